import { createClient } from 'graphql-sse'
import { Environment, type GraphQLResponse, Network, Observable, RecordSource, Store } from 'relay-runtime'

/**
 * Where Relay fetches, follows subscriptions as server-sent events, and keeps what came. Nothing in it is special to Plenum.
 * Who only reads needs no token, and a page that signed in has a cookie instead.
 */
export function createEnvironment(url: string, token?: string): Environment {
  const credentials: Record<string, string> = token ? { authorization: `Bearer ${token}` } : {}
  const events = createClient({ url, headers: credentials })
  const network = Network.create(
    ({ text }, variables) => post(url, credentials, JSON.stringify({ query: text, variables })),
    ({ text }, variables) =>
      Observable.create((sink) =>
        events.subscribe(
          { query: text ?? '', variables },
          {
            next: (result) => sink.next(result as GraphQLResponse),
            error: (error) => sink.error(error as Error),
            complete: () => sink.complete(),
          },
        ),
      ),
  )
  return new Environment({ network, store: new Store(new RecordSource()) })
}

/** Relay throws where an answer has no data, and hands the page what it has where one field failed. */
async function post(url: string, credentials: Record<string, string>, body: string): Promise<GraphQLResponse> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
    ...credentials,
  }
  const response = await fetch(url, { method: 'POST', headers, body }).catch((cause) => {
    throw new Error(`Nothing answers at ${url}: start the server with "npm start".`, { cause })
  })
  if (!response.headers.get('content-type')?.includes('json')) throw new Error(`At ${url} is no GraphQL.`)
  return (await response.json()) as GraphQLResponse
}
