import { randomBytes } from 'node:crypto'
import { StoreError } from '../error.ts'
import { personAuthor } from '../history/author.ts'
import type { Entered } from '../history/entry.ts'
import type { Store } from '../store.ts'
import { declining } from './clean-changes.ts'
import { type ErasureEntry, eraseIn } from './erase.ts'

/**
 * Erases the name of somebody who wrote: of who has, or had, an account by their name, of others by the id of the author,
 * as names are not theirs alone. What they wrote stays, by nobody. @throws StoreError NOTHING_TO_ERASE
 */
export async function eraseAuthor(store: Store, given: string, entry: ErasureEntry): Promise<Entered> {
  return eraseIn(store, entry, async ({ db }, enter) => {
    const asName = given.normalize('NFC')
    const name = asName.startsWith(ofPeople) ? asName.slice(ofPeople.length) : asName
    const { id, kind } = personAuthor(name)
    const accounts = await db.deleteFrom('account').where('name', '=', name).executeTakeFirst()
    // The id is made of the name. Whoever bears it later is somebody else.
    const authors = await db
      .updateTable('author')
      .set({ name: null, id: `person:${randomBytes(9).toString('base64url')}` })
      .where('id', 'in', [id, given])
      .where('kind', '=', kind)
      .executeTakeFirst()
    if (accounts.numDeletedRows + authors.numUpdatedRows === 0n)
      throw new StoreError(
        'NOTHING_TO_ERASE',
        `Nobody of the name "${given}" has an account, or wrote anything under one. Whom an identity provider knows is erased by the id of the author: see "changes" in the API.`,
      )
    const entered = await enter(null)
    await db.updateTable('change').set({ differences: 1 }).where('key', '=', entered.key).execute()
    return entered
  })
}

/** How the ids of those begin who have accounts. */
const ofPeople = personAuthor('').id

/**
 * Erases what author and reviewer said of a change, which is named by its number or its key. Of one that has not taken
 * effect it is all that there is: what it asks for goes too, and it waits no more. @throws StoreError NOTHING_TO_ERASE
 */
export async function eraseMessage(store: Store, which: number | string, entry: ErasureEntry): Promise<Entered> {
  return eraseIn(store, entry, async (inside, enter) => {
    const { db } = inside
    const column = typeof which === 'number' ? 'number' : 'key'
    const change = await db.selectFrom('change').selectAll().where(column, '=', which).executeTakeFirst()
    const hasEffect = change?.number !== null
    const said = [change?.message, change?.review_note, hasEffect ? null : change.operations]
    if (!change || said.every((text) => text === null))
      throw new StoreError('NOTHING_TO_ERASE', `No change of the number or id ${which} says anything of itself.`)
    const erased = { message: null, review_note: null, ...(hasEffect ? {} : { operations: null }) }
    await db
      .updateTable('change')
      .set({ ...erased, ...(change.state === 'PROPOSED' ? await declining(inside) : {}) })
      .where('key', '=', change.key)
      .execute()
    const entered = await enter(null)
    await db.updateTable('change').set({ differences: 1 }).where('key', '=', entered.key).execute()
    return entered
  })
}
