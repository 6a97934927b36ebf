import { type RawBuilder, sql } from 'kysely'
import { relationList, type Way } from '../lists/relations.ts'
import type { EntityKind } from '../model/kind.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { type Dialect, textset } from './dialect.ts'
import type { Store } from './store.ts'

/**
 * The nodes of one kind that a node is linked with by one property, it being the subject (OUT) or the value (IN): the
 * items of a list of relations, put together, so that a search reads a row a node and not one a link.
 */
export interface LinkRow extends Way {
  readonly node: string
  readonly kind: EntityKind
  readonly count: number
  /** Their slugs, a space between two. */
  readonly others: string
}

/** Which links to read: by these properties, to nodes of these kinds. */
export interface LinkCondition {
  /** Null for all. */
  readonly properties: readonly PropertyName[] | null
  readonly kinds: readonly EntityKind[]
}

/** The links of several nodes at once. */
export async function findLinks(
  { db, dialect }: Store,
  nodes: readonly string[],
  condition: LinkCondition,
): Promise<LinkRow[]> {
  const { rows } = await sql<StoredRow & { node: string; others: string }>`
    select wanted.text as node, entry.list, entry.kind, count(*) as count, ${dialect.joinTexts(sql`item.slug`)} as others
    from ${textset(dialect, nodes)} as wanted join entity as node on node.slug = wanted.text
    join entry on entry.owner = node.number join entity as item on item.number = entry.item
    where ${fulfils(dialect, condition)} group by wanted.text, entry.list, entry.kind`.execute(db)
  return rows.flatMap((row) => (wayOf(row.list) ? [linkRow(row, row.node, row.others)] : []))
}

/** How many links each of these nodes has; a node that has none is left out. */
export async function countLinks(
  { db, dialect }: Store,
  nodes: readonly string[],
  condition: LinkCondition,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ node: string; count: number | string }>`
    select wanted.text as node, count(*) as count
    from ${textset(dialect, nodes)} as wanted join entity as node on node.slug = wanted.text
    join entry on entry.owner = node.number
    where ${fulfils(dialect, condition)} group by wanted.text`.execute(db)
  return new Map(rows.map(({ node, count }) => [node, Number(count)]))
}

/** How many neighbours of each kind an entity has by each property, in each direction. */
export interface NeighbourCount extends Way {
  readonly kind: EntityKind
  readonly count: number
}

export async function countNeighbours({ db, dialect }: Store, owners: readonly string[]): Promise<NeighbourCount[][]> {
  const { rows } = await sql<StoredRow & { owner: string }>`
    select wanted.text as owner, entry.list, entry.kind, count(*) as count
    from ${textset(dialect, owners)} as wanted join entity as node on node.slug = wanted.text
    join entry on entry.owner = node.number group by wanted.text, entry.list, entry.kind`.execute(db)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return owners.map((owner) =>
    (byOwner.get(owner) ?? []).flatMap(({ list, kind, count }) => {
      const way = wayOf(list)
      return way ? [{ ...way, kind, count: Number(count) }] : []
    }),
  )
}

/** With how many nodes a node is linked in any of these ways; of these kinds, if any are given. */
export async function countLinkedNodes(
  { db, dialect }: Store,
  owner: string,
  ways: readonly Way[],
  kinds: readonly EntityKind[] | null,
): Promise<number> {
  const lists = textset(
    dialect,
    ways.map((way) => relationList(way)),
  )
  const ofKinds = kinds ? sql`and entry.kind in (select text from ${textset(dialect, kinds)} as kinds)` : sql``
  const { rows } = await sql<{ count: number | string }>`
    select count(distinct entry.item) as count from entity as node join entry on entry.owner = node.number
    where node.slug = ${owner} and entry.list in (select text from ${lists} as lists) ${ofKinds}`.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** The links of one node, by numbers. */
export interface NumberedLinks extends Way {
  readonly node: number
  readonly kind: EntityKind
  /** The numbers of the other nodes, a comma between two. */
  readonly others: string
}

/** All links in chunks, the rows of each node together. */
export async function* readAllLinks({ db, dialect }: Store): AsyncGenerator<NumberedLinks[]> {
  for (let from = 0, last = 0; ; from = last) {
    const next = await sql<{ last: number | string | null }>`
      select max(number) as last from (
        select number from entity where number > ${from} order by number limit ${nodesAtOnce}) as chunk`.execute(db)
    last = Number(next.rows[0]?.last ?? 0)
    if (last === 0) return
    const { rows } = await sql<StoredRow & { node: number | string; others: string }>`
      select entry.owner as node, entry.list, entry.kind, ${dialect.joinTexts(sql`cast(entry.item as text)`, ',')} as others
      from entry where entry.owner > ${from} and entry.owner <= ${last} and ${isWholeList(dialect)}
      group by entry.owner, entry.list, entry.kind order by entry.owner`.execute(db)
    if (rows.length > 0)
      yield rows.flatMap(({ node, list, kind, others }) => {
        const way = wayOf(list)
        return way ? [{ node: Number(node), ...way, kind, others }] : []
      })
  }
}

const nodesAtOnce = 2_000

export interface LinkCounts {
  readonly nodes: number
  /** Each counted at both of its ends. */
  readonly links: number
}

/** How many links all nodes have. */
export async function countAllLinks({ db, dialect }: Store): Promise<LinkCounts> {
  const { rows } = await sql<Record<keyof LinkCounts, number | string>>`
    select (select count(*) from entity) as nodes, (select count(*) from entry where ${isWholeList(dialect)}) as links`.execute(
    db,
  )
  return { nodes: Number(rows[0]?.nodes ?? 0), links: Number(rows[0]?.links ?? 0) }
}

/** The slugs of all entities, with their numbers, in chunks. */
export async function* readAllSlugs({ db }: Store): AsyncGenerator<{ number: number; slug: string }[]> {
  for (let last = 0; ; ) {
    const { rows } = await sql<{ number: number | string; slug: string }>`
      select number, slug from entity where number > ${last} order by number limit 10000`.execute(db)
    if (rows.length > 0) yield rows.map(({ number, slug }) => ({ number: Number(number), slug }))
    const end = rows.at(-1)
    if (!end) return
    last = Number(end.number)
  }
}

interface StoredRow {
  readonly list: string
  readonly kind: EntityKind
  readonly count: number | string
}

function linkRow({ list, kind, count }: StoredRow, node: string, others: string): LinkRow {
  return { node, ...(wayOf(list) as Way), kind, count: Number(count), others }
}

function fulfils(dialect: Dialect, { properties, kinds }: LinkCondition): RawBuilder<unknown> {
  const ofKinds = sql`entry.kind in (select text from ${textset(dialect, kinds)} as kinds)`
  return sql`${ofKinds} and ${isWholeList(dialect, properties)}`
}

/** Whether the list is of all relations of a property, and not only of those with one facet. */
function isWholeList(dialect: Dialect, only: readonly PropertyName[] | null = null): RawBuilder<unknown> {
  const names = [...ways].flatMap(([list, { property }]) => (!only || only.includes(property) ? [list] : []))
  return sql`entry.list in (select text from ${textset(dialect, names)} as lists)`
}

function wayOf(list: string): Way | undefined {
  return ways.get(list)
}

/** Every list of all relations of a property, and what it is a list of. */
const ways: ReadonlyMap<string, Way> = new Map(
  allProperties.flatMap(({ name }) =>
    (['OUT', 'IN'] as const).map((direction) => {
      const way = { property: name, direction }
      return [relationList(way), way]
    }),
  ),
)
