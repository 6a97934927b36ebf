import { Environment, type GraphQLResponse, Network, RecordSource, Store } from 'relay-runtime'

/** Where Relay fetches, and keeps what it fetched. Nothing in it is special to Plenum. */
export function createEnvironment(url: string): Environment {
  const network = Network.create(({ text }, variables) => post(url, JSON.stringify({ query: text, variables })))
  return new Environment({ network, store: new Store(new RecordSource()) })
}

/** Relay throws where an answer has no data, and hands the page what it has where one field failed. */
async function post(url: string, body: string): Promise<GraphQLResponse> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/graphql-response+json, application/json;q=0.9',
  }
  const response = await fetch(url, { method: 'POST', headers, body }).catch((cause) => {
    throw new Error(`Nothing answers at ${url}: start the server with "npm start".`, { cause })
  })
  if (!response.headers.get('content-type')?.includes('json')) throw new Error(`At ${url} is no GraphQL.`)
  return (await response.json()) as GraphQLResponse
}
