import { sql } from 'kysely'
import type { Store } from '../store.ts'
import type { AccountTable } from './tables.ts'

/** Somebody who may write. */
export type Account = Readonly<AccountTable>

/** Adds an account. False where the name is taken, and nothing is changed. */
export async function addAccount({ db }: Pick<Store, 'db'>, account: Account): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('account')
    .values(account)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirst()
  return Number(numInsertedOrUpdatedRows) === 1
}

/** Takes an account away, and with it its token. What was written under its name stays. False where there is none of the name. */
export async function removeAccount({ db }: Pick<Store, 'db'>, name: string): Promise<boolean> {
  const { numDeletedRows } = await db.deleteFrom('account').where('name', '=', name).executeTakeFirst()
  return Number(numDeletedRows) === 1
}

/** All accounts, by name. */
export async function findAccounts({ db }: Pick<Store, 'db'>): Promise<Account[]> {
  return (await db.selectFrom('account').selectAll().orderBy('name').execute()).map(readAccount)
}

/**
 * The account of a token, by the hash of it; one that has expired too. A replica may not have heard yet that an account is
 * gone, so the primary is asked: it is sent whatever does not begin as a statement that only reads.
 */
export async function findAccount({ db }: Pick<Store, 'db'>, tokenHash: string): Promise<Account | null> {
  const { rows } = await sql<AccountTable>`
    /* asks the primary */ select name, role, token_hash, expires, added from account where token_hash = ${tokenHash}`.execute(
    db,
  )
  return rows[0] ? readAccount(rows[0]) : null
}

function readAccount({ name, role, token_hash, expires, added }: AccountTable): Account {
  return { name, role, token_hash, expires: expires === null ? null : Number(expires), added: Number(added) }
}
