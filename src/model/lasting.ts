import type { Claim } from './claim.ts'
import type { EntityKind } from './kind.ts'
import { properties } from './properties.ts'

/** What tells how long a claim goes on being so. */
export type Lasted = Pick<Claim, 'subject' | 'property' | 'value' | 'start' | 'end'>

/**
 * How long what a claim says goes on being so: always, for the spells that are told of it, or, once it has begun, ever
 * after. What happened does not cease: that somebody took part begins with the event, and an effect with the decision.
 */
export type Lasting = 'ALWAYS' | 'SPELL' | { readonly begunBy: string }

export function lastingOf(claim: Lasted, kindOf: (slug: string) => EntityKind | undefined): Lasting {
  const { subject, value, start, end } = claim
  const { lasting } = properties[claim.property]
  if (lasting === 'ALWAYS') return 'ALWAYS'
  if (lasting === 'UNLESS_DATED') return start || end ? 'SPELL' : 'ALWAYS'
  if (begins(kindOf(subject))) return { begunBy: subject }
  if (lasting !== 'ONCE_BEGUN') return 'SPELL'
  return value.type === 'entity' && begins(kindOf(value.slug)) ? { begunBy: value.slug } : 'ALWAYS'
}

/** Whether an entity of the kind begins at a time, and all that is claimed of it with it. */
function begins(kind: EntityKind | undefined): boolean {
  return kind === 'MEETING' || kind === 'OCCASION' || kind === 'DECISION'
}
