import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import type { Claim } from '../src/model/claim.ts'
import { runs } from './databases.ts'
import { ask } from './harness.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

interface Edge {
  readonly node: { readonly slug: string }
  readonly to: { readonly slug: string }
  readonly relation: string
  readonly depth: number
  readonly via: readonly { readonly subject: { readonly slug: string } }[]
}

type Field = 'precededBy' | 'leadsTo'

const letter = (slug: string) => slug.replace('meeting-', '')

async function chainOf(graph: Graph, event: string, field: Field, args = ''): Promise<Edge[]> {
  const edges = 'edges { relation depth node { slug } to { slug } via { subject { slug } } }'
  const data = await askGraph(
    graph,
    `{ meeting(slug: "meeting-${event}") { list: ${field}${args} { ${edges} totalCount } } }`,
  )
  expect(data.meeting.list.totalCount).toBe(data.meeting.list.edges.length)
  return data.meeting.list.edges
}

/** As "b 1 PREPARES a": the event, how far it is, and how it is linked to which neighbour. */
async function told(claims: readonly Claim[], event: string, field: Field, args = ''): Promise<string[]> {
  const edges = await chainOf(await openSmallGraph(claims), event, field, args)
  return edges.map(({ node, depth, relation, to }) => `${letter(node.slug)} ${depth} ${relation} ${letter(to.slug)}`)
}

const prepares = (earlier: string, later: string) => claim(`meeting-${earlier}`, 'prepares', `meeting-${later}`)
const follows = (later: string, earlier: string) => claim(`meeting-${later}`, 'followsEvent', `meeting-${earlier}`)
const puts = (later: string, earlier: string) => claim(`meeting-${later}`, 'implements', `meeting-${earlier}`)

/** A decision of the earlier meeting that convenes or announces the later one. */
function convenes(earlier: string, later: string, effect = 'CONVENES'): Claim[] {
  const decision = `decision-${earlier}-${later}`
  return [
    claim(decision, 'adoptedAt', `meeting-${earlier}`),
    claim(decision, 'effect', `meeting-${later}`, { qualifiers: { effect } }),
  ]
}

describe('a chain of events', () => {
  it('goes on through preparations and convocations, and no further than asked', async () => {
    const claims = [prepares('b', 'a'), ...convenes('c', 'b'), prepares('d', 'c'), ...convenes('e', 'd', 'ANNOUNCES')]
    const whole = ['b 1 PREPARES a', 'c 2 CONVENES b', 'd 3 PREPARES c', 'e 4 CONVENES d']
    expect(await told(claims, 'a', 'precededBy')).toEqual(whole)
    expect(await told(claims, 'a', 'precededBy', '(maxDepth: 2)')).toEqual(whole.slice(0, 2))
    expect(await told(claims, 'a', 'precededBy', '(maxDepth: 50, relation: null)')).toEqual(whole)
    expect(await told(claims, 'a', 'leadsTo')).toEqual([])
    expect(await told(claims, 'd', 'leadsTo')).toEqual(['a 3 PREPARES b', 'b 2 CONVENES c', 'c 1 PREPARES d'])
  })

  it('ends after ten links where no depth is given', async () => {
    const claims = Array.from({ length: 12 }, (_, n) => prepares(String(n + 1), String(n)))
    expect(await told(claims, '0', 'precededBy')).toHaveLength(10)
    expect(await told(claims, '0', 'precededBy', '(maxDepth: 12)')).toHaveLength(12)
  })

  it('ends where it comes back to itself', async () => {
    const circle = [prepares('a', 'b'), prepares('b', 'c'), prepares('c', 'a'), prepares('a', 'a')]
    expect(await told(circle, 'a', 'precededBy', '(maxDepth: 50)')).toEqual(['b 2 PREPARES c', 'c 1 PREPARES a'])
    expect(await told(circle, 'a', 'leadsTo', '(maxDepth: 50)')).toEqual(['b 1 PREPARES a', 'c 2 PREPARES b'])
  })

  it('meets an event by its nearest way', async () => {
    const claims = [prepares('c', 'b'), prepares('b', 'a'), prepares('c', 'a'), prepares('d', 'c')]
    const nearest = ['b 1 PREPARES a', 'c 1 PREPARES a', 'd 2 PREPARES c']
    expect(await told(claims, 'a', 'precededBy')).toEqual(nearest)
    expect(await told(claims.toReversed(), 'a', 'precededBy')).toEqual(nearest)
  })

  it('takes a preparation before a convocation where both are as near', async () => {
    const claims = [...convenes('b', 'a'), prepares('b', 'a'), ...convenes('c', 'a')]
    expect(await told(claims, 'a', 'precededBy')).toEqual(['b 1 PREPARES a', 'c 1 CONVENES a'])
  })

  it('goes by the relations that are asked for, each in its direction', async () => {
    const claims = [follows('b', 'a'), puts('c', 'a'), follows('d', 'b'), prepares('a', 'e')]
    expect(await told(claims, 'a', 'leadsTo', '(relation: FOLLOWS)')).toEqual(['b 1 FOLLOWS a', 'd 2 FOLLOWS b'])
    expect(await told(claims, 'a', 'leadsTo', '(relation: IMPLEMENTS)')).toEqual(['c 1 IMPLEMENTS a'])
    expect(await told(claims, 'a', 'leadsTo')).toEqual(['e 1 PREPARES a'])
    expect(await told(claims, 'd', 'precededBy', '(relation: [IMPLEMENTS, FOLLOWS, FOLLOWS])')).toEqual([
      'a 2 FOLLOWS b',
      'b 1 FOLLOWS d',
    ])
    expect(await told(claims, 'a', 'precededBy', '(relation: [FOLLOWS, IMPLEMENTS])')).toEqual([])
    expect(await told(claims, 'a', 'leadsTo', '(relation: [])')).toEqual([])
  })

  it('links events only, and only by what convenes or announces', async () => {
    const claims = [
      claim('meeting-a', 'implements', 'decision'),
      claim('document', 'implements', 'meeting-a'),
      ...convenes('b', 'a', 'CONCERNS'),
      claim('decision-x', 'effect', 'meeting-a', { qualifiers: { effect: 'CONVENES' } }),
    ]
    const all = '(relation: [PREPARES, CONVENES, FOLLOWS, IMPLEMENTS])'
    expect(await told(claims, 'a', 'precededBy', all)).toEqual([])
    expect(await told(claims, 'a', 'leadsTo', all)).toEqual([])
  })

  it('comes oldest first, by the earliest day of any claim, and what has no day comes last', async () => {
    const claims = [
      ...['b', 'c', 'd', 'e'].map((event) => prepares(event, 'a')),
      claim('meeting-c', 'startDate', '2020'),
      claim('meeting-d', 'startDate', '2021'),
      claim('meeting-d', 'startDate', '2019-12', { source: 't' }),
    ]
    const edges = await chainOf(await openSmallGraph(claims), 'a', 'precededBy')
    expect(edges.map(({ node }) => letter(node.slug))).toEqual(['d', 'c', 'b', 'e'])
  })

  it.each([0, -1, 51, 2_000_000_000])('refuses to be %i links long', async (depth) => {
    for (const field of ['precededBy', 'leadsTo']) {
      const { errors } = await ask(
        `{ meeting(slug: "wpk-congress-8") { ${field}(maxDepth: ${depth}) { totalCount } } }`,
      )
      expect(errors).toMatchObject([
        { message: `"maxDepth" must be between 1 and 50, got ${depth}.`, extensions: { code: 'BAD_USER_INPUT' } },
      ])
    }
  })
})

describe('chains of generated events', () => {
  const events = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
  const pair = fc.tuple(fc.constantFrom(...events), fc.constantFrom(...events))
  const links = fc.array(pair, { maxLength: 14 })

  /** How far each event is from the first, going from link to link. */
  function distances(from: string, pairs: readonly (readonly [string, string])[]): Map<string, number> {
    const found = new Map([[from, 0]])
    for (const [event, distance] of found) {
      for (const [near, far] of pairs) if (near === event && !found.has(far)) found.set(far, distance + 1)
    }
    found.delete(from)
    return found
  }

  it('hold every event within reach, as far away as it is, and each is linked to one that is nearer', async () => {
    const property = fc.asyncProperty(
      links,
      links,
      fc.integer({ min: 1, max: 6 }),
      async (prepared, convened, maxDepth) => {
        const claims = [
          ...events.map((event) => claim(`meeting-${event}`, 'name', event)),
          ...prepared.map(([earlier, later]) => prepares(earlier, later)),
          ...convened.flatMap(([earlier, later]) => convenes(earlier, later)),
        ]
        const graph = await openSmallGraph(claims)
        const forwards = [...prepared, ...convened]
        const backwards = forwards.map(([earlier, later]) => [later, earlier] as const)
        for (const [field, pairs] of [
          ['leadsTo', forwards],
          ['precededBy', backwards],
        ] as const) {
          const edges = await chainOf(graph, 'a', field, `(maxDepth: ${maxDepth})`)
          const expected = [...distances('a', pairs)].filter(([, distance]) => distance <= maxDepth)
          const depths = new Map(edges.map(({ node, depth }) => [letter(node.slug), depth]))
          expect(new Map([...depths].sort())).toEqual(new Map(expected.sort()))
          for (const { node, to, depth, relation, via } of edges) {
            expect(letter(to.slug) === 'a' ? 0 : depths.get(letter(to.slug))).toBe(depth - 1)
            expect(pairs).toContainEqual([letter(to.slug), letter(node.slug)])
            expect(via).toHaveLength(relation === 'CONVENES' ? 2 : 1)
          }
        }
        await graph.store.close()
      },
    )
    await fc.assert(property, { numRuns: runs(60) })
  })
})
