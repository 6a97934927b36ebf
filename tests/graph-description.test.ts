import { join } from 'node:path'
import { sql } from 'kysely'
import { describe, expect, it } from 'vitest'
import { readDataset } from '../src/files/dataset.ts'
import { exportGraph } from '../src/formats/export/export.ts'
import { exportHistory } from '../src/formats/export/history.ts'
import { formats } from '../src/formats/import/formats.ts'
import { importHistory } from '../src/formats/import/history.ts'
import { importFile } from '../src/formats/import/import.ts'
import { openGraph } from '../src/graph/graph.ts'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { type GraphDescription, undescribed } from '../src/model/graph-description.ts'
import { backUp } from '../src/store/care/backup.ts'
import { examine } from '../src/store/care/doctor.ts'
import { describeGraph } from '../src/store/describe.ts'
import { findDescription } from '../src/store/description.ts'
import { erase } from '../src/store/erase/erase.ts'
import { keepAll } from '../src/store/extract.ts'
import { personAuthor, programAuthor } from '../src/store/history/author.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { databases, openDatabase } from './databases.ts'
import { world, writeFolder } from './files-folder.ts'
import { openImported } from './imported.ts'
import { askGraph, claim, smallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'
import { openWritable } from './writable-graph.ts'

const said: GraphDescription = {
  title: 'The council of “Sund”',
  description: 'Who sat on it, and when: the twelve, and the mayor.',
  featured: ['organization-1', 'person-1'],
  examples: [
    { title: null, query: '# Who?\nquery Who { people { nodes { name } } }\n', variables: null },
    {
      title: 'Which one?',
      query: 'query One($slug: String!) { person(slug: $slug) { name } }',
      variables: { slug: 'person-1', deep: [1, true, null, '7'] },
    },
  ],
}

const member = claim('person-1', 'memberOf', 'organization-1', { source: 'source-a' })
const other = claim('person-2', 'memberOf', 'organization-1', { source: 'source-b' })
const alice = { entry: { author: personAuthor('alice'), message: 'For the opening.' }, origin: null }
const cures = { files: '', source: '', derived: '', description: 'describe' }
const asked = '{ graph { title description featured { id slug } } }'

async function described(description: GraphDescription | null = said): Promise<Store> {
  const store = await openDatabase()
  await writeGraph(store, { ...smallGraph([member, other]), description })
  return store
}

async function saidBy(store: Store): Promise<GraphDescription | null> {
  return (await findDescription(store))?.description ?? null
}

async function findingsOf(store: Store): Promise<string[]> {
  const found: string[] = []
  for await (const { findings } of examine(store, cures, { deep: false }))
    found.push(...findings.map(({ problem, examples }) => [problem, ...examples].join(' ')))
  return found
}

describe('what a graph says of itself', () => {
  it('is told by the API, with the entities that it features in their order', async () => {
    const graph = await openGraph(await described())
    const { graph: told } = await askGraph(graph, '{ graph { title description featured { slug } } }')
    const { title, description } = said
    expect(told).toEqual({ title, description, featured: [{ slug: 'organization-1' }, { slug: 'person-1' }] })
    expect(graph.description).toEqual(said)
  })

  it('is nothing where it says nothing', async () => {
    const graph = await openGraph(await described(null))
    expect((await askGraph(graph, asked)).graph).toEqual({ title: null, description: null, featured: [] })
    expect(graph.description).toEqual(undescribed)
  })

  it('is the same through a lens, whose ids what is featured carries', async () => {
    const graph = await openGraph(await described())
    const { graph: whole, lens } = await askGraph(
      graph,
      `{ lens(toldBy: ["source-a"]) ${asked} graph { featured { id } } }`,
    )
    expect(lens.graph).toMatchObject({
      title: said.title,
      featured: [{ slug: 'organization-1' }, { slug: 'person-1' }],
    })
    expect(lens.graph.featured[0].id).not.toBe(whole.featured[0].id)
    const { node } = await askGraph(
      graph,
      `{ node(id: "${lens.graph.featured[1].id}") { ... on Person { sources { totalCount } } } }`,
    )
    expect(node.sources.totalCount).toBe(1)
  })

  it('reads what it features at once, however much that is', async () => {
    const statements: string[] = []
    const store = await openDatabase({ onStatement: (text) => statements.push(text) })
    const persons = Array.from({ length: 12 }, (_, index) => claim(`person-${index + 1}`, 'memberOf', 'organization-1'))
    const ask = async (featured: readonly string[]) => {
      await describeGraph(store, { ...said, featured }, alice)
      const graph = await openGraph(store)
      statements.length = 0
      await askGraph(graph, '{ graph { featured { name } } }')
      return statements.length
    }
    await writeGraph(store, smallGraph(persons))
    const one = await ask(['person-1'])
    expect(await ask(persons.map(({ subject }) => subject))).toBe(one)
  })

  it('is set by a change of its own, and every server reads it then', async () => {
    const store = await described(null)
    const live = await openLiveGraph(store, { onError: (error) => expect(error).toBeUndefined() })
    const before = await live.now()
    const entered = await describeGraph(store, said, alice)
    expect(entered).toMatchObject({ number: 1 })
    const now = await live.now()
    live.close()
    expect([now.description, before.description]).toEqual([said, undescribed])
    expect(now.revision).not.toBe(before.revision)
    const { changes } = await askGraph(
      now,
      '{ changes { nodes { number message author { name } entities { totalCount } differences { totalCount } } } }',
    )
    const nothing = { totalCount: 0 }
    expect(changes.nodes).toEqual([
      { number: 1, message: 'For the opening.', author: { name: 'alice' }, entities: nothing, differences: nothing },
    ])
    expect(await describeGraph(store, said, alice)).toBe('unchanged')
    expect(await describeGraph(store, null, alice)).toMatchObject({ number: 2 })
    expect(await saidBy(store)).toBeNull()
    expect(await findingsOf(store)).toEqual([])
  })

  it('leads on to what an entity was merged into, and passes over what is removed', async () => {
    const graph = await openWritable([member, other])
    const featured = ['person-1', 'person-2', 'organization-1']
    await describeGraph(graph.store, { ...said, featured }, alice)
    const slugs = async () =>
      (await graph.ask('{ graph { featured { slug } } }')).graph.featured.map(({ slug }: { slug: string }) => slug)
    await graph.change([{ merge: { from: 'person-1', into: 'person-2' } }])
    expect(await slugs()).toEqual(['person-2', 'organization-1'])
    const claims = await graph.ask('{ claims { nodes { id } } }')
    const unsaid = claims.claims.nodes.map(({ id }: { id: string }) => ({ unsay: { claim: id } }))
    await graph.change([...unsaid, { remove: 'person-2' }])
    expect(await slugs()).not.toContain('person-2')
    expect(await findingsOf(graph.store)).toEqual([])
  })

  it('tells nothing of what the law has erased', async () => {
    const store = await openDatabase()
    const featured = ['person-1', 'person-2']
    const examples = [
      ...said.examples,
      { title: 'And Ri Il?', query: '{ people { totalCount } }', variables: null },
      { title: null, query: '{ person(slug: "person-1") { name } }', variables: null },
      { title: 'Who else?', query: '{ people { totalCount } }', variables: null },
    ]
    const description = 'Ri Il and the others.'
    const named = [{ slug: 'person-1', name: 'Ri Il' }]
    await writeGraph(store, {
      ...smallGraph([member, other], named),
      description: { ...said, description, featured, examples },
    })
    await erase(
      store,
      { what: 'entity', slug: 'person-1', withClaims: true },
      { author: programAuthor, message: 'Order 7.' },
    )
    const left = await saidBy(store)
    expect(left).toMatchObject({ title: said.title, description: null, featured: ['person-2'] })
    expect(left?.examples.map(({ title }) => title)).toEqual([null, 'Who else?'])
    expect(JSON.stringify(left)).not.toMatch(/Ri Il|person-1/)
    expect((await askGraph(await openGraph(store), asked)).graph.featured).toMatchObject([{ slug: 'person-2' }])
  })
})

describe('what a graph says of itself is kept', () => {
  it('by an export as data files, and by an import of these', async () => {
    const store = await described()
    const target = join(temporaryFolder(), 'data')
    await exportGraph(store, { format: 'plenum', keep: null, facts: keepAll, target, force: false })
    const { dataset, problems } = readDataset(target)
    expect(problems).toEqual([])
    expect(dataset.description).toEqual(said)
    const { store: again } = await openImported('plenum')
    await importFile(again, { format: formats.plenum, paths: [target], name: 'data' })
    expect(await findDescription(again)).toEqual({ description: said, origin: 'data' })
    expect(await findingsOf(again)).toEqual([])
  })

  it('by an export through a lens, as far as it goes', async () => {
    const store = await described({ ...said, featured: ['person-2', 'person-1'] })
    const target = join(temporaryFolder(), 'data')
    const keep = {
      keep: (claims: readonly (typeof member)[]) => claims.filter(({ subject }) => subject === 'person-1'),
    }
    await exportGraph(store, { format: 'plenum', keep, facts: keepAll, target, force: false })
    const { dataset, problems } = readDataset(target)
    expect(problems).toEqual([])
    expect(dataset.description).toEqual({ ...said, featured: ['person-1'] })
  })

  it('with the history, line by line', async () => {
    const store = await described(null)
    await describeGraph(store, said, alice)
    const path = join(temporaryFolder(), 'history.jsonl')
    await exportHistory(store, path, { force: false })
    const carried = await openDatabase()
    await importHistory(carried, path)
    expect(await findDescription(carried)).toEqual(await findDescription(store))
    expect(await carried.revision()).toBe(await store.revision())
  })

  it.runIf(databases.dialect === 'sqlite')('by a backup', async () => {
    const folder = temporaryFolder()
    const [path, copy] = [join(folder, 'graph.sqlite'), join(folder, 'backup.sqlite')]
    const store = await openStore(`sqlite:${path}`)
    await writeGraph(store, { ...smallGraph([member]), description: said })
    await store.close()
    await backUp(path, copy, { force: false })
    const restored = await openStore(`sqlite:${copy}`)
    expect(await saidBy(restored)).toEqual(said)
    await restored.close()
  })
})

describe('an import of data files', () => {
  const text = 'title: The hall\nfeatured: [kim-jong-un, wpk]\n'

  async function importing(files: Record<string, string>, store: Store, name = 'data') {
    const paths = [writeFolder({ ...world, ...files })]
    return importFile(store, { format: formats.plenum, paths, name, mayWithdraw: () => true })
  }

  it('has the graph say what its folder says, and no more once the folder does not', async () => {
    const { store } = await openImported('plenum')
    await importing({ 'graph.yaml': text }, store)
    expect(await saidBy(store)).toMatchObject({ title: 'The hall', featured: ['kim-jong-un', 'wpk'] })
    await importing({ 'graph.yaml': 'title: The other hall\n' }, store)
    expect(await saidBy(store)).toMatchObject({ title: 'The other hall', featured: [] })
    await importing({}, store)
    expect(await saidBy(store)).toBeNull()
  })

  it('leaves what somebody set, or another import, and says so', async () => {
    const { store } = await openImported('plenum')
    await importing({ 'graph.yaml': text }, store)
    const warned = (await importing({ 'graph.yaml': 'title: Mine\n' }, store, 'mine')).warnings
    expect(warned).toEqual({ 'a description of the graph': 1 })
    await importing({}, store, 'mine')
    expect(await saidBy(store)).toMatchObject({ title: 'The hall' })
    await describeGraph(store, { ...undescribed, title: 'By hand' }, alice)
    expect((await importing({ 'graph.yaml': 'title: The hall again\n' }, store)).warnings).toEqual(warned)
    expect(await saidBy(store)).toMatchObject({ title: 'By hand' })
  })

  it('features what it joined to an entity that was there', async () => {
    const { store, add } = await openImported('popolo')
    await add('north', { persons: [{ id: 'k', name: 'Kim', identifiers: [{ scheme: 'wikidata', identifier: 'Q1' }] }] })
    const people =
      'kind: PERSON\nentities:\n  kim-jong-un: { name: Kim Jong Un, identifiers: { wikidata: Q1 } }\n  ri-son-gwon: { name: Ri Son Gwon }\n'
    await importing({ 'entities/people.yaml': people, 'graph.yaml': text }, store)
    expect((await saidBy(store))?.featured).toEqual(['north-k', 'wpk'])
  })
})

describe('a description that is damaged', () => {
  it.each([
    ['cannot be read', '{', 'what the graph says of itself cannot be read'],
    ['is none', '{"title": 5, "featured": [], "examples": []}', 'what the graph says of itself cannot be read'],
    [
      'features what never was there',
      JSON.stringify({ ...said, featured: ['person-1', 'person-9'] }),
      'an entity is featured that never was in the graph entity person-9',
    ],
  ])('is found by the doctor where it %s, and hinders nothing', async (_, content, problem) => {
    const store = await described()
    await sql`update description set content = ${content}`.execute(store.db)
    expect(await findingsOf(store)).toEqual([problem])
    const { people } = await askGraph(
      await openGraph(store),
      '{ people { totalCount } graph { title featured { slug } } }',
    )
    expect(people.totalCount).toBe(2)
  })

  it('is not taken with a history', async () => {
    const store = await described()
    await sql`update description set content = '{'`.execute(store.db)
    const path = join(temporaryFolder(), 'history.jsonl')
    await exportHistory(store, path, { force: false })
    const carried = await openDatabase()
    await expect(importHistory(carried, path)).rejects.toThrow(/what the graph says of itself cannot be read/)
  })
})
