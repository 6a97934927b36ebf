import { type RawBuilder, sql } from 'kysely'
import type { Store } from './store.ts'

/** Where an entry stands in its list: lists are ordered by these, in this order, and no two entries are equal. */
export interface EntryKey {
  readonly place: number
  readonly start: number
  readonly name: string
  readonly item: string
}

/** Where an item stands, and nothing else of it. */
export function keyOf({ place, start, name, item }: EntryKey): EntryKey {
  return { place, start, name, item }
}

/** What is unknown comes last, and an entry before every other and one after it: a page's outer bounds. */
export const unknown = 9_007_199_254_740_000
export const beforeAll: EntryKey = { place: -unknown - 1, start: 0, name: '', item: '' }
export const afterAll: EntryKey = { place: unknown + 1, start: 0, name: '', item: '' }

export interface Entry extends EntryKey {
  readonly owner: string
  readonly list: string
  readonly tag: string
  /** The claims that put the item there; where several lists are read as one, in any of them. */
  readonly claims: readonly string[]
}

/** Entries of one or several lists read as one, in which each item stands once, at its first place. */
export interface EntriesRequest {
  readonly lists: readonly { readonly owner: string; readonly list: string }[]
  /** Only entries so tagged. */
  readonly tags?: readonly string[] | undefined
  /** A further condition; only requests with the same one are read together. */
  readonly where?: EntryCondition | undefined
}

/** A condition on `entry.item`, and a text by which two conditions are the same. */
export interface EntryCondition {
  readonly key: string
  readonly condition: RawBuilder<unknown>
}

export interface PageRequest extends EntriesRequest {
  /** Only what stands between these, both exclusive. */
  readonly after: EntryKey
  readonly before: EntryKey
}

export interface PageShape {
  readonly limit: number
  readonly backwards: boolean
}

/** A page for each request, in list order also where it was read backwards; one statement for all of them. */
export async function readEntries(
  store: Store,
  requests: readonly PageRequest[],
  shape: PageShape,
): Promise<Entry[][]> {
  const { db, dialect } = store
  const ranges = requests.flatMap(({ lists, tags, after, before }, index) =>
    lists.map(({ owner, list }) => [
      index,
      owner,
      list,
      siblings(lists),
      tagList(tags),
      ...keyColumns(after),
      ...keyColumns(before),
    ]),
  )
  const direction = shape.backwards ? sql`desc` : sql`asc`
  const page = sql`
    select entry.*, ${claimsInAllLists(store)} as all_claims from entry
    where entry.owner = wanted.owner and entry.list = wanted.list
      and (entry.place, entry.start, entry.name, entry.item) > (wanted.place, wanted.start, wanted.name, wanted.item)
      and (entry.place, entry.start, entry.name, entry.item) < (wanted.end_place, wanted.end_start, wanted.end_name, wanted.end_item)
      and ${condition(store, requests)}
    order by entry.place ${direction}, entry.start ${direction}, entry.name ${direction}, entry.item ${direction}
    limit ${shape.limit}`
  const { rows } = await sql<{ index: number; entries: unknown }>`
    select wanted."index", ${dialect.jsonArray(page, entryColumns)} as entries
    from ${dialect.recordset(ranges, rangeColumns)} as wanted`.execute(db)
  const pages: Entry[][] = requests.map(() => [])
  for (const { index, entries } of rows) {
    pages[Number(index)]?.push(...(dialect.parseJson(entries) as EntryRow[]).map((row) => decodeEntry(row, dialect)))
  }
  return pages.map((page) => cut(page.sort(compareEntries), shape))
}

/** How many items each request's lists hold together. A single list that no condition narrows was counted when it was written. */
export async function countEntries(store: Store, requests: readonly EntriesRequest[]): Promise<number[]> {
  const { db, dialect } = store
  const ranges = requests.flatMap(({ lists, tags }, index) =>
    lists.map(({ owner, list }) => [index, owner, list, siblings(lists), tagList(tags)]),
  )
  const tagged = sql`(wanted.tags is null or tally.tag in (
    select tag from ${dialect.recordsetOf(sql`wanted.tags`, { tag: 'text' })} as allowed))`
  const tallied = sql`
    select coalesce(sum(tally.entries), 0) from tally
    where tally.owner = wanted.owner and tally.list = wanted.list and ${tagged}`
  const counted = sql`
    select count(*) from entry
    where entry.owner = wanted.owner and entry.list = wanted.list and ${condition(store, requests)}`
  const isNarrowed = requests.some(({ where }) => where !== undefined)
  const { rows } = await sql<{ index: number; count: number | string }>`
    select wanted."index", ${isNarrowed ? sql`(${counted})` : sql`case when wanted.siblings is null then (${tallied}) else (${counted}) end`} as count
    from ${dialect.recordset(ranges, countColumns)} as wanted`.execute(db)
  const counts = requests.map(() => 0)
  for (const { index, count } of rows) counts[Number(index)] = (counts[Number(index)] ?? 0) + Number(count)
  return counts
}

/** How many entries a list has on each day on which one starts. */
export async function countByStart(
  store: Store,
  { lists, tags, where }: EntriesRequest,
): Promise<{ start: number; count: number }[]> {
  const [list] = lists
  const { rows } = await sql<{ start: number | string; count: number | string }>`
    select entry.start, count(*) as count from entry
    where entry.owner = ${list?.owner ?? ''} and entry.list = ${list?.list ?? ''}
      and ${tags ? sql`entry.tag in (${sql.join(tags)})` : sql`1 = 1`} and ${where?.condition ?? sql`1 = 1`}
    group by entry.start order by entry.start`.execute(store.db)
  return rows.map(({ start, count }) => ({ start: Number(start), count: Number(count) }))
}

export function compareEntries(a: EntryKey, b: EntryKey): number {
  return a.place - b.place || a.start - b.start || compare(a.name, b.name) || compare(a.item, b.item)
}

type EntryRow = [
  owner: string,
  list: string,
  place: number,
  start: number,
  name: string,
  item: string,
  tag: string,
  claims: string,
  allClaims: unknown,
]

const entryColumns = ['owner', 'list', 'place', 'start', 'name', 'item', 'tag', 'claims', 'all_claims']

const countColumns = { index: 'bigint', owner: 'text', list: 'text', siblings: 'text', tags: 'text' } as const

const rangeColumns = {
  ...countColumns,
  place: 'bigint',
  start: 'bigint',
  name: 'text',
  item: 'text',
  end_place: 'bigint',
  end_start: 'bigint',
  end_name: 'text',
  end_item: 'text',
} as const

function keyColumns({ place, start, name, item }: EntryKey): [number, number, string, string] {
  return [place, start, name, item]
}

/** The lists read as one, where there are several: an item that also stands earlier in another of them is passed over. */
function siblings(lists: EntriesRequest['lists']): string | null {
  return lists.length > 1 ? JSON.stringify(lists.map(({ owner, list }) => [owner, list])) : null
}

function tagList(tags: readonly string[] | undefined): string | null {
  return tags ? JSON.stringify(tags.map((tag) => [tag])) : null
}

function condition({ dialect }: Store, requests: readonly EntriesRequest[]): RawBuilder<unknown> {
  const conditions = [
    sql`(wanted.siblings is null or not exists (
      select 1 from ${dialect.recordsetOf(sql`wanted.siblings`, { owner: 'text', list: 'text' })} as sibling
      join entry as earlier on earlier.owner = sibling.owner and earlier.list = sibling.list and earlier.item = entry.item
      where (earlier.place, earlier.start, earlier.name, earlier.owner, earlier.list)
        < (entry.place, entry.start, entry.name, entry.owner, entry.list)))`,
    sql`(wanted.tags is null or entry.tag in (select tag from ${dialect.recordsetOf(sql`wanted.tags`, { tag: 'text' })} as allowed))`,
    ...requests.slice(0, 1).flatMap(({ where }) => (where ? [where.condition] : [])),
  ]
  return sql.join(conditions, sql` and `)
}

function claimsInAllLists({ dialect }: Store): RawBuilder<unknown> {
  const all = sql`
    select same.claims from ${dialect.recordsetOf(sql`wanted.siblings`, { owner: 'text', list: 'text' })} as sibling
    join entry as same on same.owner = sibling.owner and same.list = sibling.list and same.item = entry.item`
  return sql`case when wanted.siblings is null then null else ${dialect.jsonArray(all, ['claims'])} end`
}

function decodeEntry(row: EntryRow, { parseJson }: Store['dialect']): Entry {
  const [owner, list, place, start, name, item, tag, own, all] = row
  const claims = all === null ? [own] : (parseJson(all) as [string][]).map(([ids]) => ids)
  return {
    owner,
    list,
    place: Number(place),
    start: Number(start),
    name,
    item,
    tag,
    claims: [...new Set(claims.flatMap((ids) => JSON.parse(ids) as string[]))].sort(),
  }
}

function cut(entries: Entry[], { limit, backwards }: PageShape): Entry[] {
  if (entries.length <= limit) return entries
  return backwards ? entries.slice(-limit) : entries.slice(0, limit)
}

/** By code point, as both databases compare: by code unit, what lies beyond U+FFFF would come before U+E000. */
function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let index = 0; index < length; index += 1) {
    const [x, y] = [a.charCodeAt(index), b.charCodeAt(index)]
    if (x !== y)
      return isSurrogate(x) === isSurrogate(y) ? x - y : (a.codePointAt(index) ?? 0) - (b.codePointAt(index) ?? 0)
  }
  return a.length - b.length
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}
