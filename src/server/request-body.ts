import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { limits } from './limits.ts'

/** Tells in plain words what is wrong with a request that is too large, or whose variables are no JSON. */
export function useRequestBody(): Plugin {
  return {
    onRequestParse({ request, requestParser, setRequestParser }) {
      const length = Number(request.headers.get('content-length'))
      if (length > limits.body) throw tooLarge(length)
      if (requestParser) {
        setRequestParser(async (received) => {
          try {
            return await requestParser(received)
          } catch (error) {
            throw error instanceof SyntaxError ? notJson() : error
          }
        })
      }
    },
  }
}

function tooLarge(length: number): GraphQLError {
  const message = `The request has a body of ${length} bytes, and ${limits.body} are allowed: ask in several requests.`
  return new GraphQLError(message, { extensions: { code: 'REQUEST_ENTITY_TOO_LARGE', http: { status: 413 } } })
}

function notJson(): GraphQLError {
  const message = 'Expected "variables" and "extensions" to be JSON, got something else.'
  return new GraphQLError(message, { extensions: { code: 'BAD_REQUEST', http: { status: 400 } } })
}
