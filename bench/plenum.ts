import { execute, type GraphQLSchema, parse, validate } from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import { createBackground } from '../src/graph/background.ts'
import { type Graph as OpenGraph, openGraph } from '../src/graph/graph.ts'
import type { LinkIndex } from '../src/graph/link-index.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { type Claim, createClaim, type Reference } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import type { PropertyName } from '../src/model/properties.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import { type WrittenGraph, writeGraph } from '../src/store/write.ts'
import type { Graph } from './social-graph.ts'

/** Bodies that command each other: a property that can have many values. */
const property: PropertyName = 'commands'
const source = 'directory'

export function slugOf(node: number): string {
  return `body-${node}`
}

/** Writes a graph into a new database: an entity a node, a claim with its source an edge. */
export async function writePlenum(path: string, graph: Graph): Promise<void> {
  await writeInto(path, { entities: entitiesOf(graph), claims: claimsOf(graph), revision: 'bench' })
}

/** Fills a new database, as Plenum's own writer does. */
export async function writeInto(path: string, graph: WrittenGraph): Promise<void> {
  const store = await openSqlite(path)
  await writeGraph(store, graph)
  await store.close()
}

/** Plenum as a server has it open: GraphQL documents are parsed and validated once, and each request has its own view. */
export interface Plenum {
  ask(document: string, variables?: Readonly<Record<string, unknown>>): Promise<Record<string, unknown>>
  /** Waits for what is kept in memory. */
  ready(): Promise<void>
  close(): Promise<void>
}

/** As it is where there are too many links to keep them, if not `inMemory`. */
export async function openPlenum(path: string, { inMemory = true } = {}): Promise<Plenum> {
  const store = await openSqlite(path)
  const opened = await openGraph(store)
  const graph = inMemory ? opened : { ...opened, links: createBackground<LinkIndex>(async () => null) }
  const schema = buildSchema()
  const documents = new Map<string, ReturnType<typeof parse>>()
  return {
    async ask(text, variables = {}) {
      const document = documents.get(text) ?? validated(schema, text)
      documents.set(text, document)
      return run(graph, schema, document, variables)
    },
    async ready() {
      await graph.links.ready()
    },
    close: () => store.close(),
  }
}

async function run(
  graph: OpenGraph,
  schema: GraphQLSchema,
  document: ReturnType<typeof parse>,
  variableValues: Readonly<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  const result = await execute({
    schema,
    document,
    variableValues,
    rootValue: viewOf(graph),
    contextValue: createRequest(),
  })
  if (result.errors?.[0]) throw result.errors[0]
  return result.data ?? {}
}

function validated(schema: GraphQLSchema, text: string): ReturnType<typeof parse> {
  const document = parse(text)
  const [fault] = validate(schema, document)
  if (fault) throw fault
  return document
}

function entitiesOf({ nodes }: Graph): Entity[] {
  const plain = { description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
  const bodies = Array.from({ length: nodes }, (_, node) => ({
    ...plain,
    kind: 'ORGANIZATION' as const,
    slug: slugOf(node),
    name: `Body ${node}`,
  }))
  return [{ ...plain, kind: 'SOURCE', slug: source, name: 'A directory' }, ...bodies]
}

function claimsOf({ from, to }: Graph): Claim[] {
  return Array.from(from, (node, edge) =>
    createClaim(
      {
        subject: slugOf(node),
        property,
        value: { type: 'entity', slug: slugOf(to[edge] ?? 0) },
        qualifiers: {},
        start: null,
        end: null,
      },
      [reference],
    ),
  )
}

const reference: Reference = {
  source,
  locator: null,
  order: null,
  printedAs: null,
  attributedTo: null,
  attribution: null,
  certainty: 'STATED',
  attested: null,
  note: null,
}
