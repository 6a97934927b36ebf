import { type Claim, standing } from '../../model/claim.ts'
import { formatDay } from '../../model/day.ts'
import { displayValue } from '../../model/display.ts'
import type { Edtf } from '../../model/edtf.ts'
import type { EntityKind } from '../../model/kind.ts'
import { allProperties, type PropertyName, properties } from '../../model/properties.ts'
import { countVoices, type Voices } from '../../model/voices.ts'
import type { Described, Extract } from '../../store/extract.ts'
import { bestClaim, shownClaims } from './best-value.ts'
import type { LeftOut } from './left-out.ts'
import type { Attribute, Network, NetworkEdge, NetworkNode, Span } from './network-form.ts'
import { countEdgeDetails, countUntold, toldOfNode, writable } from './network-left-out.ts'

/** The properties that say something of a node in itself. Its names have an attribute of their own. */
const described = allProperties.flatMap(({ name, range }) => (range.value && name !== 'name' ? [name] : []))

const qualifierNames = [...new Set(allProperties.flatMap(({ qualifiers }) => Object.keys(qualifiers ?? {})))].sort()

/** What a node has besides its id and label. A property's attribute bears its name; several values stand in one text. */
export const nodeAttributes: readonly Attribute[] = [
  ...text('kind', 'classification', 'description', 'names', 'identifiers'),
  { name: 'ordinal', type: 'integer' },
  { name: 'enlarged', type: 'boolean' },
  ...text(...described),
  ...text('sources'),
  { name: 'voices', type: 'integer' },
]

/** What an edge has. A qualifier's attribute is called after it. */
const edgeAttributes: readonly Attribute[] = [
  ...text('property', 'from', 'until', 'rank', 'certainty', 'sources'),
  { name: 'voices', type: 'integer' },
  ...text(...qualifierNames.map((name) => `qualifier_${name}`)),
]

/** The whole graph: a node for each entity, and an edge for each claim whose value is an entity. */
export function claimNetwork(extract: Extract, leftOut: LeftOut): Network {
  return {
    description: 'Every edge is a claim: who says so stands in "sources".',
    isWeighted: false,
    edgeAttributes,
    nodes: () => networkNodes(extract, leftOut),
    edges: () => networkEdges(extract, leftOut),
  }
}

/** A node for each entity, by slug; only for some where these are given. */
export async function* networkNodes(
  extract: Extract,
  leftOut: LeftOut,
  only?: ReadonlySet<string>,
): AsyncGenerator<readonly NetworkNode[]> {
  for await (const all of extract.described()) {
    const page = only ? all.filter(({ entity }) => only.has(entity.slug)) : all
    yield page.map((each) => {
      countUntold(each, extract.voices, leftOut)
      return writable(toNode(each, extract.voices), leftOut)
    })
  }
}

/** An edge for each claim, also for one that an editor holds to be wrong: its rank says so. */
async function* networkEdges(extract: Extract, leftOut: LeftOut): AsyncGenerator<readonly NetworkEdge[]> {
  for await (const page of extract.claims())
    yield page.flatMap((claim) => {
      const edge = toEdge(claim, extract.voices)
      if (edge.length > 0) countEdgeDetails(claim, leftOut)
      return edge.map((each) => writable(each, leftOut))
    })
}

/** Between two values of one attribute; no value that is made of names has it. */
export const separator = ' | '

function toNode({ entity, claims }: Described, voices: Voices): NetworkNode {
  const { slug, kind, name, classification, description, ordinal, enlarged, identifiers } = entity
  const values = described.map((property) => [property, textOf(shownClaims(claims, property, voices))])
  return {
    id: slug,
    label: name,
    span: lifetime(kind, claims, voices),
    values: {
      kind,
      classification,
      description,
      names: textOf(shownClaims(claims, 'name', voices)),
      identifiers: joined(identifiers.map(({ scheme, value }) => `${scheme}:${value}`)),
      ordinal,
      enlarged,
      ...Object.fromEntries(values),
      sources: sourcesOf(standing(claims)),
      voices: countVoices(standing(claims), voices),
    },
  }
}

function toEdge(claim: Claim, voices: Voices): NetworkEdge[] {
  const { id, subject, property, value, qualifiers, start, end, rank, references } = claim
  if (value.type !== 'entity') return []
  const qualified = qualifierNames.map((name) => [`qualifier_${name}`, qualifiers[name] ?? null])
  return [
    {
      id,
      source: subject,
      target: value.slug,
      property,
      label: properties[property].label,
      weight: null,
      span: spanOf(start, end),
      values: {
        property,
        from: start?.text ?? null,
        until: end?.text ?? null,
        rank,
        certainty: joined(references.map(({ certainty }) => certainty)),
        sources: sourcesOf([claim]),
        voices: countVoices([claim], voices),
        ...Object.fromEntries(qualified),
      },
    },
  ]
}

function text(...names: readonly string[]): Attribute[] {
  return names.map((name) => ({ name, type: 'string' }))
}

/** The values, each with the qualifiers that tell it from others. */
function textOf(claims: readonly Claim[]): string | null {
  return joined(
    claims.map((claim) => {
      const told = toldOfNode(claim).map((name) => claim.qualifiers[name] ?? '')
      return [...told, displayValue(claim.value, String)].join(' ')
    }),
  )
}

function sourcesOf(claims: readonly Claim[]): string | null {
  return joined(claims.flatMap(({ references }) => references.map(({ source }) => source)).sort())
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : [...new Set(texts)].join(separator)
}

const lifetimes: Partial<Record<EntityKind, readonly [begins: PropertyName, ends?: PropertyName]>> = {
  PERSON: ['birthDate', 'deathDate'],
  ORGANIZATION: ['founded', 'dissolved'],
  MEETING: ['startDate', 'endDate'],
  OCCASION: ['startDate', 'endDate'],
  DECISION: ['date'],
  DOCUMENT: ['date'],
  SOURCE: ['published'],
}

function lifetime(kind: EntityKind, claims: readonly Claim[], voices: Voices): Span {
  const [begins, ends] = lifetimes[kind] ?? []
  const dateOf = (property: PropertyName | undefined) => {
    const value = property && bestClaim(claims, property, voices)?.value
    return value?.type === 'date' ? value.date : null
  }
  return spanOf(dateOf(begins), dateOf(ends))
}

/** An end that is before the start can be no span, whatever is said; what a calendar of four digits lacks is left open. */
function spanOf(start: Edtf | null, end: Edtf | null): Span {
  const [first, last] = [start?.earliest ?? null, end?.latest ?? null]
  if (first !== null && last !== null && last < first) return { start: null, end: null }
  return { start: dayText(first), end: dayText(last) }
}

function dayText(day: number | null): string | null {
  const text = day === null ? undefined : formatDay(day)
  return text === undefined || text.startsWith('0000') ? null : text
}
