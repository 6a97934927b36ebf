import type { Identifier } from '../../../model/entity.ts'
import type { Account } from '../account.ts'
import { type JsonObject, objectsOf, textOf } from '../json-value.ts'
import type { Statement } from '../statement.ts'
import type { About } from './popolo-class.ts'

/** A name without the marks of footnotes that some pages leave in it: "Kim Jong-un[14]". */
export function plainName(text: string): string {
  const cut = text.includes('[') ? text.replace(/\s*\[(?:\d{1,3}|[a-z]|note \d+)\]/gi, '') : text
  const plain = (unevenSpace.test(cut) ? cut.replace(/\s+/g, ' ') : cut).trim()
  return plain === '' ? text : plain
}

const unevenSpace = /\s{2}|[^\S ]/

/** Says the name of an object and its other names. */
export function tellNames(value: JsonObject, account: Account, about: About, field = 'name'): void {
  const { subject, sources, locator } = about
  const say = (
    printed: string,
    more: Omit<Statement, 'subject' | 'property' | 'value'>,
    language: string | null = null,
  ) => {
    const text = plainName(printed)
    const printedAs = text === printed ? null : printed
    account.say({ subject, property: 'name', value: { text, language }, printedAs, ...more })
  }
  const name = textOf(value[field])
  if (name) say(name, { locator: `${locator}.${field}`, sources })
  const sortName = textOf(value.sort_name)
  if (sortName) say(sortName, { locator: `${locator}.sort_name`, note: 'as it is sorted', sources })
  for (const [index, other] of objectsOf(value.other_names)) {
    const text = textOf(other.name)
    if (!text) continue
    const note = textOf(other.note)
    const spell = { start: textOf(other.start_date), end: textOf(other.end_date) }
    // EveryPolitician adds names in all languages from elsewhere: the record's own sources do not say them.
    const from = note === 'multilingual' ? [] : (sources ?? [])
    say(text, { locator: `${locator}.other_names[${index}]`, note, ...spell, sources: from }, textOf(other.lang))
  }
  for (const [index, other] of (Array.isArray(value.other_label) ? value.other_label : []).entries()) {
    const text = textOf(other)
    if (text) say(text, { locator: `${locator}.other_label[${index}]` })
  }
}

/** The names of an object in other catalogues. One without a catalogue is the file's own. */
export function identifiersOf(value: JsonObject): Identifier[] {
  const listed = objectsOf(value.identifiers).flatMap(([, each]) => {
    const identifier = textOf(each.identifier)
    return identifier ? [{ scheme: textOf(each.scheme) ?? 'identifier', value: identifier }] : []
  })
  const wikidata = textOf(value.wikidata)
  if (wikidata) listed.push({ scheme: 'wikidata', value: wikidata })
  return [...new Map(listed.map((each) => [JSON.stringify(each), each])).values()]
}

export function isItem(text: string): boolean {
  return /^Q[1-9]\d*$/.test(text)
}

/** A word of the open list of classifications: "legislative period" is LEGISLATIVE_PERIOD. */
export function classificationOf(text: string | null): string | null {
  const word = text
    ?.normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, '_')
    .replace(/^[_\d]+|_$/g, '')
  return word ? word : null
}
