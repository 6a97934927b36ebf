import type { Plugin } from 'graphql-yoga'

/** `/readyz`: 200 while requests are welcome, 503 from the moment the server winds down. */
export function useReadiness(isReady: () => boolean): Plugin {
  return {
    onRequest({ url, endResponse, fetchAPI }) {
      if (url.pathname !== '/readyz') return
      const answer = isReady() ? { text: 'ready\n', status: 200 } : { text: 'draining\n', status: 503 }
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
      endResponse(new fetchAPI.Response(answer.text, { status: answer.status, headers }))
    },
  }
}
