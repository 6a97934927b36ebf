import { GraphQLError, graphql } from 'graphql'
import { describe, expect, it } from 'vitest'
import { buildSchema } from '../schema/schema.ts'
import { AuthorizationError } from '../src/graph/authorization-error.ts'
import { encodeId } from '../src/graph/id.ts'
import { InputError } from '../src/graph/input-error.ts'
import { createRequest } from '../src/graph/request.ts'
import { viewOf } from '../src/graph/views.ts'
import { claim } from './small-graph.ts'
import { allRowsOf } from './table-rows.ts'
import { alice, bob, openWritable, type WritableGraph } from './writable-graph.ts'

const schema = buildSchema()

const born = claim('person-1', 'birthDate', '1961', { source: 'source-w' })
const said = [
  born,
  claim('person-2', 'birthDate', '1962', { source: 'source-w' }),
  claim('person-1', 'memberOf', 'organization-1', { source: 'source-x' }),
  claim('person-3', 'memberOf', 'organization-1', { source: 'source-x' }),
  claim('source-x', 'basedOn', 'source-w', { source: 'source-w' }),
  claim('organization-2', 'parent', 'organization-1', { source: 'source-w' }),
  claim('organization-3', 'parent', 'organization-2', { source: 'source-w' }),
]

type Input = Record<string, unknown>

const idOf = (type: Parameters<typeof encodeId>[0]['type'], key: string, lens = '') => encodeId({ type, key, lens })
const bornId = idOf('Claim', born.id)
const say = (more: Input = {}, reference: Input = {}) => ({
  say: {
    subject: 'person-1',
    property: 'birthDate',
    value: { edtf: '1965' },
    reference: { source: 'source-w', ...reference },
    ...more,
  },
})
const create = (name: string, more: Input = {}) => ({ create: { kind: 'PERSON', name, ...more } })
const merge = (from: string, into: string) => ({ merge: { from, into } })
const called = (name: string, more: Input = {}) => say({ property: 'name', value: { text: { text: name } }, ...more })
const counted = (amount: number, unit?: string) =>
  say({
    subject: 'meeting-1',
    property: 'headcount',
    value: { quantity: { amount, ...(unit && { unit }) } },
    qualifiers: [{ name: 'counted', value: 'DELEGATES' }],
  })

const open = () => openWritable(said, [{ slug: 'meeting-1' }])

/** All other errors are faults of the server, and answered without a word of what they are. */
const meantForClients = [GraphQLError, InputError, AuthorizationError]

const mutation = `mutation ($input: ChangeInput!) {
  change(input: $input) {
    change { id number differences(first: 10) { totalCount } }
    problems { code message path suggestion }
    created { as entity { slug } }
    goneIds
    effect { claimsAdded { id subject { slug } } claimsWithdrawn { id } agreesWith { id } disputes { id } settles { id } }
  }
}`

async function ask(graph: WritableGraph, operations: readonly Input[], more: Input = {}) {
  return graphql({
    schema,
    source: mutation,
    rootValue: viewOf(await graph.now()),
    contextValue: createRequest({ viewer: alice, changing: graph.now }),
    variableValues: { input: { operations, ...more } },
  })
}

/** What is told of what is wrong: of a problem the code and the place, of an error its message. The graph is as it was. */
async function refusals(graph: WritableGraph, operations: readonly Input[], more: Input = {}): Promise<string[]> {
  const before = await allRowsOf(graph.store)
  const told = new Set<string>()
  for (const dryRun of [true, false]) {
    const { data, errors = [] } = await ask(graph, operations, { ...more, dryRun })
    for (const { message, originalError } of errors) {
      if (originalError)
        expect(
          meantForClients.some((known) => originalError instanceof known),
          message,
        ).toBe(true)
      told.add(message)
    }
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
    const change = data?.change as any
    if (errors.length === 0) {
      expect(change).toMatchObject({ change: null, effect: null, created: [], goneIds: [] })
      expect(change.problems).not.toEqual([])
      for (const { code, path, message } of change.problems) {
        expect(message).toMatch(/^expected .*, (?:got|but) |"(?:.*)" is no|^expected .*;/s)
        expect(message).not.toMatch(/\n\s+at |undefined|\[object/)
        told.add(`${code} ${path.slice(1).join('.')}`)
      }
    }
    expect(await allRowsOf(graph.store)).toEqual(before)
  }
  return [...told]
}

const prototypes = ['__proto__', 'constructor', 'toString', 'hasOwnProperty']
const strange: readonly (readonly [string, string])[] = [
  ['U+0000', 'a\u0000b'],
  ['a control', 'a\u0007b'],
  ['half a character', 'a\ud800b'],
  ['the other half', '\udc00'],
  ['nothing', ''],
  ['a blank', ' '],
  ['10,001 characters', 'x'.repeat(10_001)],
]

describe('bad input', () => {
  it.each(prototypes)('is a name that every object has: %s', async (name) => {
    const graph = await open()
    expect(await refusals(graph, [say({ property: name })])).toEqual(['UNKNOWN_PROPERTY 0.say.property'])
    expect(await refusals(graph, [say({ qualifiers: [{ name, value: 'x' }] })])).toEqual([
      'BAD_QUALIFIER 0.say.qualifiers.0.name',
    ])
    expect(await refusals(graph, [say({ subject: name })])).toEqual(['UNKNOWN_ENTITY 0.say.subject'])
    expect(await refusals(graph, [say({ subject: `@${name}` })])).toEqual(['UNKNOWN_ENTITY 0.say.subject'])
    expect(await refusals(graph, [{ unsay: { claim: `@${name}` } }])).toEqual(['UNKNOWN_CLAIM 0.unsay.claim'])
    expect(await refusals(graph, [counted(2, name)])).toEqual(['BAD_VALUE 0.say.value.quantity.unit'])
    expect((await ask(graph, [create('A', { as: name }), say({ subject: `@${name}` })])).data?.change).toMatchObject({
      problems: [],
      created: [{ as: name }],
    })
  })

  it.each(strange)('is a text of %s', async (_, text) => {
    const graph = await open()
    const places: readonly (readonly [Input, string])[] = [
      [called(text), '0.say.value.text.text'],
      [say({}, { locator: text }), '0.say.reference.locator'],
      [say({}, { printedAs: text }), '0.say.reference.printedAs'],
      [say({}, { attribution: text }), '0.say.reference.attribution'],
      [say({}, { note: text }), '0.say.reference.note'],
      [say({ as: text }), '0.say.as'],
      [create(text), '0.create.name'],
      [create('A', { as: text }), '0.create.as'],
      [create('A', { description: text }), '0.create.description'],
      [create('A', { classification: text }), '0.create.classification'],
      [create('A', { identifiers: [{ scheme: text, value: 'Q1' }] }), '0.create.identifiers.0.scheme'],
      [create('A', { identifiers: [{ scheme: 'viaf', value: text }] }), '0.create.identifiers.0.value'],
      [{ edit: { entity: 'person-1', name: text } }, '0.edit.name'],
      [{ edit: { entity: 'person-1', description: text } }, '0.edit.description'],
      [{ judge: { claim: bornId, rank: 'DEPRECATED', reason: text } }, '0.judge.reason'],
      [{ judge: { claim: bornId, rank: 'NORMAL', explanation: text } }, '0.judge.explanation'],
    ]
    for (const [operation, place] of places)
      expect([place, await refusals(graph, [operation])]).toEqual([place, [`BAD_VALUE ${place}`]])
    expect(await refusals(graph, [create('A', { slug: text })])).toEqual(['BAD_SLUG 0.create.slug'])
    expect(await refusals(graph, [say({ property: text })])).toEqual(['UNKNOWN_PROPERTY 0.say.property'])
  })

  it.each([
    ...strange,
    ['an unknown slug', 'persons-1'] as const,
    ['a million letters', 'x'.repeat(1_000_000)] as const,
    ['a claim', bornId] as const,
    ['a change', idOf('Change', 'x'.repeat(16))] as const,
    ['nothing of this graph', 'AAAA'] as const,
    ['SQL', "'; drop table claim; --"] as const,
  ])('is an entity by the name of %s', async (_, text) => {
    const graph = await open()
    const places: readonly (readonly [Input, string])[] = [
      [say({ subject: text }), '0.say.subject'],
      [say({ property: 'memberOf', value: { entity: text } }), '0.say.value.entity'],
      [say({}, { source: text }), '0.say.reference.source'],
      [say({}, { attributedTo: text }), '0.say.reference.attributedTo'],
      [{ edit: { entity: text, name: 'A' } }, '0.edit.entity'],
      [merge(text, 'person-1'), '0.merge.from'],
      [merge('person-1', text), '0.merge.into'],
      [{ remove: text }, '0.remove'],
      [{ unsay: { claim: bornId, source: text } }, '0.unsay.source'],
    ]
    for (const [operation, place] of places)
      expect([place, await refusals(graph, [operation])]).toEqual([place, [`UNKNOWN_ENTITY ${place}`]])
  })

  it('suggests what nothing else of the change names', async () => {
    const graph = await open()
    const { data } = await ask(graph, [say({ subject: 'person1' })])
    expect(data?.change).toMatchObject({ problems: [{ code: 'UNKNOWN_ENTITY', suggestion: 'person-1' }] })
  })

  it.each<readonly [string, string]>([
    ['a slug', 'person-1'],
    ['a person', idOf('Person', 'person-1')],
    ['no claim of the graph', idOf('Claim', 'x'.repeat(20))],
    ['a disagreement', idOf('Disagreement', 'person-1 birthDate')],
    ...strange,
  ])('is a claim by the name of %s', async (_, text) => {
    const graph = await open()
    expect(await refusals(graph, [{ unsay: { claim: text } }])).toEqual(['UNKNOWN_CLAIM 0.unsay.claim'])
    const judged = { judge: { claim: text, rank: 'DEPRECATED', reason: 'A slip.' } }
    expect(await refusals(graph, [judged])).toEqual(['UNKNOWN_CLAIM 0.judge.claim'])
    expect(await refusals(graph, [{ revert: text }])).toEqual(['UNKNOWN_CHANGE 0.revert'])
  })

  it('is an id of a dry run', async () => {
    const graph = await open()
    const { data } = await ask(graph, [create('A', { as: 'a' }), say({ subject: '@a' })], { dryRun: true })
    // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
    const change = data?.change as any
    const [added] = change.effect.claimsAdded
    expect(await refusals(graph, [{ unsay: { claim: added.id } }])).toEqual(['UNKNOWN_CLAIM 0.unsay.claim'])
    expect(await refusals(graph, [say({ subject: 'a' })])).toEqual(['UNKNOWN_ENTITY 0.say.subject'])
  })

  it.each([
    ['no arms', [{}]],
    ['two arms', [{ remove: 'person-1', revert: 'x' }]],
    ['an arm of null', [{ remove: null }]],
    ['no value', [say({ value: {} })]],
    ['two values', [say({ value: { edtf: '1961', entity: 'person-1' } })]],
    ['no number', [counted(Number.NaN)]],
    ['no end', [counted(Number.POSITIVE_INFINITY)]],
    ['half an order', [say({}, { order: 1.5 })]],
    ['an order that is too large', [say({}, { order: 2 ** 31 })]],
    ['a kind that is none', [create('A', { kind: '__proto__' })]],
    ['a field that is none', [create('A', { __proto_: 1 })]],
  ])('is an operation of %s', async (_, operations) => {
    const [message] = await refusals(await open(), operations)
    expect(message).toMatch(/^Variable "\$input" has invalid value at/)
  })

  it.each(['2021-02-30', '2021-13', '9'.repeat(400), '', '__proto__'])('is the date %s', async (date) => {
    const graph = await open()
    for (const operation of [
      say({ value: { edtf: date } }),
      say({ start: date }),
      say({ end: date }),
      say({}, { attested: date }),
    ])
      expect(await refusals(graph, [operation])).toHaveLength(1)
  })

  it.each([-1, 0.5, 1e308, 2 ** 53])('is a number of %d persons', async (amount) => {
    expect(await refusals(await open(), [counted(amount)])).toEqual(['BAD_VALUE 0.say.value.quantity.amount'])
  })

  it('is too much, or nothing', async () => {
    const graph = await open()
    const many = Array.from({ length: 501 }, () => create('A'))
    expect(await refusals(graph, many)).toEqual([expect.stringContaining('1 to 500 operations, got 501')])
    expect(await refusals(graph, [])).toEqual([expect.stringContaining('1 to 500 operations, got 0')])
    for (const text of ['a\u0000', '\ud800', 'x'.repeat(10_001)]) {
      expect(await refusals(graph, [say()], { message: text })).toEqual([expect.stringContaining('"message"')])
      expect(await refusals(graph, [say()], { idempotencyKey: text })).toEqual([
        expect.stringContaining('"idempotencyKey"'),
      ])
    }
  })

  const pairs: readonly (readonly [string, readonly Input[], readonly string[]])[] = [
    ['a name given twice', [create('A', { as: 'a' }), create('B', { as: 'a' })], ['BAD_VALUE 1.create.as']],
    ['a name for two things', [create('A', { as: 'a' }), say({ as: 'a' })], ['BAD_VALUE 1.say.as']],
    ['a name before it is given', [say({ subject: '@a' }), create('A', { as: 'a' })], ['UNKNOWN_ENTITY 0.say.subject']],
    ['a claim for an entity', [say({ as: 'c' }), say({ subject: '@c' })], ['UNKNOWN_ENTITY 1.say.subject']],
    ['an entity for a claim', [create('A', { as: 'a' }), { unsay: { claim: '@a' } }], ['UNKNOWN_CLAIM 1.unsay.claim']],
    ['a merge with itself', [merge('person-1', 'person-1')], ['BAD_VALUE 0.merge.from']],
    [
      'a merge in a circle',
      [merge('person-1', 'person-2'), merge('person-2', 'person-3'), merge('person-3', 'person-1')],
      ['BAD_VALUE 2.merge.from'],
    ],
    ['a merge of two kinds', [merge('person-1', 'organization-1')], ['WRONG_RANGE 0.merge.from']],
    ['a merge of a part into the whole', [merge('organization-2', 'organization-1')], ['BAD_VALUE 0.merge.from']],
    ['a merge of a copy with what it copies', [merge('source-x', 'source-w')], ['BAD_VALUE 0.merge.from']],
    [
      'what is removed before',
      [create('A', { as: 'a' }), { remove: '@a' }, say({ subject: '@a' })],
      ['UNKNOWN_ENTITY 2.say.subject'],
    ],
    ['a removal, twice', [create('A', { as: 'a' }), { remove: '@a' }, { remove: '@a' }], ['UNKNOWN_ENTITY 2.remove']],
    ['a removal of what is cited', [{ remove: 'source-w' }], ['IN_USE 0.remove']],
    [
      'what is unsaid before',
      [{ unsay: { claim: bornId } }, { unsay: { claim: bornId } }],
      ['UNKNOWN_CLAIM 1.unsay.claim'],
    ],
    [
      'a judgement of what is unsaid before',
      [{ unsay: { claim: bornId } }, { judge: { claim: bornId, rank: 'DEPRECATED', reason: 'x' } }],
      ['UNKNOWN_CLAIM 1.judge.claim'],
    ],
    ['a reference that is none', [{ unsay: { claim: bornId, source: 'source-x' } }], ['NOTHING_TO_DO 0.unsay.source']],
    ['what is said and unsaid', [say({ as: 'c' }), { unsay: { claim: '@c' } }], ['NOTHING_TO_DO ']],
    ['what comes and goes', [create('A', { as: 'a' }), { remove: '@a' }], ['NOTHING_TO_DO ']],
    ['an edit to what it is', [{ edit: { entity: 'person-1' } }], ['NOTHING_TO_DO ']],
    ['an edit that takes the name', [{ edit: { entity: 'person-1', name: null } }], ['BAD_VALUE 0.edit.name']],
    [
      'a source based on itself',
      [say({ subject: 'source-w', property: 'basedOn', value: { entity: 'source-w' } })],
      ['WRONG_RANGE 0.say.value.entity'],
    ],
    ['a slug of before', [create('A', { slug: 'person-1' })], ['SLUG_TAKEN 0.create.slug']],
    ['a slug made before', [create('Kim'), create('B', { slug: 'kim' })], ['SLUG_TAKEN 1.create.slug']],
    [
      'no language',
      [called('K', { value: { text: { text: 'K', language: '' } } })],
      ['BAD_VALUE 0.say.value.text.language'],
    ],
  ]

  it.each(pairs)('is %s', async (_, operations, told) => {
    expect(await refusals(await open(), operations)).toEqual(told)
  })

  it('is what is gone: withdrawn, removed and merged, by slugs and ids', async () => {
    const graph = await open()
    const made = await graph.change([{ unsay: { claim: bornId } }, merge('person-2', 'person-3')])
    const removed = await graph.change([create('A'), create('B')] as never)
    await graph.change([{ remove: 'a' }])
    expect(await refusals(graph, [{ unsay: { claim: bornId } }])).toEqual(['UNKNOWN_CLAIM 0.unsay.claim'])
    expect(await refusals(graph, [say({ subject: 'a' })])).toEqual(['UNKNOWN_ENTITY 0.say.subject'])
    expect(await refusals(graph, [create('A', { slug: 'a' })])).toEqual(['SLUG_TAKEN 0.create.slug'])
    expect(await refusals(graph, [create('A', { slug: 'person-2' })])).toEqual(['SLUG_TAKEN 0.create.slug'])
    expect(await refusals(graph, [merge('person-3', 'person-2')])).toEqual(['BAD_VALUE 0.merge.from'])
    expect(await refusals(graph, [{ revert: removed.change.id }])).toEqual(['NOT_REVERTIBLE 0.revert'])
    expect(await refusals(graph, [{ revert: made.change.id }, { revert: made.change.id }])).toEqual([
      'NOT_REVERTIBLE 1.revert',
    ])
    expect(await refusals(graph, [{ revert: idOf('Change', 'x'.repeat(16)) }])).toEqual(['UNKNOWN_CHANGE 0.revert'])
  })

  it('is anything of an empty graph', async () => {
    const graph = await openWritable()
    expect(await refusals(graph, [say()])).toEqual([
      'UNKNOWN_ENTITY 0.say.subject',
      'UNKNOWN_ENTITY 0.say.reference.source',
    ])
    expect(await refusals(graph, [{ remove: 'person-1' }])).toEqual(['UNKNOWN_ENTITY 0.remove'])
    expect((await graph.change([create('A')] as never)).change).toMatchObject({ number: 1 })
  })
})

describe('a change of several operations that go together', () => {
  it('tells what it created under the slug that it has at its end, and leaves out what it took away', async () => {
    const graph = await open()
    const { created, change, problems } = await graph.change([
      create('A', { as: 'a' }),
      say({ subject: '@a', value: { edtf: '1961' } }),
      merge('@a', 'person-1'),
      create('B', { as: 'b' }),
      create('C', { as: 'c' }),
      { remove: '@c' },
    ] as never)
    expect(problems).toEqual([])
    expect(change).toMatchObject({ number: 1 })
    expect(
      created.map(({ operation, entity }: { operation: number; entity: { slug: string } }) => [operation, entity.slug]),
    ).toEqual([
      [0, 'person-1'],
      [3, 'b'],
    ])
  })

  it('tells again of what it created only what is there still', async () => {
    const graph = await open()
    const make = () => graph.change([create('A'), create('B'), create('C')] as never, { idempotencyKey: 'k' })
    const first = await make()
    await graph.change([{ remove: 'a' }, merge('b', 'person-1')], {}, bob)
    const again = await make()
    expect(again.change.id).toBe(first.change.id)
    expect(again.created.map(({ entity }: { entity: { slug: string } }) => entity.slug)).toEqual(['person-1', 'c'])
  })

  it('finds a claim under the id that it had before several merges of the same change', async () => {
    const graph = await open()
    const { problems, effect } = await graph.change([
      merge('person-1', 'person-2'),
      merge('person-2', 'person-3'),
      { unsay: { claim: bornId } },
    ])
    expect(problems).toEqual([])
    expect(effect.claimsWithdrawn.map(({ display }: { display: string }) => display)).toContain('1961')
  })

  it('tells what it did, though somebody else changed the same before the answer', async () => {
    const graph = await open()
    let asked = 0
    const changing = async () => {
      asked += 1
      // First it is looked at the graph before the change, and then at the graph after it.
      if (asked === 2) await graph.change([merge('a', 'person-1')], {}, bob)
      return graph.now()
    }
    const operations = [create('A', { as: 'a' }), say({ subject: '@a', value: { edtf: '1970' } })]
    const { data, errors } = await graphql({
      schema,
      source: mutation,
      rootValue: viewOf(await graph.now()),
      contextValue: createRequest({ viewer: alice, changing }),
      variableValues: { input: { operations } },
    })
    expect(errors).toBeUndefined()
    expect(data?.change).toMatchObject({
      change: { number: 1 },
      created: [{ entity: { slug: 'person-1' } }],
      effect: { claimsAdded: [{ subject: { slug: 'a' } }] },
    })
  })

  it('lead on no longer from what comes back, whichever change merged it', async () => {
    const graph = await open()
    const { change } = await graph.change([merge('person-1', 'person-2')])
    const undone = await graph.change([{ revert: change.id }])
    await graph.change([{ revert: undone.change.id }])
    expect((await graph.change([{ revert: change.id }])).problems).toEqual([])
    expect(await graph.ask('{ entity(slug: "person-1") { slug } }')).toEqual({ entity: { slug: 'person-1' } })
    const { node } = await graph.ask('query ($id: ID!) { node(id: $id) { id } }', { id: bornId })
    expect(node).toEqual({ id: bornId })
  })

  it('goes in no circle where what was merged in it comes back', async () => {
    const graph = await open()
    await graph.change([create('A'), create('B')] as never)
    const { change } = await graph.change([{ remove: 'a' }])
    await graph.change([{ revert: change.id }])
    const { problems } = await graph.change([merge('a', 'b'), { revert: change.id }, merge('b', 'a')])
    expect(problems).toEqual([])
    expect(await graph.ask('{ a: entity(slug: "a") { slug } b: entity(slug: "b") { slug } }')).toEqual({
      a: { slug: 'a' },
      b: { slug: 'a' },
    })
  })
})
