import type { IncomingMessage, ServerResponse } from 'node:http'
import compression, { type Flushing } from 'compression'

/**
 * Has what is answered compressed as the client takes it: what is streamed leaves event by event, and what is compressed
 * already, or too short to gain by it, stays as it is.
 */
export function createCompress(): (request: IncomingMessage, response: ServerResponse, answer: () => void) => void {
  const compress = compression({ threshold: 1_024 })
  return (request, response, answer) => {
    compress(request, response, () => {
      const { write } = response
      const flushing = (...given: Parameters<typeof write>) => {
        const wantsMore = write.apply(response, given)
        if (isStreamed(response)) (response as unknown as Flushing).flush()
        return wantsMore
      }
      response.write = flushing as typeof write
      answer()
    })
  }
}

function isStreamed(response: ServerResponse): boolean {
  return /^(?:text\/event-stream|multipart\/mixed)\b/i.test(String(response.getHeader('content-type') ?? ''))
}
