import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { decodeId } from '../src/graph/id.ts'
import { decodeLens } from '../src/graph/lens.ts'
import { viewOf } from '../src/graph/views.ts'
import { mergeClaims } from '../src/model/claim.ts'
import { runs } from './databases.ts'
import { allCertainties, lensText, type Told, through, toldGraph } from './lens-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

const claimFields = `display start end rank status qualifiers { name display }
  references { source { slug } certainty order locator } accordant { display references { source { slug } } }`
const edge = `status start end claim { ${claimFields} }
  relations { order start end status qualifiers { name display } bounds { side date claim { display } } claims { display } }`
const dated = `edtf status claims { ${claimFields} }`
const disagreement = `subject { slug } property { name } qualifiers { name display } kinds judged
  positions { display claims { ${claimFields} } sources { slug } }`
const neighbours =
  'totalCount byProperty { property { name } direction qualifier count } edges { node { slug } links { direction qualifier claim { display } } }'
const entity = `slug kind
  names { text references { source { slug } } }
  facts { property { name } display status }
  claims(as: EITHER, first: 100) { totalCount nodes { subject { slug } property { name } ${claimFields} } }
  disagreements(first: 100) { totalCount nodes { ${disagreement} } }
  sources { totalCount edges { claimCount node { slug } } }
  neighbours(first: 100) { ${neighbours} }
  concernedBy { totalCount edges { qualifier effect node { slug } relations { start qualifiers { name display } } } }
  electing: concernedBy(effect: [ELECTS]) { totalCount nodes { slug } }
  timeline(first: 100) { totalCount undated nodes { display date { edtf } entity { slug } property { name } } }`
const meeting = `${entity}
  startDate { ${dated} }
  organization { slug } previous { slug } next { slug } partOf { slug }
  parts { totalCount edges { node { slug } ${edge} } }
  participants(first: 100) { totalCount edges { role roles order node { slug } ${edge} } }
  guests: participants(role: [GUEST, CHAIR]) { totalCount nodes { slug } }
  withParts: participants(includeParts: true) { totalCount nodes { slug } }
  precededBy(relation: [PREPARES, FOLLOWS]) { totalCount edges { relation depth to { slug } node { slug } via { display } } }
  headcounts { counted sector amount share status claims { ${claimFields} } }
  breakdowns { counted scheme whole { amount } parts { amount sector } sum exhaustive addsUp source { slug } }`
const person = `${entity}
  posts { totalCount edges { node { slug } ${edge} } }
  memberships { totalCount edges { role membershipStatus node { slug } ${edge} } }
  participations { totalCount edges { roles node { slug } ${edge} } }
  documents { totalCount nodes { slug } }`

/** Nearly all that a view can be asked, without what carries the lens: ids and cursors. */
const everything = `
  graph { claims references entities sources }
  people(first: 100) { totalCount nodes { ${person} } }
  byName: people(filter: { name: "a" }, orderBy: { field: NAME, direction: DESC }) { totalCount nodes { slug } }
  guests: people(filter: { participatedIn: "meeting", role: [GUEST] }) { totalCount nodes { slug } }
  members: people(filter: { memberOf: "organization" }) { totalCount nodes { slug } }
  meetings(first: 100, orderBy: { field: START_DATE, direction: DESC }) { totalCount nodes { ${meeting} } }
  from: meetings(filter: { from: "2021-01-05", organization: "organization" }) { totalCount nodes { slug } }
  organizations { totalCount nodes { slug concernedBy { totalCount nodes { slug } } deputies { totalCount edges { body { slug } node { slug } ${edge} } } members { totalCount edges { node { slug } ${edge} } } meetings { nodes { slug } } terms { nodes { slug } } } }
  posts { totalCount nodes { slug holders { totalCount edges { node { slug } ${edge} } } } }
  documents { totalCount nodes { slug authors { nodes { slug } } presentedBy { slug } } }
  sources { totalCount nodes { slug claimsMade(first: 100) { totalCount edges { locator node { display } } } } }
  disagreements(first: 100) { totalCount nodes { ${disagreement} } }
  internal: disagreements(kind: [INTERNAL, ARITHMETIC], about: ["meeting"]) { totalCount nodes { kinds } }
  timeline(first: 100) { totalCount undated byYear { year count } nodes { display date { edtf } entity { slug } } }
  bare: entity(slug: "meeting") { ... on Meeting { ${meeting} } }
  compareSources(a: "t", b: "w") {
    agreements(first: 100) { totalCount nodes { display } } conflicts(first: 100) { totalCount nodes { ${disagreement} } }
    onlyA(first: 100) { totalCount nodes { display } } onlyB(first: 100) { totalCount nodes { display } }
  }`

const open = ({ claims, described }: Told) => openSmallGraph(claims, described)

/** What a view answers, a text in which nothing tells the lens. */
async function answer(graph: Graph, lenses: readonly string[], selection = everything): Promise<unknown> {
  let data = await askGraph(graph, through(lenses, selection))
  for (const _ of lenses) data = data.lens
  return data
}

/** The graph that holds only what the lens keeps, judged with every claim at hand. */
async function keptBy(graph: Graph, told: Told, text: string): Promise<Told> {
  const { id } = (await askGraph(graph, through([text], 'id'))).lens
  return {
    ...told,
    claims: await viewOf(graph)
      .through(decodeLens(decodeId(id).lens))
      .keep(mergeClaims(told.claims)),
  }
}

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
