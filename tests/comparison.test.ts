import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../src/model/claim.ts'
import { runs } from './databases.ts'
import { ask } from './harness.ts'
import { toldGraph } from './lens-arbitrary.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'

const claims = 'totalCount nodes { id subject { slug } property { name } display start end }'
const sides = `a { slug } b { slug } agreements(first: 100) { ${claims} } onlyA(first: 100) { ${claims} }
  onlyB(first: 100) { ${claims} } conflicts(first: 100) { totalCount nodes { id kinds positions { display } } }`

interface Node {
  readonly subject: { readonly slug: string }
  readonly property: { readonly name: string }
  readonly display: string
  readonly start: string | null
}

/** The sources t and w side by side: what stands on each side, in short. */
async function compare(told: readonly Claim[], args = 'a: "t", b: "w"', lens = '') {
  const graph = await openSmallGraph(told, [{ slug: 't' }, { slug: 'w' }])
  const found = (await askGraph(graph, `{ lens${lens} { compareSources(${args}) { ${sides} } } }`)).lens.compareSources
  const shown = ({ nodes }: { nodes: Node[] }) =>
    nodes.map(({ property, display, start }) => [property.name, display, start].filter(Boolean).join(' ')).sort()
  return {
    agreements: shown(found.agreements),
    onlyA: shown(found.onlyA),
    onlyB: shown(found.onlyB),
    conflicts: found.conflicts.nodes.map(({ kinds, positions }: { kinds: string[]; positions: Node[] }) =>
      [...kinds, ...positions.map(({ display }) => display)].join(' '),
    ),
  }
}

const starts = (date: string, source: string) => claim('meeting', 'startDate', date, { source })
const holds = (source: string, start?: string) => claim('person-a', 'holds', 'post-a', { source, start: start ?? null })
const counts = (amount: string, source: string, counted: string, sector?: string) =>
  claim('meeting', 'headcount', amount, { qualifiers: sector ? { counted, sector } : { counted }, source })

const nothing = { agreements: [], onlyA: [], onlyB: [], conflicts: [] }

describe('two sources side by side', () => {
  it('agree on what both say, once', async () => {
    expect(await compare([starts('2021', 't'), starts('2021', 'w')])).toEqual({
      ...nothing,
      agreements: ['startDate 2021'],
    })
  })

  it('agree on what one says in accord with the other, and both claims are shown', async () => {
    expect(
      await compare([holds('t'), holds('w', '2021-01-10'), starts('2021-01', 't'), starts('2021-01-05', 'w')]),
    ).toEqual({
      ...nothing,
      agreements: ['holds post-a', 'holds post-a 2021-01-10', 'startDate 2021-01', 'startDate 2021-01-05'],
    })
  })

  it('agree on what both say although one of them also says something else', async () => {
    expect(await compare([starts('2021-01-05', 't'), starts('2021-01-05', 'w'), starts('2021-01-06', 'w')])).toEqual({
      agreements: ['startDate 2021-01-05'],
      onlyA: [],
      onlyB: ['startDate 2021-01-06'],
      conflicts: ['VALUE INTERNAL 2021-01-05 2021-01-06'],
    })
  })

  it('leave to one what the other neither says nor contradicts', async () => {
    expect(await compare([holds('t'), starts('2021', 'w')])).toEqual({
      ...nothing,
      onlyA: ['holds post-a'],
      onlyB: ['startDate 2021'],
    })
  })

  it('conflict where what one says cannot be right together with what the other says', async () => {
    expect(await compare([starts('2020', 't'), starts('2021', 'w')])).toEqual({
      agreements: [],
      onlyA: ['startDate 2020'],
      onlyB: ['startDate 2021'],
      conflicts: ['VALUE 2021 2020'],
    })
  })

  it('do not conflict where only one of them differs from itself, or from a third', async () => {
    expect((await compare([starts('2020', 't'), starts('2021', 't'), holds('w')])).conflicts).toEqual([])
    expect((await compare([starts('2020', 't'), starts('2021', 'x'), holds('w')])).conflicts).toEqual([])
    expect((await compare([starts('2020', 't'), starts('2020', 'w'), starts('2021', 'x')])).conflicts).toEqual([])
  })

  it('show a disagreement as it is everywhere, with the sums of its parts', async () => {
    const told = [
      ...[counts('100', 'w', 'DELEGATES'), counts('90', 't', 'DELEGATES'), counts('60', 'w', 'DELEGATES', 'MILITARY')],
      claim('meeting', 'breakdownExhaustive', 'SECTOR', { qualifiers: { counted: 'DELEGATES' }, source: 'w' }),
    ]
    expect((await compare(told)).conflicts).toEqual(['VALUE ARITHMETIC 90 100 60 (sum of the parts)'])
    const shown = 'nodes { id kinds positions { display } }'
    const query = `{ disagreements { ${shown} } compareSources(a: "t", b: "w") { conflicts { ${shown} } } }`
    const { disagreements, compareSources } = await askGraph(await openSmallGraph(told), query)
    expect(compareSources.conflicts).toEqual(disagreements)
  })

  it('do not disagree over 10 per cent and 501 of 5,000, nor agree, for they are two claims', async () => {
    const told = [
      counts('5000', 'w', 'DELEGATES'),
      counts('501', 'w', 'WOMEN_DELEGATES'),
      counts('10%', 't', 'WOMEN_DELEGATES'),
    ]
    expect((await compare(told)).conflicts).toEqual([])
  })

  it('can be held to some entities, as subject or as value', async () => {
    const told = [
      holds('t'),
      starts('2021', 't'),
      starts('2021', 'w'),
      claim('person-b', 'holds', 'post-a', { source: 'w' }),
    ]
    expect(await compare(told, 'a: "t", b: "w", about: ["post-a"]')).toEqual({
      ...nothing,
      onlyA: ['holds post-a'],
      onlyB: ['holds post-a'],
    })
    expect(await compare(told, 'a: "t", b: "w", about: ["meeting"]')).toEqual({
      ...nothing,
      agreements: ['startDate 2021'],
    })
    expect(await compare(told, 'a: "t", b: "w", about: []')).toEqual(nothing)
  })

  it('change sides with their order', async () => {
    const told = [holds('t'), starts('2020', 't'), starts('2021', 'w')]
    const there = await compare(told)
    const back = await compare(told, 'a: "w", b: "t"')
    expect(back).toEqual({ ...there, onlyA: there.onlyB, onlyB: there.onlyA })
  })

  it('agree on everything where both are one source', async () => {
    expect(await compare([holds('t'), starts('2021', 't')], 'a: "t", b: "t"')).toEqual({
      ...nothing,
      agreements: ['holds post-a', 'startDate 2021'],
    })
  })

  it('obey a lens', async () => {
    const told = [holds('t', '2020'), starts('2020', 't'), starts('2021', 'w'), holds('w', '2020')]
    expect(await compare(told, undefined, '(toldBy: ["t"])')).toEqual({
      ...nothing,
      onlyA: ['holds post-a 2020', 'startDate 2020'],
    })
    expect(await compare(told, undefined, '(minSources: 2)')).toEqual({ ...nothing, agreements: ['holds post-a 2020'] })
    expect(await compare(told, undefined, '(excludeDisputed: true)')).toEqual({
      ...nothing,
      agreements: ['holds post-a 2020'],
    })
    const { agreements } = await compare(told, undefined, '(at: "2019", match: CERTAINLY)')
    expect(agreements).toEqual([])
  })

  it('never leave out a claim of either, nor show one twice', async () => {
    const property = fc.asyncProperty(toldGraph(), async ({ claims: told, described }) => {
      const graph = await openSmallGraph(told, described)
      const ids = 'totalCount nodes { id }'
      const {
        compareSources: compared,
        t,
        w,
      } = await askGraph(
        graph,
        `{ compareSources(a: "t", b: "w") { agreements(first: 100) { ${ids} } onlyA(first: 100) { ${ids} } onlyB(first: 100) { ${ids} } }
          t: source(slug: "t") { claimsMade(first: 100) { ${ids} } } w: source(slug: "w") { claimsMade(first: 100) { ${ids} } } }`,
      )
      const idsOf = ({ nodes }: { nodes: { id: string }[] }) => nodes.map(({ id }) => id)
      const all = [compared.agreements, compared.onlyA, compared.onlyB].flatMap(idsOf)
      expect(new Set(all).size).toBe(all.length)
      expect(all.sort()).toEqual([...new Set([...idsOf(t.claimsMade), ...idsOf(w.claimsMade)])].sort())
    })
    await fc.assert(property, { numRuns: runs(40) })
  })

  it('come in pages', async () => {
    const told = ['a', 'b', 'c'].flatMap((letter) =>
      ['t', 'w'].map((source) => claim(`person-${letter}`, 'holds', 'post-a', { source })),
    )
    const graph = await openSmallGraph(told)
    const page = async (args: string) => {
      const query = `{ compareSources(a: "t", b: "w") { agreements(${args}) { totalCount nodes { subject { slug } } pageInfo { endCursor hasNextPage } } } }`
      return (await askGraph(graph, query)).compareSources.agreements
    }
    const first = await page('first: 2')
    expect([first.totalCount, first.nodes.length, first.pageInfo.hasNextPage]).toEqual([3, 2, true])
    const rest = await page(`first: 2, after: "${first.pageInfo.endCursor}"`)
    const slugs = [...first.nodes, ...rest.nodes].map(({ subject }: Node) => subject.slug)
    expect(slugs.sort()).toEqual(['person-a', 'person-b', 'person-c'])
    await expect(
      askGraph(
        graph,
        `{ compareSources(a: "w", b: "t") { agreements(after: "${first.pageInfo.endCursor}") { totalCount } } }`,
      ),
    ).rejects.toThrow(/cursor/i)
  })

  it.each([
    ['what is no source', 'a: "wpk", b: "tml-weekly-2021-02-21"', /"a"/],
    ['an unknown slug', 'a: "tml-weekly-2021-02-21", b: "tml-weekly"', /"b"/],
    ['a text that is no id', 'a: "tml-weekly-2021-02-21", b: "?"', /no id of this graph/],
    [
      'to be about nothing in the graph',
      'a: "tml-weekly-2021-02-21", b: "reuters-2021-06-19", about: ["nobody"]',
      /"about"/,
    ],
  ])('refuse %s', async (_, args, message) => {
    const { errors } = await ask(`{ compareSources(${args}) { a { slug } } }`)
    expect(errors?.map((error) => error.extensions?.code)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toMatch(message)
  })

  it('can be named by ids, whose lens is ignored', async () => {
    const t = 'tml-weekly-2021-02-21'
    const { id } = (await ask(`{ lens(minSources: 3) { source(slug: "${t}") { id } } }`)).data.lens.source
    const { data } = await ask(`{ compareSources(a: "${id}", b: "${t}") { a { id slug } b { id slug } } }`)
    expect(data.compareSources.a).toEqual(data.compareSources.b)
    expect(data.compareSources.a.slug).toBe(t)
  })
})
