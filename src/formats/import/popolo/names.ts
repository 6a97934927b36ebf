import type { Identifier } from '../../../model/entity.ts'
import { isLanguage } from '../../../model/language.ts'
import type { Account } from '../account.ts'
import type { Fields, Text } from '../json/fields.ts'
import { putTogether } from '../put-together.ts'
import type { Statement } from '../statement.ts'
import type { About } from './popolo-class.ts'

/** A name without the marks of footnotes that some pages leave in it: "Kim Jong-un[14]". */
function plainName(text: string): string {
  const cut = text.includes('[') ? text.replace(/\s*\[(?:\d{1,3}|[a-z]|note \d+)\]/gi, '') : text
  const plain = (unevenSpace.test(cut) ? cut.replace(/\s+/g, ' ') : cut).trim()
  return plain === '' ? text : plain
}

const unevenSpace = /\s{2}|[^\S ]/

/** What an object is called: by its name, in English where it has one in languages, by the parts of it, or by another name. */
export function labelOf(fields: Fields, field = 'name'): string | null {
  const named = fields.texts(field)
  const [name] = named.filter(({ language }) => language === null || language === 'en').concat(named)
  const label =
    name?.text ??
    nameOfParts(fields) ??
    firstOther(fields) ??
    fields.firstText('sort_name', 'family_name', 'given_name')
  return label === null ? null : plainName(label)
}

function firstOther(fields: Fields): string | null {
  for (const other of otherNames(fields, 'other_names')) {
    const text = other.texts('name')[0]?.text ?? nameOfParts(other)
    if (text) return text
  }
  return null
}

/** Says the name of an object and its other names. */
export function tellNames(fields: Fields, account: Account, about: About, field = 'name'): void {
  const { subject, sources } = about
  const say = (
    { text: printed, language, locator }: Text,
    more: Omit<Statement, 'subject' | 'property' | 'value' | 'locator'>,
  ) => {
    const text = plainName(printed)
    const printedAs = text === printed ? null : printed
    account.say({ subject, property: 'name', value: { text, language }, printedAs, locator, ...more })
  }
  const names = fields.texts(field)
  for (const name of names) say(name, { sources })
  const composed = names.length === 0 ? nameOfParts(fields) : null
  if (composed) say({ text: composed, language: null, locator: fields.locator }, { sources, ...putTogether })
  for (const name of fields.texts('sort_name')) say(name, { note: 'as it is sorted', sources })
  for (const other of otherNames(fields, 'other_names')) tellOther(other, say, sources)
  for (const other of otherNames(fields, 'other_label')) tellOther(other, say, [])
}

function tellOther(
  other: Fields,
  say: (text: Text, more: Omit<Statement, 'subject' | 'property' | 'value' | 'locator'>) => void,
  ofRecord: About['sources'],
): void {
  const { locator } = other
  const names = other.texts('name')
  const composed = names.length === 0 ? nameOfParts(other) : null
  if (names.length === 0 && composed === null) return
  const note = other.text('note')
  const parts = partsOfName.flatMap((part) => other.texts(part).map(({ text }) => `${part.replace('_', ' ')}: ${text}`))
  // EveryPolitician adds names in all languages from elsewhere: the record's own sources do not say them.
  const sources = note === 'multilingual' ? [] : ofRecord
  const more = {
    start: other.text('start_date'),
    end: other.text('end_date'),
    note: [note, ...parts].filter(Boolean).join('; ') || null,
    sources,
  }
  const language = other.firstText('lang', 'language')
  for (const name of names) say({ ...name, language: name.language ?? language, locator }, more)
  if (composed) say({ text: composed, language, locator }, { ...more, certainty: putTogether.certainty })
}

function otherNames(fields: Fields, field: string): readonly Fields[] {
  return fields.inside(field, undefined, { text: 'name', key: 'lang', isKey: isLanguage })
}

/** The parts of a name, in the order in which they make one. */
const partsOfName = [
  'honorific_prefix',
  'given_name',
  'additional_name',
  'patronymic_name',
  'family_name',
  'honorific_suffix',
]

/** A given name and a family name make a name. */
function nameOfParts(fields: Fields): string | null {
  const isWhole = ['given_name', 'family_name'].every((part) => fields.peek(part) !== null)
  return isWhole ? `${fields.text('given_name')} ${fields.text('family_name')}` : null
}

/** The names of an object in other catalogues. One without a catalogue is the file's own. */
export function identifiersOf(fields: Fields): Identifier[] {
  const listed = fields
    .inside('identifiers', undefined, { text: 'identifier', key: 'scheme', isKey: () => true })
    .flatMap((each) => {
      const values = each.texts('identifier')
      const scheme = values.length === 0 ? null : each.text('scheme')
      return values.map(({ text }) => ({ scheme: scheme ?? 'identifier', value: text }))
    })
  const wikidata = fields.text('wikidata')
  if (wikidata) listed.push({ scheme: 'wikidata', value: wikidata })
  return [...new Map(listed.map((each) => [JSON.stringify(each), each])).values()]
}

export function isItem(text: string): boolean {
  return /^Q[1-9]\d*$/.test(text)
}
