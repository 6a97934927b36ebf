import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { decodeId } from '../src/graph/id.ts'
import { decodeLens } from '../src/graph/lens.ts'
import { viewOf } from '../src/graph/views.ts'
import { mergeClaims } from '../src/model/claim.ts'
import type { Certainty } from '../src/model/vocabulary.ts'
import { runs } from './databases.ts'
import { allCertainties, lensText, type Told, through, toldGraph } from './lens-arbitrary.ts'
import { answerOf, askGraph, claim, openSmallGraph } from './small-graph.ts'

/** The claims of a list, each as "subject property value". */
async function listed(graph: Graph, asked: string): Promise<string[]> {
  const { claims } = await askGraph(
    graph,
    `{ claims(first: 100${asked && `, ${asked}`}) { totalCount nodes { subject { slug } property { name } display } } }`,
  )
  expect(claims.totalCount).toBe(claims.nodes.length)
  return claims.nodes.map(
    ({ subject, property, display }: { subject: { slug: string }; property: { name: string }; display: string }) =>
      `${subject.slug} ${property.name} ${display}`,
  )
}

async function messagesOf(graph: Graph, asked: string): Promise<readonly string[]> {
  const { errors } = await answerOf(graph, `{ claims(${asked}) { totalCount nodes { id } } }`)
  return errors?.map(({ message }) => message) ?? []
}

describe('the claims of a small graph', () => {
  let graph: Graph
  beforeAll(async () => {
    graph = await openSmallGraph(
      [
        claim('person-b', 'gender', 'female', { source: 'w' }),
        claim('person-b', 'gender', 'female', { source: 't' }),
        claim('person-a', 'gender', 'female', { source: 'copy' }),
        claim('person-a', 'gender', 'female', { source: 'w' }),
        claim('person-a', 'birthDate', '1950-03', { source: 'w' }),
        claim('person-a', 'birthDate', '1950', { source: 't' }),
        claim('person-b', 'birthDate', '1940', { source: 'w', reference: { certainty: 'REPORTED' } }),
        claim('person-b', 'birthDate', '1960', { source: 't', reference: { certainty: 'EXPECTED' } }),
        claim('person-a', 'memberOf', 'organization', { start: '2001', source: 'x' }),
        claim('meeting', 'startDate', '1999-05-01', { source: 'x' }),
        claim('meeting', 'participant', 'person-a', { source: 'x', qualifiers: { role: 'GUEST' } }),
        claim('copy', 'basedOn', 'w', { source: 'copy' }),
      ],
      [
        { slug: 'person-a', name: 'Zoe' },
        { slug: 'person-b', name: 'Amy' },
      ],
    )
  })

  it('come by property as these are declared, then by the name of what they are about, then by their start', async () => {
    expect(await listed(graph, 'property: ["gender", "birthDate"]')).toEqual([
      'person-b gender female',
      'person-a gender female',
      'person-b birthDate 1940',
      ...(await listed(graph, 'property: ["birthDate"], minVoices: 2')),
    ])
    const all = await listed(graph, '')
    expect(await listed(graph, 'orderBy: { field: PROPERTY, direction: DESC }')).toEqual(all.toReversed())
  })

  it('come by when what they say began, with what is unknown last in both directions', async () => {
    const unknown = ['copy basedOn w', 'person-b gender female', 'person-a gender female']
    const known = [
      ['person-b birthDate 1940'],
      ['person-a birthDate 1950'],
      ['person-a birthDate 1950-03'],
      ['meeting participant Zoe', 'meeting startDate 1999-05-01'],
      ['person-a memberOf organization'],
    ]
    const first = await listed(graph, 'orderBy: { field: START }')
    const last = await listed(graph, 'orderBy: { field: START, direction: DESC }')
    expect(first.slice(0, -3)).toEqual(known.flat())
    expect(last.slice(0, -3)).toEqual(known.toReversed().flat())
    for (const order of [first, last]) expect(order.slice(-3).sort()).toEqual([...unknown].sort())
  })

  it('come by how many voices say them, or say them in accord', async () => {
    const two = ['person-a birthDate 1950', 'person-a birthDate 1950-03', 'person-b gender female']
    const most = await listed(graph, 'orderBy: { field: VOICES, direction: DESC }')
    expect(most.slice(0, 3).sort()).toEqual(two)
    expect((await listed(graph, 'minVoices: 2')).sort()).toEqual(two)
    expect((await listed(graph, 'maxVoices: 1')).sort()).toEqual(most.slice(3).sort())
  })

  it('have the voices that lenses count: a copy is none of its own', async () => {
    const asked = '(property: ["gender"]) { nodes { subject { slug } voices references { source { slug } } } }'
    const { claims, lens } = await askGraph(graph, `{ claims${asked} lens(toldBy: ["t"]) { claims${asked} } }`)
    expect(claims.nodes.map(({ voices }: { voices: number }) => voices)).toEqual([2, 1])
    expect(claims.nodes[1].references).toHaveLength(2)
    expect(lens.claims.nodes).toMatchObject([{ subject: { slug: 'person-b' }, voices: 1 }])
  })

  it('are narrowed by what one reference says: its source and how surely', async () => {
    expect(await listed(graph, 'certainty: [REPORTED]')).toEqual(['person-b birthDate 1940'])
    expect(await listed(graph, 'certainty: [REPORTED], source: ["t"]')).toEqual([])
    expect(await listed(graph, 'source: ["t"]')).toEqual(['person-b gender female', 'person-a birthDate 1950'])
    expect(await listed(graph, 'source: ["x"], property: ["memberOf"]')).toEqual(['person-a memberOf organization'])
  })

  it('are there though only expected, under a lens that asks for it', async () => {
    const { lens } = await askGraph(
      graph,
      '{ lens(certainty: [EXPECTED]) { claims(certainty: [EXPECTED]) { totalCount nodes { display } } } }',
    )
    expect(lens.claims).toEqual({ totalCount: 1, nodes: [{ display: '1960' }] })
    expect(await messagesOf(graph, 'certainty: [EXPECTED]')).toEqual([
      '"certainty": what is only EXPECTED is kept nowhere unless a lens asks for it: ask lens(certainty: [EXPECTED]) { claims }.',
    ])
  })

  it.each([
    ['property: ["genders"]', '"property": there is no property "genders"; did you mean gender?'],
    ['property: []', '"property" names nothing, and no claim would be listed: leave it out, or name at least one.'],
    ['source: ["person-a"]', '"source": the graph has no source "person-a": look for its slug with "search".'],
    ['minVoices: 0', '"minVoices" must be between 1 and 2147483647, got 0.'],
    ['minVoices: 3, maxVoices: 2', '"minVoices" (3) is more than "maxVoices" (2): no claim has both.'],
  ])('are refused where they cannot be asked for so: %s', async (asked, message) => {
    expect(await messagesOf(graph, asked)).toEqual([message])
  })

  it('disagree on the properties that are asked for', async () => {
    const differing = await openSmallGraph([
      claim('person', 'birthDate', '1950', { source: 'w' }),
      claim('person', 'birthDate', '1951', { source: 't' }),
      claim('meeting', 'startDate', '2020', { source: 'w' }),
      claim('meeting', 'startDate', '2021', { source: 't' }),
    ])
    const about = (property: string) =>
      `disagreements(property: ["${property}"]) { totalCount nodes { subject { slug } } }`
    const query = `birthDate: ${about('birthDate')} startDate: ${about('startDate')} none: ${about('gender')}`
    const { lens, ...whole } = await askGraph(differing, `{ ${query} lens(toldBy: ["w", "t"]) { ${query} } }`)
    for (const found of [whole, lens])
      expect(found).toEqual({
        birthDate: { totalCount: 1, nodes: [{ subject: { slug: 'person' } }] },
        startDate: { totalCount: 1, nodes: [{ subject: { slug: 'meeting' } }] },
        none: { totalCount: 0, nodes: [] },
      })
    const { errors } = await answerOf(differing, '{ disagreements(property: ["birthDat"]) { totalCount } }')
    expect(errors?.[0]?.message).toBe('"property": there is no property "birthDat"; did you mean birthDate?')
  })
})

describe('the claims of a source', () => {
  it('come as it tells them: by the natural order of where they stand, then by their place in a list', async () => {
    const at = (subject: string, locator: string | null, order: number | null = null, source = 'w') =>
      claim(subject, 'gender', 'female', { source, reference: { locator, order } })
    const graph = await openSmallGraph([
      at('person-1', null),
      at('person-2', '¶10'),
      at('person-3', '¶2', 2),
      at('person-4', '¶2', 1),
      at('person-5', '¶9'),
      at('person-5', '¶1'),
      at('person-5', '¶0', null, 't'),
      at('person-6', '¶2'),
    ])
    const made = 'source(slug: "w") { claimsMade { edges { locator node { subject { slug } } } } }'
    const { lens, source } = await askGraph(graph, `{ ${made} lens(toldBy: ["w"]) { ${made} } }`)
    for (const { claimsMade } of [source, lens.source])
      expect(
        claimsMade.edges.map(
          ({ locator, node }: { locator: string; node: { subject: { slug: string } } }) =>
            `${locator} ${node.subject.slug}`,
        ),
      ).toEqual(['¶1 person-5', '¶2 person-4', '¶2 person-3', '¶2 person-6', '¶10 person-2', 'null person-1'])
  })

  it('order sources by how many they are', async () => {
    const graph = await openSmallGraph([
      claim('person-1', 'gender', 'female', { source: 't' }),
      claim('person-2', 'gender', 'female', { source: 'w' }),
      claim('person-3', 'gender', 'female', { source: 'w' }),
      claim('w', 'published', '2001', { source: 'x' }),
      claim('t', 'published', '2002', { source: 'x' }),
      claim('x', 'language', 'en', { source: 'w' }),
    ])
    const order = (field: string, direction: string) =>
      `${field}_${direction}: sources(orderBy: { field: ${field}, direction: ${direction} }) { nodes { slug } }`
    const query = ['NAME', 'PUBLISHED', 'CLAIMS'].flatMap((field) => [order(field, 'ASC'), order(field, 'DESC')])
    const { lens, ...whole } = await askGraph(graph, `{ ${query} lens(toldBy: ["w", "t", "x"]) { ${query} } }`)
    for (const found of [whole, lens]) {
      const slugs = Object.fromEntries(
        Object.entries<{ nodes: { slug: string }[] }>(found).map(([name, { nodes }]) => [
          name,
          nodes.map(({ slug }) => slug).join(' '),
        ]),
      )
      expect(slugs).toEqual({
        NAME_ASC: 't w x',
        NAME_DESC: 'x w t',
        PUBLISHED_ASC: 'w t x',
        PUBLISHED_DESC: 't w x',
        CLAIMS_ASC: 't x w',
        CLAIMS_DESC: 'w x t',
      })
    }
  })
})

describe('more claims than are put in order at once', () => {
  const many = 20_100
  let graph: Graph
  const statements: string[] = []
  const slugOf = (index: number) => `person-${String(index).padStart(5, '0')}`
  beforeAll(async () => {
    const claims = Array.from({ length: many }, (_, index) => [
      claim(slugOf(index), 'gender', 'female', { source: 'w' }),
      ...(index % 3 === 0 ? [claim(slugOf(index), 'gender', 'female', { source: 't' })] : []),
      ...(index % 500 === 0 ? [claim(slugOf(index), 'name', 'A', { source: 't' })] : []),
    ])
    graph = await openSmallGraph(claims.flat(), [], { onStatement: (text) => statements.push(text) })
  }, 60_000)

  const ask = async (asked: string, fields: string) => {
    statements.length = 0
    return (await askGraph(graph, `{ claims(${asked}) { ${fields} } }`)).claims
  }

  it('are read page by page from either end, across properties', async () => {
    const nodes = 'pageInfo { endCursor startCursor } nodes { subject { slug } property { name } }'
    const first = await ask('first: 50', nodes)
    const next = await ask(`first: 2, after: "${first.pageInfo.endCursor}"`, nodes)
    const subjects = [...first.nodes, ...next.nodes].map((node) => `${node.property.name} ${node.subject.slug}`)
    const names = Array.from({ length: Math.ceil(many / 500) }, (_, index) => `name ${slugOf(index * 500)}`)
    const genders = Array.from({ length: 52 - names.length }, (_, index) => `gender ${slugOf(index)}`)
    expect(subjects).toEqual([...names, ...genders])
    const back = await ask(`last: 50, before: "${next.pageInfo.startCursor}"`, nodes)
    expect(back.nodes).toEqual(first.nodes)
    const last = await ask('last: 2', nodes)
    expect(last.nodes.map((node: { subject: { slug: string } }) => node.subject.slug)).toEqual([
      slugOf(many - 2),
      slugOf(many - 1),
    ])
  })

  it('are counted and narrowed by what the store can tell', async () => {
    const two = await ask('first: 2, minVoices: 2', 'totalCount nodes { subject { slug } voices }')
    expect(two).toEqual({
      totalCount: many / 3,
      nodes: [0, 3].map((index) => ({ subject: { slug: slugOf(index) }, voices: 2 })),
    })
    const one = await ask('first: 2, maxVoices: 1, property: ["gender"]', 'totalCount nodes { subject { slug } }')
    expect(one).toMatchObject({
      totalCount: (many * 2) / 3,
      nodes: [1, 2].map((index) => ({ subject: { slug: slugOf(index) } })),
    })
  })

  it('take as many statements for a long page as for a short one', async () => {
    const counts: number[] = []
    for (const size of [2, 100]) {
      // One that has kept nothing.
      const anew = await openGraph(graph.store)
      statements.length = 0
      const asked = `first: ${size}, property: ["gender"], maxVoices: 1`
      await askGraph(anew, `{ claims(${asked}) { nodes { voices status subject { slug } } } }`)
      counts.push(statements.length)
    }
    expect(counts[1]).toBe(counts[0])
    expect(counts[0]).toBeLessThan(10)
  })

  it('are refused where they would be held against what the store cannot tell, one by one', async () => {
    expect(await messagesOf(graph, 'certainty: [INFERRED]')).toContain(
      '"certainty" would have to be held against more than 20,000 claims, one by one: narrow it by "property", "source" or "minVoices", or give another condition that fewer claims meet.',
    )
    expect(await messagesOf(graph, 'certainty: [INFERRED], property: ["name"]')).toEqual([])
    const undisputed = await ask('first: 1, status: UNDISPUTED', 'nodes { subject { slug } }')
    expect(undisputed.nodes).toEqual([{ subject: { slug: slugOf(0) } }])
  })
})

interface Asked {
  readonly property?: readonly string[]
  readonly source?: readonly string[]
  readonly certainty?: readonly Certainty[]
  readonly minVoices?: number
  readonly maxVoices?: number
  readonly status?: 'DISPUTED' | 'UNDISPUTED'
}

interface Found {
  readonly subject: { readonly slug: string }
  readonly property: { readonly name: string }
  readonly display: string
  readonly voices: number
  readonly status: string
  readonly references: readonly { readonly source: { readonly slug: string }; readonly certainty: Certainty }[]
}

function asked(): fc.Arbitrary<Asked> {
  const words = fc.subarray<Certainty>(['STATED', 'REPORTED', 'INFERRED'], { minLength: 1 })
  return fc.record(
    {
      property: fc.subarray(['memberOf', 'holds', 'startDate', 'headcount', 'name'], { minLength: 1 }),
      source: fc.subarray(['t', 'w', 'x'], { minLength: 1 }),
      certainty: words,
      minVoices: fc.constantFrom(1, 2),
      maxVoices: fc.constantFrom(2, 3),
      status: fc.constantFrom<Asked['status'] & string>('DISPUTED', 'UNDISPUTED'),
    },
    { requiredKeys: [] },
  )
}

function meets(found: Found, { property, source, certainty, minVoices = 1, maxVoices = 9, status }: Asked): boolean {
  return (
    (!property || property.includes(found.property.name)) &&
    found.references.some(
      (each) => (!source || source.includes(each.source.slug)) && (!certainty || certainty.includes(each.certainty)),
    ) &&
    found.voices >= minVoices &&
    found.voices <= maxVoices &&
    (!status || found.status === status)
  )
}

const orders = fc.record({
  field: fc.constantFrom('PROPERTY', 'START', 'VOICES'),
  direction: fc.constantFrom('ASC', 'DESC'),
})

const declared = '($p: [String!], $s: [ID!], $c: [Certainty!], $min: Int, $max: Int, $st: FactStatus, $o: ClaimOrder)'

async function found(graph: Graph, lens: string, given: Asked, order: object | null): Promise<Found[]> {
  const fields = 'subject { slug } property { name } display voices status references { source { slug } certainty }'
  const list = `claims(property: $p, source: $s, certainty: $c, minVoices: $min, maxVoices: $max, status: $st, orderBy: $o, first: 100) {
    totalCount nodes { ${fields} } }`
  const { property: p, source: s, certainty: c, minVoices: min, maxVoices: max, status: st } = given
  const { lens: seen } = await askGraph(graph, `query ${declared} ${through([lens], list)}`, {
    ...{ p, s, c, min, max, st },
    o: order,
  })
  expect(seen.claims.totalCount).toBe(seen.claims.nodes.length)
  return seen.claims.nodes
}

describe('random claims', () => {
  const open = ({ claims, described }: Told) => openSmallGraph(claims, described)
  const many = fc.array(fc.tuple(asked(), orders), { minLength: 6, maxLength: 6 })

  it('are listed where they meet what is asked, under every lens as in a graph that holds only what it keeps', async () => {
    const property = fc.asyncProperty(toldGraph(), lensText(), many, async (told, lens, all) => {
      const graph = await open(told)
      const { id } = (await askGraph(graph, through([lens], 'id'))).lens
      const view = viewOf(graph).through(decodeLens(decodeId(id).lens))
      const claims = await view.keep(mergeClaims(told.claims))
      const kept = await open({ ...told, claims })
      const whole = lens.includes('EXPECTED') ? `certainty: [${allCertainties.join(', ')}]` : ''
      const everything = await found(graph, lens, {}, null)
      expect(everything).toHaveLength(claims.length)
      for (const [given, order] of all) {
        const seen = await found(graph, lens, given, order)
        const due = await found(kept, whole, given, order)
        expect({ given, order, seen }).toEqual({ given, order, seen: due })
        const plain = everything.filter((each) => meets(each, given))
        expect(seen.map((each) => JSON.stringify(each)).sort()).toEqual(
          plain.map((each) => JSON.stringify(each)).sort(),
        )
      }
      await Promise.all([graph.store.close(), kept.store.close()])
    })
    await fc.assert(property, { numRuns: runs(30), endOnFailure: true })
  })

  it('have the voices of all that say so, and of all that accord', async () => {
    const property = fc.asyncProperty(toldGraph(), async (told) => {
      const graph = await open(told)
      const said = 'references { source { slug } }'
      const { claims } = await askGraph(
        graph,
        `{ claims(first: 100, orderBy: { field: VOICES }) { nodes { voices rank ${said} accordant { ${said} } } } }`,
      )
      const counts = claims.nodes.map(({ voices }: { voices: number }) => voices)
      expect(counts).toEqual(counts.toSorted((a: number, b: number) => a - b))
      for (const { voices, rank, references, accordant } of claims.nodes) {
        const all = rank === 'DEPRECATED' ? [{ references }] : [{ references }, ...accordant]
        const sources = all.flatMap((each) =>
          each.references.map((one: Found['references'][number]) => one.source.slug),
        )
        expect(voices).toBe(new Set(sources.map((slug) => graph.voices.voiceOf(slug))).size)
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(30), endOnFailure: true })
  })
})
