import { type Claim, type ClaimContent, createClaim, type Reference, type Value } from '../src/model/claim.ts'

/** A claim that the source tells: that Kim Jong Un is General Secretary, or what the content says instead. */
export function told(content: Partial<ClaimContent>, source = 'w', order: number | null = null): Claim {
  const reference: Reference = {
    source,
    locator: 'Text',
    order,
    printedAs: null,
    attributedTo: null,
    attribution: null,
    certainty: 'STATED',
    attested: null,
    note: null,
  }
  return createClaim(
    {
      subject: 'kim-jong-un',
      property: 'holds',
      value: entity('general-secretary'),
      qualifiers: {},
      start: null,
      end: null,
      ...content,
    },
    [reference],
  )
}

export function entity(slug: string): Value {
  return { type: 'entity', slug }
}
