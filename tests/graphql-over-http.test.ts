import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { limits } from '../src/server/limits.ts'
import { chooseMediaType, prefersPage } from '../src/server/media-type.ts'
import { type RefusalCode, refusals } from '../src/server/refusals.ts'
import { sendTwice } from './harness.ts'

const guide = readFileSync(join(import.meta.dirname, '../docs/clients.md'), 'utf8')

/** The statuses that the guide promises, by code. */
const promised = new Map(
  [...guide.matchAll(/^\| `([A-Z_]+)` \| (\d+) \| (\d+) \|/gm)].map(([, code, ...statuses]) => [
    code,
    statuses.map(Number),
  ]),
)

const address = 'http://localhost/graphql'
const json = { 'content-type': 'application/json' }
const typename = '{ __typename }'
const named = { persistedQuery: { version: 1, sha256Hash: '0'.repeat(64) } }

interface Sent {
  readonly url?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

function post(body: unknown, headers: Readonly<Record<string, string>> = json): Sent {
  return { method: 'POST', headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

function get(search: string, headers: Readonly<Record<string, string>> = {}): Sent {
  return { url: `${address}${search}`, headers }
}

/** Each kind of refusal, and the code that it has. */
const kinds: readonly (readonly [kind: string, code: RefusalCode, sent: Sent])[] = [
  ['the name of no operation', 'OPERATION_RESOLUTION_FAILURE', post({ query: typename, operationName: 'B' })],
  [
    'several operations and none chosen',
    'OPERATION_RESOLUTION_FAILURE',
    post({ query: 'query A { __typename } query B { __typename }' }),
  ],
  ['the name of no operation, by GET', 'OPERATION_RESOLUTION_FAILURE', get(`?query=${typename}&operationName=B`)],
  ['an operation name that is no text', 'BAD_REQUEST', post({ query: typename, operationName: 1 })],
  ['variables that are a text', 'BAD_REQUEST', post({ query: typename, variables: 'x' })],
  ['variables that are a list', 'BAD_REQUEST', post({ query: typename, variables: [7] })],
  ['variables that are a number', 'BAD_REQUEST', post({ query: typename, variables: 7 })],
  ['variables that are no JSON, by GET', 'BAD_REQUEST', get(`?query=${typename}&variables=x`)],
  ['variables that are a list, by GET', 'BAD_REQUEST', get(`?query=${typename}&variables=[]`)],
  ['extensions that are a text', 'BAD_REQUEST', post({ query: typename, extensions: 'x' })],
  [
    'a variable that is missing',
    'BAD_USER_INPUT',
    post({ query: 'query ($slug: String!) { person(slug: $slug) { slug } }' }),
  ],
  [
    'a variable of another type',
    'BAD_USER_INPUT',
    post({ query: 'query ($n: Int!) { meetings(first: $n) { totalCount } }', variables: { n: 'x' } }),
  ],
  [
    'a bad date',
    'BAD_USER_INPUT',
    post({ query: 'query ($d: EDTF) { lens(at: $d) { id } }', variables: { d: '2021-13' } }),
  ],
  ['a batch', 'BAD_REQUEST', post([{ query: typename }])],
  ['an empty batch', 'BAD_REQUEST', post([])],
  ['no JSON', 'BAD_REQUEST', post('{"query": "{ __typename }" SECRET')],
  ['JSON that breaks off', 'BAD_REQUEST', post('{"query":')],
  ['no body', 'BAD_REQUEST', post('')],
  ['null', 'BAD_REQUEST', post('null')],
  ['a text', 'BAD_REQUEST', post('"{ __typename }"')],
  ['no query', 'BAD_REQUEST', post({})],
  ['a query that is null', 'BAD_REQUEST', post({ query: null })],
  ['a query that is an object', 'BAD_REQUEST', post({ query: {} })],
  ['a parameter that there is not', 'BAD_REQUEST', post({ query: typename, documentId: 'x' })],
  ['no query, by GET', 'BAD_REQUEST', get('')],
  ['no GraphQL', 'GRAPHQL_PARSE_FAILED', post({ query: '{' })],
  ['an empty query', 'GRAPHQL_PARSE_FAILED', post({ query: '' })],
  ['a field that there is not', 'GRAPHQL_VALIDATION_FAILED', post({ query: '{ nothing }' })],
  ['a mutation where there are none', 'GRAPHQL_VALIDATION_FAILED', post({ query: 'mutation { x }' })],
  ['a query of too many fields', 'QUERY_TOO_LARGE', post({ query: `{ ${'__typename '.repeat(limits.width + 1)} }` })],
  ['a hash that is not known', 'PERSISTED_QUERY_NOT_FOUND', post({ extensions: named })],
  ['the hash of another query', 'PERSISTED_QUERY_MISMATCH', post({ query: typename, extensions: named })],
  ['a type that is not read', 'UNSUPPORTED_MEDIA_TYPE', post({ query: typename }, { 'content-type': 'text/plain' })],
  [
    'a type that begins like JSON',
    'UNSUPPORTED_MEDIA_TYPE',
    post({ query: typename }, { 'content-type': 'application/jsonx' }),
  ],
  [
    'the type of answers',
    'UNSUPPORTED_MEDIA_TYPE',
    post({ query: typename }, { 'content-type': 'application/graphql-response+json' }),
  ],
  [
    'another encoding',
    'UNSUPPORTED_MEDIA_TYPE',
    post({ query: typename }, { 'content-type': 'application/json; charset=iso-8859-1' }),
  ],
  ['a form with files', 'UNSUPPORTED_MEDIA_TYPE', post('--x--', { 'content-type': 'multipart/form-data; boundary=x' })],
  ['a method that is none of GraphQL', 'METHOD_NOT_ALLOWED', { ...post({ query: typename }), method: 'PUT' }],
  ['a token that nobody has', 'UNAUTHENTICATED', post({ query: typename }, { authorization: 'Bearer x' })],
  ['DELETE', 'METHOD_NOT_ALLOWED', { method: 'DELETE' }],
  ['a mutation by GET', 'METHOD_NOT_ALLOWED', get('?query=mutation{x}')],
  [
    'a body that is too large',
    'REQUEST_ENTITY_TOO_LARGE',
    post({ query: `{ __typename } # ${'x'.repeat(limits.body)}` }),
  ],
  [
    'a link on a page of another site',
    'CROSS_SITE_REQUEST',
    get(`?query=${typename}`, { 'sec-fetch-site': 'cross-site' }),
  ],
]

async function asked({ url = address, ...init }: Sent, accept: string) {
  const response = await sendTwice(() => new Request(url, { ...init, headers: { ...init.headers, accept } }))
  const text = await response.text()
  return { status: response.status, type: response.headers.get('content-type'), headers: response.headers, text }
}

describe("the guide's statuses", () => {
  it('are those of the server', () => {
    expect(Object.fromEntries(promised)).toEqual(refusals)
  })

  it('are each met by some request', () => {
    const met = new Set<string>([...kinds.map(([, code]) => code), 'NOT_ACCEPTABLE'])
    // What fails in the server, what it has no time for, and what a role may not do, has tests of its own.
    expect([...promised.keys()].filter((code) => !met.has(code ?? ''))).toEqual([
      'FORBIDDEN',
      'INTERNAL_SERVER_ERROR',
      'DATABASE_UNAVAILABLE',
      'DAMAGED_DATABASE',
      'STORAGE_FULL',
      'READ_ONLY_DATABASE',
      'STATEMENT_TOO_SLOW',
      'DEADLINE_EXCEEDED',
      'SERVER_BUSY',
      'IDENTITY_PROVIDER_UNAVAILABLE',
    ])
  })

  it.each(kinds)('come as it says: %s is %s', async (_kind, code, sent) => {
    const types = ['application/graphql-response+json', 'application/json']
    for (const [place, type] of types.entries()) {
      const answer = await asked(sent, type)
      const { errors, ...rest } = JSON.parse(answer.text)
      expect([answer.status, answer.type]).toEqual([promised.get(code)?.[place], `${type}; charset=utf-8`])
      expect(errors[0]).toMatchObject({ message: expect.any(String), extensions: { code } })
      expect(rest).toEqual({})
      expect(answer.text).not.toMatch(/SECRET|originalError|SyntaxError:/)
    }
  })

  it('say which methods can be, and which types', async () => {
    expect((await asked({ method: 'PATCH' }, '*/*')).headers.get('allow')).toBe('GET, POST')
    expect((await asked(get('?query=mutation{x}'), '*/*')).headers.get('allow')).toBe('POST')
    const typed = await asked(post({ query: typename }, { 'content-type': 'text/plain' }), '*/*')
    expect(typed.headers.get('accept')).toBe('application/json')
  })

  it.each([
    'image/png',
    'text/html',
    'text/event-stream;q=0',
    'application/json;q=0',
    'application/json; charset=latin1',
  ])('tell in JSON what nobody can write: %s', async (accept) => {
    const { status, type, text } = await asked(post({ query: typename }), accept)
    expect([status, type]).toEqual([promised.get('NOT_ACCEPTABLE')?.[0], 'application/json; charset=utf-8'])
    expect(JSON.parse(text).errors[0].extensions.code).toBe('NOT_ACCEPTABLE')
  })

  it('are 200 where something was executed, whatever became of it', async () => {
    for (const accept of ['application/graphql-response+json', 'application/json']) {
      const { status, text } = await asked(post({ query: '{ node(id: "x") { id } __typename }' }), accept)
      expect(status).toBe(200)
      expect(JSON.parse(text)).toMatchObject({
        data: { node: null, __typename: 'Query' },
        errors: [{ path: ['node'] }],
      })
    }
  })
})

describe('a body', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'Application/Json; Charset=UTF-8',
    'application/json;charset="utf-8"',
    'application/json ; charset=utf8',
  ])('is read as JSON, however its type is written: %s', async (type) => {
    const { status, text } = await asked(post({ query: typename }, { 'content-type': type }), '*/*')
    expect([status, text]).toEqual([200, '{"data":{"__typename":"Query"}}'])
  })
})

describe('the type of an answer', () => {
  const [plain, own] = ['application/json', 'application/graphql-response+json']

  it.each([
    [null, plain],
    ['', plain],
    ['*/*', plain],
    ['application/*', plain],
    [plain, plain],
    [own, own],
    ['APPLICATION/GRAPHQL-RESPONSE+JSON', own],
    [`${own}, ${plain}`, own],
    [`${plain}, ${own}`, plain],
    [`${own};q=0.1, ${plain}`, plain],
    [`${plain};q=0.5, ${own};q=0.9`, own],
    [`${own}; charset=utf-8, ${plain}; charset=utf-8`, own],
    [`${own}, */*;q=0.1`, own],
    [`${own};q=0.1, */*`, plain],
    [`${plain};q=0, */*`, own],
    [`${own};q=0, application/*;q=0.5`, plain],
    [`multipart/mixed;deferSpec=20220824, ${own}, ${plain};q=0.9`, own],
    [`text/html, ${plain};q=0.1`, plain],
    [`${plain};q=0`, null],
    [`${plain}; charset=latin1`, null],
    ['text/*', null],
    ['text/event-stream;q=0', null],
  ])('is for who accepts %s: %s', async (accept, type) => {
    expect(chooseMediaType(accept)).toBe(type)
    if (accept === null) return
    const answer = await asked(post({ query: typename }), accept)
    expect(answer.type).toBe(`${type ?? plain}; charset=utf-8`)
    expect(answer.status).toBe(type === null ? 406 : 200)
  })

  it.each([
    ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', true],
    ['text/html', true],
    ['text/html;q=0', false],
    ['application/json, text/html;q=0.1', false],
    ['application/json, text/plain, */*', false],
    ['*/*', false],
    [null, false],
  ])('is a page only for who likes one no less: %s', (accept, isPage) => {
    expect(prefersPage(accept)).toBe(isPage)
  })
})
