import { sql } from 'kysely'
import { openTemporarySqlite } from '../sqlite/temporary.ts'
import type { Store } from '../store.ts'
import { findRecords, findSayersOf, findSayings } from './records.ts'
import { countHeldClaims, findOtherRuns, type Run } from './runs.ts'

/** What an import would take away, beside all that its name held. */
export interface Withdrawal {
  /** How many claims the name held when the import began. */
  readonly held: number
  /** How many of them it does not say. */
  readonly unsaid: number
}

/** What an import is going to say, kept on the disk, so that it is known before anything is written what it takes away. */
export interface Sayings {
  add(claims: readonly string[]): void
  /** What the origin's other runs hold that is not among them. */
  compare(store: Store, own: Run): Promise<Withdrawal>
  /** The same where only these records are told anew, or are gone, and some claims of others do not hold any more. */
  compareRecords(store: Store, own: Run, gone: Gone): Promise<Withdrawal>
  close(): void
}

/** What a file of changes tells anew or takes away, a part at a time. */
export interface Gone {
  /** The keys of the records. */
  keys(): Iterable<readonly string[]>
  /** The ids of the claims that other records say. */
  unfit(): Iterable<readonly string[]>
}

const claimsAtOnce = 5_000

export function openSayings(): Sayings {
  const database = openTemporarySqlite()
  for (const table of ['said', 'unsaid', 'changed'])
    database.run(`create table ${table} (id text primary key) without rowid`)
  const add = (table: string, ids: readonly string[]) =>
    database.run(`insert or ignore into ${table} select value from json_each(?)`, [JSON.stringify(ids)])
  const has = (table: string, id: string) => database.get(`select 1 as found from ${table} where id = ?`, [id])
  const note = (ids: readonly string[]) =>
    add(
      'unsaid',
      ids.filter((id) => !has('said', id)),
    )
  const result = async (store: Store, own: Run): Promise<Withdrawal> => ({
    held: await heldAtFirst(store, own),
    unsaid: Number(database.get('select count(*) as count from unsaid')?.count),
  })
  return {
    add: (claims) => add('said', claims),
    async compare(store, own) {
      for (const { number } of await findOtherRuns(store, own))
        for await (const ids of claimsHeld(store, number)) note(ids)
      return result(store, own)
    },
    async compareRecords(store, own, { keys, unfit }) {
      for (const ids of unfit()) note(ids)
      for (const part of keys()) add('changed', part)
      for (const part of keys()) {
        const records = await findRecords(store, own.origin, part)
        const sayings = await findSayings(
          store,
          records.map(({ number }) => number),
        )
        const claims = [...new Set(sayings.map(({ claim }) => claim))]
        const kept = new Set<number>()
        for (const { claim, key } of await findSayersOf(store, own.origin, claims))
          if (!has('changed', key)) kept.add(claim)
        note(
          await idsOf(
            store,
            claims.filter((claim) => !kept.has(claim)),
          ),
        )
      }
      return result(store, own)
    },
    close: () => database.close(),
  }
}

/** An import that was broken off and goes on knows already what there was. */
async function heldAtFirst(store: Store, { origin, run }: Run): Promise<number> {
  const own = store.db.selectFrom('run').select('held').where('origin', '=', origin).where('run', '=', run)
  return Number((await own.executeTakeFirst())?.held ?? (await countHeldClaims(store, origin)))
}

/** The ids of the claims that a run holds, a part at a time. */
async function* claimsHeld({ db }: Store, run: number): AsyncIterable<readonly string[]> {
  for (let last = 0; ; ) {
    const { rows } = await sql<{ claim: number | string; id: string }>`
      select holding.claim, claim.id from holding join claim on claim.number = holding.claim
      where holding.run = ${run} and holding.claim > ${last} order by holding.claim limit ${claimsAtOnce}`.execute(db)
    const final = rows.at(-1)
    if (!final) return
    yield rows.map(({ id }) => id)
    last = Number(final.claim)
  }
}

async function idsOf({ db, dialect }: Store, claims: readonly number[]): Promise<string[]> {
  if (claims.length === 0) return []
  const wanted = dialect.recordset(
    claims.map((claim) => [claim]),
    { claim: 'bigint' },
  )
  const { rows } = await sql<{ id: string }>`
    select claim.id from ${wanted} as wanted join claim on claim.number = wanted.claim`.execute(db)
  return rows.map(({ id }) => id)
}
