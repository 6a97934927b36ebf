import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import type { Plugin } from 'graphql-yoga'
import { refusal } from './refusals.ts'

/**
 * Refuses what a page of another site can make a browser send without asking this server first: plain links and forms.
 * A browser says of every request where it comes from; who says nothing is no browser.
 */
export function useCrossSiteCheck(): Plugin {
  const prevention: Plugin = useCSRFPrevention({ requestHeaders: ['x-graphql-yoga-csrf', 'graphql-require-preflight'] })
  return {
    async onRequestParse(payload) {
      const { request, url } = payload
      const host = request.headers.get('host') ?? url.host
      if (!isFromAnotherSite({ host, header: (name) => request.headers.get(name) })) return
      try {
        await prevention.onRequestParse?.(payload)
      } catch {
        throw refusal('CROSS_SITE_REQUEST', fromAnotherSite)
      }
    },
  }
}

/** Where a request comes from, as a browser tells it. */
export interface Origin {
  readonly host: string
  header(name: string): string | null
}

export function isFromAnotherSite({ host, header }: Origin): boolean {
  const site = header('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = header('origin')
  return origin !== null && URL.parse(origin)?.host !== host
}

/** Whether a page of this very server says that it sends it, and nothing says otherwise. */
export function isFromOwnPage({ host, header }: Origin): boolean {
  const [site, origin] = [header('sec-fetch-site'), header('origin')]
  if (site === null && origin === null) return false
  return (site === null || site === 'same-origin') && (origin === null || URL.parse(origin)?.host === host)
}

const fromAnotherSite =
  'A page of another site sent this as a plain link or form, and those are refused: send JSON, as application/json.'
