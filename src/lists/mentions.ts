import type { Claim } from '../model/claim.ts'
import { properties } from '../model/properties.ts'

/** An entity that a claim names beside its subject and its value: in a qualifier, or as whose words a reference gives. */
export interface Mention {
  readonly entity: string
  readonly claim: string
  /** The qualifier; `attributedTo` for a reference. */
  readonly role: string
}

export function deriveMentions(claims: readonly Claim[]): Mention[] {
  return claims.flatMap((claim) => [
    ...namedInQualifiers(claim).map(([role, entity]) => ({ entity, claim: claim.id, role })),
    ...speakersOf(claim).map((entity) => ({ entity, claim: claim.id, role: speakerRole })),
  ])
}

export const speakerRole = 'attributedTo'

/** The entities that a claim names: its subject, its value, and those in its qualifiers. */
export function entitiesNamed(claim: Claim): string[] {
  const { subject, value } = claim
  return [
    subject,
    ...(value.type === 'entity' ? [value.slug] : []),
    ...namedInQualifiers(claim).map(([, slug]) => slug),
  ]
}

/** Every entity that the graph must have while it has the claim. */
export function entitiesNeeded(claim: Claim): string[] {
  return [...entitiesNamed(claim), ...claim.references.map(({ source }) => source), ...speakersOf(claim)]
}

/** The entities that stand in a claim's qualifiers, each with the name of its qualifier. */
export function namedInQualifiers({ property, qualifiers }: Claim): [name: string, slug: string][] {
  const declared = properties[property].qualifiers ?? {}
  return Object.entries(qualifiers).filter(([name]) => declared[name]?.kinds)
}

function speakersOf({ references }: Claim): string[] {
  return [...new Set(references.flatMap(({ attributedTo }) => attributedTo ?? []))]
}
