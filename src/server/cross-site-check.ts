import { useCSRFPrevention } from '@graphql-yoga/plugin-csrf-prevention'
import { GraphQLError } from 'graphql'
import type { Plugin } from 'graphql-yoga'

/**
 * Refuses what a page of another site can make a browser send without asking this server first: plain links and forms.
 * A browser says of every request where it comes from; who says nothing is no browser.
 */
export function useCrossSiteCheck(): Plugin {
  const prevention: Plugin = useCSRFPrevention({ requestHeaders: ['x-graphql-yoga-csrf', 'graphql-require-preflight'] })
  return {
    async onRequestParse(payload) {
      if (!isFromAnotherSite(payload.request, payload.url)) return
      try {
        await prevention.onRequestParse?.(payload)
      } catch {
        throw refusal()
      }
    },
  }
}

function isFromAnotherSite({ headers }: Request, url: URL): boolean {
  const site = headers.get('sec-fetch-site')
  if (site !== null) return site !== 'same-origin' && site !== 'none'
  const origin = headers.get('origin')
  return origin !== null && URL.parse(origin)?.host !== (headers.get('host') ?? url.host)
}

function refusal(): GraphQLError {
  const message =
    'A page of another site sent this as a plain link or form, and those are refused: send JSON, as application/json.'
  return new GraphQLError(message, { extensions: { code: 'CROSS_SITE_REQUEST', http: { status: 403 } } })
}
