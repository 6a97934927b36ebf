import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runs } from './databases.ts'
import {
  type GeneratedGraph,
  generatedGraph,
  inLens,
  lenses,
  linkProperties,
  linksSeen,
  open,
  seldom,
} from './generated-graph.ts'
import { everyPath, type PlainLink } from './plain-search.ts'

const pathFields = `
  truncated
  paths { length steps { from { slug } to { slug } direction property { name } claim { id } claims { id subject { slug } property { name } } } }`

describe('paths', () => {
  it('are those that trying all of them finds, the shortest first, with the claims behind each step', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedGraph(),
        fc.record({
          ends: pairs(10),
          maxLength: fc.integer({ min: 1, max: 8 }),
          limit: fc.integer({ min: 1, max: 20 }),
          property: seldom(fc.subarray([...linkProperties])),
          through: seldom(fc.subarray(['ORGANIZATION', 'PERSON', 'SOURCE'])),
        }),
        fc.constantFrom('', '', '', ...lenses),
        fc.boolean(),
        expectEveryPath,
      ),
      { numRuns: runs(80) },
    )
  })

  it('are found in larger graphs as trying all of them finds them', async () => {
    await fc.assert(
      fc.asyncProperty(
        generatedGraph({ maxNodes: 50, minClaims: 40, maxClaims: 110 }),
        pairs(20),
        fc.boolean(),
        (generated, ends, indexed) => expectEveryPath(generated, { ends, maxLength: 6, limit: 20 }, '', indexed),
      ),
      { numRuns: runs(15) },
    )
  })

  it('are as long one way as the other', async () => {
    await fc.assert(
      fc.asyncProperty(generatedGraph({ maxNodes: 20, maxClaims: 60 }), async (generated) => {
        const graph = await open(generated)
        for (const other of ['node-01', 'node-02', 'node-03', 'node-04']) {
          const between = (from: string, to: string) =>
            `paths(from: "${from}", to: "${to}", limit: 20, maxLength: 4) { paths { length } }`
          const { data } = await graph.ask(`{ out: ${between('node-00', other)} back: ${between(other, 'node-00')} }`)
          expect(data.back).toEqual(data.out)
        }
        await graph.close()
      }),
      { numRuns: runs(10) },
    )
  })
})

/** The places of so many pairs of entities in a graph's list of them. */
function pairs(count: number) {
  return fc.array(fc.tuple(fc.nat(60), fc.nat(60)), { minLength: count, maxLength: count })
}

interface PathQuery {
  readonly ends: readonly (readonly [from: number, to: number])[]
  readonly maxLength: number
  readonly limit: number
  readonly property?: readonly string[] | null
  readonly through?: readonly string[] | null
}

/** Holds the graph's paths against those that trying all of them finds in the claims that the view shows. */
async function expectEveryPath(
  generated: GeneratedGraph,
  query: PathQuery,
  lens: string,
  indexed: boolean,
): Promise<void> {
  const graph = await open(generated, { indexed })
  const { ends, maxLength, limit, property = null, through = null } = query
  const slugAt = (index: number) => generated.entities[index % generated.entities.length]?.slug ?? ''
  const rest = 'maxLength: $maxLength, limit: $limit, property: $property, through: $through'
  const fields = ends.map(
    ([from, to], index) => `p${index}: paths(from: "${slugAt(from)}", to: "${slugAt(to)}", ${rest}) { ${pathFields} }`,
  )
  const operation = 'query ($maxLength: Int, $limit: Int, $property: [String!], $through: [EntityKind!])'
  const { data, errors } = await graph.ask(inLens(lens, operation, fields.join('\n')), {
    maxLength,
    limit,
    property,
    through,
  })
  expect(errors).toEqual([])
  const seen = await linksSeen(graph, generated, lens)
  const links = seen.filter((each) => !property || property.includes(each.property))
  ends.forEach(([start, end], index) => {
    const [from, to] = [slugAt(start), slugAt(end)]
    const { paths, truncated } = (lens ? data.lens : data)[`p${index}`]
    const expected = everyPath(generated.entities, links, { from, to, maxLength, through }).slice(0, limit)
    expect(truncated).toBe(false)
    expect(paths.map((path: FoundPath) => nodesOf(path, from))).toEqual(expected)
    expectClaims(paths, links)
  })
  await graph.close()
}

/** Holds what each step tells against the claims between its two entities. */
function expectClaims(paths: readonly FoundPath[], links: readonly PlainLink[]): void {
  for (const { length, steps } of paths) {
    expect(length).toBe(steps.length)
    for (const step of steps) {
      const behind = links.filter(
        ({ subject, object }) =>
          (subject === step.from.slug && object === step.to.slug) ||
          (subject === step.to.slug && object === step.from.slug),
      )
      expect(step.claims.map(({ id }) => id).sort()).toEqual(behind.map(({ id }) => id).sort())
      const [best] = step.claims
      expect(step.claim.id).toBe(best?.id)
      expect(step.property).toEqual(best?.property)
      expect(step.direction).toBe(best?.subject.slug === step.from.slug ? 'OUT' : 'IN')
    }
  }
}

interface FoundPath {
  readonly length: number
  readonly steps: readonly {
    readonly from: { readonly slug: string }
    readonly to: { readonly slug: string }
    readonly direction: string
    readonly property: { readonly name: string }
    readonly claim: { readonly id: string }
    readonly claims: readonly {
      readonly id: string
      readonly subject: { readonly slug: string }
      readonly property: { readonly name: string }
    }[]
  }[]
}

function nodesOf({ steps }: FoundPath, from: string): string[] {
  return [from, ...steps.map(({ to }) => to.slug)]
}
