import { describe, expect, it } from 'vitest'
import type { Operation } from '../src/changes/operation.ts'
import { encodeId } from '../src/graph/id.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { derivedTables, rederive } from '../src/store/write.ts'
import { claim } from './small-graph.ts'
import { rowsOf, saidTables } from './table-rows.ts'
import { alice, bob, openWritable, petra } from './writable-graph.ts'

const source: Operation = { create: { kind: 'SOURCE', name: 'The Gazette', as: 'gazette' } }
const person: Operation = { create: { kind: 'PERSON', name: '김덕훈', as: 'kim' } }
const organization: Operation = {
  create: { kind: 'ORGANIZATION', name: 'The Cabinet', classification: 'STATE_ORGAN', as: 'cabinet' },
}
const membership: Operation = {
  say: {
    subject: '@kim',
    property: 'memberOf',
    value: { entity: '@cabinet' },
    start: '2020-08',
    reference: { source: '@gazette', locator: 'p. 1' },
    as: 'membership',
  },
}
const born = (edtf: string, from = '@gazette'): Operation => ({
  say: { subject: '@kim', property: 'birthDate', value: { edtf }, reference: { source: from, locator: 'p. 2' } },
})

/** A person with a date of birth that w tells. */
const known = [claim('person-1', 'birthDate', '1961', { source: 'w' })]
const sayBorn = (edtf: string, more: object = {}): Operation => ({
  say: {
    subject: 'person-1',
    property: 'birthDate',
    value: { edtf },
    reference: { source: 'w', locator: 'p. 2' },
    ...more,
  },
})
const idOf = (type: 'Claim' | 'Change' | 'Person', key: string) => encodeId({ type, key, lens: '' })

describe('a change', () => {
  it('creates a source, a person and what the source says of the person, in an empty graph', async () => {
    const graph = await openWritable()
    const { change, problems, created, effect, goneIds } = await graph.change([
      source,
      person,
      organization,
      membership,
    ])
    expect(problems).toEqual([])
    expect(change).toMatchObject({ number: 1, state: 'APPLIED', author: { name: 'alice' } })
    expect(created.map(({ as, entity }: { as: string; entity: { slug: string } }) => [as, entity.slug])).toEqual([
      ['gazette', 'the-gazette'],
      ['kim', 'kim-tok-hun'],
      ['cabinet', 'the-cabinet'],
    ])
    expect(effect.claimsAdded.map(({ display }: { display: string }) => display)).toEqual(['The Cabinet'])
    expect(goneIds).toEqual([])
    const { people, graph: info } = await graph.ask(
      '{ people { nodes { name memberships { nodes { name } } } } graph { number claims } }',
    )
    expect(people.nodes).toEqual([{ name: '김덕훈', memberships: { nodes: [{ name: 'The Cabinet' }] } }])
    expect(info).toEqual({ number: 1, claims: 1 })
  })

  it('leaves all that is derived as deriving it anew makes it', async () => {
    const graph = await openWritable(known)
    await graph.change([source, person, organization, membership, born('1961-03')])
    await graph.change([{ merge: { from: 'person-1', into: 'kim-tok-hun' } }])
    const all = [...saidTables, ...derivedTables]
    const rows = await rowsOf(graph.store, all)
    await rederive(graph.store)
    expect(await rowsOf(graph.store, all)).toEqual(rows)
  })

  it('is refused whole, with every problem and its path, and changes nothing', async () => {
    const graph = await openWritable(known)
    const { change, problems } = await graph.change([
      sayBorn('1961-03'),
      { say: { subject: 'person-1', property: 'birthDay', value: { edtf: '1961' }, reference: { source: 'w' } } },
      { say: { subject: 'person-2', property: 'birthDate', value: { edtf: '1961' }, reference: { source: 'w' } } },
      { judge: { claim: idOf('Claim', 'x'.repeat(20)), rank: 'DEPRECATED' } },
      { remove: 'person-1' },
      { revert: idOf('Change', 'x'.repeat(16)) },
      { create: { kind: 'PERSON', name: 'Kim', slug: 'person-1' } },
    ])
    expect(change).toBeNull()
    expect(problems.map(({ code, path }: { code: string; path: string[] }) => [code, path.join('.')])).toEqual(
      expect.arrayContaining([
        ['UNKNOWN_PROPERTY', 'operations.1.say.property'],
        ['UNKNOWN_ENTITY', 'operations.2.say.subject'],
        ['MISSING_REASON', 'operations.3.judge.reason'],
        ['UNKNOWN_CLAIM', 'operations.3.judge.claim'],
        ['IN_USE', 'operations.4.remove'],
        ['UNKNOWN_CHANGE', 'operations.5.revert'],
        ['SLUG_TAKEN', 'operations.6.create.slug'],
      ]),
    )
    expect(problems[0].suggestion).toBe('birthDate')
    expect((await graph.ask('{ graph { number } }')).graph.number).toBe(0)
  })

  it('tells what it would do, and does not do it', async () => {
    const graph = await openWritable(known)
    const { change, effect, created, problems } = await graph.change([source, sayBorn('1965')], { dryRun: true })
    expect({ change, problems }).toEqual({ change: null, problems: [] })
    expect(effect.claimsAdded).toMatchObject([{ display: '1965' }])
    expect(effect.disputes).toMatchObject([{ property: { name: 'birthDate' }, subject: { slug: 'person-1' } }])
    expect(created).toMatchObject([{ entity: { slug: 'the-gazette', name: 'The Gazette' } }])
    const { node } = await graph.ask('query ($id: ID!) { node(id: $id) { id } }', { id: effect.claimsAdded[0].id })
    expect(node).toBeNull()
    expect(await graph.ask('{ graph { number } source(slug: "the-gazette") { slug } }')).toEqual({
      graph: { number: 0 },
      source: null,
    })
  })

  it('agrees with what says the same, and settles a disagreement by taking back its one side', async () => {
    const graph = await openWritable(known)
    const said = await graph.change([sayBorn('1961-03')])
    expect(said.effect.agreesWith).toMatchObject([{ display: '1961' }])
    const disputed = await graph.change([sayBorn('1965')])
    expect(disputed.effect.disputes).toHaveLength(1)
    const [added] = disputed.effect.claimsAdded
    const unsaid = await graph.change([{ unsay: { claim: added.id } }])
    expect(unsaid.effect.settles).toHaveLength(1)
    expect(unsaid.effect.claimsWithdrawn).toMatchObject([{ display: '1965' }])
    expect(unsaid.goneIds).toContain(added.id)
    expect(unsaid.goneIds).toHaveLength(2)
    // What was withdrawn is still there as it was on record.
    const { node } = await graph.ask('query ($id: ID!) { node(id: $id) { ... on Claim { display } } }', {
      id: unsaid.effect.claimsWithdrawn[0].id,
    })
    expect(node).toEqual({ display: '1965' })
  })

  it('takes a side in a disagreement where a source joins those who say so', async () => {
    const graph = await openWritable([
      claim('person-1', 'birthDate', '1961', { source: 'w' }),
      claim('person-1', 'birthDate', '1965', { source: 'x' }),
    ])
    const joined = await graph.change([
      { create: { kind: 'SOURCE', name: 'The Gazette', as: 'gazette' } },
      {
        say: {
          subject: 'person-1',
          property: 'birthDate',
          value: { edtf: '1965' },
          reference: { source: '@gazette', locator: 'p. 1' },
        },
      },
    ])
    expect(joined.effect.claimsAdded).toEqual([])
    expect(joined.effect.agreesWith).toMatchObject([{ display: '1965' }])
    expect(joined.effect.disputes).toHaveLength(1)
  })

  it('settles a disagreement by a judgement, which can be taken back', async () => {
    const graph = await openWritable([...known, claim('person-1', 'birthDate', '1965', { source: 'x' })])
    const { person } = await graph.ask('{ person(slug: "person-1") { birthDate { claims { id display } } } }')
    const { id } = person.birthDate.claims.find(({ display }: { display: string }) => display === '1965')
    const judged = await graph.change([{ judge: { claim: id, rank: 'DEPRECATED', reason: 'A slip of the pen.' } }])
    expect(judged.effect.settles).toHaveLength(1)
    // It is judged, and still there.
    expect(judged.goneIds).toEqual([])
    expect(judged.change.differences.nodes).toEqual([
      {
        kind: 'JUDGED',
        subject: { slug: 'person-1' },
        field: 'rank',
        before: 'NORMAL',
        after: 'DEPRECATED: A slip of the pen.',
      },
    ])
    const back = await graph.change([{ judge: { claim: id, rank: 'NORMAL' } }])
    expect(back.effect.disputes).toHaveLength(1)
  })

  it('is made once under one idempotency key, and refused where the key is used for something else', async () => {
    const graph = await openWritable(known)
    const first = await graph.change([source, sayBorn('1961-03')], { idempotencyKey: 'a' })
    const again = await graph.change([source, sayBorn('1961-03')], { idempotencyKey: 'a' })
    expect(again.change.id).toBe(first.change.id)
    expect(again.created).toEqual(first.created)
    const other = await graph.change([sayBorn('1961-04')], { idempotencyKey: 'a' })
    expect(other.problems).toMatchObject([{ code: 'KEY_REUSED', path: ['idempotencyKey'] }])
    const bobs = await graph.change([sayBorn('1961-04')], { idempotencyKey: 'a' }, bob)
    expect(bobs.problems).toEqual([])
    expect((await graph.ask('{ graph { number } }')).graph.number).toBe(2)
  })

  it('conflicts with what somebody changed since its basis, and says who', async () => {
    const graph = await openWritable(known)
    await graph.change([sayBorn('1961-03')])
    await graph.change([sayBorn('1961-03-04')], {}, bob)
    const late = await graph.change([sayBorn('1961-03-05')], { basis: 1 })
    expect(late.problems).toMatchObject([{ code: 'CONFLICT', path: ['operations', '0', 'say'] }])
    expect(late.problems[0].message).toMatch(/change 2 by bob/)
    expect((await graph.change([sayBorn('1961-03-05')], { basis: 2 })).problems).toEqual([])
    const edit: Operation = { edit: { entity: 'person-1', description: 'A person.' } }
    expect((await graph.change([edit], { basis: 1 })).problems).toEqual([])
    expect((await graph.change([edit], { basis: 1 }, bob)).problems).toMatchObject([{ code: 'CONFLICT' }])
  })

  it('is refused on a basis that there is not yet', async () => {
    const graph = await openWritable(known)
    await expect(graph.change([sayBorn('1961-03')], { basis: 1 })).rejects.toThrow('"basis" must be between 0 and 0')
  })

  it('has nothing to do where all is said already', async () => {
    const graph = await openWritable(known)
    await graph.change([sayBorn('1961-03')])
    expect((await graph.change([sayBorn('1961-03')])).problems).toMatchObject([{ code: 'NOTHING_TO_DO' }])
    expect((await graph.change([{ edit: { entity: 'person-1', name: 'person-1' } }])).problems).toMatchObject([
      { code: 'NOTHING_TO_DO' },
    ])
  })
})

describe('a merge', () => {
  const both = [
    claim('person-1', 'memberOf', 'organization-1', { source: 'w' }),
    claim('person-2', 'memberOf', 'organization-1', { source: 'x' }),
    claim('person-2', 'birthDate', '1961', { source: 'x' }),
  ]
  const merge: Operation = { merge: { from: 'person-2', into: 'person-1' } }

  it('moves every claim, makes one of those that are the same, and leads on for ever', async () => {
    const graph = await openWritable(both)
    const { organization } = await graph.ask(
      '{ organization(slug: "organization-1") { members { edges { claim { id } } } } }',
    )
    const old = organization.members.edges.map(({ claim }: { claim: { id: string } }) => claim.id)
    const { problems, change } = await graph.change([merge])
    expect(problems).toEqual([])
    expect(change.differences.nodes).toContainEqual(expect.objectContaining({ kind: 'MERGED' }))
    const { person, people, entity, nodes } = await graph.ask(
      `query ($ids: [ID!]!) {
        person(slug: "person-2") { slug birthDate { edtf } memberships { nodes { slug } } }
        people { totalCount }
        entity(slug: "person-2") { slug }
        nodes(ids: $ids) { id ... on Claim { subject { slug } } ... on Entity { slug } }
      }`,
      { ids: [...old, idOf('Person', 'person-2')] },
    )
    expect({ person, people, entity }).toMatchObject({
      person: {
        slug: 'person-1',
        birthDate: { edtf: '1961' },
        memberships: { nodes: [{ slug: 'organization-1' }] },
      },
      people: { totalCount: 1 },
      entity: { slug: 'person-1' },
    })
    expect(nodes.map((each: { subject?: { slug: string }; slug?: string }) => each.subject?.slug ?? each.slug)).toEqual(
      ['person-1', 'person-1', 'person-1'],
    )
  })

  it('is taken back, as long as nothing is built on it', async () => {
    const graph = await openWritable(both)
    const before = await rowsOf(graph.store, saidTables)
    const { change } = await graph.change([merge])
    const { change: undo, problems } = await graph.change([{ revert: change.id }])
    expect(problems).toEqual([])
    expect(await rowsOf(graph.store, saidTables)).toEqual(before)
    expect((await graph.ask('{ person(slug: "person-2") { slug } }')).person.slug).toBe('person-2')
    const { person } = await graph.ask('{ person(slug: "person-1") { history { nodes { number } } } }')
    expect(person.history.nodes).toEqual([{ number: 2 }, { number: 1 }])
    const again = await graph.change([{ revert: undo.id }])
    expect(again.problems).toEqual([])
    expect((await graph.ask('{ person(slug: "person-2") { slug } }')).person.slug).toBe('person-1')
    await graph.change([sayBorn('1961-05')])
    await graph.change(
      [
        {
          unsay: {
            claim: (await graph.ask('{ person(slug: "person-1") { memberships { edges { claim { id } } } } }')).person
              .memberships.edges[0].claim.id,
          },
        },
      ],
      {},
      bob,
    )
    const late = await graph.change([{ revert: again.change.id }])
    expect(late.problems).toMatchObject([{ code: 'NOT_REVERTIBLE' }])
    expect(late.problems[0].message).toMatch(/by bob/)
  })

  it('is seen at each moment of the record as it was then', async () => {
    const graph = await openWritable(both)
    await graph.change([{ edit: { entity: 'person-1', description: 'A person.' } }])
    const { change: merged } = await graph.change([merge])
    await graph.change([{ revert: merged.id }])
    const { changes } = await graph.ask('{ changes(first: 3) { nodes { at } } }')
    const moments = changes.nodes.map(({ at }: { at: string }) => at).reverse()
    const seen = await Promise.all(
      moments.map(async (moment: string) => {
        const query = `{ lens(recorded: "${moment}") {
          people { nodes { slug } } person(slug: "person-2") { id slug birthDate { edtf } history { totalCount } } } }`
        const { people, person } = (await graph.ask(query)).lens
        const { node } = await graph.ask(`{ node(id: "${person.id}") { ... on Person { slug } } }`)
        expect(node.slug).toBe(person.slug)
        return [people.nodes.map(({ slug }: { slug: string }) => slug), person.slug, person.birthDate.edtf]
      }),
    )
    expect(seen).toEqual([
      [['person-1', 'person-2'], 'person-2', '1961'],
      [['person-1'], 'person-1', '1961'],
      [['person-1', 'person-2'], 'person-2', '1961'],
    ])
  })

  it('is refused with itself, and of two kinds', async () => {
    const graph = await openWritable(both)
    const refused = await graph.change([
      { merge: { from: 'person-1', into: 'person-1' } },
      { merge: { from: 'person-1', into: 'organization-1' } },
    ])
    expect(refused.problems.map(({ code }: { code: string }) => code)).toEqual(['BAD_VALUE', 'WRONG_RANGE'])
    const circle = await graph.change([merge, { merge: { from: 'person-1', into: 'person-2' } }])
    expect(circle.problems.map(({ code }: { code: string }) => code)).toEqual(['BAD_VALUE'])
  })
})

describe('a proposal', () => {
  const propose = [sayBorn('1965')]
  const review = `mutation ($input: ReviewInput!) { review(input: $input) { change { id number state reviewer { name } reviewNote author { name } } problems { code message } } }`

  it('stands beside the graph until somebody else accepts it, and is then its author’s', async () => {
    const graph = await openWritable(known)
    const { change, effect } = await graph.change(propose, { message: 'See p. 2.' }, petra)
    expect(change).toMatchObject({ state: 'PROPOSED', number: null })
    expect(effect.disputes).toHaveLength(1)
    const list = '{ changes(state: [PROPOSED]) { nodes { id effect { claimsAdded { display } } problems { code } } } }'
    expect((await graph.ask(list)).changes.nodes).toEqual([])
    expect((await graph.ask(list, {}, alice)).changes.nodes).toEqual([
      { id: change.id, effect: { claimsAdded: [{ display: '1965' }] }, problems: [] },
    ])
    const accepted = (await graph.ask(review, { input: { change: change.id, accept: true, note: 'Seen.' } }, alice))
      .review
    expect(accepted.change).toEqual({
      id: change.id,
      number: 1,
      state: 'APPLIED',
      reviewer: { name: 'alice' },
      reviewNote: 'Seen.',
      author: { name: 'petra' },
    })
    const twice = (await graph.ask(review, { input: { change: change.id, accept: true } }, alice)).review
    expect(twice.problems).toMatchObject([{ code: 'NOT_PROPOSED' }])
  })

  it('tells nobody else of what it would create', async () => {
    const graph = await openWritable(known)
    await graph.change([{ create: { kind: 'PERSON', name: 'Anna', slug: 'anna' } }], {}, petra)
    const query = '{ changes(about: ["anna"]) { totalCount } }'
    await expect(graph.ask(query)).rejects.toThrow('there is and was no entity "anna"')
    await expect(graph.ask(query, {}, { ...petra, author: personAuthor('paul') })).rejects.toThrow('no entity "anna"')
    for (const viewer of [petra, alice]) expect((await graph.ask(query, {}, viewer)).changes.totalCount).toBe(1)
  })

  it('touches nothing of what came by the slug that it would have given', async () => {
    const graph = await openWritable(known)
    const anna: Operation = { create: { kind: 'PERSON', name: 'Anna' } }
    const { change } = await graph.change([anna], {}, petra)
    await graph.change([anna])
    await graph.ask(review, { input: { change: change.id, accept: true } }, alice)
    const history = (slug: string) => `person(slug: "${slug}") { history { nodes { number } } }`
    expect(await graph.ask(`{ first: ${history('anna')} second: ${history('anna-2')} }`)).toEqual({
      first: { history: { nodes: [{ number: 1 }] } },
      second: { history: { nodes: [{ number: 2 }] } },
    })
  })

  it('tells what it would undo', async () => {
    const graph = await openWritable(known)
    const made = await graph.change([sayBorn('1965')])
    const { change } = await graph.change([{ revert: made.change.id }], {}, petra)
    const reverts = 'query ($id: ID!) { node(id: $id) { ... on Change { reverts { id } } } }'
    const undone = 'query ($id: ID!) { node(id: $id) { ... on Change { revertedBy { id } } } }'
    expect((await graph.ask(reverts, { id: change.id }, petra)).node.reverts).toEqual([{ id: made.change.id }])
    expect((await graph.ask(undone, { id: made.change.id }, petra)).node.revertedBy).toBeNull()
    await graph.ask(review, { input: { change: change.id, accept: true } }, alice)
    expect((await graph.ask(reverts, { id: change.id })).node.reverts).toEqual([{ id: made.change.id }])
    expect((await graph.ask(undone, { id: made.change.id })).node.revertedBy).toEqual({ id: change.id })
  })

  it('is declined with a note, and kept', async () => {
    const graph = await openWritable(known)
    const { change } = await graph.change(propose, {}, petra)
    const { review: declined } = await graph.ask(
      review,
      { input: { change: change.id, accept: false, note: 'No.' } },
      alice,
    )
    expect(declined.change).toMatchObject({ state: 'DECLINED', number: null, reviewNote: 'No.' })
    expect((await graph.ask('{ graph { number } }')).graph.number).toBe(0)
  })

  it('that applies no longer says what came between', async () => {
    const graph = await openWritable(known)
    const { person } = await graph.ask('{ person(slug: "person-1") { birthDate { claims { id } } } }')
    const { change } = await graph.change([{ unsay: { claim: person.birthDate.claims[0].id } }], {}, petra)
    await graph.change([{ unsay: { claim: person.birthDate.claims[0].id } }, sayBorn('1970')], {}, bob)
    const { review: refused } = await graph.ask(review, { input: { change: change.id, accept: true } }, alice)
    expect(refused.change).toBeNull()
    expect(refused.problems).toMatchObject([{ code: 'UNKNOWN_CLAIM' }])
    expect(refused.problems[0].message).toMatch(/change 1 by bob/)
  })
})
