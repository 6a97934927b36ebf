import { defaultCertainties, withCertainty } from '../../model/certainty.ts'
import type { Claim, Reference } from '../../model/claim.ts'
import { type PropertyName, properties } from '../../model/properties.ts'
import type { Voices } from '../../model/voices.ts'
import type { Described, Extract } from '../../store/extract.ts'
import { shownClaims } from './best-value.ts'
import { jsonLdContext, jsonLdTypes, propertyIri } from './jsonld-context.ts'
import { entityId, jsonLdDate, jsonLdFact, jsonLdValue, languageBeside } from './jsonld-value.ts'

export interface JsonLdOptions {
  /** What the addresses of entities and claims begin with. */
  readonly base?: string | undefined
}

/**
 * Writes the graph in JSON-LD 1.1: a node for each entity, by slug, with its facts by the names of schema.org and W3C
 * ORG, and with every claim as a statement whose sources are told in PROV-O.
 */
export async function* jsonLd(extract: Extract, { base }: JsonLdOptions = {}): AsyncGenerator<string> {
  yield `{"@context": ${JSON.stringify(jsonLdContext(base))},\n"@graph": [`
  let separator = '\n'
  for await (const page of extract.described()) {
    for (const described of page) {
      yield `${separator}${JSON.stringify(entityNode(described, extract.voices))}`
      separator = ',\n'
    }
  }
  yield '\n]}\n'
}

function entityNode({ entity, claims }: Described, voices: Voices): object {
  const { slug, kind, name, description, classification, ordinal, enlarged, identifiers } = entity
  return present({
    id: entityId(slug),
    type: jsonLdTypes[kind],
    kind,
    label: name,
    description,
    classification,
    ordinal,
    enlarged,
    identifiers: identifiers.map(({ scheme, value }) => ({ type: 'schema:PropertyValue', scheme, notation: value })),
    ...factsOf(claims, voices),
    claims: claims.map(claimNode),
  })
}

/** What holds of the entity, for readers who ask for no sources: the best values, and nothing that is only expected. */
function factsOf(claims: readonly Claim[], voices: Voices): Record<string, unknown> {
  const kept = claims.flatMap((claim) => withCertainty(claim, defaultCertainties) ?? [])
  const names = [...new Set(kept.map(({ property }) => property))]
  return Object.fromEntries(
    names.flatMap((property) => {
      const shown = shownClaims(kept, property, voices).filter(({ rank }) => rank !== 'DEPRECATED')
      const values = distinct(shown.flatMap(({ value }) => jsonLdFact(value, property) ?? []))
      return isQualified(property) || values.length === 0 ? [] : [[property, values]]
    }),
  )
}

/** Whether a value says nothing without the qualifiers that it needs: 5,000 of whom? */
function isQualified(property: PropertyName): boolean {
  const { range, qualifiers, functional } = properties[property]
  const isRequired = Object.values(qualifiers ?? {}).some(({ required }) => required)
  return !range.kinds && (isRequired || Array.isArray(functional))
}

function claimNode({ id, subject, property, value, qualifiers, references, ...claim }: Claim): object {
  const { rank, rankReason, explanation, start, end } = claim
  const relation = relationNode(subject, property, value)
  return present({
    id: `claim:${id}`,
    type: ['rdf:Statement', 'prov:Entity', ...(relation?.type ?? [])],
    predicate: propertyIri(property),
    value: jsonLdValue(value, property),
    valueLanguage: languageBeside(value, property),
    ...(value.type === 'quantity' && { amount: value.quantity.amount, unit: value.quantity.unit }),
    ...relation?.ends,
    qualifiers: qualifierNode(property, qualifiers),
    start: start && jsonLdDate(start),
    end: end && jsonLdDate(end),
    rank,
    rankReason,
    explanation,
    sources: distinct(references.map(({ source }) => entityId(source))),
    references: references.map(referenceNode),
  })
}

/** What a claim is as well, where a vocabulary has a class for what it tells: a membership, a vote, a count of votes. */
function relationNode(subject: string, property: PropertyName, value: Claim['value']) {
  const one = entityId(subject)
  if (property === 'ballotCount') return { type: ['opengov:Count'], ends: { voteEvent: one } }
  if (value.type !== 'entity') return null
  const other = entityId(value.slug)
  if (property === 'memberOf') return { type: ['org:Membership'], ends: { member: one, memberIn: other } }
  return property === 'ballot' ? { type: ['opengov:Vote'], ends: { voter: one, voteEvent: other } } : null
}

function qualifierNode(property: PropertyName, qualifiers: Claim['qualifiers']): object {
  const declared = properties[property].qualifiers ?? {}
  return Object.fromEntries(
    Object.entries(qualifiers).map(([name, text]) => [name, declared[name]?.kinds ? { id: entityId(text) } : text]),
  )
}

function referenceNode(reference: Reference): object {
  const { source, attributedTo, attested, ...rest } = reference
  return present({
    type: 'prov:PrimarySource',
    source: entityId(source),
    attributedTo: attributedTo === null ? null : entityId(attributedTo),
    attested: attested && jsonLdDate(attested),
    ...rest,
  })
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

/** Without what is null or empty. */
function present(fields: Readonly<Record<string, unknown>>): object {
  const isEmpty = (value: unknown) =>
    value === null ||
    value === undefined ||
    (typeof value === 'object' && (Array.isArray(value) ? value.length : Object.keys(value).length) === 0)
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => !isEmpty(value)))
}
