import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { listOf, textOf } from '../json/json-value.ts'
import { putTogether } from '../put-together.ts'
import { type About, aboutOf, type OparlClass, surveyThing, takeIds, tellCommon } from './common-fields.ts'
import { factsOf } from './facts.ts'
import { surveyFiles, tellFiles } from './files.ts'
import { surveyMemberships, takeMemberships } from './membership.ts'

export const personClass: OparlClass = {
  survey(fields, survey) {
    const name = fields.text('name') ?? nameOfParts(fields) ?? fields.firstText('familyName', 'givenName')
    surveyThing('person', fields, survey, { name })
    surveyMemberships('person', fields, survey)
    surveyFiles('person', fields, survey, ['image'])
  },
  tell(fields, account) {
    const about = aboutOf('person', fields, account)
    tellName(fields, account, about)
    for (const [field, property, note] of plain)
      for (const { text, language, locator } of fields.texts(field))
        account.say({ ...about, property, value: { text, language }, locator, note })
    for (const [field, medium] of [
      ['email', 'email'],
      ['phone', 'phone'],
    ] as const)
      for (const { text, locator } of fields.texts(field))
        account.say({ ...about, property: 'contact', value: { text }, qualifiers: { medium }, locator })
    const lives = fields.texts('life')
    const from = lives.length === 0 ? null : fields.text('lifeSource')
    for (const { text, language, locator } of lives) {
      const note = from && `from ${from}`
      account.say({ ...about, property: 'describedAs', value: { text, language }, locator, note })
    }
    tellAddress(fields, account, about)
    tellFiles(fields, account, ['image'])
    takeMemberships(fields, account)
    tellCommon(fields, account, about)
  },
}

const plain = [
  ['givenName', 'givenName', null],
  ['familyName', 'familyName', null],
  ['title', 'honorific', null],
  ['affix', 'honorific', 'after the name'],
  ['formOfAddress', 'honorific', 'form of address'],
  ['gender', 'gender', null],
  ['status', 'occupation', 'status'],
] as const

function tellName(fields: Fields, account: Account, about: About): void {
  const names = fields.texts('name')
  for (const { text, language, locator } of names)
    account.say({ ...about, property: 'name', value: { text, language }, locator })
  const text = names.length === 0 ? nameOfParts(fields) : null
  if (text) account.say({ ...about, property: 'name', value: { text }, ...putTogether })
}

/** A given name and a family name make a name. */
function nameOfParts(fields: Fields): string | null {
  const parts = ['givenName', 'familyName'].flatMap((part) => fields.peek(part) ?? [])
  return parts.length === 2 ? parts.join(' ') : null
}

/** Where a person can be written to, in words: that need not be a home. */
function tellAddress(fields: Fields, account: Account, about: About): void {
  const told = (id: string) => factsOf('location', id, account).address !== undefined
  const ids = ['location', 'locationObject'].flatMap((field) => listOf(fields.raw(field)).map(textOf))
  for (const field of ['location', 'locationObject']) takeIds(fields, field, account, told)
  for (const id of new Set(ids)) {
    if (id === null || !told(id)) continue
    const { address = '' } = factsOf('location', id, account)
    account.say({ ...about, property: 'address', value: { text: address }, locator: `${about.locator}.location` })
  }
}
