import { entitiesNamed, namedInQualifiers } from '../../lists/mentions.ts'
import { type Claim, citedSources } from '../../model/claim.ts'
import type { PropertyName } from '../../model/properties.ts'
import { isFunctional } from '../../store/reach.ts'

/** Claims in memory, and whatever they are looked up by. */
export interface ClaimIndex {
  readonly all: readonly Claim[]
  has(id: string): boolean
  withIds(ids: readonly string[]): Claim[]
  /** In which it is the subject. */
  from(slug: string): readonly Claim[]
  /** In which it is the value. */
  to(slug: string): readonly Claim[]
  /** That name it in a qualifier. */
  mentioning(slug: string): readonly Claim[]
  citing(source: string): readonly Claim[]
  ofProperty(property: PropertyName): readonly Claim[]
  /** Those that are weighed against each other, by `rivalryOf`. */
  rivals(rivalry: string): readonly Claim[]
  /** Every entity that they name. */
  readonly named: ReadonlySet<string>
}

export function indexClaims(claims: readonly Claim[]): ClaimIndex {
  const by = (keysOf: (claim: Claim) => readonly string[]) => {
    const groups = new Map<string, Claim[]>()
    for (const claim of claims) {
      for (const key of new Set(keysOf(claim))) {
        const group = groups.get(key)
        if (group) group.push(claim)
        else groups.set(key, [claim])
      }
    }
    return (key: string): readonly Claim[] => groups.get(key) ?? none
  }
  const ids = new Map(claims.map((claim) => [claim.id, claim]))
  return {
    all: claims,
    has: (id) => ids.has(id),
    withIds: (wanted) => wanted.flatMap((id) => ids.get(id) ?? []),
    from: by(({ subject }) => [subject]),
    to: by(({ value }) => (value.type === 'entity' ? [value.slug] : [])),
    mentioning: by((claim) => namedInQualifiers(claim).map(([, slug]) => slug)),
    citing: by(citedSources),
    ofProperty: by(({ property }) => [property]),
    rivals: by((claim) => [rivalryOf(claim)]),
    named: new Set(claims.flatMap(entitiesNamed)),
  }
}

const none: readonly Claim[] = []

/** Claims are weighed against each other exactly where this is the same, as `Reach` has it. */
export function rivalryOf({ subject, property, value }: Claim): string {
  return value.type === 'entity' && !isFunctional(property)
    ? `${subject} ${property} ${value.slug}`
    : `${subject} ${property}`
}
