import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { changesSince } from '../src/graph/history.ts'
import { encodeId } from '../src/graph/id.ts'
import { viewOf } from '../src/graph/views.ts'
import { runs } from './databases.ts'
import { idsOf, type PagedList, readPages } from './paged-list.ts'
import { askGraph, claim, openSmallGraph } from './small-graph.ts'
import { changeId, openHistory, viewer, type WrittenHistory } from './written-history.ts'

const member = claim('person-a', 'memberOf', 'organization', { source: 'x', reference: { locator: '¶3' } })
const again = claim('person-a', 'memberOf', 'organization', { source: 'y' })
const birth = claim('person-a', 'birthDate', '1960', { source: 'x' })
const other = claim('person-b', 'memberOf', 'organization', { source: 'x' })
const unlike = claim('person-c', 'birthDate', '1970', { source: 'z' })

const described = [
  { slug: 'person-a', name: 'Anna' },
  { slug: 'organization', name: 'The Committee' },
]

/** Three changes: two files say something, and the first of them takes some of it back. */
async function threeChanges(): Promise<WrittenHistory> {
  const history = await openHistory()
  await history.say('one', '1', [member, birth], described)
  await history.say('two', '1', [again, unlike], described)
  await history.say('one', '2', [birth], [{ slug: 'person-a', name: 'Anna B.' }])
  await history.withdraw('one', '2')
  return history
}

const differences = `differences(first: 100) { totalCount nodes {
  kind subject { slug } property { name } claimId source { slug } field before after
} }`

interface Told {
  readonly kind: string
  readonly subject: { readonly slug: string } | null
  readonly property: { readonly name: string } | null
  readonly claimId: string | null
  readonly source: { readonly slug: string } | null
  readonly field: string | null
  readonly before: string | null
  readonly after: string | null
}

/** What a change made different, each as a few words. */
function wordsOf({ nodes }: { readonly nodes: readonly Told[] }): string[] {
  return nodes.map(({ kind, subject, property, source, field, before, after }) =>
    [kind, subject?.slug, property?.name ?? field, source?.slug, `${before} → ${after}`].filter(Boolean).join(' '),
  )
}

async function numbersOf(graph: Graph, args: string): Promise<number[]> {
  const { changes } = await askGraph(graph, `{ changes(${args}) { totalCount nodes { number } } }`)
  expect(changes.totalCount).toBe(changes.nodes.length)
  return changes.nodes.map(({ number }: { number: number }) => number)
}

describe('the history', () => {
  it('is empty of a graph that is made of files', async () => {
    const graph = await openSmallGraph([member])
    const query = `{
      viewer { name } graph { number } changes { totalCount nodes { id } }
      person(slug: "person-a") { history { totalCount } claims { nodes { history { totalCount } } } }
    }`
    const none = { totalCount: 0 }
    expect(await askGraph(graph, query)).toEqual({
      viewer: null,
      graph: { number: 0 },
      changes: { ...none, nodes: [] },
      person: { history: none, claims: { nodes: [{ history: none }] } },
    })
  })

  it('tells who wrote each change and when, the newest first', async () => {
    const graph = await (await threeChanges()).open()
    const fields = 'number at author { id name kind } message state reviewer { id } reviewedAt reviewNote'
    const { graph: info, changes } = await askGraph(
      graph,
      `{ graph { number } changes { nodes { ${fields} effect { claimsAdded { id } } problems { code } } } }`,
    )
    expect(info.number).toBe(3)
    expect(changes.nodes.map(({ number }: { number: number }) => number)).toEqual([3, 2, 1])
    const times = changes.nodes.map(({ at }: { at: string }) => at)
    expect(times.toSorted().reverse()).toEqual(times)
    expect(changes.nodes[1]).toEqual({
      number: 2,
      at: expect.stringMatching(/^\d{4}-.*Z$/),
      author: { id: 'import:two', name: 'two', kind: 'IMPORT' },
      message: null,
      state: 'APPLIED',
      reviewer: null,
      reviewedAt: null,
      reviewNote: null,
      effect: null,
      problems: [],
    })
  })

  it('is narrowed by what it is about, by author, state, time and number', async () => {
    const graph = await (await threeChanges()).open()
    const { changes } = await askGraph(graph, '{ changes { nodes { at } } }')
    const [, second, first] = changes.nodes.map(({ at }: { at: string }) => `"${at}"`)
    for (const [args, numbers] of [
      ['about: ["person-c"]', [2]],
      ['about: ["person-a", "person-c"]', [3, 2, 1]],
      ['about: ["y"]', [3, 2]],
      ['about: ["z"]', [2]],
      [`about: ["${encodeId({ type: 'Person', key: 'person-c', lens: 'minSources=2' })}"]`, [2]],
      ['about: []', []],
      ['by: ["one"]', [3, 1]],
      ['by: ["import:two", "nobody"]', [2]],
      ['by: []', []],
      ['by: ["\\u0000"]', []],
      ['state: [APPLIED]', [3, 2, 1]],
      ['state: [PROPOSED, DECLINED]', []],
      ['state: []', []],
      [`from: ${second}`, [3, 2]],
      [`to: ${second}`, [2, 1]],
      [`from: ${first}, to: ${first}`, [1]],
      ['since: 1', [3, 2]],
      ['since: 3', []],
      ['since: 1, by: ["one"], about: ["person-a"]', [3]],
    ] as const)
      expect(await numbersOf(graph, args), args).toEqual(numbers)
  })

  it('refuses what never was, and too much', async () => {
    const graph = await (await threeChanges()).open()
    const ask = (args: string) => askGraph(graph, `{ changes(${args}) { totalCount } }`)
    await expect(ask('about: ["person-a", "person-z"]')).rejects.toThrow('there is and was no entity "person-z"')
    const claimId = encodeId({ type: 'Claim', key: member.id, lens: '' })
    await expect(ask(`about: ["${claimId}"]`)).rejects.toThrow('is the id of a Claim')
    await expect(ask(`about: [${'"person-a" '.repeat(101)}]`)).rejects.toThrow('at most 100 entities, got 101')
    await expect(ask(`by: [${'"one" '.repeat(101)}]`)).rejects.toThrow('at most 100 authors, got 101')
  })

  it('is read on from a change, in the order of numbers', async () => {
    const view = viewOf(await (await threeChanges()).open())
    const numbers = async (about: string[] | null, since: number, limit?: number) =>
      (await changesSince(view, { about, since }, null, limit)).map(({ number }) => number)
    expect(await numbers(null, 0)).toEqual([1, 2, 3])
    expect(await numbers(null, 0, 2)).toEqual([1, 2])
    expect(await numbers(null, 2)).toEqual([3])
    expect(await numbers(['person-c'], 0)).toEqual([2])
  })
})

describe('what a change made different', () => {
  it('is told in words', async () => {
    const graph = await (await threeChanges()).open()
    const { changes } = await askGraph(graph, `{ changes { nodes { ${differences} } } }`)
    const [third, second, first] = changes.nodes.map((node: Record<string, { nodes: Told[] }>) => node.differences)
    expect(wordsOf(first).sort()).toEqual(
      [
        'CREATED organization null → The Committee',
        'CREATED x null → x',
        'CREATED person-a null → Anna',
        'REFERENCE_ADDED person-a birthDate x null → 1960 · Text',
        'REFERENCE_ADDED person-a memberOf x null → The Committee · ¶3',
      ].sort(),
    )
    expect(wordsOf(second).sort()).toEqual([
      'CREATED person-c null → person-c',
      'CREATED y null → y',
      'CREATED z null → z',
      'REFERENCE_ADDED person-a memberOf y null → The Committee · Text',
      'REFERENCE_ADDED person-c birthDate z null → 1970 · Text',
    ])
    expect(wordsOf(third)).toEqual([
      'EDITED person-a name Anna → Anna B.',
      'REFERENCE_WITHDRAWN person-a memberOf x The Committee · ¶3 → null',
    ])
    const [, withdrawn] = third.nodes
    expect(withdrawn.claimId).toBe(encodeId({ type: 'Claim', key: member.id, lens: '' }))
  })

  it('names qualifiers, dates and all that a reference says', async () => {
    const history = await openHistory()
    const full = claim('meeting', 'participant', 'person-a', {
      source: 'x',
      order: 4,
      qualifiers: { role: 'DELEGATE', onBehalfOf: 'organization' },
      start: '2021-01-05',
      end: '2021-01-12',
      reference: {
        locator: 'List',
        printedAs: 'Comrade A',
        attributedTo: 'person-b',
        certainty: 'REPORTED',
        note: 'Smudged.',
      },
    })
    await history.say('one', '1', [full], [...described, { slug: 'person-b', name: 'Berta' }])
    const { changes } = await askGraph(await history.open(), `{ changes { nodes { ${differences} } } }`)
    expect(wordsOf(changes.nodes[0].differences).at(-1)).toBe(
      'REFERENCE_ADDED meeting participant x null → Anna (role: DELEGATE; onBehalfOf: The Committee; from 2021-01-05; until 2021-01-12) · List: “Comrade A” · no. 4 · according to Berta · REPORTED · Smudged.',
    )
  })

  it('is a judgement, where that is all', async () => {
    const history = await openHistory()
    await history.say('one', '1', [birth])
    const judged = { ...birth, rank: 'DEPRECATED' as const, rankReason: 'A slip.' }
    await history.say('one', '2', [judged])
    const { changes } = await askGraph(await history.open(), `{ changes { nodes { ${differences} } } }`)
    expect(wordsOf(changes.nodes[0].differences)).toEqual(['JUDGED person-a birthDate NORMAL → DEPRECATED: A slip.'])
  })

  it('names what is gone as it was called last', async () => {
    const history = await openHistory()
    await history.say('one', '1', [member], described)
    await history.say('two', '1', [unlike])
    await history.say('one', '2', [])
    await history.withdraw('one', '2')
    const { changes } = await askGraph(await history.open(), `{ changes { nodes { ${differences} } } }`)
    expect(wordsOf(changes.nodes[0].differences).sort()).toEqual([
      'REFERENCE_WITHDRAWN memberOf The Committee · ¶3 → null',
      'REMOVED Anna → null',
      'REMOVED The Committee → null',
      'REMOVED x → null',
    ])
    expect(wordsOf(changes.nodes[2].differences).sort()).toEqual([
      'CREATED null → Anna',
      'CREATED null → The Committee',
      'CREATED null → x',
      'REFERENCE_ADDED memberOf null → The Committee · ¶3',
    ])
  })

  it('stays the same when later changes end what it began', async () => {
    const history = await openHistory()
    await history.say('one', '1', [member, birth], described)
    const query = `{ changes(to: "2100-01-01T00:00:00Z") { nodes { number ${differences} } } }`
    const first = async () => {
      const { changes } = await askGraph(await history.open(), query)
      const { differences: made } = changes.nodes.at(-1)
      return [made.totalCount, ...wordsOf(made).sort()]
    }
    const told = await first()
    await history.say('two', '1', [again, { ...birth, rank: 'DEPRECATED', rankReason: 'A slip.' }])
    await history.say('two', '2', [], [{ slug: 'organization', description: 'A committee.' }])
    expect(await first()).toEqual(told)
  })

  it('is a merge where an entity leads on to another, which has the history of both', async () => {
    const history = await openHistory()
    await history.say('one', '1', [member], described)
    await history.say('two', '1', [unlike], [{ slug: 'person-c', name: 'Clara' }])
    await history.say('one', '2', [])
    await history.withdraw('one', '2')
    await history.say('three', '1', [claim('person-d', 'birthDate', '1980', { source: 'v' })])
    await sql`insert into redirect (slug, entity, since) values ('person-a', 'person-c', 3)`.execute(history.store.db)
    const { changes, ...lists } = await askGraph(
      await history.open(),
      `{
        changes { nodes { ${differences} entities { totalCount nodes { slug } } } }
        person: changes(about: ["person-c"]) { totalCount nodes { number } }
        merged: changes(about: ["person-a"]) { totalCount nodes { number } }
      }`,
    )
    const [, merge, , first] = changes.nodes
    expect(wordsOf(merge.differences)).toContain('MERGED person-c Anna → Clara')
    expect(wordsOf(merge.differences)).not.toContain('REMOVED Anna → null')
    expect(wordsOf(first.differences)).toContain('CREATED person-c null → Anna')
    expect(first.entities).toEqual({ totalCount: 1, nodes: [{ slug: 'person-c' }] })
    const both = { totalCount: 3, nodes: [{ number: 3 }, { number: 2 }, { number: 1 }] }
    expect(lists).toEqual({ person: both, merged: both })
    const query = '{ person(slug: "person-c") { history { totalCount nodes { number } } } }'
    expect(await askGraph(await history.open(), query)).toEqual({ person: { history: both } })
  })

  it('is a stone where the content was erased', async () => {
    const history = await threeChanges()
    await sql`update past_claim set state = null`.execute(history.store.db)
    await sql`update past_entity set state = null where slug = 'person-a'`.execute(history.store.db)
    const { changes } = await askGraph(await history.open(), `{ changes { nodes { ${differences} } } }`)
    const erased = changes.nodes.map((node: { differences: { nodes: Told[] } }) =>
      node.differences.nodes.filter(({ kind }) => kind === 'ERASED'),
    )
    const nothing = { property: null, source: null, field: null, before: null, after: null, kind: 'ERASED' }
    const claimId = encodeId({ type: 'Claim', key: member.id, lens: '' })
    const [ofEntity, ofClaim] = [
      { ...nothing, subject: { slug: 'person-a' }, claimId: null },
      { ...nothing, subject: null, claimId },
    ]
    expect(erased).toEqual([[ofEntity, ofClaim], [ofClaim], [ofEntity, ofClaim]])
  })

  it('is as much as its count says, in whatever parts an import comes', async () => {
    const said = [member, again, birth, other, unlike, { ...birth, rank: 'DEPRECATED' as const, rankReason: 'No.' }]
    const names = ['Anna', 'Berta']
    const part = fc.record({
      origin: fc.constantFrom('one', 'two'),
      run: fc.constantFrom('1', '2'),
      claims: fc.subarray(said),
      name: fc.option(fc.constantFrom(...names)),
      withdraw: fc.boolean(),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(part, { minLength: 1, maxLength: 8 }), async (parts) => {
        const history = await openHistory()
        for (const { origin, run, claims, name, withdraw } of parts) {
          await history.say(origin, run, claims, name === null ? [] : [{ slug: 'person-a', name }])
          if (withdraw) await history.withdraw(origin, run)
        }
        const { changes } = await askGraph(await history.open(), `{ changes(first: 100) { nodes { ${differences} } } }`)
        for (const { differences: made } of changes.nodes) expect(made.nodes).toHaveLength(made.totalCount)
        await history.store.close()
      }),
      { numRuns: runs(60) },
    )
  })
})

describe('the history of one thing', () => {
  it('is that of an entity: what touched it, with claims in which it is named or cited', async () => {
    const graph = await (await threeChanges()).open()
    const query = `{ a: entity(slug: "person-a") { history { nodes { number } } }
      y: source(slug: "z") { history { nodes { number } } } }`
    expect(await askGraph(graph, query)).toEqual({
      a: { history: { nodes: [{ number: 3 }, { number: 2 }, { number: 1 }] } },
      y: { history: { nodes: [{ number: 2 }] } },
    })
  })

  it('is that of a claim: what changed it, also before it was gone', async () => {
    const history = await openHistory()
    await history.say('one', '1', [birth, other])
    await history.say('one', '2', [other])
    await history.withdraw('one', '2')
    await history.say('two', '1', [birth])
    await history.say('two', '2', [birth, unlike])
    const { claims } = (
      await askGraph(
        await history.open(),
        '{ claims: person(slug: "person-a") { claims { nodes { history { totalCount nodes { number } } } } } }',
      )
    ).claims
    expect(claims.nodes).toEqual([{ history: { totalCount: 3, nodes: [{ number: 3 }, { number: 2 }, { number: 1 }] } }])
  })

  it('is the same under every lens, with the same ids', async () => {
    const graph = await (await threeChanges()).open()
    const fields = `person(slug: "person-a") {
      history { edges { cursor node { id entities { nodes { id } } } } }
      claims(property: ["birthDate"]) { nodes { history { nodes { id } } } }
    }`
    const { person, lens } = await askGraph(graph, `{ ${fields} lens(toldBy: ["x"], at: "2020") { ${fields} } }`)
    expect(lens.person).toEqual(person)
    expect(person.history.edges).toHaveLength(3)
  })
})

describe('a change', () => {
  it('is a node', async () => {
    const graph = await (await threeChanges()).open()
    const { changes } = await askGraph(graph, '{ changes { nodes { id number } } }')
    for (const { id, number } of changes.nodes) {
      const query = 'query ($id: ID!) { node(id: $id) { __typename id ... on Change { number } } }'
      expect(await askGraph(graph, query, { id })).toEqual({ node: { __typename: 'Change', id, number } })
    }
    const unknown = changeId('AAAAAAAAAAAAAAAA')
    expect(await askGraph(graph, `{ node(id: "${unknown}") { id } }`)).toEqual({ node: null })
  })

  it('is named by no id that is too short, or that carries a lens', async () => {
    const graph = await openSmallGraph([member])
    const lensed = encodeId({ type: 'Change', key: 'AAAAAAAAAAAAAAAA', lens: 'minSources=2' })
    for (const id of [changeId('AAAA'), lensed])
      await expect(askGraph(graph, `{ node(id: "${id}") { id } }`)).rejects.toThrow('is no id of this graph')
    await expect(
      askGraph(graph, `{ compareSources(a: "${changeId('AAAAAAAAAAAAAAAA')}", b: "x") { bothSay { id } } }`),
    ).rejects.toThrow()
  })

  it('tells what it undid, and what undid it, unless that was undone', async () => {
    const history = await threeChanges()
    const keys = (await history.store.db.selectFrom('change').select('key').orderBy('number').execute()).map(
      ({ key }) => key,
    )
    const undo = (reverted: number, by: number) =>
      sql`insert into reversal (reverted, change) values (${keys[reverted - 1]}, ${keys[by - 1]})`.execute(
        history.store.db,
      )
    const read = async () => {
      const query = '{ changes { nodes { number reverts { number } revertedBy { number } } } }'
      return (await askGraph(await history.open(), query)).changes.nodes
    }
    await undo(1, 2)
    expect(await read()).toEqual([
      { number: 3, reverts: [], revertedBy: null },
      { number: 2, reverts: [{ number: 1 }], revertedBy: null },
      { number: 1, reverts: [], revertedBy: { number: 2 } },
    ])
    await undo(2, 3)
    expect(await read()).toEqual([
      { number: 3, reverts: [{ number: 2 }], revertedBy: null },
      { number: 2, reverts: [{ number: 1 }], revertedBy: { number: 3 } },
      { number: 1, reverts: [], revertedBy: null },
    ])
  })
})

describe('a proposal', () => {
  const alice = { viewer: viewer('alice', 'PROPOSER') }
  const bob = { viewer: viewer('bob', 'PROPOSER') }
  const eve = { viewer: viewer('eve', 'EDITOR') }

  it.each(['PROPOSED', 'DECLINED'] as const)(
    'that is %s is shown to its author and to who may review',
    async (state) => {
      const history = await threeChanges()
      const key = await history.propose('alice', [other])
      await sql`update change set state = ${state} where key = ${key}`.execute(history.store.db)
      const graph = await history.open()
      const query = `query ($id: ID!) {
      all: changes { totalCount nodes { id number message author { name kind } differences { totalCount nodes { kind } } } }
      own: changes(state: [${state}]) { totalCount }
      org: organization(slug: "organization") { history { totalCount } }
      node(id: $id) { ... on Change { state entities { nodes { slug } } } }
      viewer { name role }
    }`
      const ask = (credentials: object) => askGraph(graph, query, { id: changeId(key) }, credentials)
      for (const credentials of [{}, bob]) {
        const { all, own, org, node } = await ask(credentials)
        expect([all.totalCount, own.totalCount, org.history.totalCount, node]).toEqual([3, 0, 3, null])
      }
      for (const credentials of [alice, eve]) {
        const { all, own, org, node, viewer: asking } = await ask(credentials)
        expect([all.totalCount, own.totalCount, org.history.totalCount]).toEqual([4, 1, 4])
        expect(node).toEqual({ state, entities: { nodes: [{ slug: 'organization' }, { slug: 'x' }] } })
        expect(asking).toEqual({ name: credentials.viewer.name, role: credentials.viewer.role })
        expect(all.nodes[0]).toEqual({
          id: changeId(key),
          number: null,
          message: 'From alice.',
          author: { name: 'alice', kind: 'PERSON' },
          differences: { totalCount: 0, nodes: [] },
        })
      }
    },
  )
})

describe('a list of the history', () => {
  const paged: readonly PagedList[] = [
    { name: 'changes', query: '{ list: changes(PAGE) ITEMS }' },
    { name: 'about', query: '{ list: changes(about: ["person-a", "x"] PAGE) ITEMS }' },
    { name: 'entity', query: '{ owner: person(slug: "person-a") { list: history(PAGE) ITEMS } }' },
  ]

  async function manyChanges(): Promise<Graph> {
    const history = await openHistory()
    for (let year = 1900; year < 1930; year += 1)
      await history.say(`file-${year}`, '1', [claim('person-a', 'birthDate', `${year}`, { source: 'x' })])
    return history.open()
  }

  it('is read whole from both ends, whatever the size of a page', async () => {
    const graph = await manyChanges()
    for (const list of paged)
      for (const size of [1, 7, 100]) {
        const forward = (await readPages(graph, list, size)).flatMap(idsOf)
        const backward = (await readPages(graph, list, size, true)).reverse().flatMap(idsOf)
        expect(new Set(forward).size, list.name).toBe(30)
        expect(backward, list.name).toEqual(forward)
      }
  })

  it('shows differences and entities of a change in pages, from both ends', async () => {
    const history = await openHistory()
    const persons = Array.from({ length: 12 }, (_, index) => `person-${index}`)
    const claims = persons.flatMap((slug) =>
      ['x', 'y'].map((source) => claim(slug, 'memberOf', 'organization', { source })),
    )
    await history.say('one', '1', claims)
    // Some of it stands still, some was changed, and some is gone.
    await history.say('one', '2', claims.slice(8), [{ slug: 'person-11', name: 'Another' }])
    await history.withdraw('one', '2')
    const graph = await history.open()
    for (const number of [1, 2]) {
      const read = async (field: string, node: string, size: number, isBackwards: boolean) => {
        const found: string[] = []
        for (let cursor: string | null = null, isDone = false; !isDone; ) {
          const [count, from] = isBackwards ? ['last', 'before'] : ['first', 'after']
          const query = `query ($cursor: String) { changes(since: ${number - 1}, last: 1) { nodes {
            list: ${field}(${count}: ${size}, ${from}: $cursor) {
              totalCount edges { node { ${node} } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            } } } }`
          const { changes } = await askGraph(graph, query, { cursor })
          const { edges, pageInfo } = changes.nodes[0].list
          const texts = edges.map((edge: object) => JSON.stringify(edge))
          found.push(...(isBackwards ? texts.reverse() : texts))
          isDone = !(isBackwards ? pageInfo.hasPreviousPage : pageInfo.hasNextPage)
          cursor = isBackwards ? pageInfo.startCursor : pageInfo.endCursor
          if (isDone) expect(found).toHaveLength(changes.nodes[0].list.totalCount)
        }
        return isBackwards ? found.reverse() : found
      }
      for (const [field, node] of [
        ['differences', 'kind claimId source { slug } before after field subject { slug }'],
        ['entities', 'slug'],
      ] as const) {
        const whole = await read(field, node, 100, false)
        expect(new Set(whole).size).toBe(whole.length)
        for (const size of [1, 5])
          for (const isBackwards of [false, true])
            expect(await read(field, node, size, isBackwards), `${field} ${size}`).toEqual(whole)
      }
    }
  })

  it('shows nothing on an empty page, from wherever', async () => {
    const graph = await manyChanges()
    const list = (args: string) =>
      `{ changes(first: 1) { nodes { differences(${args}) { nodes { kind } pageInfo { endCursor hasNextPage } } } } }`
    const read = async (args: string) => (await askGraph(graph, list(args))).changes.nodes[0].differences
    const { pageInfo } = await read('first: 1')
    for (const args of [
      'first: 0',
      `first: 0, after: "${pageInfo.endCursor}"`,
      `last: 0, before: "${pageInfo.endCursor}"`,
    ])
      expect((await read(args)).nodes).toEqual([])
  })

  it('refuses a cursor that was made for somebody else, and survives one that was forged', async () => {
    const graph = await manyChanges()
    const { changes } = await askGraph(
      graph,
      '{ changes(first: 1) { pageInfo { endCursor } nodes { differences(first: 1) { pageInfo { endCursor } } } } }',
    )
    const after = `query ($after: String) { changes(after: $after) { totalCount nodes { id } } }`
    const eve = { viewer: viewer('eve', 'EDITOR') }
    await expect(askGraph(graph, after, { after: changes.pageInfo.endCursor }, eve)).rejects.toThrow(
      'is a cursor of another list',
    )
    const [fingerprint] = JSON.parse(
      Buffer.from(changes.nodes[0].differences.pageInfo.endCursor, 'base64url').toString(),
    )
    for (const forged of [
      ['a', 'b', 1, 'c'],
      [0],
      [99, 0, '', 0],
      [0, 9_007_199_254_740_991, '', 0],
      [3, -1, 5, 0],
      [1, 0, '\u0000', 0],
    ]) {
      const cursor = Buffer.from(JSON.stringify([fingerprint, ...forged])).toString('base64url')
      for (const args of [`after: "${cursor}"`, `last: 2, before: "${cursor}"`])
        await askGraph(graph, `{ changes(first: 1) { nodes { differences(${args}) { nodes { kind } } } } }`)
    }
  })

  it('takes as many statements for many changes as for few', async () => {
    const statements: string[] = []
    const history = await openHistory({ onStatement: (text) => statements.push(text) })
    for (let index = 0; index < 12; index += 1) {
      const said = claim(`person-${index}`, 'memberOf', `organization-${index}`, { source: `x${index}` })
      await history.say(`file-${index}`, '1', [said])
      if (index % 2 === 0) continue
      await history.say(`file-${index}`, '2', [])
      await history.withdraw(`file-${index}`, '2')
    }
    const count = async (first: number) => {
      const graph = await history.open()
      statements.length = 0
      await askGraph(
        graph,
        `{ changes(first: ${first}) { totalCount nodes {
          author { name } reverts { id } revertedBy { id }
          entities(first: 3) { totalCount nodes { slug name } }
          differences(first: 9) { totalCount nodes {
            kind subject { slug } property { name } claimId source { slug } field before after
          } } } } }`,
      )
      return statements.length
    }
    const few = await count(4)
    expect(few).toBeLessThan(15)
    expect(await count(16)).toBe(few)
    const ofEntities = async (first: number) => {
      const graph = await history.open()
      statements.length = 0
      await askGraph(
        graph,
        `{ people(first: ${first}) { nodes { history { totalCount nodes { number } } claims { nodes { history { nodes { number } } } } } } }`,
      )
      return statements.length
    }
    const one = await ofEntities(1)
    expect(await ofEntities(6)).toBe(one)
  })
})
