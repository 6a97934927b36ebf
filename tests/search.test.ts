import { fileURLToPath } from 'node:url'
import { graphql } from 'graphql'
import { type KyselyPlugin, sql } from 'kysely'
import { beforeAll, describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { loadDataset } from '../src/files/dataset.ts'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { createRequest } from '../src/graph/request.ts'
import { mostSpellings } from '../src/graph/search.ts'
import { viewOf } from '../src/graph/views.ts'
import { defaultCertainties, withCertainty } from '../src/model/certainty.ts'
import { type Claim, type ClaimContent, createClaim, mergeClaims, type Reference } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import type { EntityKind } from '../src/model/kind.ts'
import type { Certainty } from '../src/model/vocabulary.ts'
import { rederive, writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'

const schema = buildSchema()
const shippedData = loadDataset(fileURLToPath(new URL('../data', import.meta.url)))
let shipped: Graph
beforeAll(async () => {
  shipped = await graphOf(shippedData.entities, shippedData.claims)
})

describe('a person of the shipped data', () => {
  it.each([
    ...[
      'Kim Tok Hun',
      'Kim Tok-hun',
      'Kim Deok-hun',
      '김덕훈',
      'KIM TOK HUN',
      'kim tok hun',
      'Kim Tŏk-hun',
      'Gim Deok Hun',
    ],
    ...[
      'Tok Hun Kim',
      'Tok-hun Kim',
      'Deok-hun Kim',
      '덕훈 김',
      'Kim, Tok Hun',
      'KimTokHun',
      '  Kim  Tok  Hun  ',
      'Kim Duk-hoon',
    ],
    ...['Kim Tok', 'Kim Tok H', 'Kim Deok-h', 'Kim De', '김덕', '김ㄷ', 'Tok Hun', 'Deok-hun', '덕훈'],
    ...['Kim Tok Hum', 'Kim Tok Hn', 'Kim Tko Hun', 'Kim Tokk Hunn', 'Kin Tok Hun', 'Kim Deok-hum', 'Tok Hun Kin'],
  ])('is found first under "%s"', async (query) => {
    const [first] = await found(shipped, query)
    expect(first?.slug).toBe('kim-tok-hun')
  })

  it.each([
    ['Choi Ryong-hae', 'choe-ryong-hae'],
    ['최룡해', 'choe-ryong-hae'],
    ['Choe Yong Hae', 'choe-ryong-hae'],
    ["Ch'oe Ryŏng-hae", 'choe-ryong-hae'],
    ['Park Bong-ju', 'pak-pong-ju'],
    ['박봉주', 'pak-pong-ju'],
    ['Lee Il-hwan', 'ri-il-hwan'],
    ['이일환', 'ri-il-hwan'],
    ['Yi Pyŏng-ch’ŏl', 'ri-pyong-chol'],
    ['Kim Jong-eun', 'kim-jong-un'],
    ['김정은', 'kim-jong-un'],
    ['Gim Jeong-il', 'kim-jong-il'],
    ['Kim Il-sŏng', 'kim-il-sung'],
    ['김일성', 'kim-il-sung'],
    ['Cho Yong-won', 'jo-yong-won'],
    ['Kim Yo-jŏng', 'kim-yo-jong'],
    ['Oh Su-yong', 'o-su-yong'],
    ['Tae Hyong-chol', 'thae-hyong-chol'],
    ['Kim Chŏng-ŭn', 'kim-jong-un'],
    ['Kim Jung Eun', 'kim-jong-un'],
    ['Ри Пён Чхоль', 'ri-pyong-chol'],
    ['Ri Sŏn-kwŏn', 'ri-son-gwon'],
    ['Lee Son-kwon', 'ri-son-gwon'],
    ['Roh Kwang-chul', 'no-kwang-chol'],
    ['金正恩', 'kim-jong-un'],
    ['崔竜海', 'choe-ryong-hae'],
    ['Premier Kim Deok-hun', 'kim-tok-hun'],
  ])('is found first in another romanization or script: %s', async (query, slug) => {
    const [first] = await found(shipped, query)
    expect(first?.slug).toBe(slug)
  })

  it('is found by every beginning of the name, from the first letter on, and comes first when it is complete', async () => {
    for (const name of ['Kim Tok Hun', 'Kim Deok-hun', '김덕훈']) {
      for (let length = 1; length <= name.length; length++) {
        const slugs = (await found(shipped, name.slice(0, length), { first: 100 })).map(({ slug }) => slug)
        expect(slugs, name.slice(0, length)).toContain('kim-tok-hun')
      }
    }
  })

  it('stays apart from others of like names, the likest first', async () => {
    const hits = await found(shipped, 'Kim Jong Un')
    expect(hits[0]).toMatchObject({ slug: 'kim-jong-un', score: 1 })
    expect(hits.filter(({ score }) => score === 1)).toHaveLength(1)
    const begun = await found(shipped, 'Kim Jong')
    expect(begun[0]?.slug).toBe('kim-jong-un')
    expect(begun.map(({ slug }) => slug)).toContain('kim-jong-il')
  })
})

describe('bodies and meetings of the shipped data', () => {
  it.each([
    ['8th Congress', 'wpk-congress-8'],
    ['eighth congress', 'wpk-congress-8'],
    ['Central Committee', 'wpk-central-committee'],
    ['political buro', 'wpk-political-bureau'],
    ['Politburo', 'wikipedia-politburo'],
    ['Workers Party', 'wpk'],
    ['조선로동당', 'wpk'],
    ['general secertary', 'wpk-general-secretary'],
    ['korean central news', 'kcna'],
    ['plenary meeting', 'wpk-central-committee-8-plenum-1'],
  ])('are found first under "%s"', async (query, slug) => {
    const [first] = await found(shipped, query)
    expect(first?.slug).toBe(slug)
  })
})

describe('the persons of the shipped data', () => {
  const people = new Set(shippedData.entities.flatMap(({ kind, slug }) => (kind === 'PERSON' ? [slug] : [])))
  const names = shippedData.entities.flatMap(({ slug, name }) => (people.has(slug) ? [{ slug, name }] : []))
  /** bench/search.ts asks for all of them. */
  const some = names.filter((_, index) => index % 4 === 0)

  /** The places at which persons are found when they are asked for in some way; 10 for those not among the first ten. */
  async function places(change: (name: string) => readonly string[]): Promise<number[]> {
    const asked = some.flatMap(({ slug, name }) => change(name).map((query) => ({ slug, query })))
    expect(asked.length).toBeGreaterThan(30)
    const places = []
    for (const { slug, query } of asked) {
      const place = (await found(shipped, query, { first: 10 })).findIndex((hit) => hit.slug === slug)
      places.push(place < 0 ? 10 : place)
    }
    return places
  }

  function shareWithin(places: readonly number[], first: number): number {
    return places.filter((place) => place < first).length / places.length
  }

  const middle = (name: string) => Math.floor(name.length / 2)

  it.each([
    ['given name first', (name: string) => [name.replace(/^(\S+) (.+)$/, '$2 $1')], 1],
    ['as one word', (name: string) => [name.replaceAll(' ', '')], 1],
    ['hyphened, in capitals', (name: string) => [name.replace(/^(\S+) (\S+) (\S+)$/, '$1 $2-$3').toUpperCase()], 1],
    ['with a letter too many', (name: string) => [`${name.slice(0, middle(name))}x${name.slice(middle(name))}`], 0.97],
    ['with a letter too few', (name: string) => [name.slice(0, -2) + name.slice(-1)], 0.9],
    ['with a wrong letter', (name: string) => [`${name.slice(0, -1)}z`], 0.9],
    ['with two letters swapped', (name: string) => [name.slice(0, -2) + name.slice(-1) + name.slice(-2, -1)], 0.95],
  ])('are found first %s', async (_, change, least) => {
    const found = await places(change)
    expect(shareWithin(found, 1)).toBeGreaterThanOrEqual(least)
    expect(shareWithin(found, 5)).toBeGreaterThanOrEqual(Math.min(1, least + 0.02))
  })

  it('are among the first ten by every beginning of at least three letters that no more than ten share', async () => {
    const begin = (name: string) =>
      [3, 5, 7]
        .flatMap((length) => (length < name.length ? [name.slice(0, length)] : []))
        .filter((beginning) => names.filter((other) => other.name.startsWith(beginning)).length <= 10)
    expect(shareWithin(await places(begin), 10)).toBe(1)
  })
})

describe('every name on record', () => {
  const kept = shippedData.claims.flatMap((claim) => withCertainty(claim, defaultCertainties) ?? [])
  const names = kept.flatMap(({ subject, property, value }) =>
    property === 'name' && value.type === 'text' ? [{ slug: subject, name: value.text }] : [],
  )

  it.each([
    ['as it is printed', (name: string) => name, 1],
    ['in capitals', (name: string) => name.toUpperCase(), 1],
    ['without spaces and hyphens', (name: string) => name.replace(/[- ]/g, ''), 0.9],
  ])('finds its entity %s', async (_, change, least) => {
    expect(names.length).toBeGreaterThan(100)
    for (const { slug, name } of names.filter((_, index) => index % 5 === 0)) {
      const hits = await found(shipped, change(name), { first: 20 })
      const hit = hits.find((each) => each.slug === slug)
      expect(hit?.score, name).toBeGreaterThanOrEqual(least)
      expect(hits[0]?.score, name).toBe(hit?.score)
    }
  })
})

describe('the matched name', () => {
  it('is the one that is likest, with those who print it so', async () => {
    const [printed] = await found(shipped, 'kim tok-hun')
    expect(printed).toMatchObject({ score: 1, matched: { text: 'Kim Tok-hun' } })
    expect(printed?.matched.sources).toContain('wikipedia-8th-wpk-congress')
    expect(printed?.matched.sources).not.toContain('tml-weekly-2021-02-21')
    const [other] = await found(shipped, 'KIM TOK HUN')
    expect(other).toMatchObject({ score: 1, matched: { text: 'Kim Tok Hun' } })
    expect(other?.matched.sources).toContain('tml-weekly-2021-02-21')
    expect(other?.matched.sources).not.toContain('wikipedia-8th-wpk-congress')
  })

  it('can be the preferred name though nobody prints it so', async () => {
    const [hit] = await found(shipped, 'Choe Pu Il')
    expect(hit).toMatchObject({ slug: 'choe-pu-il', score: 1, matched: { text: 'Choe Pu Il', sources: [] } })
  })

  it('is the preferred one of equally good ones, and else the first by its letters', async () => {
    const graph = await small({
      a: ['PERSON', 'Kim-Tok Hun', ['Kim Tok-Hun']],
      b: ['PERSON', 'Somebody', ['Kim-Tok Hun', 'Kim Tok-Hun']],
    })
    const hits = await found(graph, 'KimTokHun')
    expect(hits.map(({ slug, matched }) => [slug, matched.text])).toEqual([
      ['a', 'Kim-Tok Hun'],
      ['b', 'Kim Tok-Hun'],
    ])
  })

  it('has its language and style', async () => {
    const { data } = await ask(
      shipped,
      '{ search(query: "WPK", first: 1) { nodes { slug } edges { matched { text language style } } } }',
    )
    expect(data).toEqual({
      search: {
        nodes: [{ slug: 'wpk' }],
        edges: [{ matched: { text: 'WPK', language: 'en', style: 'ABBREVIATION' } }],
      },
    })
  })
})

describe('the order', () => {
  it('is by likeness, then sources last, then name, then slug', async () => {
    const graph = await small({
      b: ['PERSON', 'Ri Chol', []],
      a: ['PERSON', 'Ri Chol', []],
      c: ['PERSON', 'An Il', ['Ri Chol']],
      d: ['PERSON', 'Ri Chol Su', []],
      e: ['SOURCE', 'Ri Chol', []],
      f: ['PERSON', 'Chol Ri', []],
    })
    expect((await found(graph, 'Ri Chol')).map(({ slug }) => slug)).toEqual(['c', 'a', 'b', 'e', 'f', 'd'])
  })

  it('of equally like names puts the one first of which more sources speak', async () => {
    const entities = [entity('s', 'SOURCE', 'A source'), entity('t', 'SOURCE', 'Another source')]
    const people = [entity('a', 'PERSON', 'Ri Chol Su'), entity('b', 'PERSON', 'Ri Chol Ung')]
    const claims = [nameOf('a', 'Ri Chol Su'), nameOf('b', 'Ri Chol Ung')]
    const told = claims.map((claim) =>
      claim.subject === 'b' ? { ...claim, references: [reference('s'), reference('t')] } : claim,
    )
    const slugs = async (of: readonly Claim[]) =>
      (await found(await graphOf([...entities, ...people], of), 'Ri Chol')).map(({ slug }) => slug)
    expect(await slugs(claims)).toEqual(['a', 'b'])
    expect(await slugs(told)).toEqual(['b', 'a'])
  })

  it.each(['', 'lens(minSources: 1)'])('puts a source last, of which more sources speak %s', async (lens) => {
    const entities = [
      entity('a', 'SOURCE', 'Ri Chol'),
      entity('b', 'PERSON', 'Ri Chol'),
      entity('s', 'SOURCE', 'Press'),
    ]
    const more = { ...nameOf('a', 'Ri Chol'), references: [reference('s'), reference('a')] }
    const graph = await graphOf(entities, [more, nameOf('b', 'Ri Chol')])
    expect((await found(graph, 'Ri Chol', {}, lens)).map(({ slug }) => slug)).toEqual(['b', 'a'])
  })

  it('puts a source behind the meeting of the same name', async () => {
    const hits = await found(shipped, "8th Congress of the Workers' Party of Korea")
    expect(hits.slice(0, 2)).toMatchObject([
      { slug: 'wpk-congress-8', score: 1 },
      { slug: 'wikipedia-8th-wpk-congress', score: 1 },
    ])
  })
})

describe('kinds', () => {
  it('limit what is found', async () => {
    const kinds = (await found(shipped, 'congress', { first: 100, kind: ['MEETING', 'DOCUMENT'] })).map(
      ({ kind }) => kind,
    )
    expect(new Set(kinds)).toEqual(new Set(['MEETING', 'DOCUMENT']))
  })

  it('limit it to nothing if there are none', async () => {
    expect(await found(shipped, 'congress', { kind: [] })).toEqual([])
  })
})

describe('Hangul on record', () => {
  const people: SmallGraph = {
    yong: ['PERSON', 'Kim Yong Chol', ['김용철']],
    young: ['PERSON', 'Kim Yong-chol', ['김영철']],
    deok: ['PERSON', '김덕훈', ['金德訓']],
    oh: ['PERSON', '오극렬', []],
  }

  it.each([
    ['Kim Tok Hun', 'deok'],
    ['Kim Deok-hun', 'deok'],
    ['Tokhun Kim', 'deok'],
    ['金德訓', 'deok'],
    ['김덕훈', 'deok'],
    ['O Kuk Ryol', 'oh'],
    ['O Kŭng-nyŏl', 'oh'],
    ['Oh Geuk-ryeol', 'oh'],
    ['김영철', 'young'],
    ['김용철', 'yong'],
    ['Kim Yŏng-ch’ŏl', 'young'],
    ['Kim Yeong-cheol', 'young'],
  ])('is found in any romanization, and told from others where the writing tells: %s', async (query, slug) => {
    const [first] = await found(await small(people), query)
    expect(first?.slug).toBe(slug)
  })

  it('of like names is found with both', async () => {
    const hits = await found(await small(people), 'Kim Yong-cheol')
    expect(hits.map(({ slug }) => slug).sort()).toEqual(['yong', 'young'])
  })

  it('is not mixed up with Chinese characters, which are found as they are', async () => {
    const graph = await small(people)
    expect((await found(graph, '金德')).map(({ slug }) => slug)).toEqual(['deok'])
    expect((await found(graph, '德訓')).map(({ slug }) => slug)).toEqual(['deok'])
    expect((await found(graph, '金徳訓'))[0]).toMatchObject({ slug: 'deok', score: 0.66 })
    expect((await found(graph, '金成訓'))[0]).toMatchObject({ slug: 'deok', score: 0.36 })
    expect(await found(graph, '李永哲')).toEqual([])
  })
})

describe('through a lens', () => {
  const wikipedia = 'wikipedia-8th-wpk-congress'
  const weekly = 'tml-weekly-2021-02-21'

  it('only entities are found that a kept claim names', async () => {
    expect((await found(shipped, 'Choe Ryong Hae', {}, `lens(toldBy: ["${wikipedia}"])`))[0]).toMatchObject({
      slug: 'choe-ryong-hae',
    })
    expect(await found(shipped, 'Choe Ryong Hae', {}, `lens(toldBy: ["${weekly}"])`)).toEqual([])
  })

  it('only names count that a kept claim prints, and the preferred one', async () => {
    const [hit] = await found(shipped, 'Kim Tok-hun', {}, `lens(toldBy: ["${weekly}"])`)
    expect(hit).toMatchObject({ score: 0.95, matched: { text: 'Kim Tok Hun', sources: [weekly] } })
    const [preferred] = await found(shipped, 'Kim Tok Hun', {}, `lens(toldBy: ["${wikipedia}"])`)
    expect(preferred).toMatchObject({ score: 1, matched: { text: 'Kim Tok Hun', sources: [] } })
    expect(await found(shipped, 'WPK Chairman', { kind: ['POST'] }, `lens(toldBy: ["${weekly}"])`)).toEqual([])
  })

  it('what is only expected is found where the lens asks for it, and nowhere else', async () => {
    const parade = { slug: 'wpk-congress-8-parade' }
    expect(await found(shipped, 'Military and civilian parade')).toEqual([])
    expect(await found(shipped, 'Military and civilian parade', {}, 'lens(minSources: 1)')).toEqual([])
    expect(await found(shipped, 'Military and civilian parade', {}, 'lens(certainty: [STATED])')).toEqual([])
    expect(
      (await found(shipped, 'Military and civilian parade', {}, 'lens(certainty: [EXPECTED, STATED])'))[0],
    ).toMatchObject(parade)
  })

  it('a name that is only expected is a name there alone', async () => {
    const claims = [nameOf('p', 'Stated Name', 'STATED'), nameOf('p', 'Foreseen Name', 'EXPECTED')]
    const graph = await graphOf([entity('s', 'SOURCE', 'A source'), entity('p', 'PERSON', 'Somebody')], claims)
    expect(await found(graph, 'Foreseen')).toEqual([])
    expect((await found(graph, 'Foreseen', {}, 'lens(certainty: [EXPECTED])'))[0]).toMatchObject({
      slug: 'p',
      matched: { text: 'Foreseen Name' },
    })
    expect(await found(graph, 'Stated', {}, 'lens(certainty: [EXPECTED])')).toEqual([])
    const { data } = await ask(graph, '{ people(filter: { name: "foreseen" }) { totalCount } }')
    expect(data).toEqual({ people: { totalCount: 0 } })
  })

  it('an entity is found that a kept claim names only in a qualifier', async () => {
    const entities = [
      entity('s', 'SOURCE', 'A source'),
      entity('t', 'SOURCE', 'Another source'),
      entity('m', 'MEETING', 'The meeting'),
      entity('p', 'PERSON', 'A guest'),
      entity('o', 'ORGANIZATION', 'The sending body'),
    ]
    const sent: ClaimContent = {
      ...blank,
      subject: 'm',
      property: 'participant',
      value: { type: 'entity', slug: 'p' },
      qualifiers: { role: 'GUEST', onBehalfOf: 'o' },
    }
    const graph = await graphOf(entities, [createClaim(sent, [reference('s')])])
    expect((await found(graph, 'sending body'))[0]).toMatchObject({ slug: 'o' })
    expect((await found(graph, 'sending body', {}, 'lens(toldBy: ["s"])'))[0]).toMatchObject({
      slug: 'o',
      matched: { text: 'The sending body', sources: [] },
    })
    expect(await found(graph, 'sending body', {}, 'lens(toldBy: ["t"])')).toEqual([])
  })

  it('nodes carry the lens in their id', async () => {
    const { data } = await ask(
      shipped,
      `{ lens(toldBy: ["${weekly}"]) { person(slug: "kim-tok-hun") { id } search(query: "Kim Tok Hun", first: 1) { nodes { id } } } }`,
    )
    const { lens } = data as { lens: { person: { id: string }; search: { nodes: { id: string }[] } } }
    expect(lens.search.nodes[0]?.id).toBe(lens.person.id)
  })
})

describe('pages', () => {
  it.each(['', `lens(minSources: 1, certainty: [STATED, REPORTED])`])(
    'give together what one page gives, forwards and backwards %s',
    async (lens) => {
      const all = await page('first: 100', lens)
      expect(all.edges.length).toBe(all.totalCount)
      expect(all.totalCount).toBeGreaterThan(10)
      const forwards: string[] = []
      for (let after = ''; ; ) {
        const { edges, pageInfo, totalCount } = await page(`first: 3${after}`, lens)
        forwards.push(...edges.map(({ node }) => node.slug))
        expect(totalCount).toBe(all.totalCount)
        if (!pageInfo.hasNextPage) break
        after = `, after: "${pageInfo.endCursor}"`
      }
      const backwards: string[] = []
      for (let before = ''; ; ) {
        const { edges, pageInfo } = await page(`last: 4${before}`, lens)
        backwards.unshift(...edges.map(({ node }) => node.slug))
        if (!pageInfo.hasPreviousPage) break
        before = `, before: "${pageInfo.startCursor}"`
      }
      const slugs = all.edges.map(({ node }) => node.slug)
      expect(forwards).toEqual(slugs)
      expect(backwards).toEqual(slugs)
    },
  )

  it.each([
    ['another query', 'search(query: "Kim Jon", first: 2, after: "CURSOR")'],
    ['other kinds', 'search(query: "Kim Jong", kind: [PERSON], first: 2, after: "CURSOR")'],
    ['another lens', 'lens(minSources: 2) { search(query: "Kim Jong", first: 2, after: "CURSOR")'],
    ['another list', 'people(first: 2, after: "CURSOR")'],
  ])('refuse a cursor of %s', async (_, field) => {
    const { pageInfo } = await page('first: 2', '')
    const { errors } = await ask(
      shipped,
      `{ ${field.replace('CURSOR', pageInfo.endCursor)} { totalCount } }${field.includes('lens') ? ' }' : ''}`,
    )
    expect(codes(errors)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toContain('cursor of another list')
  })

  it('take the same kinds in any order for the same list', async () => {
    const first = await ask(
      shipped,
      '{ search(query: "congress", kind: [MEETING, PERSON], first: 1) { pageInfo { endCursor } } }',
    )
    const { search } = first.data as { search: { pageInfo: { endCursor: string } } }
    const next = await ask(
      shipped,
      `{ search(query: "congress", kind: [PERSON, MEETING, PERSON], first: 1, after: "${search.pageInfo.endCursor}") { totalCount } }`,
    )
    expect(next.errors).toBeUndefined()
  })

  async function page(args: string, lens: string) {
    const field = `search(query: "Kim Jong", ${args}) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { node { slug } } }`
    const { data, errors } = await ask(shipped, lens ? `{ lens: ${lens} { ${field} } }` : `{ ${field} }`)
    expect(errors).toBeUndefined()
    return (lens ? (data as { lens: { search: Page } }).lens : (data as { search: Page })).search
  }

  interface Page {
    readonly totalCount: number
    readonly pageInfo: {
      readonly hasNextPage: boolean
      readonly hasPreviousPage: boolean
      readonly startCursor: string
      readonly endCursor: string
    }
    readonly edges: readonly { readonly node: { readonly slug: string } }[]
  }
})

describe('a query', () => {
  it.each([
    ['nothing', '', 'a letter or a digit'],
    ['spaces', '   ', 'a letter or a digit'],
    ['signs', '"-*\u0301', 'a letter or a digit'],
    ['emoji', '👩‍👩‍👧‍👦 🇰🇵', 'a letter or a digit'],
    ['more than 200 characters', 'a'.repeat(201), 'at most 200 characters, got 201'],
    ['very many characters', '김'.repeat(10_000), 'at most 200 characters, got 10000'],
  ])('of %s is refused, with the cure', async (_, query, cure) => {
    const { errors } = await ask(shipped, 'query ($query: String!) { search(query: $query) { totalCount } }', { query })
    expect(codes(errors)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toContain('"query"')
    expect(errors?.[0]?.message).toContain(cure)
  })

  it.each([
    ['a'.repeat(200)],
    ['a '.repeat(100)],
    ['Committee '.repeat(20)],
    ['한'.repeat(200)],
    ['😀k'.repeat(100)],
    ['\ufdfa'.repeat(200)],
    ['kim" OR "ri'],
    ['NEAR(kim ri)'],
    ['kim*'],
    ["kim' -- %_\\"],
    ['\ud800kim'],
    ['kim\0ri'],
    ['\u202eكيم جونغ أون'],
    ['k\u0301\u0301\u0301im'.repeat(30)],
    ['kim-jong-'.repeat(22)],
    ['김 리 박 최 '.repeat(25)],
    ['1 2 3 4 5 6 7 8 9 10'],
  ])('of any characters is answered: %j', async (query) => {
    const { errors } = await ask(
      shipped,
      'query ($query: String!) { search(query: $query) { totalCount nodes { slug } } }',
      { query },
    )
    expect(errors).toBeUndefined()
  })

  it('that too many names are like is refused, with the cure', async () => {
    const graph = await small({ a: ['PERSON', 'Somebody', []] })
    const { db } = graph.store
    await sql`
      with recursive number (n) as (select 10 union all select n + 1 from number where n < ${mostSpellings + 10})
      insert into spelling (id, entity, text, folded, shown, forms)
      select n, (select number from entity where slug = 'a'), 'Many ' || n, 'many ' || n, 1, 'many|' || n from number`.execute(
      db,
    )
    const { errors } = await ask(graph, '{ search(query: "many") { totalCount } }')
    expect(codes(errors)).toEqual(['BAD_USER_INPUT'])
    expect(errors?.[0]?.message).toContain('Give more of the name, or a kind.')
    expect((await ask(graph, '{ search(query: "many 77") { totalCount } }')).errors).toBeUndefined()
  })
})

describe('the statements behind a page', () => {
  const statements: string[] = []
  const counting: KyselyPlugin = {
    transformQuery({ node }) {
      statements.push(node.kind)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  const queries = ['kim', 'k', 'Kim Tok Hn', '김덕훈', '8th Congress', 'committee', 'WPK', 'Premier Kim Tok Hun']

  async function count(query: string, first: number, lens = ''): Promise<number> {
    const graph = await openGraph({ ...shipped.store, db: shipped.store.db.withPlugin(counting) })
    statements.length = 0
    const field = 'search(query: $query, first: $first) { totalCount edges { score node { slug } matched { text } } }'
    const source = `query ($query: String!, $first: Int) { ${lens ? `lens: ${lens} { ${field} }` : field} }`
    const { data, errors } = await ask(graph, source, { query, first })
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toContain('slug')
    return statements.length
  }

  it('are as many whatever is asked for and however much is found', async () => {
    const counts: number[] = []
    for (const query of queries) counts.push(await count(query, 3), await count(query, 15))
    expect(counts).toEqual(counts.map(() => counts[0]))
    expect(counts[0]).toBeLessThanOrEqual(4)
  })

  it('are one more through a lens where a preferred name is printed by nobody, and two where lists are found', async () => {
    const lens = 'lens(minSources: 1, certainty: [STATED, REPORTED])'
    for (const query of queries) {
      const few = await count(query, 3, lens)
      expect(await count(query, 15, lens)).toBe(few)
      // Whether a lens keeps a list as a whole is read once for all that are found.
      expect([4, 5, 6, 7]).toContain(few)
    }
  })
})

describe('what search is derived from', () => {
  it('is derived anew alike from what was written', async () => {
    const graph = await graphOf(shippedData.entities, shippedData.claims)
    const dump = async () => {
      const tables = await Promise.all(
        ['spelling', 'word', 'mention'].map((table) =>
          sql`select * from ${sql.table(table)} order by 1, 2`.execute(graph.store.db),
        ),
      )
      return tables.map(({ rows }) => rows)
    }
    const before = await dump()
    await rederive(graph.store)
    expect(await dump()).toEqual(before)
    expect(before.every((rows) => rows.length > 0)).toBe(true)
    expect((await found(graph, '김덕훈'))[0]?.slug).toBe('kim-tok-hun')
  })
})

type SmallGraph = Readonly<Record<string, readonly [kind: EntityKind, name: string, others: readonly string[]]>>

/** Entities, each printed by a source under its preferred name and others. */
function small(entities: SmallGraph): Promise<Graph> {
  const all = Object.entries(entities)
  return graphOf(
    [entity('s', 'SOURCE', 'A source'), ...all.map(([slug, [kind, name]]) => entity(slug, kind, name))],
    all.flatMap(([slug, [, name, others]]) => [name, ...others].map((text) => nameOf(slug, text))),
  )
}

async function graphOf(entities: readonly Entity[], claims: readonly Claim[]): Promise<Graph> {
  const store = await openDatabase()
  await writeGraph(store, { entities, claims: mergeClaims(claims), revision: 'test' })
  return openGraph(store)
}

function entity(slug: string, kind: EntityKind, name: string): Entity {
  return { slug, kind, name, description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
}

const blank = { qualifiers: {}, start: null, end: null }

function nameOf(subject: string, text: string, certainty: Certainty = 'STATED'): Claim {
  return createClaim({ ...blank, subject, property: 'name', value: { type: 'text', text, language: null } }, [
    reference('s', certainty),
  ])
}

function reference(source: string, certainty: Certainty = 'STATED'): Reference {
  return {
    source,
    locator: null,
    order: null,
    printedAs: null,
    attributedTo: null,
    attribution: null,
    certainty,
    attested: null,
    note: null,
  }
}

interface Hit {
  readonly slug: string
  readonly kind: EntityKind
  readonly score: number
  readonly matched: { readonly text: string; readonly sources: readonly string[] }
}

interface Answer {
  readonly search: {
    readonly edges: readonly {
      readonly score: number
      readonly node: { readonly slug: string; readonly kind: EntityKind }
      readonly matched: {
        readonly text: string
        readonly references: readonly { readonly source: { readonly slug: string } }[]
      }
    }[]
  }
}

async function found(
  graph: Graph,
  query: string,
  args: { first?: number; kind?: readonly EntityKind[] } = {},
  lens = '',
): Promise<Hit[]> {
  const field =
    'search(query: $query, first: $first, kind: $kind) { edges { score node { slug kind } matched { text references { source { slug } } } } }'
  const source = `query ($query: String!, $first: Int, $kind: [EntityKind!]) { ${lens ? `lens: ${lens} { ${field} }` : field} }`
  const { data, errors } = await ask(graph, source, { query, ...args })
  expect(errors).toBeUndefined()
  const { search } = lens ? (data as unknown as { lens: Answer }).lens : (data as unknown as Answer)
  return search.edges.map(({ score, node, matched: { text, references } }) => {
    return { ...node, score, matched: { text, sources: references.map((each) => each.source.slug) } }
  })
}

async function ask(graph: Graph, source: string, variableValues: Record<string, unknown> = {}) {
  return graphql({ schema, source, rootValue: viewOf(graph), contextValue: createRequest(), variableValues })
}

function codes(errors: readonly { readonly originalError?: unknown }[] | undefined): unknown[] {
  return (errors ?? []).map(({ originalError }) => (originalError as { code?: unknown } | undefined)?.code)
}
