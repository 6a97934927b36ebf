import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeId } from '../src/graph/id.ts'
import { runs } from './databases.ts'
import { keptBy } from './kept-graph.ts'
import { allCertainties, lensText, type Told, through, toldGraph } from './lens-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'
import { answer, everything } from './whole-answer.ts'

const open = ({ claims, described }: Told) => openSmallGraph(claims, described)

/** Who published first orders sources under every lens, whoever tells it; a graph that forgot it would order them otherwise. */
function undatedSources({ claims, ...told }: Told): Told {
  return { ...told, claims: claims.filter(({ property }) => property !== 'published') }
}

const allFour = `certainty: [${allCertainties.join(', ')}]`

describe('a lens on a generated graph', () => {
  it('shows what a graph shows that holds only what the lens keeps', async () => {
    const property = fc.asyncProperty(toldGraph().map(undatedSources), lensText(), async (told, text) => {
      const whole = text.includes('EXPECTED') ? allFour : ''
      const graph = await open(told)
      const kept = await open(await keptBy(graph, told, text))
      const [seen, due] = [await answer(graph, [text]), await answer(kept, [whole])]
      if (!text.includes('at: ')) expect(seen).toEqual(due)
      else expect(withoutOwn(seen)).toEqual(withoutOwn(due))
      await Promise.all([graph.store.close(), kept.store.close()])
    })
    await fc.assert(property, { numRuns: runs(40) })
  })

  it('shows no claim that the lens of all four certainties does not show', async () => {
    const claims = `people(first: 100) { nodes { ...said } } meetings(first: 100) { nodes { ...said } }
      organizations { nodes { ...said } }`
    const property = fc.asyncProperty(toldGraph(), lensText(), async (told, text) => {
      const graph = await open(told)
      const [seen, all] = await Promise.all(
        [text, allFour].map((each) =>
          askGraph(
            graph,
            `${through([each], claims)}
        fragment said on Entity { claims(as: EITHER, first: 100) { nodes { subject { slug } property { name } ${said}} } }`,
          ),
        ),
      )
      const known = new Set(claimsIn(all.lens))
      for (const claim of claimsIn(seen.lens)) expect(known).toContain(claim)
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(20) })
  })

  it('shows possibly whatever it shows certainly', async () => {
    const claims = 'claims(as: EITHER, first: 100) { nodes { id } }'
    const kept = `people(first: 100) { nodes { slug ${claims} memberships { nodes { slug } } posts { nodes { slug } } } }
      meetings(first: 100) { nodes { slug ${claims} participants { nodes { slug } } } }
      organizations(first: 100) { nodes { slug ${claims} members { nodes { slug } } deputies { nodes { slug } } } }`
    const date = fc.constantFrom('2019', '2020', '2020-06-15', '2021-01-05', '2021-01', '2030')
    const property = fc.asyncProperty(toldGraph(), date, async (told, at) => {
      const graph = await open(told)
      const under = (match: string) => answer(graph, [`at: "${at}", match: ${match}`], kept)
      const possibly = new Set(leavesOf(await under('POSSIBLY')))
      for (const leaf of leavesOf(await under('CERTAINLY'))) expect(possibly).toContain(leaf)
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(40) })
  })

  it('answers the same, ids and cursors included, in whatever order lenses are nested', async () => {
    const lenses = fc.array(lensText(), { minLength: 2, maxLength: 3 })
    const nested = lenses.chain((texts) =>
      fc.tuple(fc.constant(texts), fc.shuffledSubarray(texts, { minLength: texts.length })),
    )
    const withIds = everything
      .replaceAll('totalCount', 'totalCount pageInfo { startCursor endCursor }')
      .replaceAll(/(?<=[{ ])slug\b/g, 'slug id')
    const property = fc.asyncProperty(toldGraph(), nested, async (told, [texts, others]) => {
      const graph = await open(told)
      expect(JSON.stringify(await answer(graph, others, `id ${withIds}`))).toBe(
        JSON.stringify(await answer(graph, texts, `id ${withIds}`)),
      )
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(15) })
  })

  it('shows all that the whole graph shows where every source may speak', async () => {
    const property = fc.asyncProperty(toldGraph(), async (told) => {
      const graph = await open(told)
      expect(await answer(graph, ['toldBy: ["x", "w", "t"]'])).toEqual(await answer(graph, ['']))
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(15) })
  })
})

/** With a date, an edge has the fields of its first relation, and without one those of the latest: what they choose from is the same. */
function withoutOwn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutOwn)
  if (typeof value !== 'object' || value === null) return value
  const { node, relations } = value as Record<string, unknown>
  const fields = Object.entries(node && relations ? { node, relations } : value)
  return Object.fromEntries(fields.map(([name, each]) => [name, withoutOwn(each)]))
}

/** Every text of an answer with where it stands; nodes are told by their slugs, and claims without their lens. */
function leavesOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value))
    return value.flatMap((each) => leavesOf(each, `${path} ${(each as { slug?: string }).slug ?? ''}`))
  if (typeof value !== 'object' || value === null) return [`${path} ${decodedKey(String(value))}`]
  return Object.entries(value).flatMap(([name, each]) => leavesOf(each, `${path}.${name}`))
}

function decodedKey(text: string): string {
  try {
    return decodeId(text).key
  } catch {
    return text
  }
}

const said = 'display start end qualifiers { name display } '

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
function claimsIn(data: any): string[] {
  return Object.values<{ nodes: { claims: { nodes: object[] } }[] }>(data).flatMap(({ nodes }) =>
    nodes.flatMap(({ claims }) => claims.nodes.map((claim) => JSON.stringify(claim))),
  )
}
