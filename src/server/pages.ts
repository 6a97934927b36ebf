import type { Plugin } from 'graphql-yoga'

/** What stands beside the endpoint: the front page leads to it, and every other path is told that it leads nowhere. */
export function usePages(endpoint: string): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname === endpoint) return
      const text = { 'content-type': 'text/plain; charset=utf-8' }
      const there = `The GraphQL API of this server is at ${endpoint}: open it in a browser, or send it queries.\n`
      if (url.pathname === '/') {
        endResponse(new fetchAPI.Response(there, { status: 302, headers: { ...text, location: endpoint } }))
      } else {
        endResponse(new fetchAPI.Response(`Nothing is at this address. ${there}`, { status: 404, headers: text }))
      }
    },
  }
}
