import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { encodeId } from '../src/graph/id.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import type { Store } from '../src/store/store.ts'
import { openDatabase } from './databases.ts'
import { momentOf } from './recorded-history.ts'
import { askGraph, claim, openSmallGraph, smallGraph } from './small-graph.ts'

const early = claim('meeting', 'startDate', '2021-01-05', { source: 't' })
const late = claim('meeting', 'startDate', '2021-01-06', { source: 'w' })

/** The first change says when a meeting began, the second says otherwise, the third withdraws what the first said. */
async function changingGraph(onStatement: (text: string) => void = () => {}): Promise<{ store: Store; at: string[] }> {
  const store = await openDatabase({ onStatement })
  const described = [{ slug: 'meeting', name: 'Congress' }]
  await amendGraph(store, { origin: 'a', run: '1', ...smallGraph([early], described) })
  await amendGraph(store, { origin: 'b', run: '1', ...smallGraph([late], [{ slug: 'meeting', name: 'Congress' }]) })
  await amendGraph(store, { origin: 'a', run: '2', ...smallGraph([], [{ slug: 'meeting', name: 'Eighth Congress' }]) })
  while ((await withdrawUnsaid(store, 'a', '2', 100)).released > 0);
  return { store, at: await Promise.all([1, 2, 3].map((number) => momentOf(store, number))) }
}

const meeting = 'meeting(slug: "meeting") { id name startDate { edtf status } }'

describe('a moment of the record', () => {
  let graph: Graph
  let at: string[]
  beforeAll(async () => {
    const changing = await changingGraph()
    at = changing.at
    graph = await openGraph(changing.store)
  })
  const ask = (selection: string) => askGraph(graph, `{ ${selection} }`)
  const seen = async (lens: string) => {
    const { name, startDate } = (await ask(`lens(${lens}) { ${meeting} }`)).lens.meeting
    return [name, startDate.edtf, startDate.status]
  }

  it('shows facts, names and disagreements of then', async () => {
    expect(await seen(`recorded: "${at[0]}"`)).toEqual(['Congress', '2021-01-05', 'UNDISPUTED'])
    expect(await seen(`recorded: "${at[1]}"`)).toEqual(['Congress', '2021-01-05', 'DISPUTED'])
    expect(await seen(`recorded: "${at[2]}"`)).toEqual(['Eighth Congress', '2021-01-06', 'UNDISPUTED'])
    const count = async (moment: string | undefined) =>
      (await ask(`lens(recorded: "${moment}") { disagreements { totalCount } }`)).lens.disagreements.totalCount
    expect([await count(at[0]), await count(at[1]), await count(at[2])]).toEqual([0, 1, 0])
  })

  it('is that of the last change at or before it, to the millisecond', async () => {
    const justBefore = new Date(Date.parse(at[1] ?? '') - 1).toISOString()
    expect(await seen(`recorded: "${justBefore}"`)).toEqual(['Congress', '2021-01-05', 'UNDISPUTED'])
    expect(await seen(`recorded: "${new Date().toISOString()}"`)).toEqual([
      'Eighth Congress',
      '2021-01-06',
      'UNDISPUTED',
    ])
  })

  it('is the earliest one where lenses are nested, in whatever order', async () => {
    const nested = async (outer: string | undefined, inner: string | undefined) =>
      (await ask(`lens(recorded: "${outer}") { lens(recorded: "${inner}") { ${meeting} } }`)).lens.lens.meeting
    const expected = (await ask(`lens(recorded: "${at[0]}") { ${meeting} }`)).lens.meeting
    expect(await nested(at[0], at[2])).toEqual(expected)
    expect(await nested(at[2], at[0])).toEqual(expected)
  })

  it('stands in ids as the number of its change, also where that is the newest', async () => {
    for (const [index, moment] of at.entries()) {
      const { id } = (await ask(`lens(recorded: "${moment}") { ${meeting} }`)).lens.meeting
      expect(id).toBe(encodeId({ type: 'Meeting', key: 'meeting', lens: `recorded=${index + 1}` }))
    }
    const byId = encodeId({ type: 'Meeting', key: 'meeting', lens: 'recorded=1' })
    expect((await ask(`node(id: "${byId}") { ... on Meeting { name } }`)).node).toEqual({ name: 'Congress' })
    // A further lens keeps the moment.
    expect((await ask(`lens(recorded: "${at[0]}") { lens(minSources: 1) { id } }`)).lens.lens.id).toBe(
      encodeId({ type: 'View', key: '', lens: 'recorded=1' }),
    )
  })

  it('holds the claims that were withdrawn since', async () => {
    const id = encodeId({ type: 'Claim', key: early.id, lens: '' })
    const then = encodeId({ type: 'Claim', key: early.id, lens: 'recorded=2' })
    expect(await ask(`now: node(id: "${id}") { id } before: node(id: "${then}") { id }`)).toEqual({
      now: null,
      before: { id: then },
    })
  })

  it.each([
    ['recorded=4', 'is no id of this graph'],
    ['recorded=01', 'is no id of this graph'],
    ['recorded=1&recorded=2', 'is no id of this graph'],
  ])('that the graph has not come to, or that is written otherwise, is no id: %s', async (lens, message) => {
    const id = encodeId({ type: 'Meeting', key: 'meeting', lens })
    await expect(ask(`node(id: "${id}") { id }`)).rejects.toThrow(message)
  })

  it('to come is refused', async () => {
    await expect(seen('recorded: "2999-01-01T00:00:00Z"')).rejects.toThrow('is a moment to come')
  })

  it('before the first change shows what there was then: nothing', async () => {
    const { lens } = await ask(
      `lens(recorded: "2000-01-01T00:00:00Z") { id graph { number claims entities } people { totalCount } }`,
    )
    expect(lens).toMatchObject({ graph: { number: 0, claims: 0, entities: 0 }, people: { totalCount: 0 } })
    expect((await ask(`node(id: "${lens.id}") { id }`)).node.id).toBe(lens.id)
  })

  it('is none of a graph that was made of files', async () => {
    const files = await openSmallGraph([early])
    await expect(askGraph(files, `{ lens(recorded: "${at[0]}") { id } }`)).rejects.toThrow('has no record of changes')
  })
})

describe('the statements behind a moment of the record', () => {
  const query = (moment: string | undefined, page: string) =>
    `{ lens(recorded: "${moment}") { people(${page}) { nodes { name memberships { nodes { name } } names { text } } } } }`

  it('are as many for a page of a hundred as for one of one, and as after many more changes', async () => {
    const statements: string[] = []
    const store = await openDatabase({ onStatement: (text) => statements.push(text) })
    const members = (from: number) =>
      Array.from({ length: 150 }, (_, index) => claim(`person-n${from + index}`, 'memberOf', 'organization'))
    const count = async (moment: string, page: string) => {
      const fresh = await openGraph(store)
      statements.length = 0
      await askGraph(fresh, query(moment, page))
      return statements.length
    }
    await amendGraph(store, { origin: 'a', run: '1', ...smallGraph(members(0)) })
    const moment = await momentOf(store, 1)
    const few = await count(moment, 'first: 1')
    expect(await count(moment, 'first: 100')).toBe(few)
    for (const run of ['2', '3', '4']) {
      await amendGraph(store, { origin: 'a', run, ...smallGraph(members(Number(run) * 20)) })
      while ((await withdrawUnsaid(store, 'a', run, 1000)).released > 0);
    }
    expect(await count(moment, 'first: 100')).toBeLessThanOrEqual(few + 2)
    expect(await count(moment, 'first: 100')).toBe(await count(moment, 'first: 1'))
  })

  it('ask for nothing of the history where no moment is asked for', async () => {
    const statements: string[] = []
    const { store } = await changingGraph((text) => statements.push(text))
    const graph = await openGraph(store)
    statements.length = 0
    await askGraph(graph, `{ ${meeting} people { nodes { name } } lens(minSources: 2) { ${meeting} } }`)
    expect(statements.length).toBeGreaterThan(3)
    expect(statements.filter((text) => /_since|past_|"change"/.test(text))).toEqual([])
  })

  it('open a moment once for all who ask, and keep it', async () => {
    const statements: string[] = []
    const { store, at } = await changingGraph((text) => statements.push(text))
    const graph = await openGraph(store)
    statements.length = 0
    const both = `{ a: lens(recorded: "${at[0]}") { ${meeting} } b: lens(recorded: "${at[0]}") { lens(minSources: 1) { ${meeting} } } }`
    await askGraph(graph, both)
    await askGraph(graph, both)
    expect(statements.filter((text) => text.includes('past_claim'))).toHaveLength(1)
  })
})
