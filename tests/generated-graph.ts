import fc from 'fast-check'
import { graphql } from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import { createBackground } from '../src/graph/background.ts'
import { type Graph, openGraph, readThrough } from '../src/graph/graph.ts'
import type { LinkIndex } from '../src/graph/link-index.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { type Claim, createClaim, mergeClaims } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import type { PropertyName } from '../src/model/properties.ts'
import type { Certainty } from '../src/model/vocabulary.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import type { PlainLink } from './plain-search.ts'

/** A graph of a few entities and many claims between them, as fast-check makes and shrinks it. */
export interface GeneratedGraph {
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
}

/** The sources that generated claims cite; the second copies the first. They are entities as well, and can be linked. */
export const sources = ['source-a', 'source-b', 'source-c']

export const linkProperties = ['commands', 'parent', 'about', 'basedOn'] as const satisfies readonly PropertyName[]

export function generatedGraph({ maxNodes = 8, minClaims = 6, maxClaims = 24 } = {}): fc.Arbitrary<GeneratedGraph> {
  const kind = fc.constantFrom<EntityKind>('ORGANIZATION', 'ORGANIZATION', 'PERSON', 'MEETING', 'SOURCE')
  return fc.array(kind, { minLength: Math.ceil(maxNodes / 2), maxLength: maxNodes }).chain((kinds) => {
    const slugs = [...kinds.map((_, index) => nodeSlug(index)), ...sources]
    const entities = slugs.map((slug, index) => entity(slug, kinds[index] ?? 'SOURCE'))
    return fc
      .array(generatedClaim(slugs), { minLength: minClaims, maxLength: maxClaims, size: 'max' })
      .map((claims) => ({ entities, claims: mergeClaims(claims) }))
  })
}

/** An argument that is mostly left out. */
export function seldom<Value>(value: fc.Arbitrary<Value>): fc.Arbitrary<Value | null> {
  return fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value })
}

export function nodeSlug(index: number): string {
  return `node-${String(index).padStart(2, '0')}`
}

export function entity(slug: string, kind: EntityKind): Entity {
  const plain = { description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
  return { slug, kind, name: slug, ...plain }
}

/** A claim that one entity is linked with another. */
export function link(subject: string, property: PropertyName, object: string, told: Partial<Telling> = {}): Claim {
  const { by = [sources[0] ?? ''], certainty = 'STATED', start = null, end = null } = told
  return createClaim(
    {
      subject,
      property,
      value: { type: 'entity', slug: object },
      qualifiers: {},
      start: start ? parseEdtf(start) : null,
      end: end ? parseEdtf(end) : null,
    },
    by.map((source) => ({ ...bareReference, source, certainty })),
  )
}

export interface Telling {
  readonly by: readonly string[]
  readonly certainty: Certainty
  readonly start: string | null
  readonly end: string | null
}

export interface OpenGraph {
  readonly graph: Graph
  ask(source: string, variables?: Record<string, unknown>): Promise<Answer>
  close(): Promise<void>
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: what a query answers has the shape that the query gives it
  readonly data: any
  readonly errors: readonly { readonly message: string; readonly code: unknown }[]
}

/** The graph in a database of its own, and a way to ask it; as it is where it is too large for memory, if not `indexed`. */
export async function open({ entities, claims }: GeneratedGraph, { indexed = true } = {}): Promise<OpenGraph> {
  const store = await openDatabase()
  await writeGraph(store, { entities, claims, revision: 'generated' })
  const graph = await openGraph(store)
  if (indexed) await graph.links.ready()
  return asking(indexed ? graph : { ...graph, links: createBackground<LinkIndex>(async () => null) })
}

/** What a query of the graph answers, and how many statements that takes. */
export async function countingStatements(generated: GeneratedGraph, query: string, { indexed = true } = {}) {
  const { graph, close } = await open(generated, { indexed })
  const counter = counting(graph)
  const { data } = await counter.ask(query)
  await close()
  return { data, statements: counter.statements() }
}

/** How many statements a query takes, and how many when it comes again. */
export async function countingTwice(generated: GeneratedGraph, query: string) {
  const { graph, close } = await open(generated)
  const counter = counting(graph)
  await counter.ask(query)
  const first = counter.statements()
  await counter.ask(query)
  await close()
  return { first, second: counter.statements() - first }
}

function counting(graph: Graph) {
  let statements = 0
  const db = graph.store.db.withPlugin({
    transformQuery({ node }) {
      statements += 1
      return node
    },
    transformResult: async ({ result }) => result,
  })
  return { ...asking(readThrough(graph, { ...graph.store, db })), statements: () => statements }
}

/** A way to ask an open graph. */
export function asking(graph: Graph): OpenGraph {
  const { store } = graph
  return {
    graph,
    close: () => store.close(),
    async ask(source, variables = {}) {
      const result = await graphql({
        schema,
        source,
        variableValues: variables,
        rootValue: viewOf(graph),
        contextValue: createRequest(),
      })
      const errors = (result.errors ?? []).map(({ message, originalError, extensions }) => ({
        message,
        code: (originalError as { code?: unknown } | undefined)?.code ?? extensions.code,
      }))
      return { data: result.data, errors }
    },
  }
}

/** Lenses of every sort, as arguments. */
export const lenses = [
  'toldBy: ["source-a"]',
  'toldBy: ["source-b", "source-c"]',
  'at: "2019"',
  'at: "2018", match: CERTAINLY',
  'minSources: 2',
  'excludeDisputed: true',
  'certainty: [EXPECTED, STATED]',
  'at: "2020", minSources: 2, excludeDisputed: true',
]

/** The links that a view shows, as its lists of claims tell them. */
export async function linksSeen(
  graph: OpenGraph,
  { entities: all }: GeneratedGraph,
  lens: string,
): Promise<PlainLink[]> {
  const fields = all.map(
    ({ slug }, index) =>
      `e${index}: entity(slug: "${slug}") { claims(first: 100) { nodes { id property { name } object { slug } } } }`,
  )
  const { data } = await graph.ask(inLens(lens, 'query', fields.join('\n')))
  const view = lens ? data.lens : data
  return all.flatMap(({ slug }, index) =>
    view[`e${index}`].claims.nodes.map((claim: SeenClaim) => ({
      id: claim.id,
      subject: slug,
      property: claim.property.name,
      object: claim.object.slug,
    })),
  )
}

interface SeenClaim {
  readonly id: string
  readonly property: { readonly name: string }
  readonly object: { readonly slug: string }
}

/** A query of the whole graph, or of what a lens leaves of it. */
export function inLens(lens: string, operation: string, fields: string): string {
  return lens ? `${operation} { lens(${lens}) { ${fields} } }` : `${operation} { ${fields} }`
}

const schema = buildSchema()

const bareReference = {
  locator: null,
  order: null,
  printedAs: null,
  attributedTo: null,
  attribution: null,
  attested: null,
  note: null,
}

function generatedClaim(slugs: readonly string[]): fc.Arbitrary<Claim> {
  const slug = fc.constantFrom(...slugs)
  return fc
    .record({
      subject: slug,
      property: fc.constantFrom(...linkProperties),
      object: slug,
      by: fc.subarray([...sources], { minLength: 1, maxLength: 2 }),
      certainty: fc.constantFrom<Certainty>('STATED', 'STATED', 'REPORTED', 'EXPECTED'),
      start: fc.constantFrom(null, null, '2015', '2019-05', '2021-01-05'),
      end: fc.constantFrom(null, null, null, '2018', '2021'),
    })
    .map(({ subject, property, object, ...told }) => link(subject, property, object, told))
}
