import { type RawBuilder, sql } from 'kysely'
import type { ColumnTypes } from './dialect.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

/** What it takes to write. */
export type Writing = Pick<Store, 'db' | 'dialect'>

const rowsPerStatement = 5_000

/** Inserts the rows, none of which is there. */
export async function insertRows<Name extends keyof Tables>(
  store: Writing,
  table: Name,
  rows: readonly Tables[Name][],
): Promise<void> {
  await write(store, table, rows, sql``)
}

/** Inserts the rows; where one with the same key is there, it becomes as the new one is. */
export async function upsertRows<Name extends keyof Tables>(
  store: Writing,
  table: Name,
  rows: readonly Tables[Name][],
): Promise<void> {
  const key = primaryKeys[table] as readonly string[]
  const others = Object.keys(columnTypes[table]).filter((name) => !key.includes(name))
  const changes = others.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const action = changes.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(changes)}`
  await write(store, table, rows, sql`on conflict (${columnList(key)}) ${action}`)
}

/** Adds the rows' counts to those that are stored; what is counted down to 0 goes. */
export async function addToRows<Name extends 'source_count' | 'tie' | 'word'>(
  store: Writing,
  table: Name,
  column: keyof Tables[Name] & string,
  rows: readonly Tables[Name][],
): Promise<void> {
  const changed = rows.filter((row) => Number(row[column]) !== 0)
  const sum = sql`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`
  const key = columnList(primaryKeys[table])
  await write(store, table, changed, sql`on conflict (${key}) do update set ${sql.ref(column)} = ${sum}`)
  const fewer = changed.filter((row) => Number(row[column]) < 0)
  await deleteRows(store, table, fewer, sql`${sql.ref(column)} = 0`)
}

/** Deletes the rows that have these keys, where they are there and the condition holds. */
export async function deleteRows<Name extends keyof Tables>(
  store: Writing,
  table: Name,
  rows: readonly Pick<Tables[Name], KeyOf<Name>>[],
  condition: RawBuilder<unknown> = sql`1 = 1`,
): Promise<void> {
  const key = primaryKeys[table] as unknown as readonly KeyOf<Name>[]
  const types = Object.fromEntries(key.map((name) => [name, columnTypes[table][name]])) as ColumnTypes
  const columns = columnList(key as readonly string[])
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const values = rows.slice(from, from + rowsPerStatement).map((row) => key.map((name) => row[name]))
    await sql`
      delete from ${sql.table(table)} where ${condition} and (${columns}) in (
        select ${columns} from ${store.dialect.recordset(values, types)} as gone)`.execute(store.db)
  }
}

async function write<Name extends keyof Tables>(
  { db, dialect }: Writing,
  table: Name,
  rows: readonly Tables[Name][],
  action: RawBuilder<unknown>,
): Promise<void> {
  if (rows.length === 0) return
  const names = Object.keys(columnTypes[table]) as (keyof Tables[Name] & string)[]
  const into = sql`${sql.table(table)} (${columnList(names)})`
  if (dialect.insert && db.isTransaction) {
    const textOf = (part: RawBuilder<unknown>) => part.compile(db).sql
    const insertion = { into: textOf(into), columns: names.length, onConflict: textOf(action) }
    dialect.insert(insertion, valuesOf(rows, names))
    return
  }
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const values = rows.slice(from, from + rowsPerStatement).map((row) => names.map((name) => row[name]))
    // The condition tells SQLite that what follows it is no condition of a join.
    await sql`
      insert into ${into}
      select ${columnList(names)} from ${dialect.recordset(values, columnTypes[table])} as written
      where 1 = 1 ${action}`.execute(db)
  }
}

/** The values of each row in turn, always in the same array. */
function* valuesOf<Row>(rows: readonly Row[], names: readonly (keyof Row)[]): Iterable<readonly unknown[]> {
  const values: unknown[] = names.map(() => null)
  for (const row of rows) {
    for (let index = 0; index < names.length; index += 1) values[index] = row[names[index] as keyof Row]
    yield values
  }
}

function columnList(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)))
}

/** The row's key as a text. */
export function keyOfRow<Name extends keyof Tables>(table: Name, row: Tables[Name]): string {
  return (primaryKeys[table] as unknown as readonly (keyof Tables[Name])[]).map((name) => row[name]).join('\n')
}

type KeyOf<Name extends keyof Tables> = (typeof primaryKeys)[Name][number] & keyof Tables[Name]

export const primaryKeys = {
  entity: ['number'],
  claim: ['number'],
  listed: ['number'],
  entry: ['owner', 'list', 'list_order', 'day', 'name', 'item'],
  tie: ['owner', 'list', 'item'],
  cited: ['source', 'shown', 'place', 'list_order', 'day', 'property', 'id'],
  source_count: ['entity', 'source'],
  dated: ['owner', 'day', 'claim'],
  event_link: ['later', 'earlier', 'relation', 'claims'],
  spelling: ['id'],
  word: ['length', 'word'],
  mention: ['entity', 'claim', 'role'],
  value: ['property', 'text', 'wide', 'low', 'claim'],
  support: ['claim'],
  span: ['entity'],
  contest: ['subject', 'property', 'slot'],
  identifier: ['scheme', 'value', 'entity'],
  graph: ['id'],
  description: ['id'],
  run: ['number'],
  held_entity: ['slug', 'run'],
  holding: ['claim', 'run'],
  alias: ['run', 'slug'],
  record: ['number'],
  saying: ['record', 'claim'],
  author: ['number'],
  change: ['key'],
  touched: ['entity', 'change'],
  reversal: ['reverted', 'change'],
  entity_since: ['entity'],
  claim_since: ['claim'],
  past_entity: ['slug', 'since'],
  past_claim: ['id', 'since'],
  redirect: ['slug', 'since'],
  claim_redirect: ['id', 'since'],
  account: ['name'],
  correction: ['slug', 'field'],
  judgement: ['claim'],
} as const satisfies { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] }

const entityColumns = {
  slug: 'text',
  kind: 'text',
  name: 'text',
  description: 'text',
  classification: 'text',
  ordinal: 'bigint',
  enlarged: 'bigint',
  identifiers: 'text',
} as const

/** The columns that a table has on every database, in their order. */
export const columnTypes: {
  readonly [Name in keyof Tables]: ColumnTypes & Record<keyof Tables[Name], 'text' | 'bigint'>
} = {
  entity: { number: 'bigint', ...entityColumns },
  claim: {
    number: 'bigint',
    id: 'text',
    subject: 'bigint',
    property: 'text',
    object: 'bigint',
    value_type: 'text',
    text: 'text',
    unit: 'text',
    language: 'text',
    qualifiers: 'text',
    held_from: 'text',
    held_until: 'text',
    rank: 'text',
    rank_reason: 'text',
    explanation: 'text',
    citations: 'text',
    list_order: 'bigint',
    day: 'bigint',
    facet: 'text',
    shown: 'bigint',
  },
  listed: {
    number: 'bigint',
    kind: 'text',
    list_order: 'bigint',
    day: 'bigint',
    name: 'text',
    shown: 'bigint',
    first_day: 'bigint',
    claims: 'bigint',
  },
  entry: {
    owner: 'bigint',
    list: 'text',
    list_order: 'bigint',
    day: 'bigint',
    name: 'text',
    item: 'bigint',
    kind: 'text',
  },
  tie: { owner: 'bigint', list: 'text', item: 'bigint', claims: 'bigint' },
  cited: {
    source: 'bigint',
    shown: 'bigint',
    place: 'text',
    list_order: 'bigint',
    day: 'bigint',
    property: 'text',
    id: 'text',
    claim: 'bigint',
  },
  source_count: { entity: 'bigint', source: 'bigint', claims: 'bigint' },
  dated: { owner: 'bigint', day: 'bigint', claim: 'bigint', last_day: 'bigint', entity: 'bigint', shown: 'bigint' },
  event_link: { earlier: 'text', later: 'text', relation: 'text', claims: 'text' },
  spelling: { id: 'bigint', entity: 'bigint', text: 'text', folded: 'text', shown: 'bigint', forms: 'text' },
  word: { word: 'text', length: 'bigint', reversed: 'text', uses: 'bigint' },
  mention: { entity: 'bigint', claim: 'bigint', role: 'text' },
  value: {
    property: 'text',
    text: 'text',
    wide: 'bigint',
    low: 'bigint',
    high: 'bigint',
    subject: 'bigint',
    claim: 'bigint',
  },
  support: {
    claim: 'bigint',
    property: 'text',
    id: 'text',
    day: 'bigint',
    latest: 'bigint',
    voices: 'bigint',
  },
  span: { entity: 'bigint', first_day: 'bigint', last_day: 'bigint', started: 'text', ended: 'text' },
  contest: { subject: 'bigint', property: 'text', slot: 'text', kinds: 'text', judged: 'bigint' },
  identifier: { scheme: 'text', value: 'text', entity: 'bigint' },
  graph: { id: 'bigint', revision: 'text' },
  description: { id: 'bigint', content: 'text', origin: 'text' },
  run: {
    number: 'bigint',
    origin: 'text',
    run: 'text',
    finished: 'bigint',
    held: 'bigint',
    message: 'text',
    busy_until: 'bigint',
  },
  held_entity: { run: 'bigint', ...entityColumns },
  holding: {
    claim: 'bigint',
    run: 'bigint',
    citations: 'text',
    rank: 'text',
    rank_reason: 'text',
    explanation: 'text',
  },
  alias: { run: 'bigint', slug: 'text', entity: 'text' },
  record: { number: 'bigint', origin: 'text', key: 'text', slug: 'text', entity: 'text', run: 'bigint' },
  saying: { record: 'bigint', claim: 'bigint', run: 'bigint', citations: 'text' },
  author: { number: 'bigint', id: 'text', kind: 'text', name: 'text' },
  change: {
    key: 'text',
    number: 'bigint',
    at: 'bigint',
    author: 'bigint',
    message: 'text',
    state: 'text',
    operations: 'text',
    basis: 'bigint',
    idempotency_key: 'text',
    input_hash: 'text',
    reviewer: 'bigint',
    reviewed_at: 'bigint',
    review_note: 'text',
    origin: 'text',
    run: 'text',
    differences: 'bigint',
  },
  touched: { entity: 'text', change: 'text' },
  reversal: { reverted: 'text', change: 'text' },
  entity_since: { entity: 'bigint', since: 'bigint' },
  claim_since: { claim: 'bigint', since: 'bigint' },
  past_entity: { slug: 'text', since: 'bigint', until: 'bigint', state: 'text', held: 'text' },
  past_claim: { id: 'text', since: 'bigint', until: 'bigint', state: 'text', held: 'text' },
  redirect: { slug: 'text', entity: 'text', since: 'bigint', until: 'bigint' },
  claim_redirect: { id: 'text', claim: 'text', since: 'bigint', until: 'bigint' },
  correction: { slug: 'text', field: 'text', value: 'text' },
  judgement: { claim: 'bigint', rank: 'text', rank_reason: 'text', explanation: 'text' },
  account: { name: 'text', role: 'text', token_hash: 'text', expires: 'bigint', added: 'bigint' },
}
