import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { About } from './common-fields.ts'

/** Says what an object is called, in full and for short. */
export function tellNames(fields: Fields, account: Account, about: About): void {
  for (const [field, note] of [['name'], ['shortName', 'short name']] as const)
    for (const { text, language, locator } of fields.texts(field))
      account.say({ ...about, property: 'name', value: { text, language }, locator, note: note ?? null })
}

/** Says the addresses of pages and of people who can be asked. */
export function tellContacts(fields: Fields, account: Account, about: About): void {
  for (const { text, locator } of fields.texts('website'))
    account.say({ ...about, property: 'link', value: { text }, locator, note: 'website' })
  const emails = fields.texts('contactEmail')
  const note = emails.length > 0 ? fields.text('contactName') : null
  for (const { text, locator } of emails)
    account.say({ ...about, property: 'contact', value: { text }, qualifiers: { medium: 'email' }, locator, note })
}
