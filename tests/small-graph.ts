import { graphql } from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { type Credentials, createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { entitiesNamed } from '../src/lists/mentions.ts'
import { type Claim, type ClaimContent, mergeClaims, type Reference } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Entity } from '../src/model/entity.ts'
import { allKinds, type EntityKind } from '../src/model/kind.ts'
import { type PropertyName, properties } from '../src/model/properties.ts'
import { parseQuantity } from '../src/model/quantity.ts'
import type { SqliteOptions } from '../src/store/sqlite/sqlite.ts'
import { type WrittenGraph, writeGraph } from '../src/store/write.ts'
import { entity, told } from './claim-told.ts'
import { openDatabase } from './databases.ts'

/** Opens a graph in memory that holds these claims, and an entity for every slug that they name. */
export async function openSmallGraph(
  claims: readonly Claim[],
  described: readonly Described[] = [],
  options: SqliteOptions = {},
): Promise<Graph> {
  const store = await openDatabase(options)
  await writeGraph(store, smallGraph(claims, described))
  return openGraph(store)
}

const schema = buildSchema()

/** What a small graph answers to whoever asks; a query that it refuses is an error. */
export async function askGraph(
  graph: Graph,
  query: string,
  variables: Record<string, unknown> = {},
  credentials: Credentials = {},
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
): Promise<any> {
  const result = await answerOf(graph, query, variables, credentials)
  if (result.errors) throw new Error(`${query}: ${result.errors.map(({ message }) => message).join(' ')}`)
  return result.data
}

/** The same with its errors. */
export function answerOf(
  graph: Graph,
  query: string,
  variables: Record<string, unknown> = {},
  credentials: Credentials = {},
) {
  const [rootValue, contextValue] = [viewOf(graph), createRequest(credentials)]
  return graphql({ schema, source: query, rootValue, contextValue, variableValues: variables })
}

/** What is known of an entity besides its slug. */
export type Described = Partial<Entity> & Pick<Entity, 'slug'>

export function smallGraph(claims: readonly Claim[], described: readonly Described[] = []): WrittenGraph {
  const known = new Map(described.map((each) => [each.slug, each]))
  const sources = claims.flatMap(({ references }) => references.map(({ source }) => source))
  const slugs = new Set([...known.keys(), ...sources, ...claims.flatMap(entitiesNamed)])
  const entities = [...slugs].sort().map((slug) => ({ ...bare(slug), ...known.get(slug) }))
  return { entities, claims: mergeClaims(claims), revision: 'small' }
}

export interface Said {
  readonly qualifiers?: ClaimContent['qualifiers']
  readonly start?: string | null
  readonly end?: string | null
  readonly source?: string
  readonly order?: number | null
  readonly reference?: Partial<Reference>
  readonly rank?: Claim['rank']
}

/** A claim that a source makes: the value is a slug, a date, a quantity or a text, as its property has it. */
export function claim(subject: string, property: PropertyName, value: string, said: Said = {}): Claim {
  const { qualifiers = {}, start, end, source, order = null, reference = {}, rank = 'NORMAL' } = said
  const content = {
    subject,
    property,
    value: valueFor(property, value),
    qualifiers,
    start: date(start),
    end: date(end),
  }
  const { references, ...rest } = told(content, source, order)
  return { ...rest, rank, references: references.map((each) => ({ ...each, ...reference })) }
}

function bare(slug: string): Entity {
  const rest = { name: slug, description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
  return { slug, kind: kindOf(slug), ...rest }
}

/** The kind with which the slug begins; what begins with none is a source. */
function kindOf(slug: string): EntityKind {
  return allKinds.find((kind) => slug.startsWith(kind.toLowerCase().replace('_', '-'))) ?? 'SOURCE'
}

function valueFor(property: PropertyName, text: string): Claim['value'] {
  const { kinds, value, unit = 'person' } = properties[property].range
  if (kinds) return entity(text)
  if (value === 'date') return { type: 'date', date: parseEdtf(text) }
  if (value === 'quantity') return { type: 'quantity', quantity: parseQuantity(text, unit) }
  return { type: 'text', text, language: 'en' }
}

function date(text: string | null | undefined): Claim['start'] {
  return text == null ? null : parseEdtf(text)
}
