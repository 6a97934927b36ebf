import { describe, expect, it } from 'vitest'
import { described, more, told } from './listed-graph.ts'
import { readPages } from './paged-list.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

/** A list, the fields that lead to it with " > " between two, and what its items say. */
export type ListRow = readonly [list: string, items: string]

/** Holds lists to what their items say: of the whole graph, and as lenses make them. */
export function describeLists(lists: readonly ListRow[]): void {
  describe.each(views)('a list %s', (_, graph, lens) => {
    it.each(lists)('has its items in order, from either end: %s', async (list, items) => {
      const query = queryOf(lens === '' ? list : `${lens} > ${list}`)
      for (const [size, backwards] of [
        [100, false],
        [2, false],
        [2, true],
      ] as const) {
        const pages = await readPages(graph, { name: list, query }, size, backwards)
        const edges = (backwards ? pages.toReversed() : pages).flatMap((page) => page.edges)
        expect(edges.map(textOf).join(', ')).toBe(items)
        expect(pages[0]?.totalCount).toBe(edges.length)
      }
    })
  })
}

/** Holds what is told beside lists, in the same way. */
export function describeCounts(counts: readonly (readonly [asked: string, told: string])[]): void {
  describe.each(views)('what is counted %s', (_, graph, lens) => {
    it.each(counts)('is right: %s', async (asked, told) => {
      const fields = [...(lens === '' ? [] : [lens]), ...asked.split(' > ')]
      const query = fields.reduceRight((inside, field) => `${field} { ${inside} }`)
      expect(textOf(await askGraph(graph, `{ ${query} }`))).toBe(told)
    })
  })
}

const alone = await openSmallGraph(told, described)
/** With a source besides that would change every list. */
const disturbed = await openSmallGraph([...told, ...more], described)

const both = 'lens(toldBy: ["w", "t"])'

const views = [
  ['of the whole graph', alone, ''],
  ['through a lens that keeps all', alone, both],
  ['through a lens that keeps just this', disturbed, both],
] as const

/** What of an item is looked at, by the field that lists it. */
const shown: Readonly<Record<string, string>> = {
  claims: 'node { subject { slug } property { name } display qualifiers { display } }',
  claimsMade: 'node { subject { slug } property { name } display } locator',
  timeline: 'node { date { edtf } entity { slug } property { name } }',
  disagreements: 'node { subject { slug } property { name } kinds }',
  sources: 'claimCount node { slug }',
  neighbours: 'property { name } direction node { slug }',
  precededBy: 'depth node { slug }',
}

function queryOf(list: string): string {
  const owners = list.split(' > ')
  const field = owners.pop() ?? ''
  const name = field.replace(/\(.*/, '')
  const item = (owners.at(-1)?.startsWith('lens') ?? true) && name === 'sources' ? 'node { slug }' : shown[name]
  const paged = field.endsWith(')') ? field.replace(/\)$/, ', PAGE)') : `${field}(PAGE)`
  const selection = `totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { ${item ?? 'node { slug }'} }`
  return `{ ${owners.reduceRight((inside, owner) => `owner: ${owner} { ${inside} }`, `list: ${paged} { ${selection} }`)} }`
}

/** All that an answer says, in one line. */
function textOf(answer: unknown): string {
  return leavesOf(answer).join(' ')
}

function leavesOf(answer: unknown): unknown[] {
  return typeof answer === 'object' && answer !== null ? Object.values(answer).flatMap(leavesOf) : [answer]
}
