import type { FileRecord, Format } from '../format.ts'
import { type JsonObject, textOf } from '../json/json-value.ts'
import { kindOfClasses } from './classes.ts'
import { tellItem } from './item.ts'
import { itemKey, surveyItem } from './item-survey.ts'
import { readWikidata } from './records.ts'
import type { Label } from './wikidata-label.ts'

/** Wikidata's entities, as its dumps and its API give them. */
export const wikidata: Format = {
  name: 'wikidata',
  version: 3,
  // A file is a part of Wikidata; what it names is there, if not in the file.
  isClosed: false,
  read: readWikidata,
  survey(record, survey) {
    if (!isItem(record)) return
    const value = record.value as JsonObject
    survey.meet(itemKey(String(value.id)), record.locator, record.locator)
    surveyItem(value, survey)
  },
  settle(key, kept) {
    const item = key.replace(/^item:/, '')
    const listOf = (topic: string, of: string) => kept<readonly string[]>(topic, of) ?? []
    const [kind, classification = null] =
      kindOfClasses(listOf('instance of', item), (of) => listOf('subclass of', of)) ?? []
    return kind ? { kind, classification } : null
  },
  nameOf: (key, kept) => kept<Label>('label', key.replace(/^[a-z]+:/, ''))?.text ?? null,
  tell(record, account) {
    if (isItem(record)) tellItem(record.value as JsonObject, record.locator, account)
    else
      account.unheld(record.isAside ? `${record.sort}: no part of an entity` : `an entity of the type ${record.sort}`)
  },
}

function isItem({ sort, value }: FileRecord): boolean {
  return sort === 'item' || (sort === 'entity' && /^Q\d/.test(textOf((value as JsonObject).id) ?? ''))
}
