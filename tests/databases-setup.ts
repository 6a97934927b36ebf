import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { loadDataset } from '../src/files/dataset.ts'
import { openPostgres } from '../src/store/postgres/postgres.ts'
import { openSqlite } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { writeGraph } from '../src/store/write.ts'
import type { Databases, DialectName } from './databases.ts'
import { initPostgres } from './postgres-server.ts'

/** Makes the databases that all tests of a project share, and takes them away when the tests are done. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-tests-'))
  const ends = [async () => rmSync(folder, { recursive: true, force: true })]
  const dialect = project.name as DialectName
  const shippedFile = join(folder, 'shipped.sqlite')
  await ship(await openSqlite(shippedFile))
  const urls = { shippedUrl: '', emptyUrl: '', serverUrl: '' }
  if (dialect === 'postgres') {
    const server = process.env.DATABASE_URL ? { url: process.env.DATABASE_URL } : await initPostgres()
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
    await analyze(shippedUrl)
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

/** As a server does by itself, some time after. */
async function analyze(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  await client.query('analyze')
  await client.end()
}

function withDatabase(url: string, name: string): string {
  const changed = new URL(url)
  changed.pathname = name
  return changed.href
}
