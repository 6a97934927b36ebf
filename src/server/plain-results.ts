import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import { createAnswer, revalidate } from './answer.ts'
import { chooseMediaType } from './media-type.ts'
import { isPersisted } from './persisted-queries.ts'

/** Writes a result of which nothing is wrong as it is; Yoga looks through each for what it may not tell. */
export function usePlainResults(): Plugin {
  return {
    onResultProcess({ request, result, serverContext, setResultProcessor }) {
      const mediaType = chooseMediaType(request.headers.get('accept'))
      if (!mediaType || !isPlain(result)) return
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

/** Whether it is data and nothing else. */
function isPlain(result: unknown): result is ExecutionResult {
  return Object.keys(result as object).join() === 'data'
}
