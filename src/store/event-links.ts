import { sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Effect } from '../model/vocabulary.ts'
import type { Store } from './store.ts'
import type { EventLinkTable } from './tables.ts'

export type EventRelation = EventLinkTable['relation']

/** One event led to another, and these claims together say so. */
export interface EventLink {
  readonly earlier: string
  readonly later: string
  readonly relation: EventRelation
  readonly claims: readonly string[]
}

const ownRelations: Readonly<
  Partial<Record<PropertyName, { relation: EventRelation; subjectIs: 'earlier' | 'later' }>>
> = {
  prepares: { relation: 'PREPARES', subjectIs: 'earlier' },
  followsEvent: { relation: 'FOLLOWS', subjectIs: 'later' },
  implements: { relation: 'IMPLEMENTS', subjectIs: 'later' },
}

const convening: ReadonlySet<string | undefined> = new Set<Effect>(['CONVENES', 'ANNOUNCES'])

/**
 * The links between events that claims stand for. CONVENES follows from two of them: a meeting adopted a decision,
 * and the decision convenes or announces an event.
 */
export function deriveEventLinks(claims: readonly Claim[], isEvent: (slug: string) => boolean): EventLink[] {
  const links: EventLink[] = []
  const adopted = Map.groupBy(
    claims.filter(({ property }) => property === 'adoptedAt'),
    ({ subject }) => subject,
  )
  for (const claim of claims) {
    if (claim.value.type !== 'entity') continue
    const own = ownRelations[claim.property]
    if (!own || !isEvent(claim.subject) || !isEvent(claim.value.slug)) continue
    const [earlier, later] =
      own.subjectIs === 'earlier' ? [claim.subject, claim.value.slug] : [claim.value.slug, claim.subject]
    links.push({ earlier, later, relation: own.relation, claims: [claim.id] })
  }
  for (const effect of claims) {
    if (effect.property !== 'effect' || effect.value.type !== 'entity') continue
    if (!convening.has(effect.qualifiers.effect) || !isEvent(effect.value.slug)) continue
    for (const adoption of adopted.get(effect.subject) ?? []) {
      if (adoption.value.type !== 'entity') continue
      const ends = { earlier: adoption.value.slug, later: effect.value.slug }
      links.push({ ...ends, relation: 'CONVENES', claims: [adoption.id, effect.id] })
    }
  }
  return links
}

/** Whether the claim tells, with others of its subject, that an event was convened. */
export function isConvening({ property }: Claim): boolean {
  return property === 'adoptedAt' || property === 'effect'
}

/** Whether the claim by itself can tell that one event led to another. */
export function isOwnRelation({ property }: Claim): boolean {
  return ownRelations[property] !== undefined
}

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
