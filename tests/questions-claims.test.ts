import { describe, expect, it } from 'vitest'
import { ask } from './harness.ts'

// biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
async function answer(query: string): Promise<any> {
  const { data, errors } = await ask(query)
  expect(errors).toBeUndefined()
  return data
}

/** Each node of a list of claims, whose pages are read to the end. */
async function allClaims(asked: string, fields: string) {
  const found = []
  for (let after: string | null = null, hasNext = true; hasNext; ) {
    const { claims } = await answer(
      `{ claims(${asked}, first: 100, after: ${JSON.stringify(after)}) { pageInfo { hasNextPage endCursor } nodes { ${fields} } } }`,
    )
    found.push(...claims.nodes)
    hasNext = claims.pageInfo.hasNextPage
    after = claims.pageInfo.endCursor
  }
  return found
}

describe('what is asked of claims', () => {
  it('which facts rest on one voice: most of them, and all others have two or more', async () => {
    const { one, more, graph, lens } = await answer(`{
      one: claims(maxVoices: 1, first: 0) { totalCount }
      more: claims(minVoices: 2, first: 0) { totalCount }
      graph { claims }
      lens(minSources: 2) { graph { claims } claims(first: 0) { totalCount } }
    }`)
    expect(one.totalCount).toBeGreaterThan(graph.claims / 2)
    expect(one.totalCount + more.totalCount).toBe(graph.claims)
    expect(lens.claims.totalCount).toBe(lens.graph.claims)
    // Such a lens keeps no list as complete of which it keeps but a part.
    expect(lens.claims.totalCount).toBeLessThanOrEqual(more.totalCount)
  })

  it('which posts one voice alone tells of', async () => {
    const { claims } = await answer(
      `{ claims(property: ["holds"], maxVoices: 1) { nodes { subject { slug } object { slug } references { source { slug } } } } }`,
    )
    const told = claims.nodes.map(
      ({
        subject,
        object,
        references,
      }: Record<string, { slug: string }> & { references: { source: { slug: string } }[] }) =>
        [subject?.slug, object?.slug, ...references.map(({ source }) => source.slug)].join(' '),
    )
    expect(told).toContain('kim-tok-hun dprk-premier tml-weekly-2021-02-21')
    expect(told).toHaveLength(3)
  })

  it('of which persons only one source speaks, and what it says of them', async () => {
    const { entities } = await answer(
      '{ entities(filter: { kind: PERSON, maxSources: 1 }, first: 100) { nodes { slug sources { totalCount nodes { slug } } claims(as: EITHER, first: 100) { nodes { references { source { slug } } } } } } }',
    )
    expect(entities.nodes.length).toBeGreaterThan(20)
    for (const { sources, claims } of entities.nodes) {
      expect(sources.totalCount).toBe(1)
      const [only] = sources.nodes
      for (const { references } of claims.nodes)
        expect(references.map(({ source }: { source: { slug: string } }) => source.slug)).toContain(only.slug)
    }
  })

  it('which sources claim most', async () => {
    const list = (order: string) => `sources(${order}first: 100) { nodes { slug claimsMade(first: 0) { totalCount } } }`
    const { most, all } = await answer(
      `{ most: ${list('orderBy: { field: CLAIMS, direction: DESC }, ')} all: ${list('')} }`,
    )
    const counts = most.nodes.map(({ claimsMade }: { claimsMade: { totalCount: number } }) => claimsMade.totalCount)
    expect(counts).toEqual(counts.toSorted((a: number, b: number) => b - a))
    expect(most.nodes).toHaveLength(all.nodes.length)
    expect(most.nodes[0]).toEqual({ slug: 'wikipedia-8th-wpk-congress', claimsMade: { totalCount: 445 } })
  })

  it('which day is told by two dates', async () => {
    const { disagreements } = await answer(
      '{ disagreements(property: ["startDate", "date"]) { nodes { subject { slug } positions { display } } } }',
    )
    expect(
      disagreements.nodes.map(
        ({ subject, positions }: { subject: { slug: string }; positions: { display: string }[] }) => [
          subject.slug,
          ...positions.map(({ display }) => display),
        ],
      ),
    ).toEqual([
      ['wpk-political-bureau-8-meeting-2', '2021-06-29', '2021-06-30'],
      ['wpk-congress-8', '2021-01-05', '2021-01-06'],
      ['wpk-central-committee-8-plenum-1-election-of-political-bureau', '2021-01-10', '2021-01-11'],
    ])
  })

  it('what happened last, by what is dated', async () => {
    const dates = await allClaims('property: ["startDate", "date"], orderBy: { field: START, direction: DESC }', 'edtf')
    const starts = dates.map(({ edtf }) => edtf.slice(0, 4))
    expect(starts).toEqual(starts.toSorted().toReversed())
    expect(starts[0]).toBe('2026')
  })

  it('what a source says, in the order of its paragraphs', async () => {
    const { source } = await answer(
      '{ source(slug: "tml-weekly-2021-02-21") { claimsMade(last: 100) { edges { locator } } } }',
    )
    const paragraphs = source.claimsMade.edges.flatMap(({ locator }: { locator: string }) => {
      const [, number] = /^¶(\d+)$/.exec(locator) ?? []
      return number ? [Number(number)] : []
    })
    expect(paragraphs).toEqual(paragraphs.toSorted((a: number, b: number) => a - b))
    expect(Math.max(...paragraphs)).toBeGreaterThan(9)
  })
})
