import type { CompiledQuery, DatabaseConnection, Driver, QueryResult } from 'kysely'
import { StoreError, type StoreErrorCode } from '../error.ts'

/** A server to read from, as long as it is up and has all that the primary has. */
export interface Replica {
  readonly driver: Driver
  readonly isReady: () => boolean
  /** It failed, or may have fallen behind: it is not asked until it was found to be up and to have caught up. */
  distrust(): void
}

/**
 * Sends each statement to a server: whatever is read outside of a transaction to the replicas in turn, all else to the
 * primary. A replica that fails is passed over, and what is read when a connection is lost is read once more.
 */
export function createServersDriver(primary: Driver, replicas: readonly Replica[]): Driver {
  let turn = 0
  const read = async <Row>(given: CompiledQuery): Promise<QueryResult<Row>> => {
    const query = { ...given, parameters: given.parameters.map(withoutNul) }
    const ready = replicas.filter(({ isReady }) => isReady())
    turn += 1
    for (const [index] of ready.entries()) {
      const replica = ready[(turn + index) % ready.length]
      if (!replica) break
      try {
        return await askOnce(replica.driver, query)
      } catch (error) {
        // Whatever it is, the primary has the last word: a replica can also refuse what it would have to wait for.
        if (isLoss(error)) replica.distrust()
      }
    }
    return patiently(() => askOnce(primary, query))
  }
  const held = new WeakMap<DatabaseConnection, DatabaseConnection>()
  const hold = async (connection: DatabaseConnection): Promise<DatabaseConnection> => {
    const known = held.get(connection)
    if (known) return known
    const own = await primary.acquireConnection()
    held.set(connection, own)
    return own
  }
  return {
    async init(options) {
      await Promise.all([primary, ...replicas.map(({ driver }) => driver)].map((driver) => driver.init(options)))
    },
    async acquireConnection() {
      const connection: DatabaseConnection = {
        async executeQuery<Row>(query: CompiledQuery) {
          if (!held.has(connection) && isReading(query.sql)) return read<Row>(query)
          return orUnavailable(async () => (await hold(connection)).executeQuery<Row>(query))
        },
        async *streamQuery<Row>(query: CompiledQuery, chunkSize: number) {
          yield* (await hold(connection)).streamQuery<Row>(query, chunkSize)
        },
      }
      return connection
    },
    async beginTransaction(connection, settings) {
      await patiently(async () => {
        const own = await hold(connection)
        try {
          await primary.beginTransaction(own, settings)
        } catch (error) {
          held.delete(connection)
          await primary.releaseConnection(own)
          throw error
        }
      })
    },
    commitTransaction: (connection) => orUnavailable(async () => primary.commitTransaction(await hold(connection))),
    async rollbackTransaction(connection) {
      const own = held.get(connection)
      // With its connection a transaction is gone: why it failed is to be told, and not that it cannot be undone.
      if (own) await primary.rollbackTransaction(own).catch((error) => isLoss(error) || Promise.reject(error))
    },
    async releaseConnection(connection) {
      const own = held.get(connection)
      if (own) await primary.releaseConnection(own)
    },
    async destroy() {
      await Promise.all([primary, ...replicas.map(({ driver }) => driver)].map((driver) => driver.destroy()))
    },
  }
}

/** Runs a statement on a connection of its own. */
export async function askOnce<Row>(driver: Driver, query: CompiledQuery): Promise<QueryResult<Row>> {
  const connection = await driver.acquireConnection()
  try {
    return await connection.executeQuery<Row>(query)
  } finally {
    await driver.releaseConnection(connection)
  }
}

/** Whether the error says that a server is out of reach, and nothing about what was asked of it. */
export function isLoss(error: unknown): boolean {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return lossCodes.test(String(code)) || lossMessages.test(String(message))
}

/** Whether a server takes no connection in time, and refuses none either: whoever asks again at once waits as long. */
export function isSilence(error: unknown): boolean {
  return /due to connection timeout|^timeout exceeded when trying to connect/.test((error as Error).message)
}

/** PostgreSQL's: connection exceptions, shutting down, starting up; and those of sockets and names. */
const lossCodes = /^(?:08\w{3}|57P0[1-5]|ECONN\w+|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/
const lossMessages = /^Connection terminated|timeout exceeded when trying to connect|not queryable|^Query read timeout/

/** In milliseconds: long enough for a server to start again. */
const waits = [0, 50, 100, 250, 500, 1_000]

/** Tries again while the server is out of reach, for two seconds; not where it is silent. */
export async function patiently<Result>(act: () => Promise<Result>): Promise<Result> {
  const end = Date.now() + waits.reduce((sum, wait) => sum + wait)
  for (const wait of waits) {
    try {
      return await act()
    } catch (error) {
      if (!isLoss(error) || isSilence(error) || Date.now() >= end) return orUnavailable(() => Promise.reject(error))
      await new Promise((resolve) => setTimeout(resolve, wait))
    }
  }
  return orUnavailable(act)
}

async function orUnavailable<Result>(act: () => Promise<Result>): Promise<Result> {
  try {
    return await act()
  } catch (error) {
    if (unstorable.test(String((error as { code?: unknown }).code))) {
      throw new StoreError('UNSTORABLE_TEXT', 'PostgreSQL keeps no text with the character U+0000: take it out.')
    }
    const fault = faults[String((error as { code?: unknown }).code)]
    if (fault)
      throw new StoreError(fault[0], `${fault[1]} PostgreSQL says: ${(error as Error).message}.`, { cause: error })
    if (!isLoss(error)) throw error
    throw new StoreError(
      'DATABASE_UNAVAILABLE',
      `The database cannot be reached: ${reasonOf(error as Error)}. See that its server runs, then try again.`,
    )
  }
}

/** What PostgreSQL's codes say about the database as such, with the cure. */
const faults: Readonly<Record<string, readonly [code: StoreErrorCode, says: string] | undefined>> = {
  '25006': [
    'READ_ONLY_DATABASE',
    'The database takes no changes: see whether its server is a standby, or set to read only.',
  ],
  '53100': ['STORAGE_FULL', 'The disk of the database is full: make room on it.'],
  '53300': ['DATABASE_UNAVAILABLE', 'The server has as many connections as it takes: allow for more, or end some.'],
  '57014': ['STATEMENT_TOO_SLOW', 'A statement took longer than it may, or was cancelled.'],
  XX001: ['DAMAGED_DATABASE', 'The database is damaged: restore a backup.'],
  XX002: ['DAMAGED_DATABASE', 'An index of the database is damaged: build it anew with "reindex".'],
}

/** PostgreSQL's codes for a character that it has no place for. */
const unstorable = /^(?:22021|22P05)$/

/** Where a name has several addresses, the reasons of all of them. */
function reasonOf(error: Error): string {
  const all = error instanceof AggregateError ? (error.errors as Error[]) : [error]
  return all.map(({ message }) => message).join(', ')
}

/**
 * PostgreSQL keeps no text with a U+0000 and takes none: who asks for one asks for what is not there. The character
 * that stands for it here is no character of any text.
 */
function withoutNul(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNul)
  return typeof value === 'string' ? value.replaceAll('\0', '\uffff') : value
}

function isReading(statement: string): boolean {
  return /^\s*(?:select|with)\b/i.test(statement)
}
