import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { writeGraph } from '../src/store/write.ts'
import { type Happening, happenings } from './amendment-arbitrary.ts'
import { openDatabase, runs } from './databases.ts'
import { listsOfEntities } from './every-list.ts'
import { type Recorded, recordHistory } from './recorded-history.ts'
import { askGraph, smallGraph } from './small-graph.ts'
import { everyField } from './whole-answer.ts'

async function writtenSo({ entities, claims }: Recorded): Promise<Graph> {
  const store = await openDatabase()
  await writeGraph(store, { entities, claims, revision: 'then' })
  return openGraph(store)
}

async function openHistory(list: readonly Happening[]): Promise<{ graph: Graph; moments: Recorded[] }> {
  const store = await openDatabase()
  const moments = await recordHistory(store, list)
  return { graph: await openGraph(store), moments }
}

/** Conditions that stand beside the moment. */
const lens = fc.constantFrom(
  '',
  '',
  'minSources: 2',
  'at: "2021"',
  'at: "2020", match: CERTAINLY',
  'excludeDisputed: true',
  'certainty: [STATED, EXPECTED]',
)
const history = happenings({ most: 8, claims: 10 }).map((list) => list.map(withFittingKinds))

/** What takes part in meetings stays what it is: only who is quoted turns from a person into a body, and back. */
function withFittingKinds(happening: Happening): Happening {
  if (happening.type !== 'amend') return happening
  const own = new Map(
    smallGraph(
      [],
      happening.entities.map(({ slug }) => ({ slug })),
    ).entities.map((each) => [each.slug, each.kind]),
  )
  const entities = happening.entities.map((entity) => {
    const kind = own.get(entity.slug) ?? entity.kind
    const isOther = entity.kind !== kind && entity.slug === 'person-n2'
    return { ...entity, kind: isOther ? 'ORGANIZATION' : kind }
  })
  return { ...happening, entities }
}

describe('the graph as it was on record', () => {
  it('shows at each moment what a graph shows that holds what was held then, under whatever lens besides', async () => {
    const property = fc.asyncProperty(history, lens, async (list, text) => {
      const { graph, moments } = await openHistory(list)
      for (const moment of moments) {
        const written = await writtenSo(moment)
        const fields = everyField(moment)
        const lists = moment.entities.length > 0 ? `fragment lists on Entity { ${listsOfEntities()} }` : ''
        const under = (view: string) => `{ lens(${view}) { ${fields} } } ${lists}`
        const [seen, due] = await Promise.all([
          askGraph(graph, under(`recorded: "${moment.at}" ${text}`)),
          askGraph(written, under(text || 'minSources: 1')),
        ])
        expect(seen).toEqual(due)
        await written.store.close()
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(10), endOnFailure: true })
  })

  it('shows the same for ever, ids and cursors included, whatever happens later, and finds each id again', async () => {
    const property = fc.asyncProperty(history, history, lens, async (list, later, text) => {
      const store = await openDatabase()
      const moments = await recordHistory(store, list)
      const ask = async (query: string) => askGraph(await openGraph(store), query)
      const asked = moments.map(({ at }) => `{ lens(recorded: "${at}" ${text}) { ${withIds} } }`)
      const before = await Promise.all(asked.map(ask))
      await recordHistory(
        store,
        later.map((each) => ({ ...each, origin: `later ${each.origin}` })),
      )
      expect(await Promise.all(asked.map(ask))).toEqual(before)
      for (const answer of before) {
        const ids = [...new Set([...JSON.stringify(answer).matchAll(/"id":"([^"]+)"/g)].map(([, id]) => id))].slice(
          0,
          100,
        )
        const { nodes } = await ask(`{ nodes(ids: ${JSON.stringify(ids)}) { id } }`)
        expect(nodes).toEqual(ids.map((id) => ({ id })))
      }
      await store.close()
    })
    await fc.assert(property, { numRuns: runs(20), endOnFailure: true })
  })
})

const claims = 'claims(as: EITHER, first: 100) { pageInfo { startCursor endCursor } nodes { id display } }'
const inOrder = 'pageInfo { startCursor endCursor }'
const withIds = `id graph { claims references entities sources }
  people(first: 100) { ${inOrder} nodes { id name ${claims} } }
  meetings(first: 100, orderBy: { field: START_DATE, direction: DESC }) { ${inOrder} nodes { id name ${claims} } }
  organizations(first: 100) { ${inOrder} nodes { id members { ${inOrder} nodes { id } } } }
  disagreements(first: 100) { ${inOrder} nodes { id kinds } }
  timeline(first: 100) { ${inOrder} nodes { display entity { id } } }
  search(query: "Kim") { ${inOrder} nodes { id } }`
