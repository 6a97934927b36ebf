import { StoreError } from './error.ts'
import { openSqlite } from './sqlite.ts'
import type { Store } from './store.ts'

/**
 * Opens the database at an address: `sqlite:PATH`.
 * @throws StoreError
 */
export async function openStore(address: string): Promise<Store> {
  const [, path] = /^sqlite:(.+)$/.exec(address) ?? []
  if (path === undefined) throw new StoreError('BAD_DATABASE_URL', `Expected sqlite:PATH, got "${address}".`)
  return openSqlite(path)
}
