import type { Server } from '../src/server/server.ts'

/** What a client of server-sent events takes. */
export interface EventClient {
  readonly response: Response
  /** The next event, without signs of life; null at the end. */
  next(): Promise<StreamEvent | null>
  /** Goes away. */
  leave(): Promise<void>
}

export interface StreamEvent {
  readonly event: string
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  readonly data: any
}

/** Subscribes at a server, or at one that listens at an address. */
export async function subscribe(
  to: Server | string,
  query: string,
  { variables, headers = {} }: { variables?: Record<string, unknown>; headers?: Record<string, string> } = {},
): Promise<EventClient> {
  const gone = new AbortController()
  const request = new Request(typeof to === 'string' ? `${to}/graphql` : 'http://localhost/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query, variables }),
    signal: gone.signal,
  })
  const response = typeof to === 'string' ? await fetch(request) : await to.fetch(request)
  return readEvents(response, gone)
}

export function readEvents(response: Response, gone = new AbortController()): EventClient {
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  return {
    response,
    async next() {
      for (;;) {
        const end = text.indexOf('\n\n')
        if (end >= 0) {
          const message = text.slice(0, end)
          text = text.slice(end + 2)
          const [, event = '', data = ''] = /^event: (\w+)\ndata: ?(.*)$/s.exec(message) ?? []
          if (event !== '') return { event, data: data === '' ? null : JSON.parse(data) }
          continue
        }
        const read = await reader?.read()
        if (!read || read.done) return null
        text += read.value
      }
    },
    async leave() {
      gone.abort()
      await reader?.cancel().catch(() => {})
    },
  }
}
