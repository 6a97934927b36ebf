import type { Plugin } from 'graphql-yoga'
import { examples } from './examples.ts'
import type { File } from './file.ts'
import { prefersPage } from './media-type.ts'
import { createPage } from './page.ts'
import { type Closed, isAnythingClosed } from './sign-in-page.ts'

/**
 * Serves GraphiQL to browsers at the endpoint, with the examples in its tabs, and a link to where they sign in if there is
 * anything to sign in for. It is one file of 9 MB that needs nothing
 * from elsewhere: made for the first browser that asks, and sent compressed, once.
 */
export function useGraphiql(endpoint: string, closed: Closed): Plugin {
  let page: Promise<File> | undefined
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (url.pathname !== endpoint || request.method !== 'GET' || !prefersPage(request.headers.get('accept'))) return
      page ??= renderGraphiql(isAnythingClosed(closed) ? signIn : '')
      const { status, headers, body } = await (await page).answer(request.headers)
      endResponse(new fetchAPI.Response(body, { status, headers }))
    },
  }
}

/** What stands beside the title is shown as HTML. */
async function renderGraphiql(logo: string): Promise<File> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const defaultTabs = examples.map((query) => ({ query }))
  const html = renderGraphiQL({ title: 'Plenum', logo, defaultTabs })
  return createPage(
    html.trim().replace('</head>', () => `${style}</head>`),
    { vary: 'Accept' },
  )
}

const signIn = '<a class="sign-in" href="/sign-in">Sign in</a>'

/** Without the first a tab that is pressed jumps away before it is clicked: the library that lets tabs be dragged misplaces them. */
const style = `<style>
.graphiql-tab { transform: none !important }
.graphiql-logo div:has(> .sign-in) { width: auto !important; margin-right: 1em }
.sign-in { color: inherit; white-space: nowrap }
</style>`
