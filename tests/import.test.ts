import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { formats } from '../src/formats/import/formats.ts'
import { importFile } from '../src/formats/import/import.ts'
import { findImport } from '../src/store/amend/imports.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { openStore } from '../src/store/open.ts'
import { rederive } from '../src/store/write.ts'
import { createDatabase, databases } from './databases.ts'
import { newFolder, openImported } from './imported.ts'

/** A chamber of so many members, each with a name, a birth and a spell; `edition` makes another state of the same file. */
function chamber(members: number, edition = 1) {
  const ids = Array.from({ length: members }, (_, index) => index).filter((index) => edition === 1 || index % 5 !== 0)
  return {
    persons: ids.map((index) => ({
      id: `m${index}`,
      name: edition === 1 ? `Member ${index}` : `Member no. ${index}`,
      birth_date: String(1940 + (index % 50)),
      identifiers: [{ scheme: 'wikidata', identifier: `Q${7_000_000 + index}` }],
      sources: [{ url: `http://chamber.example/${index % 7}` }],
    })),
    organizations: [
      { id: 'legislature', name: 'Chamber' },
      { id: 'green', name: 'Greens' },
    ],
    events: [
      {
        id: 'term/1',
        name: 'First term',
        classification: 'legislative period',
        start_date: '2001',
        organization_id: 'legislature',
      },
    ],
    memberships: ids.map((index) => ({
      person_id: `m${index}`,
      organization_id: 'legislature',
      legislative_period_id: 'term/1',
      on_behalf_of_id: 'green',
    })),
  }
}

const nothing = { entities: 0, claims: 0, references: 0 }

describe('a file that is imported again', () => {
  it('changes nothing, and is known to be the same', async () => {
    const { add, everything } = await openImported('popolo')
    const first = await add('chamber', chamber(20))
    const before = await everything()
    const again = await add('chamber', chamber(20))
    expect([first.wasImported, again.wasImported]).toEqual([false, true])
    expect(again).toMatchObject({ added: nothing, withdrawn: nothing, read: { person: 20 } })
    expect(await everything()).toBe(before)
  })

  it('changes nothing in batches of another size either', async () => {
    const [whole, parts] = [await openImported('popolo'), await openImported('popolo')]
    await whole.add('chamber', chamber(20))
    await parts.add('chamber', chamber(20), { batch: 3 })
    expect(await parts.everything()).toBe(await whole.everything())
  })

  it('changes what changed, and withdraws what it no longer says', async () => {
    const { add, everything, told, entity } = await openImported('popolo')
    await add('chamber', chamber(20))
    const summary = await add('chamber', chamber(20, 2), { batch: 7 })
    expect(summary.withdrawn.entities).toBe(4)
    expect(summary.changed).toEqual({ entities: 16, claims: 0 })
    expect(await told('chamber-m1', 'name')).toEqual(['Member no. 1'])
    expect((await entity('chamber-m1'))?.name).toBe('Member no. 1')
    expect(await entity('chamber-m5')).toBeUndefined()
    const fresh = await openImported('popolo')
    await fresh.add('chamber', chamber(20, 2))
    expect(await everything()).toBe(await fresh.everything())
  })

  it('leaves what other files say of the same', async () => {
    const { add, told } = await openImported('popolo')
    await add('chamber', chamber(3))
    await add('other', {
      persons: [
        {
          id: 'x',
          name: 'Member 1',
          birth_date: '1941',
          identifiers: [{ scheme: 'wikidata', identifier: 'Q7000001' }],
        },
      ],
    })
    await add('chamber', { persons: [{ id: 'z', name: 'Zoe' }] })
    expect(await told('chamber-m1', 'name')).toEqual(['Member 1'])
    expect(await told('chamber-m1', 'memberOf')).toEqual([])
    expect(await told('chamber-m2', 'name')).toEqual([])
  })

  it('goes back to an earlier state', async () => {
    const { add, everything } = await openImported('popolo')
    await add('chamber', chamber(10))
    const before = await everything()
    await add('chamber', chamber(10, 2))
    await add('chamber', chamber(10))
    expect(await everything()).toBe(before)
  })
})

describe('two files', () => {
  it('keep apart what they call alike', async () => {
    const { add, entities, told } = await openImported('popolo')
    await add('north', { organizations: [{ id: 'legislature', name: 'North' }] })
    await add('south', { organizations: [{ id: 'legislature', name: 'South' }] })
    expect((await entities()).map(({ slug }) => slug)).toEqual([
      'north',
      'north-legislature',
      'south',
      'south-legislature',
    ])
    expect(await told('north-legislature', 'name')).toEqual(['North'])
  })

  it('are joined by identifiers, and the join can be seen', async () => {
    const { add, entity, references } = await openImported('popolo')
    const person = (id: string, name: string, scheme: string, identifier: string) => ({
      id,
      name,
      birth_date: '1960',
      identifiers: [{ scheme, identifier }],
    })
    await add('north', { persons: [person('a', 'Ann', 'wikidata', 'Q1'), person('b', 'Bo', 'viaf', '22')] })
    const summary = await add('south', {
      persons: [
        person('x', 'Anne', 'wikidata', 'Q1'),
        { ...person('y', 'Bob', 'viaf', '22') },
        person('z', 'Ann', 'local', '1'),
      ],
    })
    expect(summary.joined).toEqual([
      { kind: 'PERSON', scheme: 'viaf', count: 1 },
      { kind: 'PERSON', scheme: 'wikidata', count: 1 },
    ])
    expect((await references('north-a', 'birthDate')).map(({ source }) => source)).toEqual(['north', 'south'])
    expect(await entity('north-a')).toMatchObject({ name: 'Ann', identifiers: [{ scheme: 'wikidata', value: 'Q1' }] })
    expect(await entity('south-x')).toBeUndefined()
    expect((await entity('south-z'))?.name).toBe('Ann')
  })

  it('are not joined across kinds, nor where Wikidata tells two things apart', async () => {
    const { add, entity } = await openImported('popolo')
    const identifiers = [{ scheme: 'viaf', identifier: '9' }]
    const wikidata = (identifier: string) => ({ scheme: 'wikidata', identifier })
    await add('north', { persons: [{ id: 'a', name: 'Ann', identifiers: [...identifiers, wikidata('Q1')] }] })
    const summary = await add('south', {
      persons: [{ id: 'b', name: 'Ann', identifiers: [...identifiers, wikidata('Q2')] }],
      organizations: [{ id: 'c', name: 'Ann & Co', identifiers: [wikidata('Q1')] }],
    })
    expect(summary.joined).toEqual([])
    expect([(await entity('south-b'))?.kind, (await entity('south-c'))?.kind]).toEqual(['PERSON', 'ORGANIZATION'])
  })

  it('are not joined by an item that stands for a sort, such as "independent politician"', async () => {
    const { add, entity } = await openImported('popolo')
    const independent = { id: 'ind', name: 'Independent', identifiers: [{ scheme: 'wikidata', identifier: 'Q327591' }] }
    await add('north', { organizations: [independent] })
    expect((await add('south', { organizations: [independent] })).joined).toEqual([])
    expect(await entity('south-ind')).toBeDefined()
  })
})

describe('one file', () => {
  it('names one thing twice where both bear the same identifier, and not where both have the same name', async () => {
    const { add, entities, told } = await openImported('popolo')
    const party = (id: string, identifier: string) => ({
      id,
      name: id,
      identifiers: [
        { scheme: 'wikidata', identifier },
        { scheme: 'own', identifier: id },
      ],
    })
    const summary = await add(
      'north',
      {
        organizations: [party('green', 'Q5'), party('greens', 'Q5'), party('red', 'Q6')],
        persons: [
          { id: 'a', name: 'Kim' },
          { id: 'b', name: 'Kim' },
        ],
        memberships: [
          { person_id: 'a', organization_id: 'greens' },
          { person_id: 'b', organization_id: 'green' },
        ],
      },
      { batch: 1 },
    )
    expect(summary.joined).toEqual([{ kind: 'ORGANIZATION', scheme: 'wikidata', count: 1 }])
    const slugs = (await entities()).map(({ slug, identifiers }) =>
      `${slug} ${identifiers.map(({ value }) => value).join(' ')}`.trim(),
    )
    expect(slugs).toEqual(['north', 'north-a', 'north-b', 'north-green green greens Q5', 'north-red red Q6'])
    expect(await told('north-green', 'name')).toEqual(['green', 'greens'])
    expect(await told('north-a', 'memberOf')).toEqual(['north-green'])
  })

  it('has slugs of at most 120 characters, each its own, whatever its ids', async () => {
    const { add, entities } = await openImported('popolo')
    const ids = [
      '',
      'A',
      'a',
      '김정은',
      '习近平',
      `${'long-'.repeat(60)}1`,
      `${'long-'.repeat(60)}2`,
      '../../etc',
      'Ünal',
      'Unal',
      '7',
      '-',
    ]
    await add('f', { persons: ids.map((id, index) => ({ id, name: `P${index}` })) })
    const slugs = (await entities()).filter(({ kind }) => kind === 'PERSON').map(({ slug }) => slug)
    expect(new Set(slugs).size).toBe(ids.length)
    for (const slug of slugs) expect(slug).toMatch(/^f-[a-z0-9]+(?:-[a-z0-9]+)*$/)
    expect(Math.max(...slugs.map((slug) => slug.length))).toBeLessThanOrEqual(120)
  })
})

describe('an import that is killed', () => {
  it('is whole after a second run, wherever it was killed', async () => {
    const [folder, content] = [newFolder(), JSON.stringify(chamber(60))]
    const file = join(folder, 'chamber.json')
    writeFileSync(file, content)
    const undisturbed = await openImported('popolo')
    await undisturbed.add('chamber', chamber(60, 2))
    await undisturbed.add('chamber', content)
    const expected = await undisturbed.everything()
    let interrupted = 0
    for (const delay of [0, 50, 120, 250]) {
      const address =
        databases.dialect === 'sqlite' ? `sqlite:${join(newFolder(), 'graph.sqlite')}` : await createDatabase('empty')
      await importInto(address, folder, JSON.stringify(chamber(60, 2)), 'before.json')
      await killDuring(
        ['import', 'popolo', file, '--as', 'chamber', '--batch', '10', '--db', address, '--yes', '--json'],
        delay,
      )
      if (!(await isFinished(address))) interrupted += 1
      await importInto(address, folder, content, 'chamber.json')
      expect(await everythingIn(address)).toBe(expected)
    }
    expect(interrupted).toBeGreaterThan(0)
  }, 120_000)

  it('or that stops leaves a graph whose derived rows are in step', async () => {
    const graph = await openImported('popolo')
    const rows = async () =>
      JSON.stringify(
        await graph.store.db.selectFrom('entry').selectAll().orderBy('owner').orderBy('list').orderBy('item').execute(),
      )
    const { memberships, ...rest } = chamber(30)
    const broken = { ...memberships[0], start_date: 'x' }
    const halves = { ...rest, memberships: [...memberships, broken] }
    await expect(graph.add('chamber', halves, { batch: 10, strict: true })).rejects.toThrow(
      '"x" cannot be read as a date',
    )
    expect(await findImport(graph.store, 'chamber')).toMatchObject({ finished: false })
    expect(await graph.told('chamber-m20', 'memberOf')).toHaveLength(2)
    const before = await rows()
    await rederive(graph.store)
    expect(await rows()).toBe(before)
  })
})

describe('strictly', () => {
  const file = { persons: [{ id: 'a', name: 'Ann' }, 5, { id: 'b', name: 'Bo', birth_date: 'x' }] }

  it('the first record that cannot be read ends the import, and nothing is written', async () => {
    const { add, entities } = await openImported('popolo')
    await expect(add('f', file, { strict: true })).rejects.toThrow(
      /persons\[1\]: expected an object, got 5\. Stopped there, as --strict asks/,
    )
    expect(await entities()).toEqual([])
  })

  it('of the batch with a value that cannot be read nothing is written', async () => {
    const { add, claims } = await openImported('popolo')
    await expect(add('f', { persons: [{ id: 'a', name: 'Ann', birth_date: 'x' }] }, { strict: true })).rejects.toThrow(
      /persons\[0\]\.birth_date: "x" cannot be read as a date/,
    )
    expect(await claims()).toEqual([])
  })

  it('what is only odd does not end it', async () => {
    const { add } = await openImported('popolo')
    expect((await add('f', [{ person_id: 'x', organization_id: 'y' }], { strict: true })).warnings).toEqual({
      'a reference to an id that no record has': 2,
    })
  })
})

describe('a file that cannot be imported', () => {
  const gzip = gzipSync(JSON.stringify(chamber(50)))

  it.each([
    ['no JSON', '{"persons": [}', /is no JSON: unexpected/],
    ['a JSON document that breaks off', '{"persons": [{"id": "a", "name": "Ann"}', /is no JSON/],
    ['an empty file', '', /is no JSON: it breaks off after 0 bytes/],
    ['a gzip that breaks off', gzip.subarray(0, 200), /is packed by gzip and breaks off: fetch it again/],
    [
      'a damaged gzip',
      Buffer.concat([gzip.subarray(0, 40), Buffer.alloc(40, 7), gzip.subarray(80)]),
      /is packed by gzip and damaged|is no JSON/,
    ],
    ['a bzip2', 'BZh91AY&SY', /is packed by bzip2: unpack it/],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from('{"name": "'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]),
      /is no text in UTF-8: .* Convert it, or fetch it again/,
    ],
    ['a JSON text alone', '"Ann"', /has no record that can be read as popolo: /],
  ])('leaves the graph as it was: %s', async (_, content, message) => {
    const { add, entities, store } = await openImported('popolo')
    await expect(add('f', content)).rejects.toThrow(message)
    expect(await entities()).toEqual([])
    expect(await findImport(store, 'f')).toBeNull()
  })

  it.each([
    ['empty', '', /has no record that can be read as ftm: it is empty/],
    ['of another format', JSON.stringify(chamber(3)), /has no record that can be read as ftm: line 1: /],
    [
      'of another format, on many lines',
      JSON.stringify(chamber(3), null, 1),
      /is one JSON document of many lines: .* of this format/,
    ],
  ])('takes nothing away from what its name holds: a file that is %s', async (_, content, message) => {
    const { add, told } = await openImported('ftm')
    await add('f', '{"id": "ann", "schema": "Person", "properties": {"name": ["Ann Lee"]}}')
    await expect(add('f', content)).rejects.toThrow(message)
    expect(await told('f-ann', 'name')).toEqual(['Ann Lee'])
  })

  it('is told from its name', async () => {
    const { store, add } = await openImported('popolo')
    const options = { format: formats.popolo, name: 'f' }
    await expect(importFile(store, { ...options, paths: [join(newFolder(), 'none.json')] })).rejects.toThrow(
      /cannot be read: nothing is there/,
    )
    await expect(importFile(store, { ...options, paths: [newFolder()] })).rejects.toThrow(/it is a directory/)
    await expect(add('한국', [], { name: '한국' })).rejects.toThrow(
      /has no Latin letter or digit: give one of up to 60/,
    )
    await expect(add('x', [], { name: 'x'.repeat(61) })).rejects.toThrow(/makes a slug of 61 characters/)
  })
})

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

/** Starts Plenum, and kills it so many milliseconds after it first says how far it is. */
async function killDuring(args: readonly string[], delay: number): Promise<void> {
  const child: ChildProcess = spawn(process.execPath, [launcher, ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const closed = once(child, 'close')
  await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), closed])
  await setTimeout(delay)
  child.kill('SIGKILL')
  await closed
}

async function importInto(address: string, folder: string, content: string, file: string): Promise<void> {
  const path = join(folder, file)
  writeFileSync(path, content)
  const store = await openStore(address)
  const mayWithdraw = () => true
  const options = { format: formats.popolo, paths: [path], name: 'chamber', mayWithdraw }
  await importFile(store, options).finally(() => store.close())
}

async function isFinished(address: string): Promise<boolean> {
  const store = await openStore(address)
  return (await findImport(store, 'chamber').finally(() => store.close()))?.finished === true
}

async function everythingIn(address: string): Promise<string> {
  const store = await openStore(address)
  const sorted = (items: readonly unknown[]) => items.map((each) => JSON.stringify(each)).sort()
  try {
    return JSON.stringify([sorted(await findAllEntities(store)), sorted(await findAllClaims(store))], null, 1)
  } finally {
    await store.close()
  }
}
