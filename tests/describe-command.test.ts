import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { openStore } from '../src/store/open.ts'
import { writeGraph } from '../src/store/write.ts'
import { newAddress } from './databases.ts'
import { world, writeFolder } from './files-folder.ts'
import { claim, smallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

async function run(...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args])
  const texts = { output: '', errors: '' }
  child.stdout.on('data', (text) => {
    texts.output += text
  })
  child.stderr.on('data', (text) => {
    texts.errors += text
  })
  const [code] = await once(child, 'close')
  expect(texts.errors).not.toMatch(/^\s+at /m)
  return { code, ...texts }
}

async function filled(): Promise<string> {
  const address = await newAddress()
  const store = await openStore(address)
  await writeGraph(store, smallGraph([claim('person-1', 'memberOf', 'organization-1')]))
  await store.close()
  return address
}

/** Writes a description with a query beside it, and gives its path. */
function write(text: string, query = 'query Who { people { totalCount } }\n'): string {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'examples'))
  writeFileSync(join(folder, 'examples/who.graphql'), query)
  writeFileSync(join(folder, 'council.yaml'), text)
  return join(folder, 'council.yaml')
}

const text = `title: The council
featured: [organization-1]
examples:
  - query: examples/who.graphql
    variables: { n: 1 }
`

describe('plenum describe', () => {
  it('has a database say what a file does, and prints it as one', async () => {
    const db = await filled()
    const nothing = await run('describe', '--db', db)
    expect([nothing.code, nothing.output]).toEqual([0, ''])
    expect(nothing.errors).toMatch(/^The graph says nothing of itself\. .*plenum describe graph\.yaml --db URL$/m)
    expect(await run('describe', write(text), '--db', db, '--as', 'alice', '--message', 'For the opening.')).toEqual({
      code: 0,
      output: 'Described the graph, with the title "The council", 1 featured entity, 1 example query, as change 1.\n',
      errors: '',
    })
    expect((await run('describe', write(text), '--db', db)).output).toBe(
      'The graph says just that of itself: nothing to do.\n',
    )
    const printed = await run('describe', '--db', db)
    expect(parse(printed.output)).toEqual({
      title: 'The council',
      featured: ['organization-1'],
      examples: [{ query: 'query Who { people { totalCount } }\n', variables: { n: 1 } }],
    })
    const store = await openStore(db)
    const changes = await store.db.selectFrom('change').selectAll().execute()
    const authors = await store.db.selectFrom('author').select('name').execute()
    await store.close()
    expect(changes.map(({ message }) => message)).toEqual(['For the opening.'])
    expect(authors).toMatchObject([{ name: 'alice' }])
  }, 60_000)

  it('takes what it prints, and lets a graph say nothing any more', async () => {
    const db = await filled()
    await run('describe', write(text), '--db', db)
    const { output } = await run('describe', '--db', db)
    const alone = join(temporaryFolder(), 'graph.yaml')
    writeFileSync(alone, output)
    expect((await run('describe', alone, '--db', db)).output).toMatch(/nothing to do/)
    writeFileSync(alone, '{}\n')
    expect((await run('describe', alone, '--db', db)).output).toBe(
      'The graph says nothing of itself any more, as change 2.\n',
    )
  }, 60_000)

  it('lists every mistake with its place, and changes nothing', async () => {
    const db = await filled()
    const path = write(
      'titl: A\nfeatured: [organization-1, person-9]\nexamples:\n  - query: examples/who.graphql\n',
      'query Who { peple }\n',
    )
    const { code, output, errors } = await run('describe', path, '--db', db)
    expect([code, output]).toEqual([1, ''])
    expect(errors.replaceAll(path.replace('council.yaml', ''), '')).toBe(
      `council.yaml:1:1: expected title, description, featured, examples, got "titl"; did you mean title?
council.yaml:2:28: expected the slug of an entity of the graph, got person-9, which none has; look for it by name
examples/who.graphql:1:13: expected a query that the graph answers, got a fault: Cannot query field "peple" on type "Query". Did you mean "people" or "place"?
3 mistakes.
`,
    )
    expect((await run('describe', '--db', db)).output).toBe('')
  }, 60_000)

  it('says what is missing', async () => {
    const db = await filled()
    expect((await run('describe', '--db', db, '--as', 'alice')).errors).toMatch(/give its file, too/)
    expect((await run('describe', join(temporaryFolder(), 'none.yaml'), '--db', db)).errors).toMatch(
      /none\.yaml:1:1: expected a file that can be read, got nothing\n1 mistake\.\n$/,
    )
    expect((await run('describe', write(text), '--db', `sqlite:${join(temporaryFolder(), 'none')}`)).code).toBe(1)
    expect((await run('describe')).code).toBe(2)
  }, 60_000)
})

describe('plenum check', () => {
  it('asks the examples of a data folder of the schema, and names file and line', async () => {
    const folder = writeFolder({
      ...world,
      'graph.yaml': 'title: The hall\nfeatured: [hal]\nexamples:\n  - query: examples/who.graphql\n',
      'examples/who.graphql': '# Who?\nquery Who { peple }\n',
    })
    expect(await run('check', folder)).toEqual({
      code: 1,
      output: '',
      errors: `data/examples/who.graphql:2:13: expected a query that the graph answers, got a fault: Cannot query field "peple" on type "Query". Did you mean "people" or "place"?
data/graph.yaml:2:12: expected the slug of an entity for featured, got hal, which no file declares; did you mean hall?
2 mistakes.
`,
    })
  })
})
