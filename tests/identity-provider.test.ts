import { once } from 'node:events'
import { createServer as createHttp } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, exportSPKI, generateKeyPair, type JWTPayload, SignJWT } from 'jose'
import { pino } from 'pino'
import { afterAll, describe, expect, it } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { isKnown } from '../src/server/identity/identity.ts'
import { identifyByProvider, type Provider } from '../src/server/identity/jwt.ts'
import { createServer, type ServerOptions } from '../src/server/server.ts'
import { writeGraph } from '../src/store/write.ts'
import { openDatabase } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'

const [signing, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')])
const published = { keys: [{ ...(await exportJWK(signing.publicKey)), kid: 'one', alg: 'ES256' }] }

/** An identity provider's address for keys, on this machine. */
const http = createHttp(({ url }, response) => {
  if (url === '/keys') response.end(JSON.stringify(published))
  else if (url === '/none') response.end('{"keys":"none"}')
  else response.writeHead(500).end('SECRET')
}).listen(0, '127.0.0.1')
await once(http, 'listening')
afterAll(() => void http.close())

const base = `http://127.0.0.1:${(http.address() as AddressInfo).port}`
const issuer = 'https://id.example.org'
const provider: Provider = { jwks: `${base}/keys`, issuer, audience: 'plenum', roleClaim: 'roles' }

const claims = { iss: issuer, aud: 'plenum', sub: 'u-17', name: 'Ann', roles: ['EDITOR'] }

interface Signed {
  readonly key?: CryptoKey | Uint8Array
  readonly alg?: string
  readonly kid?: string
  readonly expires?: string | null
}

function sign(
  payload: JWTPayload,
  { key = signing.privateKey, alg = 'ES256', kid = 'one', expires = '1h' }: Signed = {},
) {
  const token = new SignJWT(payload).setProtectedHeader({ alg, kid }).setIssuedAt()
  return (expires === null ? token : token.setExpirationTime(expires)).sign(key)
}

async function identify(payload: JWTPayload, roleClaim = 'roles') {
  const found = await identifyByProvider({ ...provider, roleClaim })(await sign(payload))
  return isKnown(found) ? found : null
}

const logged: string[] = []
const log = pino({ level: 'trace' }, { write: (line: string) => void logged.push(line) })

async function open(options: Partial<ServerOptions> = {}) {
  const store = await openDatabase()
  await writeGraph(store, smallGraph([claim('person-a', 'memberOf', 'organization', { source: 'x' })]))
  const server = createServer({ graph: await openGraph(store), log, isWritable: true, provider, ...options })
  return async (query: string, token: string) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` }
    const body = JSON.stringify({ query })
    const response = await server.fetch(new Request('http://localhost/graphql', { method: 'POST', headers, body }))
    const { data, errors } = await response.json()
    return { status: response.status, data, code: errors?.[0].extensions.code, message: errors?.[0].message }
  }
}

const viewer = '{ viewer { name role } }'
const nothing = 'mutation { change(input: { operations: [] }) { problems { code } } }'

describe('a token of an identity provider', () => {
  it('says who asks, and as whom the history knows them', async () => {
    const ask = await open()
    expect((await ask(viewer, await sign(claims))).data).toEqual({ viewer: { name: 'Ann', role: 'EDITOR' } })
    expect((await ask(nothing, await sign(claims))).code).toBe('BAD_USER_INPUT')
    const author = { id: 'jwt:https://id.example.org#u-17', kind: 'PERSON', name: 'Ann' }
    const found = await identify(claims)
    expect(found).toMatchObject({ name: 'Ann', viewer: { name: 'Ann', role: 'EDITOR', author } })
    expect(Math.abs((found?.expires ?? 0) - Date.now() - 3_600_000)).toBeLessThan(10_000)
  })

  it('is called by its name, its user name, or its subject: by the first that can be shown', async () => {
    const nameOf = async (payload: JWTPayload) => (await identify({ ...claims, ...payload }))?.name
    expect(await nameOf({ preferred_username: 'ann' })).toBe('Ann')
    expect(await nameOf({ name: undefined, preferred_username: 'ann' })).toBe('ann')
    expect(await nameOf({ name: 'A\u202enn', preferred_username: 'a\nnn' })).toBe('u-17')
    expect(await nameOf({ sub: 'x\u0000' })).toBe(undefined)
  })

  it.each<[string, unknown, string | null]>([
    ['roles', 'editor', 'EDITOR'],
    ['roles', ['staff', 'Proposer', 'ADMIN', 'EDITOR'], 'ADMIN'],
    ['roles', ['proposer'], 'PROPOSER'],
    ['roles', [], null],
    ['roles', 'EDITORS', null],
    ['roles', ['EDITOR ADMIN'], null],
    ['roles', null, null],
    ['realm_access.roles', 'EDITOR', null],
    ['https://plenum.example/roles', 'EDITOR', null],
    ['constructor.name', 'EDITOR', null],
  ])('has the highest role of its claim "%s": %j is %s', async (roleClaim, value, role) => {
    expect((await identify({ ...claims, roles: value }, roleClaim))?.viewer?.role ?? null).toBe(role)
  })

  it('has a role in a claim within another, or in one whose name has dots', async () => {
    const within = { ...claims, realm_access: { roles: ['admin'] }, 'https://plenum.example/roles': 'PROPOSER' }
    expect((await identify(within, 'realm_access.roles'))?.viewer?.role).toBe('ADMIN')
    expect((await identify(within, 'https://plenum.example/roles'))?.viewer?.role).toBe('PROPOSER')
  })

  it('without a role reads, and is FORBIDDEN to write', async () => {
    const ask = await open({ isPrivate: true })
    const token = await sign({ ...claims, roles: ['staff'] })
    expect(await ask('{ graph { number } }', token)).toMatchObject({ status: 200, code: undefined })
    expect(await ask(nothing, token)).toMatchObject({ status: 403, code: 'FORBIDDEN' })
  })

  it('is refused where it is not for this server, of this provider, or of this time', async () => {
    const { sub: _sub, ...withoutSubject } = claims
    const secret = new TextEncoder().encode(await exportSPKI(signing.publicKey))
    const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
    const exp = Math.floor(Date.now() / 1_000) + 3_600
    const good = await sign(claims)
    const [head = '', , signature = ''] = good.split('.')
    const wrong = {
      'of another issuer': await sign({ ...claims, iss: 'https://evil.example' }),
      'for another audience': await sign({ ...claims, aud: 'other' }),
      'without a subject': await sign(withoutSubject),
      'without an end': await sign(claims, { expires: null }),
      'signed by another key': await sign(claims, { key: other.privateKey }),
      'signed by a key that is not published': await sign(claims, { key: other.privateKey, kid: 'two' }),
      'signed with the public key as a secret': await sign(claims, { key: secret, alg: 'HS256' }),
      'not signed': `${encode({ alg: 'none' })}.${encode({ ...claims, exp })}.`,
      'with another text': `${head}.${encode({ ...claims, exp, roles: 'ADMIN' })}.${signature}`,
    }
    for (const [how, token] of Object.entries(wrong)) {
      const ask = await open()
      expect([how, await ask(viewer, token)]).toMatchObject([how, { status: 401, code: 'UNAUTHENTICATED' }])
    }
    const ask = await open()
    const expired = await ask(viewer, await sign(claims, { expires: '-1m' }))
    expect(expired).toMatchObject({ status: 401, message: expect.stringMatching(/^The token has expired/) })
  })

  it.each(['/none', '/broken'])('cannot be known while the keys cannot be had, which is said: %s', async (path) => {
    logged.length = 0
    const ask = await open({ provider: { ...provider, jwks: base + path } })
    const token = await sign(claims)
    const answer = await ask(viewer, token)
    expect(answer).toMatchObject({ status: 503, code: 'IDENTITY_PROVIDER_UNAVAILABLE' })
    expect(JSON.stringify(answer)).not.toMatch(/SECRET|\.[jt]s\b/)
    expect(logged.join('')).toContain('The identity provider is out of reach.')
    expect(logged.join('')).not.toMatch(new RegExp(`${token}|u-17`))
  })

  it('cannot be known while nobody answers, and tokens of accounts are', async () => {
    const ask = await open({ provider: { ...provider, jwks: 'http://127.0.0.1:1/keys' } })
    expect(await ask(viewer, await sign(claims))).toMatchObject({ status: 503 })
    expect(await ask(viewer, 'plenum_x')).toMatchObject({ status: 401 })
  })

  it('is unknown to a server that has no provider', async () => {
    const ask = await open({ provider: undefined as never })
    expect(await ask(viewer, await sign(claims))).toMatchObject({ status: 401 })
  })
})
