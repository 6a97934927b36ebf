import { sql } from 'kysely'
import { type Claim, referenceId } from '../../model/claim.ts'
import type { EntityKind } from '../../model/kind.ts'
import { textset } from '../dialect.ts'
import type { RecordTable, SayingTable } from '../holding-tables.ts'
import { lockGraph } from '../revision.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { type NumberedRun, numberRun, type Run } from './runs.ts'

/** One thing that a record of a file says; a record that says nothing has one without a claim. */
export interface Saying {
  /** The key of the record. */
  readonly record: string
  readonly claim: Claim | null
}

/** What a key of a file stands for. */
export interface KeyedThing {
  readonly key: string
  /** The slug that it has by itself; null for another name of something. */
  readonly slug: string | null
  readonly entity: string
}

/** A record as it is known, and of what kind the entity is that stands for it; null where that is not there. */
export interface KnownRecord extends RecordTable {
  readonly kind: EntityKind | null
}

/** Whether it is known of anything that the origin says which record says it. */
export async function hasRecords({ db }: Store, origin: string): Promise<boolean> {
  const row = await db.selectFrom('record').select('number').where('origin', '=', origin).limit(1).executeTakeFirst()
  return row !== undefined
}

/** Those of the origin's records that are known. */
export async function findRecords(
  { db, dialect }: Store,
  origin: string,
  keys: readonly string[],
): Promise<KnownRecord[]> {
  if (keys.length === 0) return []
  const { rows } = await sql<KnownRecord>`
    select record.*, entity.kind from ${textset(dialect, keys)} as wanted cross join record
    left join entity on entity.slug = record.entity
    where record.origin = ${origin} and record.key = wanted.text`.execute(db)
  return rows.map((row) => ({ ...row, number: Number(row.number), run: Number(row.run) }))
}

/** The origin's records that these entities stand for. */
export async function findRecordsOf(
  { db, dialect }: Store,
  origin: string,
  entities: readonly string[],
): Promise<RecordTable[]> {
  if (entities.length === 0) return []
  const { rows } = await sql<RecordTable>`
    select record.* from ${textset(dialect, entities)} as wanted
    join record on record.entity = wanted.text and record.origin = ${origin} order by record.key`.execute(db)
  return rows.map((row) => ({ ...row, number: Number(row.number), run: Number(row.run) }))
}

/** Records what keys of a file stand for, before it is written. */
export async function recordThings(store: Store, { origin, run }: Run, things: readonly KeyedThing[]): Promise<void> {
  if (things.length === 0) return
  await store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await lockGraph(inside)
    const { number } = await numberRun(inside, { origin, run })
    await writeRecords(inside, { origin, run, number }, things)
    // What it was joined to by an earlier run holds no longer.
    const slugs = textset(
      store.dialect,
      things.flatMap(({ slug }) => slug ?? []),
    )
    await sql`
      delete from alias where slug in (select text from ${slugs} as own) and run in (
        select number from run where origin = ${origin} and number <> ${number})`.execute(db)
  })
}

/** Records which records of a run say which claims; `numberOf` gives the number of a claim that is there. */
export async function holdSayings(
  store: Store,
  run: NumberedRun,
  sayings: readonly Saying[],
  numberOf: (id: string) => number,
): Promise<void> {
  if (sayings.length === 0) return
  const keys = [...new Set(sayings.map(({ record }) => record))]
  const numbers = await writeRecords(
    store,
    run,
    keys.map((key) => ({ key, slug: null, entity: null })),
  )
  const rows = new Map<string, SayingTable>()
  const add = (row: SayingTable) => {
    const key = `${row.record} ${row.claim}`
    const known = rows.get(key)?.citations.split(' ') ?? []
    rows.set(key, { ...row, citations: [...new Set([...known, ...row.citations.split(' ')])].join(' ') })
  }
  for (const { record, claim } of sayings) {
    if (!claim) continue
    const citations = claim.references.map(referenceId).join(' ')
    add({ record: numbers.get(record) ?? 0, claim: numberOf(claim.id), run: run.number, citations })
  }
  // A record can stand in several places of a file.
  for (const row of await findSayings(store, [...numbers.values()]))
    if (row.run === run.number && rows.has(`${row.record} ${row.claim}`)) add(row)
  await upsertRows(store, 'saying', [...rows.values()])
}

/** What these records say. */
export async function findSayings({ db, dialect }: Store, records: readonly number[]): Promise<SayingTable[]> {
  if (records.length === 0) return []
  const wanted = dialect.recordset(
    records.map((record) => [record]),
    { record: 'bigint' },
  )
  const { rows } = await sql<SayingTable>`
    select saying.* from ${wanted} as wanted join saying on saying.record = wanted.record`.execute(db)
  return rows.map(numbered)
}

/** Which records say these claims, whatever their origin. */
export async function findSayingsOf({ db, dialect }: Store, claims: readonly number[]): Promise<SayingTable[]> {
  if (claims.length === 0) return []
  const wanted = dialect.recordset(
    claims.map((claim) => [claim]),
    { claim: 'bigint' },
  )
  const { rows } = await sql<SayingTable>`
    select saying.* from ${wanted} as wanted join saying on saying.claim = wanted.claim
    order by saying.claim, saying.record`.execute(db)
  return rows.map(numbered)
}

/** Which records of the origin say these claims. */
export async function findSayersOf(
  { db, dialect }: Store,
  origin: string,
  claims: readonly number[],
): Promise<(SayingTable & Pick<RecordTable, 'key'>)[]> {
  if (claims.length === 0) return []
  const wanted = dialect.recordset(
    claims.map((claim) => [claim]),
    { claim: 'bigint' },
  )
  const { rows } = await sql<SayingTable & Pick<RecordTable, 'key'>>`
    select saying.*, record.key from ${wanted} as wanted cross join saying cross join record
    where saying.claim = wanted.claim and record.number = saying.record and record.origin = ${origin}`.execute(db)
  return rows.map(numbered)
}

/** Those of the entities that no record of the origin is about; another name of one is no record. */
export async function withoutRecords(
  { db, dialect }: Store,
  origin: string,
  entities: readonly string[],
): Promise<string[]> {
  if (entities.length === 0) return []
  const { rows } = await sql<{ text: string }>`
    select wanted.text from ${textset(dialect, entities)} as wanted where not exists (
      select 1 from record where record.entity = wanted.text and record.origin = ${origin} and record.slug is not null)`.execute(
    db,
  )
  return rows.map(({ text }) => text)
}

/**
 * Forgets, a part of the records at a time, what the origin's other runs told of records; begins after a key, and returns
 * the last one that it came to, null at the end.
 */
export async function forgetRecords(
  store: Store,
  { origin, run }: Run,
  after: string,
  limit: number,
): Promise<string | null> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    await lockGraph(inside)
    const { number } = await numberRun(inside, { origin, run })
    const rows = await db
      .selectFrom('record')
      .select(['number', 'key', 'run'])
      .where('origin', '=', origin)
      .where('key', '>', after)
      .orderBy('key')
      .limit(limit)
      .execute()
    const sayings = await findSayings(
      inside,
      rows.map((row) => Number(row.number)),
    )
    await deleteRows(
      inside,
      'saying',
      sayings.filter((saying) => saying.run !== number),
    )
    await deleteRows(
      inside,
      'record',
      rows.filter((row) => Number(row.run) !== number),
    )
    return rows.at(-1)?.key ?? null
  })
}

/** Gives records numbers, and notes that the run has them. One without an entity keeps that which the run gave it. */
async function writeRecords(
  store: Store,
  { origin, number: run }: NumberedRun,
  things: readonly (Omit<KeyedThing, 'entity'> & { readonly entity: string | null })[],
): Promise<Map<string, number>> {
  const known = new Map(
    (
      await findRecords(
        store,
        origin,
        things.map(({ key }) => key),
      )
    ).map((row) => [row.key, row]),
  )
  const { rows } = await sql<{ last: number | string }>`select coalesce(max(number), 0) as last from record`.execute(
    store.db,
  )
  let last = Number(rows[0]?.last)
  const written = things.map(({ key, slug, entity }): RecordTable => {
    const before = known.get(key)
    const isGiven = before?.run === run && entity === null
    const about = isGiven ? { slug: before.slug, entity: before.entity } : { slug, entity }
    return { number: before?.number ?? ++last, origin, key, ...about, run }
  })
  const changed = written.filter(({ key, slug, entity }) => {
    const before = known.get(key)
    return before?.run !== run || before.slug !== slug || before.entity !== entity
  })
  await upsertRows(store, 'record', changed)
  return new Map(written.map(({ key, number }) => [key, number]))
}

function numbered<Row extends SayingTable>(row: Row): Row {
  return { ...row, record: Number(row.record), claim: Number(row.claim), run: Number(row.run) }
}
