import type { Account } from '../account.ts'
import { type JsonObject, objectsOf, textOf } from '../json-value.ts'
import type { Statement } from '../statement.ts'
import type { About } from './popolo-class.ts'

/** Says what most classes have alike: pictures, pages and ways to reach it. */
export function tellCommon(value: JsonObject, account: Account, { subject, sources, locator }: About): void {
  const say = (statement: Omit<Statement, 'subject' | 'sources'>) => account.say({ subject, sources, ...statement })
  const image = textOf(value.image)
  if (image) say({ property: 'image', value: { text: image }, locator: `${locator}.image` })
  for (const [index, each] of objectsOf(value.images)) {
    const text = textOf(each.url)
    if (text)
      say({ property: 'image', value: { text }, locator: `${locator}.images[${index}]`, note: textOf(each.note) })
  }
  for (const [index, each] of objectsOf(value.links)) {
    const text = textOf(each.url)
    if (text) say({ property: 'link', value: { text }, locator: `${locator}.links[${index}]`, note: textOf(each.note) })
  }
  for (const [index, each] of objectsOf(value.sources)) {
    const text = textOf(each.url)
    const note = textOf(each.note) ?? 'source'
    if (text) say({ property: 'link', value: { text }, locator: `${locator}.sources[${index}]`, note })
  }
  const email = textOf(value.email)
  if (email)
    say({ property: 'contact', value: { text: email }, qualifiers: { medium: 'email' }, locator: `${locator}.email` })
  for (const [index, each] of objectsOf(value.contact_details)) {
    const text = textOf(each.value)
    if (!text) continue
    say({
      property: 'contact',
      value: { text },
      qualifiers: { medium: textOf(each.type) },
      start: textOf(each.valid_from ?? each.start_date),
      end: textOf(each.valid_until ?? each.end_date),
      locator: `${locator}.contact_details[${index}]`,
      note: [textOf(each.label), textOf(each.note)].filter(Boolean).join(': ') || null,
    })
  }
}
