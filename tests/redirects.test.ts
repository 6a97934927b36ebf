import { beforeAll, describe, expect, it } from 'vitest'
import { type Graph, openGraph } from '../src/graph/graph.ts'
import { encodeId } from '../src/graph/id.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import type { Store } from '../src/store/store.ts'
import { openDatabase } from './databases.ts'
import { momentOf } from './recorded-history.ts'
import { askGraph, claim, smallGraph } from './small-graph.ts'

const old = claim('person-old', 'memberOf', 'organization', { source: 'source-old' })
const moved = claim('person', 'memberOf', 'organization', { source: 'source' })
const before = [
  old,
  claim('meeting', 'participant', 'person-old', { source: 'source-old', qualifiers: { role: 'GUEST' } }),
  claim('meeting', 'startDate', '2021-01-05', { source: 'source-old' }),
  claim('occasion', 'reportedCases', '1', { source: 'source-old', qualifiers: { place: 'place-old' } }),
  claim('occasion', 'reportedCases', '2', { source: 'source-old', qualifiers: { place: 'place-old' } }),
]
const after = [
  moved,
  claim('meeting', 'participant', 'person', { source: 'source', qualifiers: { role: 'GUEST' } }),
  claim('meeting', 'startDate', '2021-01-05', { source: 'source' }),
  claim('occasion', 'reportedCases', '1', { source: 'source', qualifiers: { place: 'place' } }),
  claim('occasion', 'reportedCases', '2', { source: 'source', qualifiers: { place: 'place' } }),
]

/** A graph of which a person, a place, a source and a claim were merged into others by its second change. */
async function mergedGraph(): Promise<{ graph: Graph; store: Store; first: string }> {
  const store = await openDatabase()
  await amendGraph(store, { origin: 'a', run: '1', ...smallGraph(before) })
  const first = await momentOf(store, 1)
  await amendGraph(store, { origin: 'a', run: '2', ...smallGraph(after) })
  while ((await withdrawUnsaid(store, 'a', '2', 100)).released > 0);
  await store.db
    .insertInto('redirect')
    .values(['person', 'place', 'source'].map((slug) => ({ slug: `${slug}-old`, entity: slug, since: 2, until: null })))
    .execute()
  await store.db.insertInto('claim_redirect').values({ id: old.id, claim: moved.id, since: 2, until: null }).execute()
  return { graph: await openGraph(store), store, first }
}

describe('what was merged into another', () => {
  let graph: Graph
  let first: string
  beforeAll(async () => {
    ;({ graph, first } = await mergedGraph())
  })
  const ask = (selection: string) => askGraph(graph, `{ ${selection} }`)

  it('is found by the slug that it had, of whatever kind it is asked for', async () => {
    expect(
      await ask(
        'entity(slug: "person-old") { slug } person(slug: "person-old") { slug } source(slug: "source-old") { slug }',
      ),
    ).toEqual({
      entity: { slug: 'person' },
      person: { slug: 'person' },
      source: { slug: 'source' },
    })
    expect(await ask('meeting(slug: "person-old") { slug }')).toEqual({ meeting: null })
  })

  it('is found by the id that it had, and shows the id that it has', async () => {
    const id = encodeId({ type: 'Person', key: 'person-old', lens: '' })
    const { node } = await ask(`node(id: "${id}") { id ... on Person { slug } }`)
    expect(node).toEqual({ id: encodeId({ type: 'Person', key: 'person', lens: '' }), slug: 'person' })
  })

  it('is what a condition asks for, by its old slug, its old id, and in a qualifier', async () => {
    const id = encodeId({ type: 'Person', key: 'person-old', lens: '' })
    for (const name of ['person', 'person-old', id]) {
      const where = `{ property: "memberOf", direction: IN, entity: "${name}" }`
      const { entities } = await ask(`entities(filter: { where: ${where} }) { nodes { slug } }`)
      expect(entities.nodes).toEqual([{ slug: 'organization' }])
    }
    const placed = 'qualifiers: { name: "place", in: "place-old" }'
    const { occasions } = await ask(
      `occasions(filter: { where: { property: "reportedCases", ${placed} } }) { nodes { slug } }`,
    )
    expect(occasions.nodes).toEqual([{ slug: 'occasion' }])
    const { people } = await ask(
      'people(filter: { where: { property: "memberOf", source: "source-old" } }) { groups(by: { attribute: SOURCE }) { groups { keys { value } } } }',
    )
    expect(people.groups.groups).toEqual([{ keys: [{ value: 'source' }] }])
  })

  it('is found in the lens of an id, as the source that now tells it', async () => {
    const id = encodeId({ type: 'Meeting', key: 'meeting', lens: 'toldBy=source-old' })
    const { node } = await ask(`node(id: "${id}") { id ... on Meeting { participants { totalCount } } }`)
    expect(node).toEqual({
      id: encodeId({ type: 'Meeting', key: 'meeting', lens: 'toldBy=source' }),
      participants: { totalCount: 1 },
    })
  })

  it('leads on from the ids of its claims and of its disagreements', async () => {
    const id = encodeId({ type: 'Claim', key: old.id, lens: '' })
    expect((await ask(`node(id: "${id}") { ... on Claim { subject { slug } } }`)).node).toEqual({
      subject: { slug: 'person' },
    })
    const { disagreements } = await ask('disagreements { nodes { id } }')
    const known = Buffer.from(disagreements.nodes[0].id, 'base64url').toString()
    const former = Buffer.from(known.replace('"place"', '"place-old"')).toString('base64url')
    expect(known).toContain('"place"')
    expect((await ask(`node(id: "${former}") { id }`)).node).toEqual({ id: disagreements.nodes[0].id })
  })

  it('is meant by arguments and filters that give the slug or the id that it had', async () => {
    const id = encodeId({ type: 'Person', key: 'person-old', lens: '' })
    expect(
      await ask(`
        paths(from: "person-old", to: "meeting") { paths { length } }
        subgraph(roots: ["${id}"]) { nodes { slug } }
        lens(toldBy: ["source-old"]) { meeting(slug: "meeting") { participants { nodes { slug } } } }
        compareSources(a: "source-old", b: "source") { a { slug } }
        disagreements(about: ["place-old"]) { totalCount }
      `),
    ).toEqual({
      paths: { paths: [{ length: 1 }] },
      subgraph: { nodes: [{ slug: 'person' }, { slug: 'meeting' }, { slug: 'organization' }] },
      lens: { meeting: { participants: { nodes: [{ slug: 'person' }] } } },
      compareSources: { a: { slug: 'source' } },
      disagreements: { totalCount: 0 },
    })
  })

  it('is itself under a moment of the record at which it was not merged yet, and others are not there', async () => {
    const fields = 'old: person(slug: "person-old") { slug } person(slug: "person") { slug }'
    expect((await ask(`lens(recorded: "${first}") { ${fields} }`)).lens).toEqual({
      old: { slug: 'person-old' },
      person: null,
    })
    expect(
      (await ask(`lens(recorded: "${first}", toldBy: ["source-old"]) { people { nodes { slug } } }`)).lens.people.nodes,
    ).toEqual([{ slug: 'person-old' }])
    await expect(ask(`lens(recorded: "${first}", toldBy: ["source"]) { id }`)).rejects.toThrow(
      '"toldBy": no source bears the slug "source"',
    )
  })
})

describe('a body or an event that was merged into another', () => {
  it('is meant by the filters of lists', async () => {
    const graph = await (async () => {
      const store = await openDatabase()
      const claims = [
        claim('person', 'memberOf', 'organization'),
        claim('meeting', 'participant', 'person', { qualifiers: { role: 'GUEST' } }),
        claim('meeting', 'organization', 'organization'),
        claim('organization-child', 'parent', 'organization'),
      ]
      await amendGraph(store, { origin: 'a', run: '1', ...smallGraph(claims) })
      await store.db
        .insertInto('redirect')
        .values(
          ['organization', 'meeting'].map((slug) => ({ slug: `${slug}-old`, entity: slug, since: 1, until: null })),
        )
        .execute()
      return openGraph(store)
    })()
    const nodes = '{ nodes { slug } }'
    expect(
      await askGraph(
        graph,
        `{ members: people(filter: { memberOf: "organization-old" }) ${nodes}
           guests: people(filter: { participatedIn: "meeting-old" }) ${nodes}
           meetings(filter: { organization: "organization-old" }) ${nodes}
           organizations(filter: { partOf: "organization-old" }) ${nodes} }`,
      ),
    ).toEqual({
      members: { nodes: [{ slug: 'person' }] },
      guests: { nodes: [{ slug: 'person' }] },
      meetings: { nodes: [{ slug: 'meeting' }] },
      organizations: { nodes: [{ slug: 'organization-child' }] },
    })
  })
})
