import type { ExecutionResult } from 'graphql'
import { type FetchAPI, isAsyncIterable, type Plugin, processRegularResult } from 'graphql-yoga'
import { createAnswer, revalidate } from './answer.ts'
import { acceptsEvents, eventStreamResponse, eventStreamType, type Results } from './event-stream.ts'
import { chooseMediaType } from './media-type.ts'
import { isPersisted } from './persisted-queries.ts'
import { refusal, withStatus } from './refusals.ts'
import type { SingleConnections } from './single-connection.ts'

/**
 * Writes results in the type that the client likes best: one of which nothing is wrong as it is, which Yoga would look
 * through for what it may not tell, and one of which nothing was executed with the status of its errors.
 */
export function useResults({ carry }: Pick<SingleConnections, 'carry'>): Plugin {
  return {
    onResultProcess({ request, result, serverContext, setResultProcessor }) {
      if (carry({ request, result: result as Results, serverContext }))
        return setResultProcessor((_result, { Response }) => new Response(null, { status: 202 }), 'application/json')
      const accept = request.headers.get('accept')
      // What is refused is no stream.
      const mediaType = chooseMediaType(accept) ?? (acceptsEvents(accept) && !isExecuted(result) ? refusedType : null)
      const isStream = isAsyncIterable(result)
      if (acceptsEvents(accept) && (isStream || !mediaType) && isExecuted(result))
        return setResultProcessor(
          (own, fetchAPI) => eventStreamResponse(own as Results, fetchAPI, request.signal),
          eventStreamType,
        )
      if (isStream) void result[Symbol.asyncIterator]().return?.()
      if (!mediaType || isStream) {
        const message = isStream ? eventsNotAcceptable : notAcceptable
        const refused = { errors: [refusal('NOT_ACCEPTABLE', message)] }
        return setResultProcessor(
          (_result, fetchAPI) => errorResponse(refused, fetchAPI, 'application/json'),
          'application/json',
        )
      }
      if (!isPlain(result))
        return setResultProcessor(
          (own, fetchAPI) => errorResponse(own as ExecutionResult, fetchAPI, mediaType),
          mediaType,
        )
      const { params } = serverContext as { readonly params?: unknown }
      setResultProcessor((_result, fetchAPI) => {
        const persisted = request.method === 'GET' && isPersisted(params)
        const answer = createAnswer(JSON.stringify(result), mediaType, persisted)
        const { status, headers, body } = revalidate(answer, request.headers.get('if-none-match'))
        return new fetchAPI.Response(body, { status, headers })
      }, mediaType)
    },
  }
}

const refusedType = 'application/graphql-response+json'

/** What was refused is told with its status. */
function isExecuted(result: unknown): boolean {
  return isAsyncIterable(result) || 'data' in (result as object)
}

/** Whether it is data and nothing else. */
function isPlain(result: unknown): result is ExecutionResult {
  return Object.keys(result as object).join() === 'data'
}

function errorResponse(result: ExecutionResult, fetchAPI: FetchAPI, mediaType: string): Response {
  const isExecuted = 'data' in result
  const told = isExecuted ? result : { ...result, errors: result.errors?.map(withStatus) }
  return processRegularResult(told as ExecutionResult, fetchAPI, mediaType)
}

const eventsNotAcceptable =
  'A subscription is answered as server-sent events: expected the header "Accept" to name text/event-stream.'
const notAcceptable =
  'Expected the header "Accept" to allow application/graphql-response+json or application/json, got one that allows neither.'
