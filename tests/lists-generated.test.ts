import fc from 'fast-check'
import { expect, it } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { mergeClaims } from '../src/model/claim.ts'
import type { WrittenGraph } from '../src/store/write.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase, runs } from './databases.ts'
import { filtersOf, listsOfEntities, listsOfRoot } from './every-list.ts'
import { anyGraph } from './graph-arbitrary.ts'
import { askGraph } from './small-graph.ts'

/** What is told in several graphs, as one. */
function fullGraph(): fc.Arbitrary<WrittenGraph> {
  return fc.array(anyGraph(), { minLength: 1, maxLength: 4 }).map((graphs) => ({
    entities: [...new Map(graphs.flatMap(({ entities }) => entities.map((each) => [each.slug, each]))).values()],
    claims: mergeClaims(graphs.flatMap(({ claims }) => claims)),
    revision: 'full',
  }))
}

it('shows every list the same, to the byte, as it is stored and as a lens makes it that keeps all', async () => {
  const property = fc.asyncProperty(fullGraph(), async (written) => {
    const store = await openDatabase()
    await writeGraph(store, written)
    const graph = await openGraph(store)
    const sources = written.entities.filter(({ kind }) => kind === 'SOURCE').map(({ slug }) => slug)
    const entities = written.entities.map(({ slug }, index) => `e${index}: entity(slug: "${slug}") { ...lists }`)
    const query = `query ($sources: [String!]) {
      whole: lens { ...root } made: lens(toldBy: $sources) { ...root }
    }
    fragment root on View { ${entities.join(' ')} ${listsOfRoot(filtersOf(written))} }
    fragment lists on Entity { ${listsOfEntities()} }`
    const { whole, made } = await askGraph(graph, query, { sources })
    const lists = listsIn(made)
    for (const [name, list] of listsIn(whole)) expect([name, lists.get(name)]).toEqual([name, list])
    await store.close()
  })
  // To shrink a graph is to ask everything again for minutes; what differs is told as it is.
  await fc.assert(property, { numRuns: runs(20), endOnFailure: true })
})

/** Each list as a text, by where it stands in the answer. */
function listsIn(answer: object, path = ''): ReadonlyMap<string, string> {
  const lists = new Map<string, string>()
  for (const [name, value] of Object.entries(answer)) {
    if (typeof value !== 'object' || value === null || 'edges' in value)
      lists.set(`${path} ${name}`, JSON.stringify(value))
    else for (const [inner, text] of listsIn(value, `${path} ${name}`)) lists.set(inner, text)
  }
  return lists
}
