/**
 * Sends a query to a Plenum, and gives its data. JSON is all that it takes: no client, no header of its own.
 *
 * A server can answer with data and errors at once, where one field failed. Here any error is thrown: a page that can
 * show the rest would look at `data` first.
 */
export async function ask(url, query, variables = {}) {
  const response = await post(url, JSON.stringify({ query, variables }))
  const isAnswer = /^application\/(?:graphql-response\+)?json\b/.test(response.headers.get('content-type') ?? '')
  if (!isAnswer) throw new Error(`${url} answered ${response.status}, and no GraphQL: ${await response.text()}`)
  const { data, errors } = await response.json()
  if (errors) throw new Refusal(errors)
  return data
}

/** What the server would not answer, and why: `code` says what kind of mistake it is, the message says the cure. */
export class Refusal extends Error {
  constructor(errors) {
    super(errors.map(({ message }) => message).join('\n'))
    this.name = 'Refusal'
    this.code = errors[0].extensions?.code
    this.errors = errors
  }
}

async function post(url, body) {
  const headers = {
    'content-type': 'application/json',
    // Refusals then come with status 400, not 200.
    accept: 'application/graphql-response+json, application/json;q=0.9',
  }
  try {
    return await fetch(url, { method: 'POST', headers, body })
  } catch (cause) {
    throw new Error(`Nothing answers at ${url}: start the server with "npm start", or give another address.`, { cause })
  }
}
