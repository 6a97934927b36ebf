import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, closeSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs'
import { connect, createServer as createTcpServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import { pino } from 'pino'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { createServer } from '../src/server/server.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openStore } from '../src/store/open.ts'
import { databases, newAddress } from './databases.ts'
import { claim, smallGraph } from './small-graph.ts'
import { temporaryFolder } from './temporary-folder.ts'

const [isSqlite, isPostgres] = [databases.dialect === 'sqlite', databases.dialect === 'postgres']

async function filled(): Promise<string> {
  const address = await newAddress()
  const store = await openStore(address)
  const claims = Array.from({ length: 300 }, (_, at) =>
    claim(`person-${at}`, 'memberOf', 'organization', { source: 'x' }),
  )
  await amendGraph(store, { origin: 'file', run: '1', ...smallGraph(claims) })
  await store.close()
  return address
}

async function serve(address: string) {
  const store = await openStore(address, { statementTimeout: 1_000 })
  const lines: string[] = []
  const log = pino({}, { write: (line: string) => void lines.push(line) })
  const graph = await openLiveGraph(store, { onError: () => {} })
  const server = createServer({ graph, log })
  onTestFinished(async () => {
    graph.close()
    await store.close()
  })
  const post = async (query: string) => {
    const headers = { 'content-type': 'application/json' }
    const request = new Request('http://localhost/graphql', {
      method: 'POST',
      headers,
      body: JSON.stringify({ query }),
    })
    const response = await server.fetch(request)
    const text = await response.text()
    return { status: response.status, text, errors: JSON.parse(text).errors as { extensions: { code: string } }[] }
  }
  const ready = async () => (await server.fetch(new Request('http://localhost/readyz'))).status
  return { store, post, ready, lines }
}

const page = '{ people(first: 100) { nodes { name slug claims(first: 5) { nodes { id } } } } }'

describe.runIf(isPostgres)('a PostgreSQL server', () => {
  /** Stands before the database, and lets through, keeps silent, or takes nobody in. */
  async function standBefore(address: string) {
    const url = new URL(address)
    const { hostname, port } = url
    let isSilent = false
    const sockets = new Set<Socket>()
    const proxy = createTcpServer((near) => {
      const far = connect(Number(port), hostname)
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        sockets.add(from)
        from.on('data', (bytes) => void (isSilent || to.write(bytes)))
        from.on('close', () => to.destroy())
        from.on('error', () => {})
      }
    })
    proxy.listen(0, '127.0.0.1')
    await once(proxy, 'listening')
    const place = proxy.address() as { port: number }
    onTestFinished(() => {
      proxy.close()
      for (const socket of sockets) socket.destroy()
    })
    url.hostname = '127.0.0.1'
    url.port = String(place.port)
    return {
      address: url.href,
      keepSilent(silent: boolean) {
        isSilent = silent
      },
      async goAway() {
        proxy.close()
        for (const socket of sockets) socket.destroy()
      },
      async comeBack() {
        proxy.listen(place.port, '127.0.0.1')
        await once(proxy, 'listening')
      },
    }
  }

  it('that hangs makes the server unready and requests fail in time, with one line in the log, and may wake up', async () => {
    const proxy = await standBefore(await filled())
    const { post, ready, lines } = await serve(proxy.address)
    expect([await ready(), (await post(page)).status]).toEqual([200, 200])
    proxy.keepSilent(true)
    await new Promise((resolve) => setTimeout(resolve, 1_100))
    const begun = Date.now()
    expect(await ready()).toBe(503)
    expect(Date.now() - begun).toBeLessThan(3_000)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, salt) => post(`${page} #${salt}`)))
    expect(Date.now() - begun).toBeLessThan(20_000)
    for (const { status, errors } of answers)
      expect([status, errors[0]?.extensions.code]).toEqual([503, 'DATABASE_UNAVAILABLE'])
    expect(lines.filter((line) => /"level":50/.test(line)).length).toBeLessThan(6)
    expect(lines.join('')).not.toMatch(/stack/)
    proxy.keepSilent(false)
    await expect.poll(ready, { timeout: 15_000 }).toBe(200)
    await expect.poll(async () => (await post(page)).status, { timeout: 10_000 }).toBe(200)
  })

  it('that is away makes the server unready, until it is back', async () => {
    const proxy = await standBefore(await filled())
    const { post, ready } = await serve(proxy.address)
    expect(await ready()).toBe(200)
    await proxy.goAway()
    await expect.poll(ready, { timeout: 10_000 }).toBe(503)
    expect((await post(page)).errors[0]?.extensions.code).toBe('DATABASE_UNAVAILABLE')
    await proxy.comeBack()
    await expect.poll(ready, { timeout: 10_000 }).toBe(200)
  })

  it('ends a statement that takes longer than it may', async () => {
    const { store } = await serve(await filled())
    await expect(sql`select pg_sleep(20)`.execute(store.db)).rejects.toMatchObject({ code: 'STATEMENT_TOO_SLOW' })
  })
})

describe.runIf(isSqlite)('a database file', () => {
  const pathOf = (address: string) => address.replace('sqlite:', '')

  it.each([
    ['all of it', 0],
    ['all but its first page', 4_096],
  ])('that is damaged while it is served makes the server unready, and says so: %s', async (_, from) => {
    const address = await filled()
    const { post, ready } = await serve(address)
    expect(await ready()).toBe(200)
    const path = pathOf(address)
    const file = openSync(path, 'r+')
    writeSync(file, Buffer.alloc(statSync(path).size - from, 0xa5), 0, undefined, from)
    closeSync(file)
    await expect.poll(ready, { timeout: 5_000 }).toBe(503)
    const { errors, text } = await post(page)
    if (errors) expect(errors.map(({ extensions }) => extensions.code)).toContain('DAMAGED_DATABASE')
    expect(text).not.toMatch(/Internal server error/)
  })

  it('that has no room tells so, and not that what was written cannot be undone', async () => {
    const { store } = await serve(await filled())
    await sql`pragma max_page_count = 1`.execute(store.db)
    const claims = Array.from({ length: 3_000 }, (_, at) =>
      claim(`more-${at}`, 'memberOf', 'organization', { source: 'y' }),
    )
    const writing = amendGraph(store, { origin: 'other', run: '1', ...smallGraph(claims) })
    await expect(writing).rejects.toMatchObject({
      code: 'STORAGE_FULL',
      message: expect.stringMatching(/disk .* full/),
    })
  })
})

describe.runIf(isSqlite && process.platform !== 'win32')('a place that cannot be written', () => {
  const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

  /** As somebody who may write nothing there, which the administrator of a machine always may. */
  function plenum(...args: string[]) {
    const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const child = spawn(process.execPath, [launcher, ...args], { ...nobody, env: { ...process.env, PORT: '0' } })
    onTestFinished(() => void child.kill('SIGKILL'))
    const texts = { stdout: '', stderr: '' }
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (text) => {
        texts[name] += text
      })
    }
    return { child, texts, code: once(child, 'close').then(([code]) => code as number | null) }
  }

  it('holds a database that is served', async () => {
    const path = join(temporaryFolder(), 'graph.sqlite')
    writeFileSync(path, readFileSync((await filled()).replace('sqlite:', '')))
    chmodSync(path, 0o444)
    const folder = join(path, '..')
    chmodSync(folder, 0o555)
    onTestFinished(() => chmodSync(folder, 0o755))
    const { child, texts, code } = plenum('serve', '--db', `sqlite:${path}`)
    await Promise.race([once(child.stdout, 'data'), code])
    expect(texts.stderr).toBe('')
    const [url = ''] = /http:\S+/.exec(texts.stdout) ?? []
    const headers = { 'content-type': 'application/json' }
    const asked = await fetch(url, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: '{ people { totalCount } }' }),
    })
    expect(await asked.json()).toEqual({ data: { people: { totalCount: 300 } } })
    expect((await fetch(url.replace('/graphql', '/readyz'))).status).toBe(200)
    const writing = plenum('serve', '--write', '--db', `sqlite:${path}`)
    expect(await writing.code).toBe(1)
    expect(writing.texts.stderr).toMatch(/"--write" expects a database that can be written/)
  })

  it.each(['/proc/nowhere', '/dev/null/x'])(
    'is told of at once where databases are to be kept in it: %s',
    async (cache) => {
      const { texts, code } = plenum('serve', '--cache', cache)
      expect(await code).toBe(1)
      expect(texts.stderr).toMatch(/^plenum: Cannot keep a database: .*--cache/)
    },
  )
})
