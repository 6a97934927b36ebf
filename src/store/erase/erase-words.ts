import { randomBytes } from 'node:crypto'
import { StoreError } from '../error.ts'
import { personAuthor } from '../history/author.ts'
import type { Entered } from '../history/entry.ts'
import type { Store } from '../store.ts'
import { type ErasureEntry, eraseIn } from './erase.ts'

/** Erases the name of somebody who has, or had, an account; what they wrote stays, by nobody. @throws StoreError NOTHING_TO_ERASE */
export async function eraseAuthor(store: Store, name: string, entry: ErasureEntry): Promise<Entered> {
  return eraseIn(store, entry, async ({ db }, enter) => {
    const { id, kind } = personAuthor(name)
    const accounts = await db.deleteFrom('account').where('name', '=', name).executeTakeFirst()
    // The id is made of the name. Whoever bears it later is somebody else.
    const authors = await db
      .updateTable('author')
      .set({ name: null, id: `person:${randomBytes(9).toString('base64url')}` })
      .where('id', '=', id)
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (accounts.numDeletedRows + authors.numUpdatedRows === 0n)
      throw new StoreError('NOTHING_TO_ERASE', `Nobody of the name "${name}" has an account, or wrote anything.`)
    const entered = await enter(null)
    await db.updateTable('change').set({ differences: 1 }).where('key', '=', entered.key).execute()
    return entered
  })
}

/** Erases what author and reviewer said of a change. @throws StoreError NOTHING_TO_ERASE */
export async function eraseMessage(store: Store, number: number, entry: ErasureEntry): Promise<Entered> {
  return eraseIn(store, entry, async ({ db }, enter) => {
    const change = await db.selectFrom('change').selectAll().where('number', '=', number).executeTakeFirst()
    if (!change || (change.message === null && change.review_note === null))
      throw new StoreError('NOTHING_TO_ERASE', `No change of the number ${number} says anything of itself.`)
    await db.updateTable('change').set({ message: null, review_note: null }).where('key', '=', change.key).execute()
    const entered = await enter(null)
    await db.updateTable('change').set({ differences: 1 }).where('key', '=', entered.key).execute()
    return entered
  })
}
