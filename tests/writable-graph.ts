import { graphql } from 'graphql'
import { buildSchema } from '../schema/schema.ts'
import type { Operation } from '../src/changes/operation.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { createRequest, type Viewer } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import type { Claim } from '../src/model/claim.ts'
import { personAuthor } from '../src/store/history/author.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { type Described, smallGraph } from './small-graph.ts'

const schema = buildSchema()

/** A graph that takes changes, asked by whoever is named. */
export interface WritableGraph {
  readonly store: Store
  now(): Promise<Graph>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  ask(query: string, variables?: Record<string, unknown>, viewer?: Viewer | null): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  change(operations: readonly Operation[], more?: Record<string, unknown>, viewer?: Viewer): Promise<any>
}

export const alice: Viewer = { name: 'alice', role: 'EDITOR', author: personAuthor('alice') }
export const bob: Viewer = { name: 'bob', role: 'EDITOR', author: personAuthor('bob') }
export const petra: Viewer = { name: 'petra', role: 'PROPOSER', author: personAuthor('petra') }

const payload = `
  change { id number state message author { name } differences(first: 100) { nodes { kind subject { slug } field before after } } }
  problems { code message path suggestion }
  created { as operation entity { slug name kind } }
  goneIds
  effect {
    claimsAdded { id display } claimsWithdrawn { id display } agreesWith { id display }
    disputes { id property { name } subject { slug } } settles { id property { name } subject { slug } }
  }`

/** Opens a database that holds these claims; with none it is empty. */
export async function openWritable(
  claims: readonly Claim[] = [],
  described: readonly Described[] = [],
): Promise<WritableGraph> {
  const store = await openDatabase()
  if (claims.length + described.length > 0) await writeGraph(store, smallGraph(claims, described))
  let current = await openGraph(store)
  const now = async () => {
    if ((await store.revision()) !== current.revision) current = await openGraph(store)
    return current
  }
  const ask: WritableGraph['ask'] = async (query, variables = {}, viewer = null) => {
    const result = await graphql({
      schema,
      source: query,
      rootValue: viewOf(await now()),
      contextValue: createRequest({ viewer, changing: now }),
      variableValues: variables,
    })
    if (result.errors) throw new Error(result.errors.map(({ message }) => message).join(' '))
    return result.data
  }
  return {
    store,
    now,
    ask,
    async change(operations, more = {}, viewer = alice) {
      const query = `mutation ($input: ChangeInput!) { change(input: $input) { ${payload} } }`
      return (await ask(query, { input: { operations, ...more } }, viewer)).change
    },
  }
}
