import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { createServer } from '../src/server/server.ts'
import { findRevision } from '../src/store/graph.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import type { Store } from '../src/store/store.ts'
import { derivedTables, writeGraph } from '../src/store/write.ts'
import { log } from './harness.ts'
import { initPostgres, type PostgresServer } from './postgres-server.ts'
import { claim, smallGraph } from './small-graph.ts'

/** A server that tests may stop, and one that replicates it. */
let primary: PostgresServer
let replica: PostgresServer

const said = [claim('person-a', 'memberOf', 'organization', { source: 'x' })]
const later = [...said, claim('person-b', 'memberOf', 'organization', { source: 'x' })]

beforeAll(async () => {
  primary = await initPostgres()
  await within(await openPostgres(primary.url), (store) => writeGraph(store, { ...smallGraph(said), revision: 'one' }))
  replica = await primary.replicate()
}, 60_000)

afterAll(async () => {
  await replica?.stop()
  await primary?.stop()
})

async function within(store: Store, act: (store: Store) => Promise<unknown>): Promise<void> {
  await act(store)
  await store.close()
}

async function opened(...replicas: string[]): Promise<Store> {
  const store = await openPostgres(primary.url, { replicas })
  onTestFinished(() => store.close())
  return store
}

/** Runs a statement on one of the servers, past Plenum. */
async function administer({ url }: PostgresServer, statement: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query(statement)
  await client.end()
}

async function killConnections(server: PostgresServer): Promise<void> {
  await administer(
    server,
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'plenum' and pid <> pg_backend_pid()",
  )
}

/** The port of the server that answers. */
async function portOf({ db }: Store): Promise<number> {
  const { rows } = await sql<{ port: number }>`select inet_server_port() as port`.execute(db)
  return rows[0]?.port ?? 0
}

async function portsOf(store: Store, asked = 4): Promise<Set<number>> {
  const ports = new Set<number>()
  for (let time = 0; time < asked; time++) ports.add(await portOf(store))
  return ports
}

function askServer(graph: Awaited<ReturnType<typeof openGraph>>) {
  const { yoga } = createServer({ graph, log })
  return (query: string) => postTo((request) => yoga.fetch(request), query)
}

async function postTo(send: (request: Request) => Response | Promise<Response>, query: string) {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ query }) }
  const response = await send(new Request('http://localhost/graphql', init))
  return response.json()
}

const query = '{ people(first: 5) { nodes { slug memberships { edges { node { slug } } } } } }'

describe('a lost connection', () => {
  it('is made anew for the next request, whether it was idle or in use', async () => {
    const store = await opened()
    const ask = askServer(await openGraph(store))
    const answer = await ask(query)
    expect(answer.errors).toBeUndefined()
    for (let time = 0; time < 3; time++) {
      await killConnections(primary)
      expect(await ask(query)).toEqual(answer)
    }
    const asking = Array.from({ length: 20 }, () => ask(query))
    await killConnections(primary)
    for (const each of await Promise.all(asking)) expect(each).toEqual(answer)
  })

  it('in the middle of a transaction undoes it, and tells so', async () => {
    const store = await opened()
    const writing = store.db.transaction().execute(async (db) => {
      await sql`update graph set revision = 'half'`.execute(db)
      await killConnections(primary)
      await sql`update entity set name = 'half'`.execute(db)
    })
    await expect(writing).rejects.toMatchObject({ code: 'DATABASE_UNAVAILABLE' })
    expect(await findRevision(store)).toBe('one')
  })

  it('to a server that starts again costs no request', async () => {
    const store = await opened()
    const ask = askServer(await openGraph(store))
    const answer = await ask(query)
    await primary.halt()
    const asked = ask(query)
    await primary.start()
    expect(await asked).toEqual(answer)
  })

  it('to a server that stays away is told to the client without its address, and the next request works', async () => {
    const store = await opened()
    const ask = askServer(await openGraph(store))
    await primary.halt()
    const { errors } = await ask(query)
    expect(errors[0]).toMatchObject({
      message: 'The database is out of reach at present. Ask again in a little while.',
      extensions: { code: 'DATABASE_UNAVAILABLE' },
    })
    expect(JSON.stringify(errors)).not.toContain(String(primary.port))
    await expect(openPostgres(primary.url)).rejects.toThrow(/cannot be reached: .*ECONNREFUSED.*try again/)
    await primary.start()
    expect((await ask(query)).data.people.nodes).toHaveLength(1)
  })

  it('does not keep a server from what others change', async () => {
    const store = await opened()
    const graph = await openLiveGraph(store, { onError() {} })
    onTestFinished(() => graph.close())
    await killConnections(primary)
    const revision = `after ${Date.now()}`
    await administer(primary, `update graph set revision = '${revision}'`)
    expect((await graph.now()).revision).toBe(revision)
    await administer(primary, `update graph set revision = 'one'`)
    expect((await graph.now()).revision).toBe('one')
  })
})

describe('a replica', () => {
  it('is read from once it is known to be up to date, and never written to', async () => {
    const store = await opened(replica.url)
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    await store.db.transaction().execute(async (db) => {
      expect(await portOf({ ...store, db })).toBe(primary.port)
      await sql`update graph set revision = 'one'`.execute(db)
    })
  })

  it('shares reading with the others, in turn', async () => {
    const store = await opened(replica.url, primary.url)
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port, primary.port]))
  })

  it('that lags behind is passed over until it has caught up', async () => {
    const store = await opened(replica.url)
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    const graph = await openLiveGraph(store, { onError() {} })
    onTestFinished(() => graph.close())
    await administer(replica, 'select pg_wal_replay_pause()')
    await within(await openPostgres(primary.url), async (writer) => {
      await writer.db.transaction().execute(async (db) => {
        for (const table of [...derivedTables, 'claim', 'entity', 'graph'] as const)
          await db.deleteFrom(table).execute()
      })
      await writeGraph(writer, { ...smallGraph(later), revision: 'two' })
    })
    const now = await graph.now()
    expect(now.revision).toBe('two')
    expect(await portsOf(store)).toEqual(new Set([primary.port]))
    const { data } = await askServer(now)('{ people(first: 5) { totalCount } }')
    expect(data).toEqual({ people: { totalCount: 2 } })
    await administer(replica, 'select pg_wal_replay_resume()')
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    expect((await askServer(now)('{ people(first: 5) { totalCount } }')).data).toEqual(data)
  })

  it('that lags behind is not read for what comes after a change, even where nobody announced it', async () => {
    const store = await opened(replica.url)
    const graph = await openLiveGraph(store, { onError() {} })
    onTestFinished(() => graph.close())
    const server = createServer({ graph, log })
    const ask = async () =>
      (await postTo((request) => server.fetch(request), '{ person(slug: "person-a") { name } }')).data
    const rename = (name: string) =>
      administer(
        primary,
        `update entity set name = '${name}' where slug = 'person-a'; update graph set revision = '${name}'`,
      )
    await rename('before')
    expect(await ask()).toEqual({ person: { name: 'before' } })
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    expect(await ask()).toEqual({ person: { name: 'before' } })
    await administer(replica, 'select pg_wal_replay_pause()')
    onTestFinished(() => administer(replica, 'select pg_wal_replay_resume()'))
    // Until it is connected anew, the server hears of nothing.
    await killConnections(primary)
    await rename('after')
    expect(await ask()).toEqual({ person: { name: 'after' } })
  })

  it('that fails is passed over, and comes back', async () => {
    const store = await opened(replica.url)
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    await replica.halt()
    expect(await portsOf(store)).toEqual(new Set([primary.port]))
    await replica.start()
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
  })

  it('answers while the primary is away', async () => {
    const store = await opened(replica.url)
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    const graph = await openLiveGraph(store, { onError() {} })
    onTestFinished(() => graph.close())
    await graph.now()
    await expect.poll(() => portsOf(store), { timeout: 10_000 }).toEqual(new Set([replica.port]))
    const server = createServer({ graph, log })
    const ask = () => postTo((request) => server.fetch(request), '{ people(first: 5) { totalCount } graph { claims } }')
    const answer = await ask()
    await primary.halt()
    onTestFinished(() => primary.start())
    expect(await ask()).toEqual(answer)
    expect(answer.errors).toBeUndefined()
  })
})
