import type { DatabaseSync } from 'node:sqlite'
import type { Kysely } from 'kysely'
import { StoreError } from '../error.ts'
import { layoutVersion, migrateToLatest } from '../migrations.ts'
import type { Tables } from '../tables.ts'
import { beginWriting } from './driver.ts'
import { primaryCode, toldFault } from './fault.ts'
import { sqliteDialect } from './sqlite-dialect.ts'

/** "PLNM": how a Plenum database knows itself among other SQLite files. */
const applicationId = 0x504c4e4d

/** Whole or not at all. Of several processes that begin at once one does so, and the others find it done. */
export async function layOut(database: DatabaseSync, path: string, db: Kysely<Tables>): Promise<void> {
  await beginWriting(database)
  try {
    if (layoutOf(database, path) !== layoutVersion) {
      await migrateToLatest(db, sqliteDialect)
      database.exec(`pragma application_id = ${applicationId}; pragma user_version = ${layoutVersion}`)
    }
    database.exec('commit')
  } catch (error) {
    if (database.isTransaction) database.exec('rollback')
    throw toldFault(error)
  }
}

/** The version of a database's layout; 0 where nothing is laid out yet. */
export function layoutOf(database: DatabaseSync, path: string): number {
  const id = pragma(database, 'application_id')
  if (id !== applicationId && (id !== 0 || pragma(database, 'schema_version') !== 0)) {
    throw new StoreError(
      'NOT_A_PLENUM_DATABASE',
      `${path} is no Plenum database: expected application id ${applicationId}, got ${id}.`,
    )
  }
  const version = pragma(database, 'user_version')
  if (version > layoutVersion) {
    throw new StoreError(
      'NEWER_DATABASE',
      `${path} was written by a newer Plenum: its layout is version ${version}, this Plenum knows up to ${layoutVersion}. Update Plenum, or build the database anew.`,
    )
  }
  return version
}

/** SQLite's result code for a file that is none of its own. */
const notDatabase = 26

function pragma(database: DatabaseSync, name: string): number {
  try {
    return Number(Object.values(database.prepare(`pragma ${name}`).get() ?? {})[0])
  } catch (error) {
    if (primaryCode((error as { errcode?: number }).errcode) !== notDatabase) throw toldFault(error)
    throw new StoreError(
      'NOT_A_PLENUM_DATABASE',
      `The file cannot be read as an SQLite database: ${(error as Error).message}.`,
    )
  }
}
