import { statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** Where a command finds the graph: a database, or else a data directory. */
export interface Place {
  readonly data: string
  readonly cache?: string
  readonly db?: string
  readonly replica?: readonly string[]
  /** How long a statement may take on a server, in milliseconds. */
  readonly statementTimeout?: number
  /** Whether the graph of a database may still be empty, because it is to be written. */
  readonly mayBeEmpty?: boolean
}

/** Opens the database of a place, and tells how much it holds. */
export async function openPlace({ data, cache, db, replica: replicas, statementTimeout, mayBeEmpty = false }: Place) {
  if (db === undefined) {
    if (replicas) throw new Error('"--replica" expects "--db postgres://…", the server to which is written. Give both.')
    requireFolder(data)
    const { openBuiltStore } = await import('../files/build.ts')
    return openBuiltStore({ data, cache: cache ?? join(dirname(resolve(data)), '.plenum') })
  }
  const { openFilledStore } = await import('../store/open.ts')
  return openFilledStore(db, { ...(replicas && { replicas }), statementTimeout, mayBeEmpty })
}

export function requireFolder(data: string): void {
  if (statSync(data, { throwIfNoEntry: false })?.isDirectory()) return
  throw new Error(`No data directory is at ${data}: expected a folder with entities/ and sources/. Give its path.`)
}
