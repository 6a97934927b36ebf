import type { GraphDescription } from '../../model/graph-description.ts'
import { describeGraph } from '../../store/describe.ts'
import { importAuthor } from '../../store/history/author.ts'
import type { Account } from './account.ts'
import type { Work } from './work.ts'

/** Has the graph say of itself what the files say of it, unless somebody else has described it. */
export async function describe(work: Work, account: Account): Promise<void> {
  const { store, origin, run, input, options } = work
  const { format } = options
  if (!format.describe) return
  const said = format.describe(input)
  const entry = { author: importAuthor(origin), message: null, origin, run }
  const done = await describeGraph(store, said && featuring(said, account), { entry, origin })
  if (done === 'kept') account.warn({ reason: 'a description of the graph', locator: 'graph.yaml', message: kept })
}

/** What is featured by the slugs that it has here. */
function featuring(said: GraphDescription, account: Account): GraphDescription {
  return { ...said, featured: said.featured.flatMap((key) => account.find(key)?.slug ?? []) }
}

const kept =
  'The graph has a description that is not of this import, and it stays. To take this one: plenum describe graph.yaml --db URL'
