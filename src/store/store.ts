import type { Kysely } from 'kysely'
import { Migrator } from 'kysely/migration'
import type { Dialect } from './dialect.ts'
import { migrationsFor } from './migrations.ts'
import type { Tables } from './tables.ts'

/** An open database of claims. The queries of each table stand in the file that bears the table's name. */
export interface Store {
  readonly db: Kysely<Tables>
  readonly dialect: Dialect
  /** Brings the tables to the present layout; does nothing if they are there. */
  migrate(): Promise<void>
  close(): Promise<void>
}

export function createStore(db: Kysely<Tables>, dialect: Dialect): Store {
  return {
    db,
    dialect,
    async migrate() {
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrationsFor(dialect) } })
      const { error } = await migrator.migrateToLatest()
      if (error) throw error
    },
    close: () => db.destroy(),
  }
}
