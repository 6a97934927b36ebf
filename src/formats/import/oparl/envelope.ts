import type { Account } from '../account.ts'
import { keyOfFile } from '../account.ts'
import type { FileRecord } from '../format.ts'
import { isObject, textOf } from '../json/json-value.ts'
import type { Survey } from '../survey.ts'

/*
 * What stands around the objects of a page, and what a mirror notes of itself: which pages there are, and when the answers
 * were fetched.
 */

const pages = 'oparl:page'

export function surveyEnvelope({ value }: FileRecord, survey: Survey): void {
  const self = textOf(partsOf(value).links.self)
  if (self !== null) survey.keep(pages, self, true)
}

export function tellEnvelope({ value, locator }: FileRecord, account: Account): void {
  const { links, retrieved } = partsOf(value)
  const next = textOf(links.next)
  if (next !== null && account.kept(pages, next) === null) {
    const message = `it says that there is more (${next}), and that page is not here. Save it beside this one, or give the address of the system.`
    account.warn({ reason: 'a page of a longer list', locator, message })
  }
  if (retrieved !== null)
    account.say({ subject: keyOfFile, property: 'retrieved', value: { date: retrieved }, locator: null })
}

function partsOf(value: unknown) {
  const { links, mirror } = isObject(value) ? value : {}
  return { links: isObject(links) ? links : {}, retrieved: isObject(mirror) ? textOf(mirror.retrieved) : null }
}
