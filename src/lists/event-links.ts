import { type Claim, standing } from '../model/claim.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Effect } from '../model/vocabulary.ts'

export type EventRelation = 'PREPARES' | 'CONVENES' | 'FOLLOWS' | 'IMPLEMENTS'

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

/** The properties of the claims from which links follow. */
export const linkingProperties: readonly PropertyName[] = [
  ...(Object.keys(ownRelations) as PropertyName[]),
  'adoptedAt',
  'effect',
]

const convening: ReadonlySet<string | undefined> = new Set<Effect>(['CONVENES', 'ANNOUNCES'])

/**
 * The links between events that claims stand for. CONVENES follows from two of them: a meeting adopted a decision,
 * and the decision convenes or announces an event.
 */
export function deriveEventLinks(told: readonly Claim[], isEvent: (slug: string) => boolean): EventLink[] {
  const claims = standing(told)
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
