import { sql } from 'kysely'
import type { EventLink, EventRelation } from '../lists/event-links.ts'
import type { Store } from './store.ts'
import type { EventLinkTable } from './tables.ts'

export interface ChainRequest {
  readonly root: string
  /** Towards what came before the root, or towards what it led to. */
  readonly towards: 'EARLIER' | 'LATER'
  readonly relations: readonly EventRelation[]
  readonly maxDepth: number
}

/** Every link within reach of each root, in a list for each request. Cycles end: an event is left once a depth. */
export async function findEventLinks(store: Store, requests: readonly ChainRequest[]): Promise<EventLink[][]> {
  const { db, dialect } = store
  const wanted = dialect.recordset(
    requests.map(({ root, towards, relations, maxDepth }, index) => [
      index,
      root,
      towards,
      ` ${relations.join(' ')} `,
      maxDepth,
    ]),
    { index: 'bigint', root: 'text', towards: 'text', relations: 'text', depth: 'bigint' },
  )
  const step = sql`
    event_link.later = reached.event and reached.towards = 'EARLIER' or
    event_link.earlier = reached.event and reached.towards = 'LATER'`
  const allowed = sql`reached.relations like '% ' || event_link.relation || ' %'`
  const { rows } = await sql<EventLinkTable & { index: number }>`
    with recursive reached ("index", event, towards, relations, depth) as (
      select wanted."index", wanted.root, wanted.towards, wanted.relations, wanted.depth from ${wanted} as wanted
      union
      select reached."index", case reached.towards when 'EARLIER' then event_link.earlier else event_link.later end,
        reached.towards, reached.relations, reached.depth - 1
      from reached join event_link on ${step}
      where reached.depth > 0 and ${allowed}
    )
    select distinct reached."index", event_link.* from reached join event_link on ${step}
    where reached.depth > 0 and ${allowed}`.execute(db)
  const links: EventLink[][] = requests.map(() => [])
  for (const { index, earlier, later, relation, claims } of rows) {
    links[Number(index)]?.push({ earlier, later, relation, claims: JSON.parse(claims) })
  }
  return links
}
