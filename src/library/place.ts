import { statSync } from 'node:fs'
import { chooseCache } from './cache-place.ts'

/** Where the graph is: a database, or else a data directory. */
export interface Place {
  readonly data: string
  readonly cache?: string
  readonly db?: string
  readonly replica?: readonly string[]
  /** How long a statement may take on a server, in milliseconds. */
  readonly statementTimeout?: number
  /** Whether the graph of a database may still be empty, because it is to be written. */
  readonly mayBeEmpty?: boolean
  /** Told where built databases are kept if that is not beside the data. */
  readonly onNote?: (note: string) => void
}

/** Opens the database of a place, and tells how much it holds. */
export async function openPlace(place: Place) {
  if (place.db !== undefined) return openDatabasePlace({ ...place, db: place.db })
  const { openBuiltStore } = await import('../files/build.ts')
  return openBuiltStore(folderOf(place))
}

/** The data directory of a place, and where its databases are kept. */
export function folderOf({ data, cache, replica, onNote }: Place): { readonly data: string; readonly cache: string } {
  if (replica) throw new Error('"--replica" expects "--db postgres://…", the server to which is written. Give both.')
  requireFolder(data)
  return { data, cache: cache ?? chooseCache(data, onNote) }
}

/** Opens the database that a place names. */
export async function openDatabasePlace(place: Place & { readonly db: string }) {
  const { db, replica, statementTimeout, mayBeEmpty = false } = place
  const { openFilledStore } = await import('../store/open.ts')
  return openFilledStore(db, { ...(replica && { replicas: replica }), statementTimeout, mayBeEmpty })
}

export function requireFolder(data: string): void {
  if (statSync(data, { throwIfNoEntry: false })?.isDirectory()) return
  throw new Error(`No data directory is at ${data}: expected a folder with entities/ and sources/. Give its path.`)
}
