import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { type OparlClass, sourcesOf, type ThingClass, takeForm } from './common-fields.ts'
import { learn } from './facts.ts'
import { type Owner, ownersOfFile, surveyOwner } from './files.ts'

export const fileClass: OparlClass = {
  survey(fields, survey) {
    const id = fields.ownId()
    learn('file', id, { isThere: 'true' }, survey)
    for (const [field, sort] of backwards)
      for (const { id: owner } of fields.ids(field)) surveyOwner({ sort, id: owner, field: null }, id, survey)
  },
  tell(fields, account) {
    const id = fields.ownId()
    const given = (account.kept<readonly string[]>(ownersOfFile, id) ?? []).map((each): Owner => JSON.parse(each))
    for (const [field] of backwards) fields.ids(field)
    takeForm(fields)
    const addresses = ['accessUrl', 'downloadUrl', 'externalServiceUrl', 'web'].flatMap((field) => fields.texts(field))
    if (given.length === 0 || addresses.length === 0) {
      account.unheld(`file: one ${given.length === 0 ? 'that belongs to no object' : 'without an address'}`, 1, id)
      fields.dismiss()
      return
    }
    const isNamed = ({ sort, id, field }: Owner) =>
      field === null && given.some((each) => each.field !== null && each.sort === sort && each.id === id)
    const note = noteOf(fields)
    for (const owner of given.filter((each) => !isNamed(each)))
      for (const { text } of addresses) tellOwner(owner, { id, text, note }, account)
  },
}

interface Linked {
  readonly id: string
  readonly text: string
  readonly note: string
}

function tellOwner({ sort, id: owner, field }: Owner, { id, text, note }: Linked, account: Account): void {
  const isImage = field === 'image'
  account.say({
    subject: account.key(sort, owner),
    property: isImage ? 'image' : 'link',
    value: { text },
    locator: id,
    sources: sourcesOf(id, account),
    note: [field === null || isImage ? null : wordsOf(field), note || null].filter(Boolean).join(': ') || null,
  })
}

/** "Anlage 1, 2013-01-04, application/pdf". */
function noteOf(fields: Fields): string {
  const [name, file] = [fields.text('name'), fields.text('fileName')]
  const parts = [name, file === name ? null : file, fields.text('date'), fields.text('mimeType')]
  return parts.filter(Boolean).join(', ')
}

/** "resultsProtocol" is "results protocol". */
function wordsOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}

/** The fields by which a file names what it belongs to. */
const backwards: readonly (readonly [field: string, sort: ThingClass])[] = [
  ['meeting', 'meeting'],
  ['agendaItem', 'agenda item'],
  ['person', 'person'],
  ['paper', 'paper'],
]
