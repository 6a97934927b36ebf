import { type RawBuilder, sql } from 'kysely'
import { compareTexts } from '../model/claim.ts'
import type { ColumnTypes } from './dialect.ts'
import type { Store } from './store.ts'
import type { Tables } from './tables.ts'

const rowsPerStatement = 5_000

/** Rows are made a statement at a time: those of a whole table would be held in memory beside what they are made of. */
export async function insertRows<Name extends keyof Tables, Item>(
  store: Store,
  table: Name,
  items: readonly Item[],
  encode: (item: Item) => Tables[Name],
): Promise<void> {
  for (let from = 0; from < items.length; from += rowsPerStatement) {
    const rows = items.slice(from, from + rowsPerStatement).map(encode)
    await write(store, table, rows, sql``)
  }
}

/** Inserts the rows; where one with the same key is there, it becomes as the new one is. */
export async function upsertRows<Name extends keyof Tables>(
  store: Store,
  table: Name,
  rows: readonly Tables[Name][],
): Promise<void> {
  const key = primaryKeys[table] as readonly string[]
  const others = Object.keys(columnTypes[table]).filter((name) => !key.includes(name))
  const changes = others.map((name) => sql`${sql.ref(name)} = ${sql.ref(`excluded.${name}`)}`)
  const action = changes.length === 0 ? sql`do nothing` : sql`do update set ${sql.join(changes)}`
  for (let from = 0; from < rows.length; from += rowsPerStatement) {
    const part = rows.slice(from, from + rowsPerStatement)
    await write(store, table, part, sql`on conflict (${columnList(key)}) ${action}`)
  }
}

/** Adds the rows' counts to those that are stored, in one order of keys always; what is counted down to 0 goes. */
export async function addToRows<Name extends 'tally' | 'word'>(
  store: Store,
  table: Name,
  column: keyof Tables[Name] & string,
  rows: readonly Tables[Name][],
): Promise<void> {
  const key = primaryKeys[table] as unknown as readonly KeyOf<Name>[]
  const textOf = (row: Tables[Name]) => JSON.stringify(key.map((name) => row[name]))
  const changed = rows
    .filter((row) => Number(row[column]) !== 0)
    .map((row) => ({ row, text: textOf(row) }))
    .sort((a, b) => compareTexts(a.text, b.text))
    .map(({ row }) => row)
  const sum = sql`${sql.ref(`${table}.${column}`)} + ${sql.ref(`excluded.${column}`)}`
  for (let from = 0; from < changed.length; from += rowsPerStatement) {
    const part = changed.slice(from, from + rowsPerStatement)
    const action = sql`on conflict (${columnList(key as readonly string[])}) do update set ${sql.ref(column)} = ${sum}`
    await write(store, table, part, action)
  }
  await deleteRows(
    store,
    table,
    changed.filter((row) => Number(row[column]) < 0),
    sql`${sql.ref(column)} = 0`,
  )
}

/** Deletes the rows that have these keys, where they are there and the condition holds. */
export async function deleteRows<Name extends keyof Tables>(
  store: Store,
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
  { db, dialect }: Store,
  table: Name,
  rows: readonly Tables[Name][],
  action: RawBuilder<unknown>,
): Promise<void> {
  const names = Object.keys(columnTypes[table]) as (keyof Tables[Name] & string)[]
  const values = rows.map((row) => names.map((name) => row[name]))
  const target = sql`insert into ${sql.table(table)} (${columnList(names)})`
  if (dialect.runForEach && db.isTransaction) {
    const places = names.map(() => sql.raw('?'))
    dialect.runForEach(sql`${target} values (${sql.join(places)}) ${action}`.compile(db).sql, values)
    return
  }
  // The condition tells SQLite that what follows it is no condition of a join.
  await sql`
    ${target}
    select ${columnList(names)} from ${dialect.recordset(values, columnTypes[table])} as written
    where 1 = 1 ${action}`.execute(db)
}

function columnList(names: readonly string[]): RawBuilder<unknown> {
  return sql.join(names.map((name) => sql.ref(name)))
}

type KeyOf<Name extends keyof Tables> = (typeof primaryKeys)[Name][number] & keyof Tables[Name]

const primaryKeys = {
  entity: ['slug'],
  claim: ['subject', 'property', 'id'],
  reference: ['subject', 'claim', 'position'],
  entry: ['owner', 'list', 'place', 'start', 'name', 'item'],
  tally: ['owner', 'list', 'tag'],
  link: ['node', 'property', 'direction', 'kind', 'first'],
  event_link: ['later', 'earlier', 'relation', 'claims'],
  spelling: ['id'],
  word: ['length', 'word'],
  mention: ['entity', 'claim'],
  span: ['entity'],
  contest: ['subject', 'property'],
  dated: ['owner', 'item'],
  graph: ['id'],
  held_entity: ['slug', 'origin'],
  holding: ['claim', 'reference', 'origin'],
  identifier: ['scheme', 'value', 'entity'],
  alias: ['origin', 'slug'],
  import: ['origin'],
} as const satisfies { readonly [Name in keyof Tables]: readonly (keyof Tables[Name])[] }

/** The columns that a table has on every database. */
export function columnsOf(table: keyof Tables): string[] {
  return Object.keys(columnTypes[table])
}

const columnTypes: { readonly [Name in keyof Tables]: ColumnTypes & Record<keyof Tables[Name], 'text' | 'bigint'> } = {
  entity: {
    slug: 'text',
    kind: 'text',
    name: 'text',
    description: 'text',
    classification: 'text',
    ordinal: 'bigint',
    enlarged: 'bigint',
    identifiers: 'text',
  },
  claim: {
    subject: 'text',
    property: 'text',
    id: 'text',
    value_type: 'text',
    object: 'text',
    text: 'text',
    unit: 'text',
    language: 'text',
    qualifiers: 'text',
    held_from: 'text',
    held_until: 'text',
    rank: 'text',
    rank_reason: 'text',
    explanation: 'text',
  },
  reference: {
    subject: 'text',
    claim: 'text',
    position: 'bigint',
    source: 'text',
    locator: 'text',
    list_order: 'bigint',
    printed_as: 'text',
    attributed_to: 'text',
    attribution: 'text',
    certainty: 'text',
    attested: 'text',
    note: 'text',
  },
  entry: {
    owner: 'text',
    list: 'text',
    place: 'bigint',
    start: 'bigint',
    name: 'text',
    item: 'text',
    tag: 'text',
    claims: 'text',
  },
  tally: { owner: 'text', list: 'text', tag: 'text', entries: 'bigint' },
  link: {
    node: 'text',
    property: 'text',
    direction: 'text',
    kind: 'text',
    first: 'text',
    count: 'bigint',
    others: 'text',
  },
  event_link: { earlier: 'text', later: 'text', relation: 'text', claims: 'text' },
  spelling: { id: 'bigint', entity: 'text', text: 'text', folded: 'text', shown: 'bigint', forms: 'text' },
  word: { word: 'text', length: 'bigint', reversed: 'text', uses: 'bigint' },
  mention: { entity: 'text', claim: 'text' },
  span: { entity: 'text', first_day: 'bigint', last_day: 'bigint', started: 'text', ended: 'text' },
  contest: { subject: 'text', property: 'text' },
  dated: { owner: 'text', item: 'text', first_day: 'bigint', last_day: 'bigint' },
  graph: { id: 'bigint', revision: 'text' },
  held_entity: {
    slug: 'text',
    origin: 'text',
    run: 'text',
    kind: 'text',
    name: 'text',
    description: 'text',
    classification: 'text',
    ordinal: 'bigint',
    enlarged: 'bigint',
    identifiers: 'text',
  },
  holding: {
    claim: 'text',
    reference: 'text',
    origin: 'text',
    run: 'text',
    rank: 'text',
    rank_reason: 'text',
    explanation: 'text',
  },
  identifier: { scheme: 'text', value: 'text', entity: 'text' },
  alias: { origin: 'text', slug: 'text', entity: 'text', run: 'text' },
  import: { origin: 'text', run: 'text', finished: 'bigint' },
}
