import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'graphql-yoga'
import type { GraphDescription } from '../model/graph-description.ts'
import type { DescriptionFor } from './descriptions.ts'
import { type Tab, tabsOf } from './examples.ts'
import type { File } from './file.ts'
import { prefersPage } from './media-type.ts'
import { createPage } from './page.ts'
import { type Closed, isAnythingClosed } from './sign-in-page.ts'

/**
 * Serves GraphiQL to browsers at the endpoint, with the graph's examples in its tabs, and a link to where they sign in if
 * there is anything to sign in for. It is one file of 9 MB that needs nothing from elsewhere: made for the first browser
 * that asks, sent compressed, once, and made again where the graph says something else of itself.
 */
export function useGraphiql(endpoint: string, closed: ClosedHere, descriptionFor: DescriptionFor): Plugin {
  const pages = new Map<string, Promise<File>>()
  const vary = closed.isPrivate ? 'Accept, Authorization, Cookie' : 'Accept'
  const signIn = isAnythingClosed(closed) && !closed.isEmbedded ? signInLink : ''

  function pageOf(description: GraphDescription): Promise<File> {
    const title = description.title ?? 'Plenum'
    const tabs = tabsOf(description)
    const key = JSON.stringify([title, tabs])
    const page = pages.get(key) ?? renderGraphiql({ title, tabs, signIn, vary })
    pages.set(key, page)
    const [oldest = ''] = pages.keys()
    if (pages.size > mostPages) pages.delete(oldest)
    return page
  }

  return {
    async onRequest({ request, url, serverContext, endResponse, fetchAPI }) {
      if (url.pathname !== endpoint || request.method !== 'GET' || !prefersPage(request.headers.get('accept'))) return
      const page = await pageOf(await descriptionFor(request, url.host, serverContext))
      const { status, headers, body } = await page.answer(request.headers)
      endResponse(new fetchAPI.Response(body, { status, headers }))
    },
  }
}

interface ClosedHere extends Closed {
  /** Whether it is a part of another server, which has the page to sign in, if there is one. */
  readonly isEmbedded: boolean
}

/** The page of who may read, that of who may not, and the next one, while browsers still take the last. */
const mostPages = 3

interface PageParts {
  readonly title: string
  readonly tabs: readonly Tab[]
  readonly signIn: string
  readonly vary: string
}

/** What stands beside the title is shown as HTML. */
async function renderGraphiql({ title, tabs, signIn, vary }: PageParts): Promise<File> {
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql')
  const html = renderGraphiQL({ title: inHtml(title), logo: signIn, defaultTabs: [{ query: placeOfTabs }] })
  const graph = createHash('sha256')
    .update(JSON.stringify([title, tabs]))
    .digest('base64url')
    .slice(0, 16)
  const own = html
    .trim()
    .replace(JSON.stringify([{ query: placeOfTabs }]), () => inScript(tabs))
    .replace('<script>', () => `<script>\n${tabsByGraph.replace('GRAPH', graph)}`)
    .replace('</head>', () => `${style}</head>`)
  return createPage(own, { vary })
}

/** The page's first lines: a browser keeps tabs by address, and another graph may be served there the next time. */
const tabsByGraph = readFileSync(join(import.meta.dirname, 'graphiql/tabs-by-graph.js'), 'utf8')

const placeOfTabs = 'Here the tabs come.'

/** The page's script is allowed to run whatever it holds: what a graph says of itself must not end it. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(/</g, '\\u003c')
}

function inHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

const signInLink = '<a class="sign-in" href="/sign-in">Sign in</a>'

/** Without the first a tab that is pressed jumps away before it is clicked: the library that lets tabs be dragged misplaces them. */
const style = `<style>
.graphiql-tab { transform: none !important }
.graphiql-logo div > span { max-width: 13rem; overflow: hidden; text-overflow: ellipsis; white-space: nowrap }
.graphiql-logo div:has(> .sign-in) { width: auto !important; margin-right: 1em }
.sign-in { color: inherit; white-space: nowrap }
</style>`
