import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it, onTestFinished } from 'vitest'
import { makeChange, reviewChange } from '../src/changes/change.ts'
import type { Outcome } from '../src/changes/outcome.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { beginImport, finishImport } from '../src/store/amend/imports.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { findLastNumber } from '../src/store/history/entry.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { type Happening, happenings } from './amendment-arbitrary.ts'
import { type Deed, history, operationsOf } from './change-arbitrary.ts'
import { newAddress, runs } from './databases.ts'
import { saidAt, saidNow } from './said-on-record.ts'
import { expectSound } from './sound-history.ts'

type Way =
  | 'plain'
  | 'on a basis'
  | 'twice under a key'
  | 'dry'
  | 'proposed'
  | 'proposed twice under a key'
  | 'reviewing'

interface Step {
  /** All in one change. */
  readonly deeds: readonly Deed[]
  readonly way: Way
}

const ways: readonly Way[] = [
  'plain',
  'plain',
  'plain',
  'on a basis',
  'twice under a key',
  'dry',
  'proposed',
  'proposed twice under a key',
  'reviewing',
]

/** What a client does, one thing after another. */
function steps(most: number): fc.Arbitrary<Step[]> {
  const deeds = history(3).map((events) => events.filter((event): event is Deed => !isHappening(event)))
  return fc.array(fc.record({ deeds, way: fc.constantFrom(...ways) }), { maxLength: most, size: 'max' })
}

function isHappening(event: Happening | Deed): event is Happening {
  return event.type === 'amend' || event.type === 'withdraw'
}

/** A store of its own on the database that all share, as another server has it. */
async function openClient(address: string) {
  const store = await openStore(address)
  onTestFinished(() => store.close().catch(() => {}))
  let current: Graph | null = null
  return {
    store,
    async now(): Promise<Graph> {
      if (!current || current.revision !== (await store.revision())) current = await openGraph(store)
      return current
    },
  }
}

type Client = Awaited<ReturnType<typeof openClient>>

/** What is read in it is all of one moment. */
function atOnce<Result>({ db, ...rest }: Store, read: (inside: Store) => Promise<Result>): Promise<Result> {
  const isolated = db.transaction().setAccessMode('read only').setIsolationLevel('repeatable read')
  const plain = rest.dialect.name === 'sqlite' ? db.transaction().setAccessMode('read only') : isolated
  return plain.execute((transaction) => read({ ...rest, db: transaction }))
}

async function presentIn(inside: Store) {
  const rows = await inside.db
    .selectFrom('change')
    .select('key')
    .where('number', 'is not', null)
    .orderBy('number')
    .execute()
  return {
    entities: (await findAllEntities(inside)).sort((a, b) => (a.slug < b.slug ? -1 : 1)),
    claims: (await findAllClaims(inside)).sort((a, b) => (a.id < b.id ? -1 : 1)),
    changes: rows.map(({ key }) => key),
    number: await findLastNumber(inside),
  }
}

/** What was seen of the graph at the numbers that it had, and which key made what. */
class Witness {
  readonly moments = new Map<number, string[]>()
  readonly keys = new Map<string, Set<string | null>>()

  async look(store: Store): Promise<void> {
    const [number, said] = await atOnce(store, async (inside) => [await findLastNumber(inside), await saidNow(inside)])
    const { rows } = await sql<{ origin: string | null }>`select origin from change where number = ${number}`.execute(
      store.db,
    )
    // What an import does in several parts is one change, which may have been seen in part.
    if (rows[0]?.origin == null) this.moments.set(number, said)
  }

  note(key: string, { change }: Outcome): void {
    this.keys.set(key, (this.keys.get(key) ?? new Set()).add(change))
  }
}

async function work(client: Client, other: Client, name: string, all: readonly Step[], witness: Witness) {
  for (const [index, { deeds, way }] of all.entries()) {
    const present = await atOnce(client.store, presentIn)
    const operations = deeds.flatMap((deed) => operationsOf(deed, present))
    if (way === 'reviewing') await review(client, other, name)
    if (operations.length === 0) continue
    const key = way.endsWith('under a key') ? `${name} ${index}` : null
    const asked = {
      ...{ author: personAuthor(name), mayOnlyPropose: false, operations, message: null, idempotencyKey: key },
      basis: way === 'on a basis' ? present.number : null,
      propose: way.startsWith('proposed'),
      dryRun: way === 'dry',
    }
    const both = key === null ? [client] : [client, other, client]
    const outcomes = await Promise.all(both.map(({ now }) => whenNothingIsImported(() => makeChange(now, asked))))
    for (const outcome of outcomes) if (key !== null && outcome.problems.length === 0) witness.note(key, outcome)
    await witness.look(client.store)
  }
}

/** As a client does that is told to wait. */
async function whenNothingIsImported(change: () => Promise<Outcome>): Promise<Outcome> {
  for (;;) {
    const outcome = await change()
    if (!outcome.problems.some(({ message }) => message.includes('no import to be under way'))) return outcome
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Two decide on one proposal at once. */
async function review(client: Client, other: Client, name: string): Promise<void> {
  const rows = await client.store.db.selectFrom('change').select('key').where('state', '=', 'PROPOSED').execute()
  const [first] = rows
  if (!first) return
  const reviewed = { reviewer: personAuthor(`${name}, who reviews`), change: first.key, note: null, basis: null }
  const outcomes = await Promise.all([
    whenNothingIsImported(() => reviewChange(client.now, { ...reviewed, accept: true })),
    whenNothingIsImported(() => reviewChange(other.now, { ...reviewed, accept: name !== 'b' })),
  ])
  const taken = outcomes.filter(({ change }) => change !== null)
  expect(taken.length).toBeLessThanOrEqual(1)
}

async function importInParts({ store }: Client, batches: readonly Happening[]): Promise<void> {
  for (const [run, part] of ['1', '2'].entries()) {
    await beginImport(store, 'file', part)
    for (const batch of batches) {
      if (batch.type !== 'amend') continue
      await amendGraph(store, { origin: 'file', run: part, entities: batch.entities, claims: batch.claims })
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    await finishImport(store, 'file', part)
    if (run === 0) await new Promise((resolve) => setTimeout(resolve, 60))
  }
}

describe('several who change one database at once', () => {
  it('leave a history that tells what each of them saw, and nothing in halves', async () => {
    const parts = fc.record({
      a: steps(8),
      b: steps(8),
      c: steps(8),
      file: happenings({ most: 4, claims: 4 }),
      first: happenings({ most: 1, claims: 8 }),
    })
    const property = fc.asyncProperty(parts, async ({ a, b, c, file, first }) => {
      const address = await newAddress()
      const clients = [await openClient(address), await openClient(address), await openClient(address)] as const
      const witness = new Witness()
      await importInParts(clients[0], first)
      await Promise.all([
        work(clients[0], clients[1], 'a', a, witness),
        work(clients[1], clients[2], 'b', b, witness),
        work(clients[2], clients[0], 'c', c, witness),
        importInParts(await openClient(address), file),
      ])
      for (const client of clients) await client.store.close()
      // FTS5 takes what another connection wrote for damage until its own next transaction.
      const { store } = await openClient(address)
      for (const [number, said] of witness.moments) expect(await saidAt(store, number), `at ${number}`).toEqual(said)
      for (const [key, made] of witness.keys) expect([key, made.size]).toEqual([key, 1])
      const keyed = await store.db
        .selectFrom('change')
        .select('idempotency_key as key')
        .where('idempotency_key', 'is not', null)
        .execute()
      expect(keyed.map(({ key }) => key).sort()).toEqual([...witness.keys.keys()].sort())
      await expectSound(store)
      await store.close()
    })
    await fc.assert(property, { numRuns: runs(25), endOnFailure: true })
  }, 120_000)
})
