import { type RawBuilder, sql } from 'kysely'
import { allWays, relationList, type Way, waysByList } from '../lists/relations.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { type Dialect, textset } from './dialect.ts'
import type { Store } from './store.ts'

/**
 * The nodes of one kind that a node is linked with in one way, as the subject, the value or in a qualifier: the items of a
 * list of relations or of ties, put together, so that a search reads a row a node and not one a link.
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
    select node, list, kind, count(*) as count, ${dialect.joinTexts(sql`slug`)} as others
    from (${ofEachTable(
      ({ link, kind, joined }) => sql`
        select wanted.text as node, ${link}.list, ${kind} as kind, item.slug from ${ownedBy(dialect, nodes, link)} ${joined}
        join entity as item on item.number = ${link}.item where ${fulfils(dialect, { link, kind }, condition)}`,
    )}) as links group by node, list, kind`.execute(db)
  return rows.flatMap((row) => {
    const way = waysByList.get(row.list)
    return way ? [{ node: row.node, ...way, kind: row.kind, count: Number(row.count), others: row.others }] : []
  })
}

/** How many links each of these nodes has; a node that has none is left out. Those over a qualifier can be left aside. */
export async function countLinks(
  { db, dialect }: Store,
  nodes: readonly string[],
  condition: LinkCondition,
  { withTies = true }: { readonly withTies?: boolean } = {},
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ node: string; count: number | string }>`
    select node, sum(count) as count from (${ofEachTable(
      ({ link, kind, joined }) => sql`
        select wanted.text as node, count(*) as count from ${ownedBy(dialect, nodes, link)} ${joined}
        where ${fulfils(dialect, { link, kind }, condition)} group by wanted.text`,
      withTies ? [entries, ties] : [entries],
    )}) as links group by node`.execute(db)
  return new Map(rows.map(({ node, count }) => [node, Number(count)]))
}

/** How many neighbours of each kind an entity has in each way. */
export interface NeighbourCount extends Way {
  readonly kind: EntityKind
  readonly count: number
}

export async function countNeighbours({ db, dialect }: Store, owners: readonly string[]): Promise<NeighbourCount[][]> {
  const { rows } = await sql<StoredRow & { owner: string }>`
    ${ofEachTable(
      ({ link, kind, joined }) => sql`
        select wanted.text as owner, ${link}.list, ${kind} as kind, count(*) as count
        from ${ownedBy(dialect, owners, link)} ${joined} group by wanted.text, ${link}.list, ${kind}`,
    )}`.execute(db)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return owners.map((owner) =>
    (byOwner.get(owner) ?? []).flatMap(({ list, kind, count }) => {
      const way = waysByList.get(list)
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
  const ofKinds = (kind: RawBuilder<unknown>) =>
    kinds ? sql`and ${kind} in (select text from ${textset(dialect, kinds)} as kinds)` : sql``
  const { rows } = await sql<{ count: number | string }>`
    select count(distinct item) as count from (${ofEachTable(
      ({ link, kind, joined }) => sql`
        select ${link}.item from ${ownedBy(dialect, [owner], link)} ${joined}
        where ${link}.list in (select text from ${lists} as lists) ${ofKinds(kind)}`,
    )}) as links`.execute(db)
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
      select node, list, kind, others from (${ofEachTable(
        ({ link, kind, joined }) => sql`
          select ${link}.owner as node, ${link}.list, ${kind} as kind,
            ${dialect.joinTexts(sql`cast(${link}.item as text)`, ',')} as others
          from ${link} ${joined} where ${link}.owner > ${from} and ${link}.owner <= ${last} and ${isWholeList(dialect, link)}
          group by ${link}.owner, ${link}.list, ${kind}`,
      )}) as links order by node`.execute(db)
    if (rows.length > 0)
      yield rows.flatMap(({ node, list, kind, others }) => {
        const way = waysByList.get(list)
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
    select (select count(*) from entity) as nodes, (select sum(count) from (${ofEachTable(
      ({ link }) => sql`select count(*) as count from ${link} where ${isWholeList(dialect, link)}`,
    )}) as counted) as links`.execute(db)
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

/** One of the tables that hold links, and where it has the kind of an item. */
interface LinkTable {
  readonly link: RawBuilder<unknown>
  readonly kind: RawBuilder<unknown>
  readonly joined: RawBuilder<unknown>
}

const entries: LinkTable = { link: sql`entry`, kind: sql`entry.kind`, joined: sql`` }
const ties: LinkTable = {
  link: sql`tie`,
  kind: sql`tied.kind`,
  joined: sql`join listed as tied on tied.number = tie.item`,
}

/** The same of relations and of ties, one after the other, so that each is looked up by its own index. */
function ofEachTable(
  select: (table: LinkTable) => RawBuilder<unknown>,
  tables: readonly LinkTable[] = [entries, ties],
): RawBuilder<unknown> {
  return sql.join(tables.map(select), sql` union all `)
}

function ownedBy(dialect: Dialect, nodes: readonly string[], link: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`${textset(dialect, nodes)} as wanted join entity as node on node.slug = wanted.text
    join ${link} on ${link}.owner = node.number`
}

function fulfils(
  dialect: Dialect,
  { link, kind }: Pick<LinkTable, 'link' | 'kind'>,
  { properties, kinds }: LinkCondition,
): RawBuilder<unknown> {
  const ofKinds = sql`${kind} in (select text from ${textset(dialect, kinds)} as kinds)`
  return sql`${ofKinds} and ${isWholeList(dialect, link, properties)}`
}

/** Whether the list is of all relations of a way, and not only of those with one facet. */
function isWholeList(
  dialect: Dialect,
  link: RawBuilder<unknown>,
  only: readonly PropertyName[] | null = null,
): RawBuilder<unknown> {
  const lists = allWays.flatMap((way) => (!only || only.includes(way.property) ? [relationList(way)] : []))
  return sql`${link}.list in (select text from ${textset(dialect, lists)} as lists)`
}
