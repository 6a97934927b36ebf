import type { Claim } from '../model/claim.ts'
import { properties } from '../model/properties.ts'
import type { MentionTable } from './tables.ts'

/** The entities that a claim names: its subject, its value, and those in its qualifiers. */
export function entitiesNamed(claim: Claim): string[] {
  const { subject, value } = claim
  return [subject, ...(value.type === 'entity' ? [value.slug] : []), ...entitiesInQualifiers(claim)]
}

/** The entities that a claim names in its qualifiers, as rows. */
export function mentionsOf(claim: Claim): MentionTable[] {
  return entitiesInQualifiers(claim).map((entity) => ({ entity, claim: claim.id }))
}

function entitiesInQualifiers({ property, qualifiers }: Claim): string[] {
  const declared = properties[property].qualifiers ?? {}
  const slugs = Object.entries(qualifiers).flatMap(([name, slug]) => (declared[name]?.kinds ? [slug] : []))
  return [...new Set(slugs)]
}
