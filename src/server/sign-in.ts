import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { Authentication } from './authentication.ts'
import { isFromOwnPage } from './cross-site-check.ts'
import type { File } from './file.ts'
import { cookieOf, noCookie } from './identity/credentials.ts'
import { prefersPage } from './media-type.ts'
import { type RefusalCode, refusal, refusals } from './refusals.ts'
import { type Closed, createSignInPage } from './sign-in-page.ts'
import { callerOf } from './viewers.ts'

/**
 * Lets a page of this server sign in: a token, posted to `/sign-in` as JSON, becomes a cookie that no script reads, and
 * `/sign-out` takes it away. A browser that opens `/sign-in` gets the page for people that does so. The cookie is only
 * sent over TLS where the page came that way, as the browser itself says by the header Origin: what a proxy says of it need
 * not be trusted.
 */
export function useSignIn(authentication: Authentication, closed: Closed): Plugin {
  let page: File | undefined
  return {
    async onRequest({ request, url, serverContext, endResponse, fetchAPI }) {
      const { pathname } = url
      if (pathname !== '/sign-in' && pathname !== '/sign-out') return
      if (pathname === '/sign-in' && isOpened(request)) {
        page ??= createSignInPage(closed)
        const { status, headers, body } = await page.answer(request.headers)
        return endResponse(new fetchAPI.Response(body, { status, headers }))
      }
      const answer = (status: number, body: object | null, headers: Record<string, string> = {}) => {
        const type = body ? { 'content-type': 'application/json; charset=utf-8' } : {}
        const all = { ...type, 'cache-control': 'no-store', ...headers }
        endResponse(new fetchAPI.Response(body && JSON.stringify(body), { status, headers: all }))
      }
      try {
        const caller = callerOf(request, url.host, serverContext)
        if (caller.method !== 'POST') throw refusal('METHOD_NOT_ALLOWED', 'Expected POST.', { Allow: 'POST' })
        if (!isFromOwnPage(caller)) throw refusal('CROSS_SITE_REQUEST', notFromOwnPage)
        if (pathname === '/sign-out') return answer(204, null, { 'set-cookie': noCookie })
        if (!/^application\/json\s*(?:;|$)/i.test(caller.header('content-type') ?? ''))
          throw refusal('UNSUPPORTED_MEDIA_TYPE', 'Expected the header "Content-Type" to be application/json.')
        const token = tokenOf(await readText(request))
        const { name, viewer, expires } = await authentication.identify({ token, way: 'page' }, caller.address)
        if (token.length > longestCookie) throw refusal('BAD_REQUEST', tooLong)
        const isSecure = /^https:/i.test(caller.header('origin') ?? '')
        answer(200, { name, role: viewer?.role ?? null }, { 'set-cookie': cookieOf(token, { expires, isSecure }) })
      } catch (error) {
        if (!(error instanceof GraphQLError)) throw error
        const { code, http } = error.extensions as { code: RefusalCode; http?: { headers?: Record<string, string> } }
        answer(refusals[code][0], { errors: [{ message: error.message, extensions: { code } }] }, http?.headers)
      }
    },
  }
}

/** Whether a browser wants the page. */
function isOpened({ method, headers }: Request): boolean {
  return (method === 'GET' || method === 'HEAD') && prefersPage(headers.get('accept'))
}

/** In bytes. A browser keeps cookies of 4 kB, with their names. */
const longestCookie = 3_900
const longestBody = 10_000

async function readText(request: Request): Promise<string> {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of request.body ?? []) {
    length += chunk.length
    if (length > longestBody) throw refusal('REQUEST_ENTITY_TOO_LARGE', `Expected at most ${longestBody} bytes.`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function tokenOf(text: string): string {
  try {
    const { token } = JSON.parse(text) as { readonly token?: unknown }
    if (typeof token === 'string') return token.trim()
  } catch {
    // What came is not told: it may be a token.
  }
  throw refusal('BAD_REQUEST', 'Expected a body such as {"token": "plenum_…"}.')
}

const notFromOwnPage = 'Only a page of this server signs in and out, and the request does not say that one sent it.'
const tooLong = 'The token is too long for a cookie: send it as "Authorization: Bearer TOKEN".'
