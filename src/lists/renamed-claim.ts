import { type Claim, claimId } from '../model/claim.ts'
import { namedInQualifiers } from './mentions.ts'

/** The claim with other names of entities, wherever it names any: with the id that it has so. Its references stay in their order. */
export function renameClaim(claim: Claim, rename: (slug: string) => string): Claim {
  const { subject, value } = claim
  const qualified = namedInQualifiers(claim).map(([name, slug]) => [name, rename(slug)])
  const content = {
    ...claim,
    subject: rename(subject),
    value: value.type === 'entity' ? { ...value, slug: rename(value.slug) } : value,
    qualifiers: { ...claim.qualifiers, ...Object.fromEntries(qualified) },
  }
  const references = claim.references.map((reference) => ({
    ...reference,
    source: rename(reference.source),
    attributedTo: reference.attributedTo === null ? null : rename(reference.attributedTo),
  }))
  return { ...content, id: claimId(content), references }
}
