/** A page of neighbours, each with the qualifiers in which it or the entity stands. */
interface Page<Edge> {
  readonly edges: readonly Edge[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

interface Linked {
  readonly node: { readonly slug: string }
  readonly links: readonly { readonly qualifier: string | null }[]
}

interface Reading<Edge extends Linked> {
  /** Only what is linked by this qualifier; null for subject and value alone. */
  readonly qualifier: string | null
  /** How many are wanted, from the first. */
  readonly count: number
  /** The first of them, where they are known. */
  readonly known?: readonly Edge[]
  /** Asks for the first of those by the qualifier: 100 at most. */
  ofWay(first: number): Promise<Page<Edge> | undefined>
  /** Asks for a page of all by the property in the direction, whatever the qualifier. */
  all(after: string | undefined): Promise<Page<Edge> | undefined>
}

/** So many the graph gives at once. */
const mostAtOnce = 100

/**
 * Reads neighbours by a property and one qualifier. The graph tells such lists apart where they begin, and has one list
 * of them all to read on in: what the qualifier does not link is left out of that.
 */
export async function readWay<Edge extends Linked>(reading: Reading<Edge>): Promise<Page<Edge>> {
  const { qualifier, count, known = [], ofWay, all } = reading
  const own = qualifier === null ? undefined : await ofWay(Math.min(count, mostAtOnce))
  const found = new Map((own?.edges ?? known).map((edge) => [edge.node.slug, edge]))
  if (own && (found.size >= count || !own.pageInfo.hasNextPage)) return pageOf(found, own.pageInfo.hasNextPage)
  for (let after: string | undefined; found.size < count; ) {
    const page = await all(after)
    for (const edge of page?.edges ?? [])
      if (!found.has(edge.node.slug) && edge.links.some((link) => link.qualifier === qualifier))
        found.set(edge.node.slug, edge)
    after = page?.pageInfo.endCursor ?? undefined
    if (!page?.pageInfo.hasNextPage || after === undefined) return pageOf(found, false)
  }
  return pageOf(found, true)
}

function pageOf<Edge>(found: ReadonlyMap<string, Edge>, hasNextPage: boolean): Page<Edge> {
  return { edges: [...found.values()], pageInfo: { hasNextPage, endCursor: null } }
}
