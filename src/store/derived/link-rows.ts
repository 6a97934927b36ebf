import { crc32 } from 'node:zlib'
import { type Selectable, sql } from 'kysely'
import { compareTexts } from '../../model/claim.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { Entry } from '../entries.ts'
import { relationOfList } from '../list.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { LinkTable } from '../tables.ts'

/*
 * The links of a hub stand in several rows, so that one more does not mean to write all of them anew. Where a row ends
 * is told by the slugs alone (one in 512 begins a row), so that the rows are the same in whatever order links came.
 */

/** What of a list of relations the links are made of. */
type Related = Pick<Entry, 'owner' | 'list' | 'tag' | 'item'>

/** All links, from the lists of relations, in which each stands at both of its ends. */
export function linkRows(entries: readonly Related[]): LinkTable[] {
  return [...groupLinks(entries).values()].flatMap(({ head, items }) => rowsFor(head, items.sort(compareTexts), []))
}

/** Brings the links in step with lists of relations that these entries were taken from and added to. */
export async function changeLinks(store: Store, gone: readonly Related[], come: readonly Related[]): Promise<void> {
  const [removed, added] = [groupLinks(gone), groupLinks(come)]
  const heads = new Map([...removed, ...added].map(([key, { head }]) => [key, head]))
  const changes = [...heads].map(([key, head]) => {
    const [less, more] = [new Set(removed.get(key)?.items), new Set(added.get(key)?.items)]
    return { head, less: less.difference(more), more: more.difference(less) }
  })
  const known = await findRows(
    store,
    changes.flatMap(({ head, less, more }) => [...less, ...more].map((item) => ({ head, item }))),
  )
  const before: LinkTable[] = []
  const after: LinkTable[] = []
  for (const { head, less, more } of changes) {
    if (less.size + more.size === 0) continue
    const rows = known.get(keyOf(head)) ?? []
    const items = new Set(rows.flatMap(({ others }) => others.split(' ')))
    const kept = [...items.difference(less).union(more)].sort(compareTexts)
    const starts = rows.map(({ first }) => first)
    before.push(...rows)
    after.push(
      ...rowsFor(
        head,
        kept,
        starts.filter((first) => !less.has(first)),
      ),
    )
  }
  const stays = new Set(after.map(rowKey))
  await deleteRows(
    store,
    'link',
    before.filter((row) => !stays.has(rowKey(row))),
  )
  await upsertRows(store, 'link', after)
}

type Head = Pick<LinkTable, 'node' | 'property' | 'direction' | 'kind'>

interface Group {
  readonly head: Head
  readonly items: string[]
}

function groupLinks(entries: readonly Related[]): Map<string, Group> {
  const groups = new Map<string, Group>()
  for (const { owner, list, tag, item } of entries) {
    const relation = relationOfList(list)
    if (!relation) continue
    const head = { node: owner, ...relation, kind: tag as EntityKind }
    const group = groups.get(keyOf(head))
    if (group) group.items.push(item)
    else groups.set(keyOf(head), { head, items: [item] })
  }
  return groups
}

/** The rows that items in order make, of which rows began at `starts` already. */
function rowsFor(head: Head, items: readonly string[], starts: readonly string[]): LinkTable[] {
  const known = [...starts].sort(compareTexts)
  const rows = new Map<string, string[]>()
  let [first, next] = ['', 0]
  for (const item of items) {
    while (next < known.length && (known[next] ?? '') <= item) {
      first = known[next] ?? ''
      next += 1
    }
    if (beginsRow(item)) first = item
    const row = rows.get(first)
    if (row) row.push(item)
    else rows.set(first, [item])
  }
  return [...rows].map(([first, others]) => ({ ...head, first, count: others.length, others: others.join(' ') }))
}

const itemsInRow = 512

function beginsRow(item: string): boolean {
  return crc32(item) % itemsInRow === 0
}

/** The rows in which the items stand, or would stand; where an item begins a row, also the one before it. */
async function findRows(
  { db, dialect }: Store,
  wanted: readonly { readonly head: Head; readonly item: string }[],
): Promise<Map<string, Selectable<LinkTable>[]>> {
  const keys = dialect.recordset(
    wanted.map(({ head: { node, property, direction, kind }, item }) => [node, property, direction, kind, item]),
    { node: 'text', property: 'text', direction: 'text', kind: 'text', item: 'text' },
  )
  const same = sql`link.node = wanted.node and link.property = wanted.property and link.direction = wanted.direction and link.kind = wanted.kind`
  const { rows } = await sql<Selectable<LinkTable>>`
    with wanted as (select * from ${keys} as given)
    select link.* from (
      select wanted.node, wanted.property, wanted.direction, wanted.kind,
        (select max(link.first) from link where ${same} and link.first <= wanted.item) as first
      from wanted
      union
      select wanted.node, wanted.property, wanted.direction, wanted.kind,
        (select max(link.first) from link where ${same} and link.first < wanted.item) as first
      from wanted
    ) as wanted join link on ${same} and link.first = wanted.first`.execute(db)
  return Map.groupBy(
    rows.map((row) => ({ ...row, count: Number(row.count) })),
    keyOf,
  )
}

function keyOf({ node, property, direction, kind }: Head): string {
  return `${node} ${property} ${direction} ${kind}`
}

function rowKey(row: LinkTable): string {
  return `${keyOf(row)} ${row.first}`
}
