import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { attempt } from '../src/changes/attempt.ts'
import { exportHistory } from '../src/formats/export/history.ts'
import { importHistory } from '../src/formats/import/history.ts'
import { renameClaim } from '../src/lists/renamed-claim.ts'
import { compare } from '../src/model/compare.ts'
import { undescribed } from '../src/model/graph-description.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { correct } from '../src/store/amend/corrections.ts'
import { forgetRecords, recordThings } from '../src/store/amend/records.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { checkHistory } from '../src/store/care/check-history.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { describeGraph } from '../src/store/describe.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { erase } from '../src/store/erase/erase.ts'
import { personAuthor, programAuthor } from '../src/store/history/author.ts'
import { enterProposal } from '../src/store/history/entry.ts'
import { recordChange } from '../src/store/history/record.ts'
import { readRedirects } from '../src/store/history/redirects.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import type { Happening } from './amendment-arbitrary.ts'
import { history as changes, type Deed, operationsOf } from './change-arbitrary.ts'
import { databases, openDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'
import { temporaryFolder } from './temporary-folder.ts'

const held = ['run', 'held_entity', 'holding', 'alias', 'record', 'saying', 'correction', 'judgement']
const history = ['author', 'change', 'touched', 'reversal', 'entity_since', 'claim_since']
const past = ['past_entity', 'past_claim', 'redirect', 'claim_redirect']
/** PostgreSQL keeps the words of spellings beside them, SQLite elsewhere. */
const derived = derivedTables.filter((table) => table !== 'spelling')
const all = [...saidTables, ...derived, 'graph', 'description', ...held, ...history, ...past]

async function happen(store: Store, events: readonly (Happening | Deed)[], from = 0): Promise<void> {
  let run = from
  for (const event of events) {
    if (event.type !== 'amend' && event.type !== 'withdraw') {
      await act(store, event)
      continue
    }
    const { origin } = event
    if (event.anew) run += 1
    const own = { origin, run: String(run) }
    if (event.type === 'amend') {
      const { entities: merged } = await readRedirects(store)
      const entities = event.entities.filter(({ slug }) => !merged.has(slug))
      const claims = event.claims.map((each) => renameClaim(each, (slug) => merged.get(slug) ?? slug))
      const sayings = claims.slice(0, 1).map((each) => ({ record: `r${run}`, claim: each }))
      await recordThings(store, own, [{ key: `r${run}`, slug: null, entity: entities[0]?.slug ?? 'x' }])
      await amendGraph(store, { ...own, entities, claims, sayings })
    } else {
      for (let last: string | null = ''; last !== null; ) last = await forgetRecords(store, own, last, 2)
      while ((await withdrawUnsaid(store, origin, own.run, event.limit)).released > 0);
    }
  }
}

async function act(store: Store, deed: Deed): Promise<void> {
  const changes = await store.db
    .selectFrom('change')
    .select('key')
    .where('number', 'is not', null)
    .orderBy('number')
    .execute()
  const operations = operationsOf(deed, {
    entities: (await findAllEntities(store)).sort((a, b) => compare(a.slug, b.slug)),
    claims: (await findAllClaims(store)).sort((a, b) => compare(a.id, b.id)),
    changes: changes.map(({ key }) => key),
  })
  if (operations.length === 0) return
  const asked = { operations: JSON.stringify(operations), basis: null, idempotency_key: null, input_hash: null }
  const entry = { author: personAuthor('alice'), message: 'By hand. “Ü”\n', asked }
  const first = async () => null
  await attempt(store, { operations, entry, basis: null, nearest: new Map(), isTrial: false, first })
}

/** A proposal that waits, one that was accepted with a note, and something that the law took. */
async function reviewAndErase(store: Store): Promise<void> {
  const told = { entry: { author: personAuthor('alice'), message: null }, origin: null }
  await describeGraph(store, { ...undescribed, title: 'Of “Ü”' }, told)
  const asked = { operations: '[{"remove":"x"}]', basis: 1, idempotency_key: 'k', input_hash: 'h' }
  const entry = { author: personAuthor('bob'), message: null, asked }
  const key = await enterProposal(store, entry)
  await enterProposal(store, { ...entry, author: personAuthor('carol') })
  const review = { by: personAuthor('alice'), note: 'Fine.' }
  await recordChange(store, { ...entry, key, review }, { entities: [], claims: [] })
  const claims = await findAllClaims(store)
  const [least] = claims.sort((a, b) => compare(a.id, b.id))
  if (least) await erase(store, { what: 'claim', id: least.id }, { author: programAuthor, message: 'Law' })
}

/** The graph of another database, made of the file. */
async function carry(from: Store, to: Store, folder = temporaryFolder()): Promise<Store> {
  const path = join(folder, 'history.jsonl')
  await exportHistory(from, path, { force: true })
  await importHistory(to, path)
  return to
}

describe('a history that is carried to another database', () => {
  it('is the same there, and goes on as it would', async () => {
    const folder = temporaryFolder()
    const property = fc.asyncProperty(changes(), changes(3), fc.boolean(), async (list, more, isWrittenFirst) => {
      const store = await openDatabase()
      const graph = smallGraph([claim('person', 'name', 'Kim'), claim('person', 'birthDate', '1950')])
      if (isWrittenFirst) await writeGraph(store, graph)
      else await amendGraph(store, { origin: 'b', run: '0', ...graph })
      await happen(store, list)
      await reviewAndErase(store)
      await happen(store, list.slice(0, 2), 100)
      expect(await checkHistory(store, { files: '' })).toEqual([])
      const rows = await rowsOf(store, all)
      const stores = [store, await carry(store, await openSqlite(':memory:'), folder)]
      expect(await rowsOf(stores[1] as Store, all)).toEqual(rows)
      if (databases.dialect === 'postgres') {
        stores.push(await carry(stores[1] as Store, await openDatabase(), folder))
        expect(await rowsOf(stores[2] as Store, all)).toEqual(rows)
      }
      const goOn = async (each: Store) => {
        await happen(each, more, 200)
        return rowsOf(each, [...saidTables, ...derived, ...held, ...past, 'entity_since', 'claim_since'])
      }
      const [due, ...others] = await Promise.all(stores.map(goOn))
      for (const other of others) expect(other).toEqual(due)
      await Promise.all(stores.map((each) => each.close()))
    })
    await fc.assert(property, { numRuns: databases.dialect === 'sqlite' ? 20 : 4 })
  })

  it('tells what was corrected the same, whichever field was corrected first', async () => {
    const store = await openDatabase()
    const claims = [claim('person-1', 'name', 'Kim')]
    await amendGraph(store, { origin: 'a', run: '1', entities: smallGraph(claims).entities, claims })
    await correct(store, 'person-1', { name: 'Pak' })
    await correct(store, 'person-1', { description: 'Told by hand.' })
    const copy = await carry(store, await openDatabase())
    const removed = async (each: Store) => {
      // A database that knows how few rows there are reads them as they lie, and not by their index.
      await sql`analyze correction`.execute(each.db)
      await act(each, { type: 'unsay', choices: [0, 0, 1] })
      await act(each, { type: 'remove', choices: [0, 0, 0] })
      return rowsOf(each, past)
    }
    const rows = await removed(store)
    expect(rows.join()).toContain('Told by hand.')
    expect(await removed(copy)).toEqual(rows)
    await Promise.all([store.close(), copy.close()])
  })

  it('is the same where changes and what they touch take more than one line', async () => {
    const store = await openDatabase()
    const claims = Array.from({ length: 1_201 }, (_, index) => claim(`person-${index}`, 'birthDate', '1950'))
    const { entities } = smallGraph(claims)
    await amendGraph(store, { origin: 'a', run: '1', entities, claims })
    await amendGraph(store, { origin: 'a', run: '2', entities: [], claims: claims.slice(0, 700) })
    while ((await withdrawUnsaid(store, 'a', '2', 2_000)).released > 0);
    for (let index = 0; index < 1_001; index += 1)
      await recordChange(store, { author: programAuthor, message: `${index}` }, { entities: [], claims: [] })
    const copy = await carry(store, await openDatabase())
    expect(await rowsOf(copy, all)).toEqual(await rowsOf(store, all))
    await Promise.all([store.close(), copy.close()])
  })

  it('is one JSON object a line, each change before what has been so since it', async () => {
    const store = await openDatabase()
    const say = (run: string, value: string) => {
      const claims = [claim('person-1', 'name', value)]
      return amendGraph(store, { origin: 'a', run, entities: smallGraph(claims).entities, claims })
    }
    await say('1', 'Ri')
    await say('2', 'Kim')
    while ((await withdrawUnsaid(store, 'a', '2', 9)).released > 0);
    const path = join(temporaryFolder(), 'history.jsonl')
    await exportHistory(store, path, { force: false })
    const lines = readFileSync(path, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    const shown = lines.map((line) => {
      if (line.change) return `change ${line.change.number} by ${line.change.author}`
      const list: { until: number | null }[] | undefined = line.entities ?? line.claims
      if (list) return `since ${line.since}: ${list.map(({ until }) => until ?? 'now').join(' ')}`
      return line.of ?? Object.keys(line)[0]
    })
    expect(shown).toEqual([
      'history',
      'author',
      'run',
      'change 1 by import:a',
      'touched',
      'since 1: now now',
      'since 1: 2',
      'change 2 by import:a',
      'touched',
      'since 2: now',
      'held_entity',
      'holding',
      'end',
    ])
    await store.close()
  })
})

describe('a file that is no whole history', () => {
  const made = async () => {
    const store = await openDatabase()
    await happen(store, [
      { type: 'amend', origin: 'a', anew: true, ...smallGraph([claim('person-1', 'memberOf', 'organization-1')]) },
      { type: 'amend', origin: 'b', anew: true, ...smallGraph([claim('person-1', 'name', 'Ri')]) },
      { type: 'withdraw', origin: 'a', anew: true, limit: 10 },
    ])
    const path = join(temporaryFolder(), 'history.jsonl')
    await exportHistory(store, path, { force: false })
    await store.close()
    return { path, lines: readFileSync(path, 'utf8').trim().split('\n') }
  }

  const without = (text: string) => (lines: readonly string[]) => lines.filter((line) => !line.includes(text))
  const spoilt = (from: string, to: string) => (lines: readonly string[]) => lines.map((line) => line.replace(from, to))

  it.each<[string, (lines: readonly string[]) => readonly string[], RegExp]>([
    ['breaks off', (lines) => lines.slice(0, -1), /line \d+: expected a line that ends the history/],
    ['lacks its head', (lines) => lines.slice(1), /line 1: expected the head of a history/],
    ['lacks a change', without('"number":1,"at"'), /expected what has been so since change 0, got since 1/],
    ['lacks what touches', without('"touched"'), /expected \d+ lines before it, got \d+/],
    [
      'lacks an entity',
      spoilt('organization-1","until', 'organization-2","until'),
      /expected what "organization-2" was/,
    ],
    [
      'lacks the entities',
      (lines) => without('"entities"')(lines).map((line) => line.replace(/"end":\d+/, '"end":99')),
      /\d+ lines before it/,
    ],
    [
      'says something else than its id',
      spoilt('"text":"Ri"', '"text":"Ro"'),
      /has the id of something else than it says/,
    ],
    [
      'is no JSON',
      (lines) => [...lines.slice(0, 4), '{"change":', ...lines.slice(4)],
      /line 5: .*cannot be read as JSON/,
    ],
    ['is of a newer version', spoilt('{"history":1', '{"history":2'), /version 2, this Plenum knows up to 1\. Update/],
    [
      'has another sort of value',
      spoilt('"finished":0', '"finished":"no"'),
      /expected another "finished" of run, got "no"/,
    ],
  ])('leaves nothing where it %s', async (_, spoil, message) => {
    const { path, lines } = await made()
    writeFileSync(path, `${spoil(lines).join('\n')}\n`)
    const store = await openDatabase()
    await expect(importHistory(store, path)).rejects.toMatchObject({
      code: 'BAD_FILE',
      message: expect.stringMatching(message),
    })
    expect(await rowsOf(store, all)).toEqual([])
    await store.close()
  })

  it('is taken only into an empty database', async () => {
    const { path } = await made()
    const store = await openDatabase()
    await writeGraph(store, smallGraph([claim('person-1', 'name', 'Ri')]))
    const rows = await rowsOf(store, all)
    await expect(importHistory(store, path)).rejects.toMatchObject({ code: 'TARGET_EXISTS' })
    expect(await rowsOf(store, all)).toEqual(rows)
    await store.close()
  })
})
