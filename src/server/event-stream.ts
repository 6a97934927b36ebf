import type { ExecutionResult } from 'graphql'
import { type FetchAPI, isAsyncIterable } from 'graphql-yoga'

/** One result, or those of a subscription. */
export type Results = ExecutionResult | AsyncIterable<ExecutionResult>

export const eventStreamType = 'text/event-stream'

/** Whether the client asks for server-sent events by name, as who does not cannot read them. */
export function acceptsEvents(accept: string | null): boolean {
  return (accept ?? '').split(',').some((range) => {
    const [type, ...parameters] = range.split(';').map((part) => part.trim().toLowerCase())
    return type === eventStreamType && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))
  })
}

/**
 * Writes results as server-sent events (GraphQL over SSE, distinct connections mode). The next result is only taken when
 * the one before has left, so that nothing heaps up for a client that is slow; one that is gone ends them.
 */
export function eventStreamResponse(results: Results, fetchAPI: FetchAPI, gone: AbortSignal): Response {
  const iterator = iteratorOf(results)
  const next = async () => {
    const { done, value } = await iterator.next()
    return done ? null : eventOf('next', JSON.stringify(value))
  }
  return streamResponse({ next, last: eventOf('complete', ''), end: () => void iterator.return?.() }, fetchAPI, gone)
}

export interface Streamed {
  /** The next message, once there is one; null at the end. */
  next(): Promise<string | null>
  /** Written when there are no more. */
  readonly last: string
  /** Called when all is written, and when the client is gone. */
  end(): void
}

/** Writes messages as they come, and a sign of life where none comes for long: a proxy ends what is silent. */
export function streamResponse(
  { next, last, end }: Streamed,
  { Response, ReadableStream }: Pick<FetchAPI, 'Response' | 'ReadableStream'>,
  gone: AbortSignal,
): Response {
  let life: NodeJS.Timeout | undefined
  const stop = () => {
    clearInterval(life)
    gone.removeEventListener('abort', stop)
    end()
  }
  // Of a stream that nobody begins to read, nothing else tells.
  gone.addEventListener('abort', stop)
  if (gone.aborted) stop()
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(sign))
      if (gone.aborted) return
      life = setInterval(() => {
        if ((controller.desiredSize ?? 0) > 0) controller.enqueue(encoder.encode(sign))
      }, lifeEvery).unref()
    },
    async pull(controller) {
      const message = await next()
      if (message !== null) return controller.enqueue(encoder.encode(message))
      stop()
      if (gone.aborted) return
      controller.enqueue(encoder.encode(last))
      controller.close()
    },
    cancel: stop,
  })
  return new Response(body, { status: 200, headers })
}

export function eventOf(event: string, data: string): string {
  return `event: ${event}\ndata: ${data}\n\n`
}

/** No generator: one that waits for a result would hear only after it that nobody wants any. */
export function iteratorOf(results: Results): AsyncIterator<ExecutionResult> {
  if (isAsyncIterable(results)) return results[Symbol.asyncIterator]()
  let left: ExecutionResult | null = results
  return {
    async next() {
      const value = left
      left = null
      return value ? { done: false, value } : { done: true, value: undefined }
    },
  }
}

/** A comment, as events have it. */
const sign = ':\n\n'

/** In milliseconds. */
const lifeEvery = 12_000

const encoder = new TextEncoder()

const headers = {
  'content-type': `${eventStreamType}; charset=utf-8`,
  'cache-control': 'no-store',
  'x-accel-buffering': 'no',
}
