import { pino } from 'pino'
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { decline as declineProposal, propose as enterProposal } from '../src/changes/proposal.ts'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { createToken, hashToken } from '../src/server/identity/token.ts'
import { listen } from '../src/server/listen.ts'
import { createServer, type Server, type ServerOptions } from '../src/server/server.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { addAccount, removeAccount } from '../src/store/history/accounts.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { openStore } from '../src/store/open.ts'
import type { Store } from '../src/store/store.ts'
import { newAddress, openDatabase } from './databases.ts'
import { type EventClient, readEvents, subscribe } from './event-client.ts'
import { claim, smallGraph } from './small-graph.ts'

const log = pino({ level: 'silent' })
const changed = 'subscription { changed { number state message author { name } } }'

let store: Store
let server: Server
let imports = 0

async function open(options: Partial<ServerOptions> = {}, at = store): Promise<Server> {
  const graph = await openLiveGraph(at, { onError: () => {} })
  onTestFinished(() => graph.close())
  const made = createServer({ graph, log, ...options })
  onTestFinished(() => made.drain())
  return made
}

/** A change: that one more source says that somebody is a member. */
async function change(member: string, at = store): Promise<void> {
  imports += 1
  const said = smallGraph([claim(member, 'memberOf', 'organization', { source: `source-${imports}` })])
  await amendGraph(at, { origin: `file ${imports}`, run: '1', ...said })
}

async function propose(author = 'bo'): Promise<string> {
  const asked = { author: personAuthor(author), message: 'Perhaps', operations: [], basis: null, idempotencyKey: null }
  const more = { mayOnlyPropose: true, propose: true, dryRun: false }
  const result = await enterProposal(store, { ...asked, ...more }, { entities: [], claims: [], reverted: [] })
  return 'proposed' in result ? result.proposed : ''
}

async function account(name: string, role: 'PROPOSER' | 'EDITOR'): Promise<Record<string, string>> {
  const token = createToken()
  await addAccount(store, { name, role, token_hash: hashToken(token), expires: null, added: Date.now() })
  return { authorization: `Bearer ${token}` }
}

async function numbers(client: EventClient, count: number): Promise<number[]> {
  const found: number[] = []
  while (found.length < count) {
    const told = await client.next()
    if (!told?.data?.data) throw new Error(`Expected a change, got ${JSON.stringify(told)}.`)
    found.push(told.data.data.changed.number)
  }
  return found
}

/** Whether the client is told nothing for a while. */
async function isQuiet(client: EventClient): Promise<boolean> {
  const silence = new Promise<'silence'>((resolve) => setTimeout(resolve, 900, 'silence'))
  return (await Promise.race([client.next(), silence])) === 'silence'
}

beforeEach(async () => {
  store = await openDatabase()
  await change('person-a')
  server = await open()
})

describe('a subscription to changes', () => {
  it('tells each change once, in order, as server-sent events', async () => {
    const client = await subscribe(server, changed)
    expect(client.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
    await change('person-b')
    expect(await client.next()).toEqual({
      event: 'next',
      data: { data: { changed: { number: 2, state: 'APPLIED', message: null, author: { name: `file ${imports}` } } } },
    })
    await change('person-c')
    await change('person-d')
    expect(await numbers(client, 2)).toEqual([3, 4])
    expect(await isQuiet(client)).toBe(true)
  })

  it('tells first what was missed, page by page, and then what comes', async () => {
    for (let count = 0; count < 3; count += 1) await change(`person-m${count}`)
    const first = await subscribe(server, changed)
    const client = await subscribe(server, 'subscription { changed(since: 1) { number } }')
    await change('person-b')
    expect(await numbers(client, 4)).toEqual([2, 3, 4, 5])
    expect(await numbers(first, 1)).toEqual([5])
    const all = await subscribe(server, 'subscription { changed(since: 0) { number } }')
    expect(await numbers(all, 5)).toEqual([1, 2, 3, 4, 5])
  })

  it('refuses what it cannot follow, with the cure', async () => {
    for (const [field, message] of [
      ['changed(since: 2)', '"since" must be between 0 and 1, the newest change, got 2.'],
      ['changed(since: -1)', '"since" must be between 0 and 1, the newest change, got -1.'],
      [`changed(about: [${'"x",'.repeat(101)}])`, '"about" takes at most 100 entities, got 101.'],
    ]) {
      const { response } = await subscribe(server, `subscription { ${field} { number } }`)
      expect(response.status).toBe(400)
      expect(await response.json()).toMatchObject({ errors: [{ message, extensions: { code: 'BAD_USER_INPUT' } }] })
    }
  })

  it('tells only of what touches an entity, under any of its names', async () => {
    const client = await subscribe(server, 'subscription { changed(about: ["person-c"]) { number } }')
    const other = await subscribe(server, 'subscription { changed(about: ["person-b", "nothing"]) { number } }')
    await change('person-b')
    await change('person-c')
    expect(await numbers(client, 1)).toEqual([3])
    expect(await numbers(other, 1)).toEqual([2])
    const missed = await subscribe(server, 'subscription { changed(about: ["person-c"], since: 0) { number } }')
    expect(await numbers(missed, 1)).toEqual([3])
    expect(await isQuiet(other)).toBe(true)
  })

  it('tells of an entity to who knows it by the name that it had before it was merged', async () => {
    const query = 'subscription { changed(about: ["person-once"]) { number } }'
    const [before, any] = [await subscribe(server, query), await subscribe(server, changed)]
    await change('person-b')
    expect(await numbers(any, 1)).toEqual([2])
    await store.db
      .insertInto('redirect')
      .values({ slug: 'person-once', entity: 'person-b', since: 2, until: null })
      .execute()
    await change('person-c')
    const after = await subscribe(server, query)
    await change('person-b')
    expect(await numbers(after, 1)).toEqual([4])
    expect(await numbers(before, 1)).toEqual([4])
    const missed = await subscribe(server, query.replace(')', ', since: 0)'))
    expect(await numbers(missed, 2)).toEqual([2, 4])
  })

  it('runs each event on the graph as it is by then', async () => {
    const query =
      'subscription { changed { number entities(first: 5) { nodes { slug ... on Organization { members(first: 9) { totalCount } } } } } }'
    const client = await subscribe(server, query)
    for (const [member, totalCount] of [
      ['person-b', 2],
      ['person-c', 3],
    ] as const) {
      await change(member)
      const told = await client.next()
      expect(told?.data.data.changed.entities.nodes).toContainEqual({ slug: 'organization', members: { totalCount } })
    }
  })

  it('is answered by nothing but events, and ends for who cannot read them', async () => {
    const { response } = await subscribe(server, changed, { headers: { accept: 'application/json' } })
    expect(response.status).toBe(406)
    expect((await response.json()).errors[0].message).toContain('text/event-stream')
  })

  it('answers a query as events for who takes nothing else', async () => {
    const client = await subscribe(server, '{ graph { number } }')
    expect(await client.next()).toEqual({ event: 'next', data: { data: { graph: { number: 1 } } } })
    expect(await client.next()).toEqual({ event: 'complete', data: null })
    expect(await client.next()).toBe(null)
  })

  it('costs a query that is too large what it costs a query', async () => {
    const deep = `changed { entities(first: 100) { nodes { claims(first: 100) { nodes { subject { claims(first: 100) { totalCount nodes { id } } } } } } } }`
    const { response } = await subscribe(server, `subscription { ${deep} }`)
    expect((await response.json()).errors[0].extensions.code).toBe('QUERY_TOO_LARGE')
  })
})

describe('what has not taken effect', () => {
  const wanted = 'subscription { changed(state: [PROPOSED, DECLINED, APPLIED]) { number state message } }'
  const decline = (change: string) =>
    declineProposal(store, { reviewer: personAuthor('ed'), change, accept: false, note: null, basis: null })

  it('is told to its author and to who may review, and to nobody else', async () => {
    const clients = [
      await subscribe(server, wanted, { headers: await account('bo', 'PROPOSER') }),
      await subscribe(server, wanted, { headers: await account('ed', 'EDITOR') }),
    ]
    const others = [
      await subscribe(server, wanted, { headers: await account('al', 'PROPOSER') }),
      await subscribe(server, wanted),
      await subscribe(server, changed, { headers: await account('eve', 'EDITOR') }),
    ]
    const key = await propose()
    for (const client of clients)
      expect((await client.next())?.data.data.changed).toEqual({ number: null, state: 'PROPOSED', message: 'Perhaps' })
    await decline(key)
    for (const client of clients) expect((await client.next())?.data.data.changed.state).toBe('DECLINED')
    await change('person-b')
    for (const client of [...clients, ...others]) expect(await numbers(client, 1)).toEqual([2])
  })

  it('is told once to who was away, after what took effect', async () => {
    const headers = await account('ed', 'EDITOR')
    const [first, second] = [await propose(), await propose()]
    await new Promise((resolve) => setTimeout(resolve, 5))
    await decline(first)
    await change('person-b')
    const query = 'subscription { changed(state: [PROPOSED, DECLINED, APPLIED], since: 1) { number state id } }'
    const client = await subscribe(server, query, { headers })
    const told = [await client.next(), await client.next(), await client.next()].map((each) => each?.data.data.changed)
    expect(told.map(({ number, state }) => [number, state])).toEqual([
      [2, 'APPLIED'],
      [null, 'PROPOSED'],
      [null, 'DECLINED'],
    ])
    await decline(second)
    expect((await client.next())?.data.data.changed).toMatchObject({ state: 'DECLINED', id: told[1].id })
  })

  it('is told once to who takes long to read what was missed', async () => {
    await manyChanges(250)
    await change('person-b')
    const query = 'subscription { changed(state: [PROPOSED, APPLIED], since: 0) { number state } }'
    const headers = await account('ed', 'EDITOR')
    const client = await subscribe(server, query, { headers })
    const other = await subscribe(server, query.replace('0', '252'), { headers })
    await propose()
    expect((await other.next())?.data.data.changed.state).toBe('PROPOSED')
    expect(await numbers(client, 252)).toEqual(Array.from({ length: 252 }, (_, index) => index + 1))
    expect((await client.next())?.data.data.changed.state).toBe('PROPOSED')
    expect(await isQuiet(client)).toBe(true)
  })

  it('ends for who has lost the account, before anything more is told', async () => {
    const client = await subscribe(server, changed, { headers: await account('ed', 'EDITOR') })
    await change('person-b')
    expect(await numbers(client, 1)).toEqual([2])
    await removeAccount(store, 'ed')
    await change('person-c')
    expect((await client.next())?.data.errors[0].extensions.code).toBe('UNAUTHENTICATED')
    expect(await client.next()).toEqual({ event: 'complete', data: null })
  })

  it('needs a token where reading needs one', async () => {
    const closed = await open({ isPrivate: true })
    expect((await subscribe(closed, changed)).response.status).toBe(401)
    const client = await subscribe(closed, changed, { headers: await account('ed', 'EDITOR') })
    await change('person-b')
    expect(await numbers(client, 1)).toEqual([2])
  })
})

describe('the stream', () => {
  it('is told to by every server of a database', async () => {
    const address = await newAddress()
    const stores = [await openStore(address), await openStore(address)] as const
    for (const each of stores) onTestFinished(() => each.close())
    await change('person-a', stores[0])
    const clients = await Promise.all(stores.map(async (each) => subscribe(await open({}, each), changed)))
    await change('person-b', stores[0])
    await change('person-c', stores[1])
    for (const client of clients) expect(await numbers(client, 2)).toEqual([2, 3])
  })

  it('reads once for all who follow, and nothing when they are gone', async () => {
    const watching = watchers()
    const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 })
    onTestFinished(close)
    const clients = [await subscribe(url, changed), await subscribe(url, changed)]
    expect(store.watch).toHaveBeenCalledTimes(1)
    await change('person-b')
    for (const client of clients) expect(await numbers(client, 1)).toEqual([2])
    await clients[0]?.leave()
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(watching.count()).toBe(1)
    await clients[1]?.leave()
    await expect.poll(watching.count).toBe(0)
  })

  it('is not kept for a client that is gone before it begins', async () => {
    const live = await openLiveGraph(store, { onError: () => {} })
    onTestFinished(() => live.close())
    const watching = watchers()
    const slow = async () => {
      await new Promise((resolve) => setTimeout(resolve, 100))
      return live.now()
    }
    const { url, close } = await listen(createServer({ graph: { ...live, now: slow }, log }), {
      host: '127.0.0.1',
      port: 0,
    })
    onTestFinished(close)
    const gone = AbortSignal.timeout(150)
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    const body = JSON.stringify({ query: changed })
    await expect(fetch(`${url}/graphql`, { method: 'POST', headers, body, signal: gone })).rejects.toThrow()
    await expect.poll(() => vi.mocked(store.watch).mock.calls.length).toBe(1)
    await expect.poll(watching.count).toBe(0)
  })

  it('ends when the server winds down', async () => {
    const { url, close } = await listen(server, { host: '127.0.0.1', port: 0 })
    const client = await subscribe(url, changed)
    const begun = performance.now()
    const closed = close()
    expect(await client.next()).toEqual({ event: 'complete', data: null })
    await closed
    expect(performance.now() - begun).toBeLessThan(3_000)
  })

  it('ends with an error for who takes changes more slowly than they come', async () => {
    const client = await subscribe(server, changed)
    await change('person-b')
    expect(await numbers(client, 1)).toEqual([2])
    await manyChanges(1_100)
    await change('person-c')
    for (let told = await client.next(); ; told = await client.next()) {
      if (!told?.data.errors) continue
      expect(told.data.errors[0]).toMatchObject({ extensions: { code: 'TOO_SLOW' } })
      break
    }
    expect(await client.next()).toEqual({ event: 'complete', data: null })
  })
})

/** How many watch the store from now on. */
function watchers(): { count(): number } {
  const { watch } = store
  let count = 0
  vi.spyOn(store, 'watch').mockImplementation((onChange) => {
    const stop = watch(onChange)
    count += 1
    return () => {
      count -= 1
      stop()
    }
  })
  return { count: () => count }
}

/** Entries of the history without any content. */
async function manyChanges(count: number): Promise<void> {
  const [newest] = await store.db.selectFrom('change').selectAll().orderBy('number', 'desc').limit(1).execute()
  if (!newest) throw new Error('There is no change.')
  const rows = Array.from({ length: count }, (_, index) => {
    const number = Number(newest.number) + index + 1
    return { ...newest, key: `key-${number}`, number, at: Number(newest.at) + index + 1, origin: null, run: null }
  })
  for (let at = 0; at < rows.length; at += 100)
    await store.db
      .insertInto('change')
      .values(rows.slice(at, at + 100))
      .execute()
}

describe('one connection for many operations', () => {
  const address = 'http://localhost/graphql'

  async function reserve(headers: Record<string, string> = {}): Promise<string> {
    const response = await server.fetch(new Request(address, { method: 'PUT', headers }))
    expect(response.status).toBe(201)
    return response.text()
  }

  function connect(token: string, headers: Record<string, string> = {}) {
    const named = { 'x-graphql-event-stream-token': token, accept: 'text/event-stream', ...headers }
    return server.fetch(new Request(address, { headers: named }))
  }

  function operate(token: string, operationId: unknown, query: string, headers: Record<string, string> = {}) {
    const named = { 'x-graphql-event-stream-token': token, 'content-type': 'application/json', ...headers }
    const body = JSON.stringify({ query, extensions: { operationId } })
    return server.fetch(new Request(address, { method: 'POST', headers: named, body }))
  }

  it('carries the results of each, under its id, until it is ended', async () => {
    const token = await reserve()
    const client = readEvents(await connect(token))
    expect((await operate(token, 'q', '{ graph { number } }')).status).toBe(202)
    expect(await client.next()).toEqual({
      event: 'next',
      data: { id: 'q', payload: { data: { graph: { number: 1 } } } },
    })
    expect(await client.next()).toEqual({ event: 'complete', data: { id: 'q' } })
    expect((await operate(token, 's', 'subscription { changed { number } }')).status).toBe(202)
    expect((await operate(token, 't', 'subscription { changed { number } }')).status).toBe(202)
    await change('person-b')
    const payload = { data: { changed: { number: 2 } } }
    const told = [await client.next(), await client.next()].map((each) => each?.data)
    expect(told.sort((a, b) => a.id.localeCompare(b.id))).toEqual([
      { id: 's', payload },
      { id: 't', payload },
    ])
    const ended = await server.fetch(
      new Request(`${address}?operationId=s`, { method: 'DELETE', headers: { 'x-graphql-event-stream-token': token } }),
    )
    expect(ended.status).toBe(200)
    await change('person-c')
    expect((await client.next())?.data).toEqual({ id: 't', payload: { data: { changed: { number: 3 } } } })
    expect(await isQuiet(client)).toBe(true)
  })

  it('ends when the server winds down, after all that goes over it', async () => {
    const [token, idle] = [await reserve(), await reserve()]
    const [client, other] = [readEvents(await connect(token)), readEvents(await connect(idle))]
    await operate(token, 's', changed)
    server.drain()
    expect(await client.next()).toEqual({ event: 'complete', data: { id: 's' } })
    expect([await client.next(), await other.next()]).toEqual([null, null])
  })

  it('refuses what it cannot carry', async () => {
    const headers = await account('ed', 'EDITOR')
    const token = await reserve(headers)
    const codeOf = async (response: Response) => [response.status, (await response.json()).errors[0].extensions.code]
    expect(await codeOf(await connect('nothing'))).toEqual([400, 'BAD_REQUEST'])
    expect(await codeOf(await connect(token))).toEqual([400, 'BAD_REQUEST'])
    expect(await codeOf(await operate(token, 'a', '{ graph { number } }'))).toEqual([400, 'BAD_REQUEST'])
    expect(await codeOf(await operate(token, 7, '{ graph { number } }', headers))).toEqual([400, 'BAD_REQUEST'])
    expect(
      await codeOf(
        await operate(token, 'a', '{ nothing }', { ...headers, accept: 'application/graphql-response+json' }),
      ),
    ).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
    expect((await operate(token, 'a', changed, headers)).status).toBe(202)
    expect(await codeOf(await operate(token, 'a', changed, headers))).toEqual([400, 'BAD_REQUEST'])
    expect((await connect(token, headers)).status).toBe(200)
    expect(await codeOf(await connect(token, headers))).toEqual([400, 'BAD_REQUEST'])
  })
})
