import { type RawBuilder, sql } from 'kysely'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { type Dialect, textset } from './dialect.ts'
import type { Direction } from './list.ts'
import type { Store } from './store.ts'

/**
 * The nodes of one kind that a node is linked with by one property, it being the subject (OUT) or the value (IN). A
 * hub's hundreds of neighbours are one row, and its thousands a few (see link-rows.ts), so that a search reads a row a
 * node, and not one a link.
 */
export interface LinkRow {
  readonly node: string
  readonly property: PropertyName
  readonly direction: Direction
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
  const { rows } = await sql<LinkRow>`
    select link.node, link.property, link.direction, link.kind, link.count, link.others
    from ${textset(dialect, nodes)} as wanted join link on link.node = wanted.text
    where ${fulfils(dialect, condition)}`.execute(db)
  return rows
}

/** All links in chunks, the rows of each node together. */
export async function* readAllLinks({ db }: Store): AsyncGenerator<LinkRow[]> {
  let last: readonly string[] = ['', '', '', '', '']
  for (;;) {
    const { rows } = await sql<LinkRow & { first: string }>`
      select node, property, direction, kind, first, count, others from link
      where (node, property, direction, kind, first) > (${sql.join(last)})
      order by node, property, direction, kind, first limit ${rowsAtOnce}`.execute(db)
    if (rows.length > 0) yield rows
    const row = rows.at(-1)
    if (!row || rows.length < rowsAtOnce) return
    last = [row.node, row.property, row.direction, row.kind, row.first]
  }
}

const rowsAtOnce = 1_000

export interface LinkCounts {
  readonly rows: number
  /** Each counted at both of its ends. */
  readonly links: number
}

/** How many links all nodes have, and how many rows these are. */
export async function countAllLinks({ db }: Store): Promise<LinkCounts> {
  const { rows } = await sql<Record<keyof LinkCounts, number | string>>`
    select count(*) as "rows", coalesce(sum(count), 0) as links from link`.execute(db)
  return { rows: Number(rows[0]?.rows ?? 0), links: Number(rows[0]?.links ?? 0) }
}

/** How many links each of these nodes has; a node that has none is left out. */
export async function countLinks(
  { db, dialect }: Store,
  nodes: readonly string[],
  condition: LinkCondition,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ node: string; count: number | string }>`
    select link.node, sum(link.count) as count
    from ${textset(dialect, nodes)} as wanted join link on link.node = wanted.text
    where ${fulfils(dialect, condition)} group by link.node`.execute(db)
  return new Map(rows.map(({ node, count }) => [node, Number(count)]))
}

function fulfils(dialect: Dialect, { properties, kinds }: LinkCondition): RawBuilder<unknown> {
  const ofKinds = sql`link.kind in (select text from ${textset(dialect, kinds)} as kinds)`
  if (!properties) return ofKinds
  return sql`${ofKinds} and link.property in (select text from ${textset(dialect, properties)} as properties)`
}
