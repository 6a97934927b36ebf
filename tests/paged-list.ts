import type { Graph } from '../src/graph/graph.ts'
import { askGraph } from './small-graph.ts'

/** A query for one list, named `list`, with PAGE among its arguments; at the root, or of an `owner`, or of the owner's. */
export interface PagedList {
  readonly name: string
  readonly query: string
}

export interface Page {
  readonly totalCount: number
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[]
  readonly nodes: readonly { readonly id: string }[]
  readonly pageInfo: {
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
    readonly startCursor: string | null
    readonly endCursor: string | null
  }
}

export interface PageArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

const selection = `{
  totalCount
  edges { cursor node { id } }
  nodes { id }
  pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
}`

/** A page of the list. */
export async function readPage(graph: Graph, { query }: PagedList, args: PageArguments): Promise<Page> {
  const variables = '$first: Int, $after: String, $last: Int, $before: String'
  const page = 'first: $first, after: $after, last: $last, before: $before'
  const paged = `query (${variables}) ${query.replace('PAGE', page).replace('ITEMS', selection)}`
  let data = await askGraph(graph, paged, { ...args })
  while (data.owner) data = data.owner
  return data.list
}

/** All pages of the list, as a client reads them: on from the last cursor until there is no more. */
export async function readPages(graph: Graph, list: PagedList, size: number, backwards = false): Promise<Page[]> {
  const pages: Page[] = []
  for (let cursor: string | null = null; ; ) {
    const page = await readPage(
      graph,
      list,
      backwards ? { last: size, before: cursor } : { first: size, after: cursor },
    )
    pages.push(page)
    if (pages.length > page.totalCount + 1) throw new Error(`${list.name} has no end.`)
    const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
    if (!(backwards ? hasPreviousPage : hasNextPage)) return pages
    cursor = backwards ? startCursor : endCursor
  }
}

/** The ids of a page's items, in order. */
export function idsOf({ edges }: Page): string[] {
  return edges.map(({ node }) => node.id)
}
