import { describe, expect, it } from 'vitest'
import type { AuthorizationError } from '../src/graph/authorization-error.ts'
import type { Credentials } from '../src/graph/request.ts'
import type { Role } from '../src/model/change.ts'
import { answerOf, claim } from './small-graph.ts'
import { changeId, openHistory, viewer, type WrittenHistory } from './written-history.ts'

const birth = claim('person-a', 'birthDate', '1960', { source: 'x' })

const change = 'mutation ($input: ChangeInput!) { change(input: $input) { change { id } problems { code } } }'
const review = 'mutation ($input: ReviewInput!) { review(input: $input) { change { id } problems { code } } }'
const one = { operations: [{ remove: 'person-a' }] }

async function opened(): Promise<WrittenHistory> {
  const history = await openHistory()
  await history.say('file', '1', [birth])
  return history
}

/** What is told of the first thing that is wrong. */
async function refusal(history: WrittenHistory, query: string, input: object, { viewer }: Credentials, takes = true) {
  const changing = takes ? history.open : null
  const { data, errors = [] } = await answerOf(
    await history.open(),
    query,
    { input },
    { viewer: viewer ?? null, changing },
  )
  expect(data).toBeNull()
  const error = errors[0]?.originalError as AuthorizationError
  return { code: error.code, message: error.message }
}

const as = (role: Role, name = role.toLowerCase()): Credentials => ({ viewer: viewer(name, role) })

describe('who changes the graph', () => {
  it('is told first that it takes no changes', async () => {
    const history = await opened()
    for (const who of [{}, as('ADMIN')])
      for (const [query, input] of [
        [change, { operations: [] }],
        [review, { change: 'nothing', accept: true }],
      ] as const)
        expect(await refusal(history, query, input, who, false)).toEqual({
          code: 'READ_ONLY',
          message: expect.stringContaining('plenum serve --db URL --write'),
        })
  })

  it('must say who they are', async () => {
    const history = await opened()
    for (const [query, input] of [
      [change, { operations: [] }],
      [change, { ...one, dryRun: true }],
      [review, { change: changeId('AAAAAAAAAAAAAAAA'), accept: true }],
    ] as const)
      expect(await refusal(history, query, input, {})).toEqual({
        code: 'UNAUTHENTICATED',
        message: expect.stringContaining('Authorization: Bearer'),
      })
  })

  it('may review from the role EDITOR on', async () => {
    const history = await opened()
    const input = { change: changeId(await history.propose('alice', [birth])), accept: false }
    expect(await refusal(history, review, input, as('PROPOSER'))).toEqual({
      code: 'FORBIDDEN',
      message: 'To review a proposal needs the role EDITOR, and yours is PROPOSER.',
    })
  })

  it('accepts nothing of their own', async () => {
    const history = await opened()
    const input = { change: changeId(await history.propose('alice', [birth])), accept: true }
    expect(await refusal(history, review, input, as('ADMIN', 'alice'))).toEqual({
      code: 'FORBIDDEN',
      message: expect.stringContaining('Nobody accepts their own proposal'),
    })
  })

  it('gives a reviewed change by its id', async () => {
    const history = await opened()
    for (const id of ['nothing', 'person-a', changeId('AAAA')])
      expect(await refusal(history, review, { change: id, accept: true }, as('EDITOR'))).toEqual({
        code: 'BAD_USER_INPUT',
        message: expect.stringContaining(`"${id}" is no id of this graph`),
      })
  })
})

describe('an operation', () => {
  it('weighs up to 20 proposals', async () => {
    const history = await opened()
    for (let index = 0; index < 23; index += 1) await history.propose('alice', [birth])
    const query = '{ changes(first: 100) { nodes { effect { claimsAdded { id } } } } }'
    const { errors = [] } = await answerOf(await history.open(), query, {}, as('EDITOR'))
    const refused = errors.filter(({ message }) => message.startsWith('An operation can weigh 20 proposals'))
    expect(refused).toHaveLength(3)
  })

  it('weighs them whatever another is refused at the same time', async () => {
    const history = await opened()
    for (let index = 0; index < 30; index += 1) await history.propose('alice', [birth])
    const graph = await history.open()
    const query = (page: string) => `{ changes(${page}) { nodes { effect { claimsAdded { id } } } } }`
    const [greedy, modest] = await Promise.all(
      ['first: 100', 'last: 3'].map((page) => answerOf(graph, query(page), {}, as('EDITOR'))),
    )
    expect(greedy?.errors?.length).toBeGreaterThanOrEqual(7)
    expect(modest?.errors).toBeUndefined()
  })
})

describe('a change', () => {
  const many = (count: number) => ({ operations: Array.from({ length: count }, () => ({ remove: 'person-a' })) })

  it.each([
    ['no operations', { operations: [] }, '"operations" takes 1 to 500 operations, got 0.'],
    ['501 operations', many(501), '"operations" takes 1 to 500 operations, got 501: make several changes.'],
    ['a long message', { ...one, message: 'x'.repeat(10_001) }, '"message" takes up to 10,000 characters, got 10,001.'],
    [
      'half a character',
      { ...one, message: 'a\ud800b' },
      '"message" has U+D800, which is no sign of a text: take it out.',
    ],
    ['a control', { ...one, message: 'a\u0000' }, '"message" has U+0000, which is no sign of a text: take it out.'],
    ['an empty key', { ...one, idempotencyKey: '' }, '"idempotencyKey" is empty'],
    [
      'a long key',
      { ...one, idempotencyKey: 'k'.repeat(201) },
      '"idempotencyKey" takes up to 200 characters, got 201.',
    ],
  ])('is refused with %s', async (_, input, message) => {
    expect(await refusal(await opened(), change, input, as('EDITOR'))).toEqual({
      code: 'BAD_USER_INPUT',
      message: expect.stringContaining(message),
    })
  })

  it('is refused by GraphQL itself where an operation is two or none', async () => {
    const history = await opened()
    const [said] = [{ remove: 'person-a', revert: 'x' }]
    for (const operation of [{}, said, { remove: null }]) {
      const input = { operations: [operation] }
      const { errors = [] } = await answerOf(await history.open(), change, { input }, as('EDITOR'))
      expect(errors[0]?.message).toMatch(/^Variable "\$input" has invalid value at .*ChangeOperation/s)
    }
  })
})
