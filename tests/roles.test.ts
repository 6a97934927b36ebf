import { hash } from 'node:crypto'
import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import { pino } from 'pino'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import type { Role } from '../src/model/change.ts'
import { createSlowDown } from '../src/server/identity/slow-down.ts'
import { createToken, hashToken } from '../src/server/identity/token.ts'
import { listen } from '../src/server/listen.ts'
import { createServer, type Server, type ServerOptions } from '../src/server/server.ts'
import { describeGraph } from '../src/store/describe.ts'
import { addAccount, removeAccount } from '../src/store/history/accounts.ts'
import { personAuthor } from '../src/store/history/author.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

const viewer = '{ viewer { name role } }'
/** No operation is refused only after it was found who asks. */
const nothing = 'mutation { change(input: { operations: [] }) { problems { code } } }'
const review = `mutation { review(input: { change: "${Buffer.from('Change:AAAAAAAAAAAAAAAA').toString('base64url')}", accept: true }) { problems { code } } }`

const logged: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })

let store: Store
let server: Server

type Headers = Record<string, string>

async function open(options: Partial<ServerOptions> = {}): Promise<Server> {
  return createServer({ graph: await openGraph(store), log, isWritable: true, ...options })
}

beforeEach(async () => {
  logged.length = 0
  store = await openDatabase()
  await writeGraph(store, smallGraph([claim('person-a', 'memberOf', 'organization', { source: 'x' })]))
  server = await open()
})

async function account(name: string, role: Role, expires: number | null = null): Promise<string> {
  const token = createToken()
  await addAccount(store, { name, role, token_hash: hashToken(token), expires, added: Date.now() })
  return token
}

function bearer(token: string): Headers {
  return { authorization: `Bearer ${token}` }
}

function post(body: unknown, headers: Headers = {}): Request {
  const sent = { 'content-type': 'application/json', ...headers }
  return new Request('http://localhost/graphql', { method: 'POST', headers: sent, body: JSON.stringify(body) })
}

function get(parameters: Headers, headers: Headers = {}): Request {
  return new Request(`http://localhost/graphql?${new URLSearchParams(parameters)}`, { headers })
}

interface Answered {
  readonly status: number
  readonly code: string | undefined
  readonly message: string | undefined
  // biome-ignore lint/suspicious/noExplicitAny: the shape is the query's.
  readonly data: any
  readonly headers: globalThis.Headers
}

async function send(request: Request, to = server): Promise<Answered> {
  const response = await to.fetch(request)
  const { data, errors } = JSON.parse((await response.text()) || '{}')
  const [{ message, extensions } = {} as never] = errors ?? []
  return { status: response.status, code: extensions?.code, message, data, headers: response.headers }
}

function ask(query: string, headers: Headers = {}, to = server): Promise<Answered> {
  return send(post({ query }, headers), to)
}

describe('a mutation', () => {
  it('is READ_ONLY on a server that takes no changes, whoever asks', async () => {
    const reading = await open({ isWritable: false })
    const token = await account('ann', 'ADMIN')
    for (const headers of [{}, bearer(token)])
      expect(await ask(nothing, headers, reading)).toMatchObject({ status: 200, code: 'READ_ONLY' })
  })

  it('is UNAUTHENTICATED without a token, and let through with one', async () => {
    expect(await ask(nothing)).toMatchObject({ status: 200, code: 'UNAUTHENTICATED' })
    expect(await ask(nothing, bearer(await account('ann', 'PROPOSER')))).toMatchObject({ code: 'BAD_USER_INPUT' })
  })

  it('is FORBIDDEN where the role is not enough', async () => {
    expect(await ask(review, bearer(await account('bo', 'PROPOSER')))).toMatchObject({ code: 'FORBIDDEN' })
    expect((await ask(review, bearer(await account('ed', 'EDITOR')))).code).not.toBe('FORBIDDEN')
  })

  it('is refused by GET, in a batch, and by GET under a hash, with whatever token', async () => {
    const headers = bearer(await account('ann', 'ADMIN'))
    expect(await send(get({ query: nothing }, headers))).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    expect(await send(post([{ query: nothing }, { query: nothing }], headers))).toMatchObject({ status: 400 })
    const persistedQuery = { version: 1, sha256Hash: hash('sha256', nothing) }
    const extensions = { persistedQuery }
    expect(await send(post({ query: nothing, extensions }, headers))).toMatchObject({ code: 'BAD_USER_INPUT' })
    const named = get({ extensions: JSON.stringify(extensions) }, headers)
    expect(await send(named)).toMatchObject({ status: 405, code: 'METHOD_NOT_ALLOWED' })
    expect(await send(post({ extensions }))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await send(post({ query: `query A { __typename } ${nothing}`, operationName: 'A' }))).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    })
  })
})

describe('a change of many operations', () => {
  const query = 'mutation ($input: ChangeInput!) { change(input: $input) { change { number } problems { code } } }'
  const operations = Array.from({ length: 500 }, (_, index) => ({
    create: { kind: 'PERSON', name: `Person ${index}`, description: 'A person. '.repeat(40).trim() },
  }))

  it('is larger than what anybody else may send', async () => {
    const body = { query, variables: { input: { operations } } }
    const token = await account('alice', 'EDITOR')
    expect(JSON.stringify(body).length).toBeGreaterThan(100_000)
    expect(await send(post(body))).toMatchObject({ status: 413, code: 'REQUEST_ENTITY_TOO_LARGE' })
    const live = await openLiveGraph(store, { onError: () => {} })
    onTestFinished(() => live.close())
    const writable = createServer({ graph: live, log, isWritable: true })
    const { data } = await send(post(body, bearer(token)), writable)
    expect(data.change).toEqual({ change: { number: 1 }, problems: [] })
  })
})

describe('a token', () => {
  it('says who asks, however the scheme is written', async () => {
    const token = await account('ann', 'EDITOR')
    for (const authorization of [`Bearer ${token}`, `bearer ${token}`, `BEARER   ${token}  `])
      expect((await ask(viewer, { authorization })).data).toEqual({ viewer: { name: 'ann', role: 'EDITOR' } })
    expect((await ask(viewer)).data).toEqual({ viewer: null })
    expect((await ask(viewer, { authorization: 'Basic YW5uOnNlY3JldA==' })).data).toEqual({ viewer: null })
  })

  it('is refused as a whole where nobody has it', async () => {
    const [token, other] = [await account('ann', 'EDITOR'), await account('bo', 'EDITOR')]
    const wrong = [
      'Bearer',
      'Bearer ',
      'Bearer x',
      `Bearer ${createToken()}`,
      `Bearer ${token.slice(0, -1)}`,
      `Bearer ${token}a`,
      `Bearer ${token.toUpperCase()}`,
      `Bearer ${hashToken(token)}`,
      `Bearer ${token} ${token}`,
      `Bearer ${token}, Bearer ${token}`,
      `Bearer ${token},${other}`,
      `Bearer plenum_${'a'.repeat(12_000)}`,
      `Bearer "${token}"`,
      `Bearer plenum_' or ''='`,
    ]
    const answers = await Promise.all(wrong.map(async (authorization) => ask(viewer, { authorization }, await open())))
    for (const { status, code, message, headers, data } of answers) {
      expect([status, code, data]).toEqual([401, 'UNAUTHENTICATED', undefined])
      expect(message).toMatch(/^Expected "Authorization: Bearer TOKEN" with a token that this server knows/)
      expect(headers.get('www-authenticate')).toBe('Bearer')
    }
  })

  it('is refused when it has expired, which is said, and at once when its account is gone', async () => {
    const expired = await ask(viewer, bearer(await account('ann', 'EDITOR', Date.now() - 1)))
    expect([expired.status, expired.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(expired.message).toMatch(/^The token has expired/)
    const token = await account('bo', 'EDITOR', Date.now() + 60_000)
    expect((await ask(viewer, bearer(token))).status).toBe(200)
    await removeAccount(store, 'bo')
    expect((await ask(viewer, bearer(token))).status).toBe(401)
  })

  it('that comes twice in one request does not count', async () => {
    const token = await account('ann', 'EDITOR')
    const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 })
    onTestFinished(close)
    const raw = async (...lines: string[]) => {
      const body = JSON.stringify({ query: viewer })
      const socket = connect(Number(new URL(url).port), '127.0.0.1')
      const head = ['POST /graphql HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', ...lines]
      socket.write(`${head.join('\r\n')}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`)
      return (await text(socket)).slice(9, 12)
    }
    expect(await raw(`Authorization: Bearer ${token}`)).toBe('200')
    expect(await raw(`authorization: Bearer ${token}`, `Authorization: Bearer ${token}`)).toBe('401')
    expect(await raw(`Cookie: plenum_token=${token}; plenum_token=x`, 'Origin: http://localhost')).toBe('401')
  })

  it('keeps an answer out of every cache, and leaves those of nobody where they were', async () => {
    const headers = bearer(await account('ann', 'EDITOR'))
    const query = '{ graph { number } }'
    const extensions = JSON.stringify({ persistedQuery: { version: 1, sha256Hash: hash('sha256', query) } })
    const cacheOf = async (request: Request) => (await send(request)).headers.get('cache-control')
    expect(await cacheOf(get({ query, extensions }))).toBe('public, no-cache')
    expect(await cacheOf(get({ query, extensions }, headers))).toBe('private, no-store')
    expect(await cacheOf(get({ query, extensions }))).toBe('public, no-cache')
    expect(await cacheOf(post({ query }, headers))).toBe('private, no-store')
    expect(await cacheOf(post({ query }, { 'if-none-match': '*', ...headers }))).toBe('private, no-store')
    for (let time = 0; time < 2; time += 1) {
      expect((await ask(viewer, headers)).data.viewer.name).toBe('ann')
      expect((await ask(viewer)).data.viewer).toBe(null)
    }
  })
})

describe('a page', () => {
  const own = { origin: 'http://localhost' }

  function signIn(token: unknown, headers: Headers = own, to = server): Promise<Response> {
    const sent = { 'content-type': 'application/json', ...headers }
    const body = typeof token === 'string' ? JSON.stringify({ token }) : JSON.stringify(token)
    return to.fetch(new Request('http://localhost/sign-in', { method: 'POST', headers: sent, body }))
  }

  it('signs in with a token, and has a cookie that no script reads', async () => {
    const response = await signIn(await account('ann', 'EDITOR'))
    expect([response.status, await response.json()]).toEqual([200, { name: 'ann', role: 'EDITOR' }])
    expect(response.headers.get('set-cookie')).toMatch(
      /^plenum_token=plenum_[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    )
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it('has a cookie that ends with its token, and that only goes over TLS where the page came so', async () => {
    const headers = { origin: 'https://localhost' }
    const response = await signIn(await account('ann', 'EDITOR', Date.now() + 90_500), headers)
    expect(response.headers.get('set-cookie')).toMatch(/; SameSite=Strict; Max-Age=(?:90|89); Secure$/)
  })

  it.each<[string, number, Headers, unknown]>([
    ['from another site', 403, { origin: 'http://evil.example' }, null],
    ['from another port', 403, { origin: 'http://localhost:81' }, null],
    ['from nowhere', 403, {}, null],
    ['from a page without an origin', 403, { origin: 'null' }, null],
    ['from another site of the same name', 403, { ...own, 'sec-fetch-site': 'same-site' }, null],
    ['as a form', 415, { ...own, 'content-type': 'application/x-www-form-urlencoded' }, null],
    ['as plain text', 415, { ...own, 'content-type': 'text/plain' }, null],
    ['with no token', 400, own, {}],
    ['with a token that is none', 400, own, { token: 7 }],
    ['with null', 400, own, 'null'],
    ['with too much', 413, own, { token: 'x'.repeat(20_000) }],
    ['with a wrong token', 401, own, { token: createToken() }],
  ])('does not sign in %s', async (_, status, headers, body) => {
    const token = await account('ann', 'EDITOR')
    const response = await signIn(body === 'null' ? null : (body ?? { token }), headers)
    expect(response.status).toBe(status)
    expect(response.headers.get('set-cookie')).toBe(null)
    expect((await response.json()).errors[0]).toMatchObject({
      message: expect.any(String),
      extensions: { code: expect.any(String) },
    })
  })

  it('signs in by POST alone', async () => {
    for (const path of ['/sign-in', '/sign-out']) {
      const response = await server.fetch(new Request(`http://localhost${path}`, { headers: own }))
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
    }
  })

  it('reads and writes by its cookie, and writes only from its own address', async () => {
    const cookie = `theme=dark; plenum_token=${await account('ann', 'EDITOR')}`
    const written = { code: 'BAD_USER_INPUT' }
    expect(await ask(nothing, { cookie, ...own })).toMatchObject(written)
    expect(await ask(nothing, { cookie, 'sec-fetch-site': 'same-origin' })).toMatchObject(written)
    expect(await ask(nothing, { cookie, ...own, 'sec-fetch-site': 'same-origin' })).toMatchObject(written)
    for (const headers of [
      {},
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'none' },
      { ...own, 'sec-fetch-site': 'cross-site' },
      { ...own, 'sec-fetch-site': 'same-site' },
      { origin: 'http://evil.example', 'sec-fetch-site': 'same-origin' },
    ] as Headers[])
      expect([headers, await ask(nothing, { cookie, ...headers })]).toMatchObject([
        headers,
        { status: 403, code: 'CROSS_SITE_REQUEST' },
      ])
    expect(await send(get({ query: nothing }, { cookie, ...own }))).toMatchObject({ status: 405 })
    const read = await send(get({ query: viewer }, { cookie }))
    expect(read.data).toEqual({ viewer: { name: 'ann', role: 'EDITOR' } })
    expect(read.headers.get('cache-control')).toBe('private, no-store')
  })

  it('is told by its header where it has both', async () => {
    const [ann, bo] = [await account('ann', 'EDITOR'), await account('bo', 'EDITOR')]
    const both = { cookie: `plenum_token=${ann}`, ...bearer(bo) }
    expect((await ask(viewer, both)).data.viewer.name).toBe('bo')
  })

  it('forgets a cookie that holds no longer, and one from which it signs out', async () => {
    const cookie = `plenum_token=${await account('ann', 'EDITOR')}`
    await removeAccount(store, 'ann')
    const gone = /^plenum_token=; Path=\/; HttpOnly; SameSite=Strict; Max-Age=0$/
    const refused = await ask(viewer, { cookie, ...own })
    expect([refused.status, refused.code]).toEqual([401, 'UNAUTHENTICATED'])
    expect(refused.headers.get('set-cookie')).toMatch(gone)
    const signOut = (headers: Headers) =>
      server.fetch(new Request('http://localhost/sign-out', { method: 'POST', headers }))
    const out = await signOut(own)
    expect([out.status, out.headers.get('set-cookie')]).toEqual([204, expect.stringMatching(gone)])
    expect((await signOut({ origin: 'http://evil.example' })).status).toBe(403)
  })
})

describe('a private server', () => {
  it('is shown in GraphiQL as what it says it is to whoever has a token, and to nobody else', async () => {
    const title = 'The papers of Sund'
    const entry = { author: personAuthor('alice'), message: null }
    await describeGraph(store, { title, description: null, featured: [], examples: [] }, { entry, origin: null })
    const closed = await open({ isPrivate: true })
    const titleFor = async (headers: Headers) => {
      const sent = { accept: 'text/html', ...headers }
      const response = await closed.fetch(new Request('http://localhost/graphql', { headers: sent }))
      return [/<title>(.*)<\/title>/.exec(await response.text())?.[1], response.headers.get('vary')]
    }
    const vary = 'Accept, Authorization, Cookie, Accept-Encoding'
    const token = await account('ann', 'PROPOSER')
    expect(await titleFor(bearer(token))).toEqual([title, vary])
    expect(await titleFor({ cookie: `plenum_token=${token}` })).toEqual([title, vary])
    expect(await titleFor(bearer(createToken()))).toEqual(['Plenum', vary])
    expect(await titleFor({})).toEqual(['Plenum', vary])
  })

  it('answers nobody without a token, and keeps its pages open', async () => {
    const closed = await open({ isPrivate: true })
    const headers = bearer(await account('ann', 'PROPOSER'))
    const query = '{ graph { number } }'
    for (let time = 0; time < 3; time += 1) {
      expect(await ask(query, headers, closed)).toMatchObject({ status: 200, code: undefined })
      for (const request of [
        post({ query }),
        get({ query }),
        post({ query: '{ __schema { types { name } } }' }),
        new Request('http://localhost/graphql', { method: 'PUT' }),
        new Request('http://localhost/graphql', { method: 'DELETE' }),
        post({ query: '{' }),
        post({ query }, { authorization: 'Basic eDp5' }),
      ]) {
        const { status, code, headers: answered } = await send(request, closed)
        expect([status, code]).toEqual([401, 'UNAUTHENTICATED'])
        expect(answered.get('cache-control')).toBe('private, no-store')
        expect(answered.get('www-authenticate')).toBe('Bearer')
      }
    }
    for (const path of ['/livez', '/readyz', '/graphql']) {
      const page = new Request(`http://localhost${path}`, { headers: { accept: 'text/html' } })
      expect([path, (await closed.fetch(page)).status]).toEqual([path, 200])
    }
  })
})

describe('wrong tokens', () => {
  it('are answered later each time, for each address alone, until it was quiet for a while', async () => {
    const waits: number[] = []
    let moment = 0
    const { afterFailure } = createSlowDown({ wait: async (time) => waits.push(time), now: () => moment })
    for (let count = 0; count < 9; count += 1) await afterFailure('192.0.2.1')
    expect(waits).toEqual([50, 100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000])
    waits.length = 0
    for (const address of [
      '192.0.2.2',
      '2001:db8:0:1::1',
      '2001:db8::1:9:9:9:9',
      '2001:db8:0:2::1',
      '::ffff:192.0.2.2',
      '::1',
    ])
      await afterFailure(address)
    expect(waits).toEqual([50, 50, 100, 50, 100, 50])
    waits.length = 0
    moment += 600_000
    await afterFailure('192.0.2.1')
    expect(waits).toEqual([50])
  })

  it('keep nobody waiting who brings a right one', async () => {
    const right = bearer(await account('ann', 'EDITOR'))
    const failures = Array.from({ length: 6 }, () => ask(viewer, bearer(createToken())))
    const begun = performance.now()
    expect((await ask(viewer, right)).status).toBe(200)
    expect(performance.now() - begun).toBeLessThan(1_000)
    expect(new Set((await Promise.all(failures)).map(({ status }) => status))).toEqual(new Set([401]))
    expect(performance.now() - begun).toBeGreaterThan(1_500)
  })
})

describe('the log', () => {
  it('has no token, no hash of one, and nobody’s name', async () => {
    const tokens = [await account('ann-of-the-log', 'EDITOR'), createToken()]
    const own = { origin: 'http://localhost' }
    for (const token of tokens) {
      await ask(viewer, bearer(token))
      await ask(nothing, bearer(token))
      await ask('{', bearer(token))
      await ask(viewer, { cookie: `plenum_token=${token}`, ...own })
      const sent = { 'content-type': 'application/json', ...own }
      const body = JSON.stringify({ token })
      await server.fetch(new Request('http://localhost/sign-in', { method: 'POST', headers: sent, body }))
    }
    // A fault of the server is logged with all that is known of it.
    await ask(
      'mutation { change(input: { operations: [{ remove: "x" }] }) { problems { code } } }',
      bearer(tokens[0] ?? ''),
    )
    await store.close()
    await ask(viewer, bearer(tokens[0] ?? ''))
    expect(logged.length).toBeGreaterThan(0)
    for (const secret of [...tokens, ...tokens.map(hashToken), 'ann-of-the-log'])
      expect(logged.join('')).not.toContain(secret)
  })
})
