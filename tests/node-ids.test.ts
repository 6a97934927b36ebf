import { describe, expect, it } from 'vitest'
import { loadDataset } from '../src/files/dataset.ts'
import { openGraph } from '../src/graph/graph.ts'
import { encodeId } from '../src/graph/id.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { ask } from './harness.ts'
import { dataFolder } from './shipped-data.ts'
import { askGraph } from './small-graph.ts'

const nodeById = 'query ($id: ID!) { node(id: $id) { __typename id } }'
const nodesByIds = 'query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on Entity { slug } } }'

const encode = (text: string) => Buffer.from(text).toString('base64url')
const person = (slug: string) => encodeId({ type: 'Person', key: slug, lens: '' })

describe('an id', () => {
  it.each([
    ['an empty text', ''],
    ['a slug', 'kim-jong-un'],
    ['a word', 'x'],
    ['what an id is made of', 'Person:kim-jong-un'],
    ['a type alone', encode('Person')],
    ['a type and no slug', encode('Person:')],
    ['a type that has no ids', encode('Name:kim-jong-un')],
    ['a type that does not exist', encode('Ghost:kim-jong-un')],
    ['a type of JavaScript', encode('constructor:kim-jong-un')],
    ['a name in place of a slug', encode('Person:Kim Jong Un')],
    ['a row number', encode('Person:-1')],
    ['a claim of the wrong length', encode('Claim:abc')],
    ['a view of something', encode('View:wpk')],
    ['an empty lens', encode('Person:kim-jong-un?')],
    ['a lens that nobody made', encode('Person:kim-jong-un?x')],
    ['another alphabet', Buffer.from('Meeting:spa-session-4-2021?>>>').toString('base64')],
    ['padding', `${person('kim-jong-u')}==`],
    ['one character more', `${person('kim-jong-un')}A`],
    ['a space', ` ${person('kim-jong-un')}`],
    ['bytes that are no text', Buffer.from([0x50, 0xff, 0x3a, 0xfe]).toString('base64url')],
    ['a very long text', 'A'.repeat(5_000)],
  ])('is refused where it is %s, with a hint', async (_, id) => {
    const { data, errors } = await ask(nodeById, { id })
    expect(data).toEqual({ node: null })
    expect(errors).toHaveLength(1)
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
    expect(errors?.[0]?.message).toMatch(
      /^".{0,80}" is no id of this graph: give the id of a node as this server returned it\.$/s,
    )
  })

  it('is refused alone among others, with its path', async () => {
    const ids = [person('kim-jong-un'), 'kim-jong-un', person('kim-tok-hun')]
    const { data, errors } = await ask(nodesByIds, { ids })
    expect(data.nodes.map((node: { slug: string } | null) => node?.slug ?? null)).toEqual([
      'kim-jong-un',
      null,
      'kim-tok-hun',
    ])
    expect(errors).toHaveLength(1)
    expect(errors?.[0]).toMatchObject({ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } })
  })

  it('of a claim finds the claim, and one of no claim nothing', async () => {
    const query = '{ meeting(slug: "wpk-congress-8") { endDate { claims { id display } } } }'
    const [claim] = (await ask(query)).data.meeting.endDate.claims
    const byId = 'query ($id: ID!) { node(id: $id) { __typename id ... on Claim { display subject { slug } } } }'
    const found = { __typename: 'Claim', ...claim, subject: { slug: 'wpk-congress-8' } }
    expect(await ask(byId, { id: claim.id })).toEqual({ data: { node: found } })
    const none = encodeId({ type: 'Claim', key: 'AAAAAAAAAAAAAAAAAAAA', lens: '' })
    expect(await ask(byId, { id: none })).toEqual({ data: { node: null } })
  })

  it('of the view finds the whole graph', async () => {
    const id = encodeId({ type: 'View', key: '', lens: '' })
    const query = `query ($id: ID!) {
      node(id: $id) { __typename id ... on View { person(slug: "kim-jong-un") { id } graph { claims } } }
      graph { claims }
    }`
    const { data, errors } = await ask(query, { id })
    expect(errors).toBeUndefined()
    const { graph } = data
    expect(data.node).toEqual({ __typename: 'View', id, person: { id: person('kim-jong-un') }, graph })
  })
})

describe('several ids', () => {
  it('bring their nodes in their order, and null for what is not there', async () => {
    const slugs = ['kim-tok-hun', 'nobody', 'kim-jong-un', 'kim-tok-hun']
    const found = slugs.map((slug) => (slug === 'nobody' ? null : { id: person(slug), slug }))
    expect(await ask(nodesByIds, { ids: slugs.map(person) })).toEqual({ data: { nodes: found } })
  })

  it('can be none, or a hundred', async () => {
    expect(await ask(nodesByIds, { ids: [] })).toEqual({ data: { nodes: [] } })
    const { data, errors } = await ask(nodesByIds, { ids: Array.from({ length: 100 }, () => person('kim-jong-un')) })
    expect(errors).toBeUndefined()
    expect(data.nodes).toHaveLength(100)
  })

  it('are refused where they are more', async () => {
    const { errors } = await ask(nodesByIds, { ids: Array.from({ length: 101 }, () => person('kim-jong-un')) })
    expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT' })
    expect(errors?.[0]?.message).toBe('"ids" takes at most 100 ids, got 101: ask in several requests.')
  })
})

describe('a rebuilt database', () => {
  it('gives everything the same id, in whatever order it is written', async () => {
    const { entities, claims } = loadDataset(dataFolder)
    const query = `{
      people(first: 100) { nodes { ...ids } }
      organizations(first: 100) { nodes { ...ids } }
      meetings(first: 100) { nodes { ...ids } }
      documents(first: 100) { nodes { ...ids } }
    }
    fragment ids on Entity { id claims(as: EITHER, first: 100) { edges { cursor node { id } } } }`
    const store = await openDatabase()
    await writeGraph(store, { entities: entities.toReversed(), claims: claims.toReversed(), revision: 'other' })
    const rebuilt = await askGraph(await openGraph(store), query)
    const written = await openDatabase()
    await writeGraph(written, { entities, claims, revision: 'one' })
    expect(rebuilt).toEqual(await askGraph(await openGraph(written), query))
    expect(rebuilt.people.nodes.map(({ id }: { id: string }) => id)).toContain(person('kim-tok-hun'))
  })
})
