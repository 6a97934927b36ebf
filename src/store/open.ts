import { existsSync } from 'node:fs'
import { StoreError } from './error.ts'
import { countGraph, findRevision } from './graph.ts'
import { openPostgres } from './postgres/postgres.ts'
import { openSqlite } from './sqlite/sqlite.ts'
import type { Store } from './store.ts'

/** Where a database is. */
export type DatabaseAddress =
  | { readonly kind: 'sqlite'; readonly path: string }
  | { readonly kind: 'postgres'; readonly url: string }

export interface OpenOptions {
  /** Servers to which a PostgreSQL database is replicated, and that are read from. */
  readonly replicas?: readonly string[]
  /** How long a statement may take on a server, in milliseconds; left out, as long as it will. */
  readonly statementTimeout?: number | undefined
  /** Whether a database file is made where there is none. */
  readonly create?: boolean
}

/**
 * Opens the database at an address: `sqlite:PATH`, or `postgres://USER@HOST:PORT/NAME`.
 * @throws StoreError
 */
export async function openStore(
  address: string,
  { replicas = [], create = true, statementTimeout }: OpenOptions = {},
): Promise<Store> {
  const place = parseDatabaseUrl(address)
  if (place.kind === 'postgres')
    return openPostgres(place.url, {
      replicas: replicas.map(parseReplicaUrl),
      ...(statementTimeout && { statementTimeout }),
    })
  if (replicas.length > 0) {
    throw new StoreError('BAD_DATABASE_URL', `Only a PostgreSQL database has replicas, and ${address} is a file.`)
  }
  if (!create && place.path !== ':memory:' && !existsSync(place.path)) {
    throw new StoreError('NO_DATABASE', `No database is at ${place.path}.`)
  }
  return openSqlite(place.path)
}

export interface FilledOptions {
  readonly replicas?: readonly string[]
  readonly statementTimeout?: number | undefined
  /** Whether the graph may still be empty, because it is to be written; then a file is made, too. */
  readonly mayBeEmpty?: boolean
}

/**
 * Opens a database that holds a graph, and counts what it holds.
 * @throws StoreError
 */
export async function openFilledStore(
  address: string,
  { replicas = [], statementTimeout, mayBeEmpty = false }: FilledOptions = {},
) {
  const store = await openStore(address, { replicas, statementTimeout, create: mayBeEmpty })
  try {
    if (!mayBeEmpty && (await findRevision(store)) === '') {
      throw new StoreError('NO_GRAPH', `The database ${shownUrl(address)} holds no graph yet.`)
    }
    return { store, summary: await countGraph(store) }
  } catch (error) {
    await store.close()
    throw error
  }
}

/**
 * Reads the address of a database.
 * @throws StoreError BAD_DATABASE_URL
 */
export function parseDatabaseUrl(text: string): DatabaseAddress {
  const [, scheme = '', rest = ''] = /^([a-z]+):(.*)$/is.exec(text) ?? []
  switch (scheme.toLowerCase()) {
    case 'sqlite':
      if (rest.replace(/^\/\/(?=\/|$)/, '') === '') refuse(text, 'no path', 'sqlite:graph.sqlite')
      return { kind: 'sqlite', path: rest.replace(/^\/\/(?=\/)/, '') }
    case 'postgres':
    case 'postgresql':
      return { kind: 'postgres', url: parsePostgresUrl(text) }
    default:
      return refuse(text, scheme === '' ? 'no scheme' : `the scheme "${scheme}:"`, suggestionFor(text))
  }
}

/** The address without its password, so that it can be shown. */
export function shownUrl(text: string): string {
  return text
    .replace(/^((?!sqlite:)\w+:\/*[^:@/?#]*):.*@/i, '$1:***@')
    .replace(/\b(password|sslpassword)=[^&]*/gi, '$1=***')
}

function parseReplicaUrl(text: string): string {
  const place = parseDatabaseUrl(text)
  if (place.kind !== 'postgres') refuse(text, 'a file', 'postgres://USER@HOST:PORT/NAME')
  return text
}

function parsePostgresUrl(text: string): string {
  const url = /^\w+:\/\//.test(text) && URL.canParse(text) ? new URL(text) : null
  if (!url)
    return refuse(
      text,
      'one that cannot be read',
      'postgres://USER:PASSWORD@HOST:PORT/NAME, with %40 for @ in a password',
    )
  if (url.pathname.length < 2) refuse(text, 'no name of a database', 'postgres://USER@HOST:PORT/NAME')
  return text
}

function suggestionFor(text: string): string {
  return /^[\w./~-]+$/.test(text) ? `sqlite:${text}` : 'sqlite:graph.sqlite'
}

function refuse(text: string, came: string, cure: string): never {
  throw new StoreError(
    'BAD_DATABASE_URL',
    `Expected the address of a database, sqlite:PATH or postgres://…, got ${came} in "${shownUrl(text)}". Write, for example, ${cure}.`,
  )
}
