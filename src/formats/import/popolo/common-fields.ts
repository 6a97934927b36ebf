import type { Account } from '../account.ts'
import type { Plain } from '../json/field-form.ts'
import type { Fields } from '../json/fields.ts'
import type { Statement } from '../statement.ts'
import { type About, address } from './popolo-class.ts'
import { isClassName } from './records.ts'

/** Says what most classes have alike: pictures, pages and ways to reach it. */
export function tellCommon(fields: Fields, account: Account, { subject, sources }: About): void {
  const say = (statement: Omit<Statement, 'subject' | 'sources'>) => account.say({ subject, sources, ...statement })
  for (const { text, locator } of fields.texts('image')) say({ property: 'image', value: { text }, locator })
  for (const [field, property, unnoted] of addressed) {
    for (const each of fields.inside(field, undefined, address)) {
      const addresses = each.texts('url')
      const note = addresses.length > 0 ? (noteOf(each) ?? unnoted) : null
      for (const { text } of addresses) say({ property, value: { text }, locator: each.locator, note })
    }
  }
  for (const { text, locator } of fields.texts('email'))
    say({ property: 'contact', value: { text }, qualifiers: { medium: 'email' }, locator })
  for (const each of fields.inside('contact_details', undefined, contact)) {
    const values = each.texts('value')
    if (values.length === 0) continue
    const [medium, label, note] = [each.text('type'), each.text('label'), noteOf(each)]
    const [start, end] = [each.firstText('valid_from', 'start_date'), each.firstText('valid_until', 'end_date')]
    const told = [label, note].filter(Boolean).join(': ') || null
    for (const { text } of values)
      say({
        property: 'contact',
        value: { text },
        qualifiers: { medium },
        start,
        end,
        locator: each.locator,
        note: told,
      })
  }
  for (const field of ['@type', '_type']) if (isClassName(fields.peek(field) ?? '')) fields.text(field)
}

const fieldsOfContact = ['label', 'note', 'valid_from', 'valid_until', 'start_date', 'end_date', 'sources']
const contact: Plain = { text: 'value', key: 'type', isKey: (key) => !fieldsOfContact.includes(key) }

/** Lists of addresses, what an address in them is of the object, and the note of one that has none. */
const addressed = [
  ['images', 'image', null],
  ['links', 'link', null],
  ['sources', 'link', 'source'],
] as const

function noteOf(fields: Fields): string | null {
  return (
    fields
      .texts('note')
      .map(({ text }) => text)
      .join('; ') || null
  )
}
