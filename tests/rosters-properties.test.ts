import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { runs } from './databases.ts'
import { keptBy } from './kept-graph.ts'
import { allCertainties, lensText, through, toldGraph } from './lens-arbitrary.ts'
import { askGraph, openSmallGraph } from './small-graph.ts'

const rosters = fc.constantFrom(
  '{ participants: { event: "meeting" } }',
  '{ participants: { event: "meeting", role: [GUEST, CHAIR] } }',
  '{ participants: { event: "meeting", includeParts: true } }',
  '{ members: { organization: "organization" } }',
  '{ members: { organization: "organization", at: "2020-06-15" } }',
  '{ members: { organization: "organization", at: "2020-06-15", match: CERTAINLY, withTerms: false } }',
  '{ members: { organization: "organization", qualifiers: { name: "membershipStatus", in: "FULL" } } }',
)

const side = '(first: 100) { totalCount nodes { agent { slug } orderA orderB moved a { start end } b { start end } } }'

async function compared(graph: Graph, lens: string, a: string, b: string) {
  const query = `compareRosters(a: ${a}, b: ${b}) { stayed${side} came${side} went${side} }`
  const data = await askGraph(graph, through(lens === '' ? [] : [lens], query))
  return (lens === '' ? data : data.lens).compareRosters
}

describe('two random lists', () => {
  it('compare under a lens as in a graph that holds only what the lens keeps', async () => {
    const property = fc.asyncProperty(toldGraph(), lensText(), rosters, rosters, async (told, lens, a, b) => {
      const graph = await openSmallGraph(told.claims, told.described)
      const kept = await openSmallGraph((await keptBy(graph, told, lens)).claims, told.described)
      const whole = lens.includes('EXPECTED') ? `certainty: [${allCertainties.join(', ')}]` : ''
      const [seen, due] = [await compared(graph, lens, a, b), await compared(kept, whole, a, b)]
      // Under a lens with a day the relation that is shown is the first, and without one the latest.
      if (lens.includes('at: ')) expect(membersOf(seen)).toEqual(membersOf(due))
      else expect(seen).toEqual(due)
      await Promise.all([graph.store.close(), kept.store.close()])
    })
    await fc.assert(property, { numRuns: runs(80), endOnFailure: true })
  })
})

type Compared = Readonly<
  Record<'stayed' | 'came' | 'went', { readonly nodes: readonly { readonly agent: { readonly slug: string } }[] }>
>

function membersOf({ stayed, came, went }: Compared): string[][] {
  return [stayed, came, went].map(({ nodes }) => nodes.map(({ agent }) => agent.slug))
}
