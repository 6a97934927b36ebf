import type { Plugin } from 'graphql-yoga'
import { examples } from './examples.ts'
import type { File } from './file.ts'
import { prefersPage } from './media-type.ts'
import { createPage } from './page.ts'

/**
 * Serves GraphiQL to browsers at the endpoint, with the examples in its tabs. It is one file of 9 MB that needs nothing
 * from elsewhere: made for the first browser that asks, and sent compressed, once.
 */
export function useGraphiql(endpoint: string): Plugin {
  let page: Promise<File> | undefined
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== endpoint || request.method !== 'GET' || !prefersPage(request.headers.get('accept'))) return
      page ??= renderGraphiql()
      const { status, headers, body } = await (await page).answer(request.headers)
      endResponse(new fetchAPI.Response(body, { status, headers }))
    },
  }
}

async function renderGraphiql(): Promise<File> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const defaultTabs = examples.map((query) => ({ query }))
  const html = renderGraphiQL({ title: 'Plenum', logo: '', defaultTabs })
  return createPage(
    html.trim().replace('</head>', () => `${steadyTabs}</head>`),
    { vary: 'Accept' },
  )
}

/** Without it a tab that is pressed jumps away before it is clicked: the library that lets tabs be dragged misplaces them. */
const steadyTabs = '<style>.graphiql-tab { transform: none !important }</style>'
