import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createProgressDisplay, progressText } from '../src/formats/import/progress.ts'
import { summaryText } from '../src/formats/import/summary-text.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { newFolder } from './imported.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

async function run(...args: string[]) {
  const child = spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
  const texts = { stdout: '', stderr: '' }
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk) => {
      texts[name] += chunk
    })
  }
  const [code] = await once(child, 'close')
  expect(texts.stderr).not.toMatch(/^\s+at /m)
  return { code, ...texts }
}

function newFile(name: string, content: unknown): string {
  const path = join(newFolder(), name)
  writeFileSync(path, JSON.stringify(content))
  return path
}

const file = {
  persons: [
    { id: 'a', name: 'Ann', birth_date: 'x', hat: 'red' },
    { id: 'b', name: 'Bo' },
  ],
  organizations: [{ id: 'c', name: 'Council' }],
  memberships: [{ person_id: 'a', organization_id: 'c' }],
}

describe('plenum import', () => {
  it('tells what was read, added, skipped and not held', async () => {
    const path = newFile('Norland__Assembly.json', file)
    const { code, stdout, stderr } = await run(
      'import',
      'popolo',
      path,
      '--db',
      `sqlite:${join(newFolder(), 'g.sqlite')}`,
    )
    expect(code).toBe(0)
    expect(stderr).toContain(`${path}: persons[0].birth_date: "x" cannot be read as a date`)
    expect(stdout.split('\n')).toEqual([
      `${path} as "Norland Assembly" (norland-assembly):`,
      '  read:      2 persons, 1 membership, 1 organization',
      '  added:     4 entities, 5 claims, 5 references',
      '  unchanged: nothing',
      '  withdrawn: nothing',
      '  skipped:',
      '    1 × a date that cannot be read',
      '  not held by the model:',
      '    1 × person.hat, at persons[0].hat',
      '',
    ])
  })

  it('withdraws more than a tenth of what a name holds with --yes alone, where nobody can be asked', async () => {
    const db = `sqlite:${join(newFolder(), 'g.sqlite')}`
    const part = newFile('part.json', { persons: [{ id: 'b', name: 'Bo' }] })
    await run('import', 'popolo', newFile('whole.json', file), '--as', 'Council', '--db', db)
    const refused = await run('import', 'popolo', part, '--as', 'Council', '--db', db)
    expect(refused).toMatchObject({ code: 1, stdout: '' })
    expect(refused.stderr).toBe(
      `plenum: ${part} does not say 3 of the 5 claims that "Council" held. Nothing was changed: look whether it is the whole file of that name, and if so import it again with --yes.\n`,
    )
    const { code, stdout } = await run('import', 'popolo', part, '--as', 'Council', '--db', db, '--yes')
    expect(code).toBe(0)
    expect(stdout).toContain('withdrawn: 2 entities, 3 claims, 4 references')
  })

  it('tells machines one JSON object a line', async () => {
    const db = `sqlite:${join(newFolder(), 'g.sqlite')}`
    const { stdout, stderr } = await run(
      'import',
      'popolo',
      newFile('f.json', file),
      '--as',
      'Council of Norland',
      '--json',
      '--db',
      db,
    )
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(new Set(events.map(({ event }) => event))).toEqual(new Set(['progress', 'problem', 'summary']))
    expect(events.at(-1)).toMatchObject({
      namespace: 'council-of-norland',
      read: { person: 2 },
      problems: { 'a date that cannot be read': 1 },
    })
    expect(stderr).toBe('')
  })

  it('serves what it imported, and knows the file again', async () => {
    const [db, path] = [`sqlite:${join(newFolder(), 'g.sqlite')}`, newFile('f.json', file)]
    await run('import', 'popolo', path, '--db', db)
    const again = await run('import', 'popolo', path, '--db', db)
    expect(again.stdout).toContain('the same file was imported before: nothing to do')
  })

  it('stands in the history with its message', async () => {
    const path = join(newFolder(), 'g.sqlite')
    await run('import', 'popolo', newFile('f.json', file), '--db', `sqlite:${path}`, '--message', ' As of March. ')
    const store = await openSqlite(path)
    const changes = await store.db.selectFrom('change').select(['number', 'message']).execute()
    await store.close()
    expect(changes).toMatchObject([{ number: 1, message: 'As of March.' }])
  })

  it.each([
    [
      'a format that there is not',
      ['popoli', 'f', '--db', 'sqlite::memory:'],
      2,
      /Allowed choices are popolo, oparl, ftm, wikidata, plenum/,
    ],
    ['no database', ['popolo', 'f'], 2, /required option '--db <url>' not specified/],
    [
      'a database that is none',
      ['popolo', 'f', '--db', 'graph.sqlite'],
      1,
      /Expected the address of a database, sqlite:PATH or postgres:/,
    ],
    [
      'a file that is not there',
      ['popolo', '/nowhere/f.json', '--db', 'sqlite::memory:'],
      1,
      /\/nowhere\/f\.json cannot be read: nothing is there/,
    ],
    [
      'one name for two files',
      ['popolo', 'f', 'g', '--as', 'x', '--db', 'sqlite::memory:'],
      1,
      /"--as" names one file, and 2 are given/,
    ],
    [
      'a message of too much',
      ['popolo', 'f', '--message', 'x'.repeat(10_001), '--db', 'sqlite::memory:'],
      2,
      /Expected at most 10,000 characters, got 10,001/,
    ],
    [
      'a message with controls',
      ['popolo', 'f', '--message', 'a\u0007b', '--db', 'sqlite::memory:'],
      2,
      /the control character U\+0007/,
    ],
    [
      'a batch of nothing',
      ['popolo', 'f', '--batch', '0', '--db', 'sqlite::memory:'],
      2,
      /Expected a whole number from 1/,
    ],
  ])('refuses, with the cure, %s', async (_, args, code, message) => {
    const result = await run('import', ...args)
    expect(result.stderr).toMatch(message)
    expect(result.code).toBe(code)
  })

  it('ends with an error where it is strict', async () => {
    const { code, stderr } = await run(
      'import',
      'popolo',
      newFile('f.json', file),
      '--strict',
      '--db',
      'sqlite::memory:',
    )
    expect(code).toBe(1)
    expect(stderr).toMatch(/persons\[0\]\.birth_date: "x" cannot be read as a date.*Stopped there, as --strict asks/)
  })
})

describe('plenum import table', () => {
  const rows = 'name,party,from,to,born\nAda,Red,2010,2014,x\nBo,Blue,2011,,1950\n'

  function newTable(name: string, content: string): string {
    const path = join(newFolder(), name)
    writeFileSync(path, content)
    return path
  }

  it('guesses a map, shows what it makes of the first rows, and imports by it', async () => {
    const path = newTable('Mayors_of-Norland.csv', rows.replace(',x', ',1949'))
    const guessed = await run('import', 'table', path, '--guess')
    expect(guessed).toMatchObject({ code: 0, stderr: '' })
    const map = newTable('map.yaml', guessed.stdout)
    const shown = await run('import', 'table', path, '--map', map, '--dry-run')
    expect(shown.stdout).toContain('  person "Ada" · memberOf · party "Red" (from 2010, to 2014)\n')
    const db = `sqlite:${join(newFolder(), 'g.sqlite')}`
    const { code, stdout, stderr } = await run('import', 'table', path, '--map', map, '--db', db)
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`${path} as "Mayors of-Norland" (mayors-of-norland):\n  read:      2 rows\n`)
  })

  it('names file, line and column of a fault', async () => {
    const path = newTable('people.csv', rows)
    const entities = 'entities: { p: { kind: PERSON, name: name } }'
    const map = newTable('map.yaml', `${entities}\nclaims: [{ of: p, property: birthDate, column: born }]`)
    const db = `sqlite:${join(newFolder(), 'g.sqlite')}`
    const { code, stderr, stdout } = await run('import', 'table', path, '--map', map, '--db', db)
    expect(code).toBe(0)
    expect(stderr).toContain(`${path}: line 2, column "born": expected a date for birthDate; "x" cannot be read`)
    expect(stdout).toContain('1 × a date that cannot be read')
  })

  it('keeps the texts of speeches where it is asked to', async () => {
    const speeches = [{ id: 's', title: 'On the bill', text: 'Long words.' }]
    const [path, db] = [newFile('hansard.json', { speeches }), `sqlite:${join(newFolder(), 'g.sqlite')}`]
    expect((await run('import', 'popolo', path, '--db', db)).stdout).toContain(
      '1 × speech.text: kept with --texts alone',
    )
    const { stdout } = await run('import', 'popolo', path, '--db', db, '--texts')
    expect(stdout).toContain('added:     1 claim')
    expect(stdout).not.toContain('speech.text')
  })

  it.each([
    ['without a map', ['table', 'x.csv', '--db', 'sqlite::memory:'], 'expected --map with its path'],
    ['without its database', ['table', 'x.csv', '--map', 'x.yaml'], "required option '--db <url>' not specified"],
    [
      'of another format by a map',
      ['popolo', 'x.json', '--map', 'x.yaml'],
      '"--map" is for "plenum import table" alone',
    ],
    ['of another format for texts', ['ftm', 'x.json', '--texts'], '"--texts" is for "plenum import popolo" alone'],
    ['of another format to be shown', ['ftm', 'x.json', '--dry-run'], '"--dry-run" is for "plenum import table" alone'],
  ])('is refused %s', async (_, args, message) => {
    const { code, stderr } = await run('import', ...args)
    expect(code).not.toBe(0)
    expect(stderr).toContain(message)
  })
})

describe('the progress of an import', () => {
  const at = (stage: 'claims' | 'entities', done: number) => ({ stage, done, total: 10_000_000 }) as const

  function display(isTerminal: boolean) {
    const written: string[] = []
    let time = 0
    const shown = createProgressDisplay(
      { isTerminal, columns: 100, write: (text) => void written.push(text), now: () => time },
      'file',
    )
    return {
      written,
      clear: shown.clear,
      show: (seconds: number, progress: ReturnType<typeof at>) => {
        time = seconds * 1_000
        shown.show(progress)
      },
    }
  }

  it('tells the rate and the time left', () => {
    expect(progressText(at('claims', 2_500_000), 5_000)).toBe(
      'reading and writing claims, 2.5 of 10.0 MB, 0.5 MB/s, 15 s left',
    )
    expect(progressText({ stage: 'claims', done: 1e9, total: 1e12 }, 10_000)).toMatch(/, 2 h 47 min left$/)
    expect(progressText(at('entities', 4_000), 2_000)).toBe('writing entities, 4,000, 2,000 a second')
  })

  it('is a bar on a terminal, drawn over itself and cleared', () => {
    const { written, show, clear } = display(true)
    show(0, at('claims', 0))
    show(0.05, at('claims', 1_000_000))
    show(5, at('claims', 5_000_000))
    clear()
    clear()
    expect(written).toEqual([
      '\r\u001b[K[....................] file: reading and writing claims, 0.0 of 10.0 MB',
      '\r\u001b[K[##########..........] file: reading and writing claims, 5.0 of 10.0 MB, 1.0 MB/s, 5 s left',
      '\r\u001b[K',
    ])
  })

  it('is a plain line now and then elsewhere', () => {
    const { written, show } = display(false)
    for (const seconds of [0, 1, 6, 7, 12]) show(seconds, at('claims', seconds * 100_000))
    expect(written).toEqual([
      'file: reading and writing claims, 0.6 of 10.0 MB, 0.1 MB/s, 2 min left\n',
      'file: reading and writing claims, 1.2 of 10.0 MB, 0.1 MB/s, 2 min left\n',
    ])
  })
})

describe('the summary of an import', () => {
  it('shows joins by what joined', () => {
    const part = { entities: 1, claims: 0, references: 2 }
    const text = summaryText({
      ...{ format: 'popolo', path: 'f', name: 'f', namespace: 'f', wasImported: false, read: { person: 1_200 } },
      ...{
        added: part,
        changed: { entities: 2, claims: 0 },
        unchanged: part,
        withdrawn: part,
        problems: {},
        warnings: {},
        notHeld: { 'person.shoe_size': 2, 'person.hat': 1 },
        notHeldAt: { 'person.shoe_size': 'persons[3].shoe_size', 'person.hat': 'persons[7].hat' },
      },
      joined: [
        { kind: 'PERSON', scheme: 'wikidata', count: 17 },
        { kind: 'AGENDA_ITEM', scheme: 'other', count: 1 },
      ],
    })
    expect(text.split('\n').slice(1)).toEqual([
      '  read:      1,200 persons',
      '  added:     1 entity, 2 references',
      '  changed:   2 entities',
      '  unchanged: 1 entity, 2 references',
      '  withdrawn: 1 entity, 2 references',
      '  joined:    17 persons by Wikidata id',
      '  joined:    1 agenda item by other',
      '  not held by the model:',
      '    2 × person.shoe_size, first at persons[3].shoe_size',
      '    1 × person.hat, at persons[7].hat',
    ])
  })
})
