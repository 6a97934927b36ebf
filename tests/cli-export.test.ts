import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { writeGraph } from '../src/store/write.ts'
import { databases } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

async function run(...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args])
  onTestFinished(() => void child.kill('SIGKILL'))
  const texts = { output: '', errors: '' }
  child.stdout.on('data', (chunk) => {
    texts.output += chunk
  })
  child.stderr.on('data', (chunk) => {
    texts.errors += chunk
  })
  const [code] = await once(child, 'close')
  expect(texts.errors).not.toMatch(/^\s+at /m)
  return { code: code as number | null, ...texts }
}

/** A database file with a small graph, and the folder it is in. */
async function database() {
  const folder = temporaryFolder()
  const path = join(folder, 'graph.sqlite')
  const store = await openSqlite(path)
  const said = [
    claim('person-1', 'birthDate', '1980', { source: 'source-a' }),
    claim('person-1', 'birthDate', '1981', { source: 'source-b' }),
    claim('person-1', 'memberOf', 'organization-1', { source: 'source-b' }),
  ]
  await writeGraph(store, smallGraph(said, [{ slug: 'organization-1', classification: 'PARTY' }]))
  await store.close()
  return { folder, path, db: `sqlite:${path}` }
}

describe.runIf(databases.dialect === 'sqlite')('plenum export', () => {
  it('writes text to standard output, and what it has no place for to standard error', async () => {
    const { db } = await database()
    const { code, output, errors } = await run('export', 'popolo', '--db', db)
    expect(code).toBe(0)
    expect(JSON.parse(output).persons).toMatchObject([{ id: 'person-1' }])
    expect(errors).toMatch(/^Left out, as popolo has no place for it:\n +\d+ {2}\S/)
  })

  it('writes a folder of data files that plenum reads', async () => {
    const { db, folder } = await database()
    const target = join(folder, 'data')
    expect(await run('export', 'plenum', '--db', db, '--out', target)).toEqual({
      code: 0,
      output: `Wrote ${target}.\n`,
      errors: '',
    })
    expect(readDataset(target).problems).toEqual([])
    const again = await run('export', 'plenum', '--db', db, '--out', target)
    expect([again.code, again.errors]).toEqual([
      1,
      `plenum: ${target} is there already: expected a new name, or --force to replace what stands there.\n`,
    ])
    expect((await run('export', 'plenum', '--db', db, '--out', target, '--force')).code).toBe(0)
  })

  it('looks through the lens that options or JSON give', async () => {
    const { db, folder } = await database()
    const claimsOf = (name: string) => readFileSync(join(folder, name, 'claims.csv'), 'utf8').split('\r\n').length - 2
    await run('export', 'csv', '--db', db, '--out', join(folder, 'all'))
    await run('export', 'csv', '--db', db, '--told-by', 'source-b', '--out', join(folder, 'told'))
    await run('export', 'csv', '--db', db, '--lens', '{"excludeDisputed": true}', '--out', join(folder, 'sure'))
    expect(['all', 'told', 'sure'].map(claimsOf)).toEqual([3, 2, 1])
  })

  it('writes who shares how many of what, and says that it is all', async () => {
    const { db, folder } = await database()
    const target = join(folder, 'together.gexf')
    const options = ['--project', 'memberOf', '--direction', 'OUT', '--min-weight', '1', '--kind', 'PERSON']
    const found = await run('export', 'gexf', '--db', db, '--out', target, ...options, '--told-by', 'source-b')
    expect(found).toMatchObject({ code: 0, output: `Wrote ${target}.\n` })
    expect(found.errors).toMatch(/^All links, none cut off: 0 of 0 entities\.\n/)
    expect(readFileSync(target, 'utf8')).toContain('defaultedgetype="undirected"')
    const shipped = await run(
      'export',
      'graphml',
      '--project',
      'participant',
      '--qualifier',
      'role=PRESIDIUM',
      '--json',
    )
    expect(shipped.output.match(/<edge /g)).toHaveLength(45)
    expect(JSON.parse(shipped.errors)).toMatchObject({ projected: { entities: 10, links: 45 } })
  })

  it.each([
    [
      ['export', 'jsonld', '--project', 'participant'],
      1,
      /"--project" is for gexf, graphml and csv, and jsonld is given/,
    ],
    [['export', 'gexf', '--min-weight', '2'], 1, /"--min-weight" goes with "--project"/],
    [['export', 'gexf', '--project', 'participant', '--min-weight', '0'], 1, /"minWeight" must be between 1 and/],
    [['export', 'gexf', '--project', 'participant', '--qualifier', 'role'], 2, /such as role=PRESIDIUM,GUEST/],
    [['export', 'gexf', '--project', 'participants'], 1, /no property "participants"; did you mean participant\?/],
    [['export', 'xml'], 2, /Expected one of plenum, jsonld, graphml, gexf, popolo, csv\./],
    [
      ['export', 'csv', '--db', 'DB'],
      1,
      /^plenum: csv is a folder of files: expected its name, as in --out csv-export\.\n$/,
    ],
    [
      ['export', 'jsonld', '--db', 'DB', '--told-by', 'source-c'],
      1,
      /^plenum: "toldBy": no source bears the slug "source-c"/,
    ],
    [['export', 'jsonld', '--db', 'DB', '--at', '2021-13'], 1, /^plenum: "2021-13" cannot be read as a date/],
    [
      ['export', 'jsonld', '--lens', '{"toldby": []}'],
      2,
      /Expected at, match, toldBy, minSources, excludeDisputed, certainty, got "toldby"\./,
    ],
    [
      ['export', 'gexf', '--db', 'DB', '--out', '/nowhere/x.gexf'],
      1,
      /^plenum: \/nowhere is not there, and .* make it first\.\n$/,
    ],
  ])('refuses %s, and says what it expected', async (args, code, errors) => {
    const { db } = await database()
    const found = await run(...args.map((arg) => (arg === 'DB' ? db : arg)))
    expect([found.code, found.output]).toEqual([code, ''])
    expect(found.errors).toMatch(errors)
  })

  it('ends quietly when its reader has read enough', async () => {
    const child = spawn('sh', ['-c', `"${process.execPath}" "${launcher}" export jsonld | head -c 20; exit 0`])
    let errors = ''
    child.stderr.on('data', (chunk) => {
      errors += chunk
    })
    child.stdout.resume()
    await once(child, 'close')
    expect(errors).toBe('')
  })
})

describe.runIf(databases.dialect === 'sqlite')('plenum backup, restore and doctor', () => {
  it('keep a database, bring it back and find it sound', async () => {
    const { db, path, folder } = await database()
    const backup = join(folder, 'backup.sqlite')
    const counts = 'whole, with 4 entities, 3 claims, 3 references and 0 changes.\n'
    expect(await run('backup', '--db', db, backup)).toEqual({
      code: 0,
      output: `Wrote ${backup}: ${counts}`,
      errors: '',
    })
    const taken = await run('restore', backup, '--db', db)
    expect([taken.code, taken.errors]).toEqual([
      1,
      `plenum: ${path} is there already: expected a new name, or --force to replace what stands there.\n`,
    ])
    const restored = await run('restore', backup, '--db', db, '--force')
    expect(restored).toEqual({ code: 0, output: `Restored ${path}: ${counts}`, errors: '' })
    const examined = await run('doctor', '--db', db)
    expect(examined).toMatchObject({
      code: 0,
      errors: '',
      output: expect.stringMatching(/^sound {2}integrity: .*\n\nNothing is wrong\.\n$/s),
    })
    expect(readdirSync(folder).sort()).toEqual(['backup.sqlite', 'graph.sqlite'])
  })

  it('say what is wrong, what to do about it, and do it', async () => {
    const { db, path } = await database()
    const store = await openSqlite(path)
    await store.db.deleteFrom('listed').execute()
    await store.close()
    const found = await run('doctor', '--db', db)
    expect([found.code, found.errors]).toEqual([1, ''])
    expect(found.output).toMatch(/WRONG {2}derived: an entity is not among those of its kind/)
    expect(found.output).toContain(`Build it anew: plenum doctor --db ${db} --repair\n`)
    const json = await run('doctor', '--db', db, '--json')
    const checks = json.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(checks.filter(({ sound }) => !sound).map(({ check }) => check)).toEqual(['derived'])
    expect(await run('doctor', '--db', db, '--repair')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/Nothing is wrong\.\n$/),
    })
  })

  it('are for SQLite where PostgreSQL has its own', async () => {
    const { code, errors } = await run('backup', '--db', 'postgres://a:secret@localhost/b', 'x.sqlite')
    expect([code, errors]).toEqual([
      1,
      'plenum: plenum backup is for SQLite files (sqlite:PATH). For PostgreSQL, use its own pg_dump.\n',
    ])
    expect(existsSync('x.sqlite')).toBe(false)
  })
})
