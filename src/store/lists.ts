import { type RawBuilder, sql } from 'kysely'
import type { ListItem, StoredLists, StoredPart } from '../lists/list.ts'
import type { ListRequest } from '../lists/list-request.ts'
import { comparePositions, type Position } from '../lists/position.ts'
import type { EntityKind } from '../model/kind.ts'
import type { ColumnTypes } from './dialect.ts'
import type { Store } from './store.ts'

/** Which part of a list to read: what stands between these, both exclusive; null for its end. */
export interface PageRequest extends ListRequest {
  readonly after: Position | null
  readonly before: Position | null
}

export interface PageShape {
  readonly limit: number
  readonly backwards: boolean
}

/**
 * A page of each of several lists of one sort, in the order of the list also where it was read backwards; one statement
 * for all of them. They must be narrowed alike: by the same kinds and the same condition.
 */
export async function readLists(
  store: Store,
  stored: StoredLists,
  requests: readonly PageRequest[],
  { limit, backwards }: PageShape,
): Promise<ListItem[][]> {
  const [first] = requests
  if (!first) return []
  const bounds = (['after', 'before'] as const).filter((bound) => requests.some((request) => request[bound] !== null))
  const columns: Record<string, ColumnTypes[string]> = { ...namedList }
  for (const bound of bounds)
    stored.position.forEach(({ type }, index) => {
      columns[`${bound}_${index}`] = type
    })
  const rows = requests.map((request, index) => [
    index,
    request.owner,
    request.list,
    ...bounds.flatMap((bound) =>
      stored.position.map((part, place) => fitting(request[bound]?.[place], part) ?? endOf(bound, part)),
    ),
  ])
  const direction = backwards ? sql`desc` : sql`asc`
  const page = sql`
    select ${partsOf(stored)}, ${stored.kind ?? sql`null`} as kind from ${stored.rows}
    where ${isListed(stored, first)} ${sql.join(
      bounds.map((bound) => isBeyond(stored, bound)),
      sql` `,
    )}
    order by ${sql.join(stored.position.map((part) => sql`${part.sql} ${direction}`))} limit ${limit}`
  const found = await sql<{ index: number; items: unknown }>`
    with ${wantedLists(store, rows, columns)}
    select wanted."index", ${store.dialect.jsonArray(page, [...stored.position.map((_, index) => `p${index}`), 'kind'])} as items
    from wanted`.execute(store.db)
  const pages: ListItem[][] = requests.map(() => [])
  for (const { index, items } of found.rows) {
    const read = (store.dialect.parseJson(items) as (number | string)[][]).map((row) => itemOf(stored, row))
    pages[Number(index)] = read.sort((a, b) => comparePositions(a.position, b.position))
  }
  return pages
}

/** How many items each of several lists has; one statement for all of them. They must be narrowed alike. */
export async function countLists(
  store: Store,
  stored: StoredLists,
  requests: readonly ListRequest[],
): Promise<number[]> {
  const [first] = requests
  if (!first) return []
  const rows = requests.map(({ owner, list }, index) => [index, owner, list])
  const found = await sql<{ index: number; count: number | string }>`
    with ${wantedLists(store, rows, namedList)}
    select wanted."index", (select count(*) from ${countedRows(stored, first)} where ${isListed(stored, first)}) as count
    from wanted`.execute(store.db)
  const counts = requests.map(() => 0)
  for (const { index, count } of found.rows) counts[Number(index)] = Number(count)
  return counts
}

/** How many items of a list have each value of a part of their position, in the order of the values. */
export async function countListBy(
  store: Store,
  stored: StoredLists,
  request: ListRequest,
  part: number,
): Promise<[value: number | string, count: number][]> {
  const value = stored.position[part]?.sql ?? sql`null`
  const found = await sql<{ value: number | string; count: number | string }>`
    with ${wantedLists(store, [[0, request.owner, request.list]], namedList)}
    select ${value} as value, count(*) as count from wanted cross join ${stored.rows}
    where ${isListed(stored, request)} group by ${value} order by ${value}`.execute(store.db)
  return found.rows.map(({ value, count }) => [
    stored.position[part]?.type === 'bigint' ? Number(value) : value,
    Number(count),
  ])
}

/** The numbers of the entities that a list shows, as tables of a `with`: the last one has them, under a name. */
export function numbersOfList(
  store: Store,
  stored: StoredLists,
  request: ListRequest,
  name: string,
): RawBuilder<unknown> {
  return sql`${wantedLists(store, [[0, request.owner, request.list]], namedList)}, ${sql.ref(name)} as materialized (
    select distinct ${stored.item ?? sql`null`} as number from wanted cross join ${countedRows(stored, request)}
    where ${isListed(stored, request)})`
}

/** The numbers that each of several subqueries finds, each no further than to a limit: one statement. */
export async function findUpTo(
  { db, dialect }: Store,
  subqueries: readonly RawBuilder<unknown>[],
  limit: number,
): Promise<number[][]> {
  const found = subqueries.map((each, index) => {
    const numbers = dialect.jsonArray(sql`select number from (${each}) as found limit ${limit}`, ['number'])
    return sql`${numbers} as ${sql.ref(`n${index}`)}`
  })
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(found)}`.execute(db)
  return subqueries.map((_, index) => (dialect.parseJson(rows[0]?.[`n${index}`]) as number[][]).flat())
}

/** Numbers that are known, as a subquery. */
export function numbersAmong({ dialect }: Store, numbers: readonly number[]): RawBuilder<unknown> {
  const rows = numbers.map((number) => [number])
  return sql`select number from ${dialect.recordset(rows, { number: 'bigint' })} as told`
}

/** How many rows each of several subqueries has, each counted no further than to a limit. */
export async function countUpTo(
  { db }: Store,
  subqueries: readonly RawBuilder<unknown>[],
  limit: number,
): Promise<number[]> {
  const counts = subqueries.map(
    (each, index) =>
      sql`(select count(*) from (select 1 from (${each}) as found limit ${limit}) as counted) as ${sql.ref(`c${index}`)}`,
  )
  const { rows } = await sql<Record<string, number | string>>`select ${sql.join(counts)}`.execute(db)
  return subqueries.map((_, index) => Number(rows[0]?.[`c${index}`] ?? 0))
}

/** A number of each owner, told by an expression over `wanted`. */
export async function readNumbers(
  store: Store,
  owners: readonly string[],
  number: RawBuilder<unknown>,
): Promise<number[]> {
  const rows = owners.map((owner, index) => [index, owner, ''])
  const found = await sql<{ index: number; number: number | string }>`
    with ${wantedLists(store, rows, namedList)}
    select wanted."index", ${number} as number from wanted`.execute(store.db)
  const numbers = owners.map(() => 0)
  for (const { index, number } of found.rows) numbers[Number(index)] = Number(number)
  return numbers
}

const namedList = { index: 'bigint', owner: 'text', list: 'text' } as const

/** The lists that are asked for, with the numbers of their owners: 0 for the graph, null for nobody. */
function wantedLists({ dialect }: Store, rows: readonly (readonly unknown[])[], columns: ColumnTypes) {
  const others = Object.keys(columns).filter((name) => name !== 'owner')
  return sql`wanted as (
    select case given.owner when '' then 0 else owner.number end as owner,
      ${sql.join(others.map((name) => sql`given.${sql.ref(name)}`))}
    from ${dialect.recordset(rows, columns)} as given left join entity as owner on owner.slug = given.owner)`
}

function isListed(stored: StoredLists, { kinds, where }: ListRequest): RawBuilder<unknown> {
  const conditions = [stored.isOfList]
  if (kinds && stored.kind) conditions.push(isOfKind(stored.kind, kinds))
  if (where) conditions.push(where.sql)
  return sql.join(conditions, sql` and `)
}

function isOfKind(kind: RawBuilder<unknown>, kinds: readonly EntityKind[]): RawBuilder<unknown> {
  return kinds.length === 0 ? sql`1 = 0` : sql`${kind} in (${sql.join(kinds)})`
}

function countedRows(stored: StoredLists, { where }: ListRequest): RawBuilder<unknown> {
  return where ? stored.rows : (stored.counted ?? stored.rows)
}

/** Beyond a position, and, so that an index is used, not before its first parts. */
function isBeyond({ position, indexed }: StoredLists, bound: 'after' | 'before'): RawBuilder<unknown> {
  const sign = sql.raw(bound === 'after' ? '>' : '<')
  const tuple = (length: number, of: (part: StoredPart, index: number) => RawBuilder<unknown>) =>
    sql`(${sql.join(position.slice(0, length).map(of))})`
  const own = (length: number) => tuple(length, (part) => part.sql)
  const given = (length: number) => tuple(length, (_, index) => sql`wanted.${sql.ref(`${bound}_${index}`)}`)
  const near = indexed > 0 && indexed < position.length ? sql`and ${own(indexed)} ${sign}= ${given(indexed)}` : sql``
  return sql`and ${own(position.length)} ${sign} ${given(position.length)} ${near}`
}

/** A part of a position that a forged cursor gives can be of another type than the list's. */
function fitting(value: number | string | undefined, { type }: StoredPart): number | string | undefined {
  return typeof value === (type === 'text' ? 'string' : 'number') ? value : undefined
}

/** Before every position, or after every one. */
function endOf(bound: 'after' | 'before', { type }: StoredPart): number | string {
  if (bound === 'after') return type === 'text' ? '' : Number.MIN_SAFE_INTEGER
  return type === 'text' ? '\u{10ffff}' : Number.MAX_SAFE_INTEGER
}

function partsOf({ position }: StoredLists): RawBuilder<unknown> {
  return sql.join(position.map((part, index) => sql`${part.sql} as ${sql.ref(`p${index}`)}`))
}

function itemOf({ position }: StoredLists, row: readonly (number | string)[]): ListItem {
  return {
    position: position.map(({ type }, index) => (type === 'bigint' ? Number(row[index]) : String(row[index]))),
    kind: (row[position.length] as EntityKind | null | undefined) ?? null,
  }
}
