import { hash } from 'node:crypto'
import type { MediaType } from './media-type.ts'

/** An answer of which nothing is wrong, ready to be sent. */
export interface Answer {
  readonly status: 200 | 304
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer<ArrayBuffer> | null
}

/**
 * Makes an answer out of its JSON. A proxy may keep what was asked for by the hash of a query, in an address that says
 * all of it, and asks each time whether it still holds.
 */
export function createAnswer(json: string, mediaType: MediaType, isPersisted: boolean): Answer {
  const body = Buffer.from(json)
  return {
    status: 200,
    headers: {
      'content-type': `${mediaType}; charset=utf-8`,
      'content-length': String(body.length),
      etag: `W/"${hash('sha256', body, 'base64url')}"`,
      ...(isPersisted ? { 'cache-control': 'public, no-cache', vary: 'Accept' } : {}),
    },
    body,
  }
}

/** The same for a client that may have it already. */
export function revalidate(answer: Answer, ifNoneMatch: string | null): Answer {
  if (!isMatched(ifNoneMatch, answer.headers.etag as string)) return answer
  const { 'content-type': _type, 'content-length': _length, ...headers } = answer.headers
  return { status: 304, headers, body: null }
}

/** Whether a client has what bears the tag, which it may name as a strong one, or in a list (RFC 9110, 13.1.2). */
export function isMatched(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
  return ifNoneMatch.trim() === '*' || ifNoneMatch.split(',').some((tag) => opaque(tag) === opaque(etag))
}
