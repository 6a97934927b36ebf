import type { Account } from '../account.ts'
import type { FileRecord, Format } from '../format.ts'
import { isObject, type JsonObject, objectsOf, textOf } from '../json-value.ts'
import type { Survey } from '../survey.ts'
import { areaClass } from './area.ts'
import { eventClass } from './event.ts'
import { membershipClass } from './membership.ts'
import { motionClass } from './motion.ts'
import { organizationClass } from './organization.ts'
import { contentOf, surveyOwnId, withOwnId } from './own-id.ts'
import { personClass } from './person.ts'
import { ownId, type PopoloClass, type Within } from './popolo-class.ts'
import { postClass } from './post.ts'
import { type ClassName, readPopolo, wholeFile } from './records.ts'
import { speechClass } from './speech.ts'
import { voteClass } from './vote.ts'
import { voteEventClass } from './vote-event.ts'

/** Popolo's JSON, with the fields that EveryPolitician adds: a whole legislature in a file, a list, or a single object. */
export const popolo: Format = {
  name: 'popolo',
  version: 3,
  isClosed: true,
  read: readPopolo,
  survey(record, survey) {
    if (isClass(record.sort)) {
      const id = idOfRecord(record)
      if (id !== null) survey.keepLast('popolo:last', id, record.locator)
      surveyObject(record.sort, record.value as JsonObject, record.locator, survey)
    } else if (record.sort === 'meta') surveyMeta(record, survey)
  },
  tell(record, account) {
    if (isClass(record.sort)) {
      warnOfTwin(record, account)
      tellObject(record.sort, record.value as JsonObject, record.locator, account)
    } else if (record.sort === 'meta') tellMeta(record, account)
    else account.unheld(`${record.sort}: Popolo has no such class`)
  },
}

/** The id of a record among those of its class. */
function idOfRecord({ sort, value }: FileRecord): string | null {
  const id = textOf((value as JsonObject).id)
  return id === null ? null : `${sort}:${id}`
}

/** Records with one id are read as of one thing, which they need not be. */
function warnOfTwin(record: FileRecord, account: Account): void {
  const { sort, locator, value } = record
  const id = idOfRecord(record)
  const last = id === null ? null : account.kept<string>('popolo:last', id)
  if (last === null || last === locator) return
  const message = `its id ${JSON.stringify((value as JsonObject).id)} is that of ${last}, too: what both say is said of one ${sort}. Give each an id of its own.`
  account.warn({ reason: 'an id that several records have', locator, message })
}

const classes: Readonly<Record<ClassName, PopoloClass>> = {
  person: personClass,
  organization: organizationClass,
  membership: membershipClass,
  post: postClass,
  event: eventClass,
  area: areaClass,
  motion: motionClass,
  'vote event': voteEventClass,
  vote: voteClass,
  speech: speechClass,
}

function isClass(sort: string): sort is ClassName {
  return Object.hasOwn(classes, sort)
}

function surveyObject(
  sort: ClassName,
  given: JsonObject,
  locator: string,
  survey: Survey,
  within = nowhere,
  outer = () => '',
): void {
  const read = classes[sort]
  const value = surveyOwnId(sort, given, { locator, outer, survey })
  let content: string | undefined
  const contentOfOwn = () => {
    content ??= contentOf(given)
    return content
  }
  read.survey(value, locator, survey, within)
  for (const { sort, object, place, outer } of embeddedIn(read, value, locator)) {
    surveyObject(sort, object, place, survey, outer, contentOfOwn)
  }
  // What is embedded in an object that is the whole file was given by itself, before it.
  const id = ownId(value, locator)
  if (locator === wholeFile)
    survey.keep(
      'popolo',
      'whole',
      Object.fromEntries(read.embeds.map(({ field, outer }) => [field, outer ? { [outer]: id } : {}])),
    )
}

function tellObject(sort: ClassName, given: JsonObject, locator: string, account: Account, within?: Within): void {
  const read = classes[sort]
  const value = withOwnId(sort, given, locator, account)
  read.tell(value, locator, account, within ?? withinWhole(locator, account))
  for (const { sort, object, place, outer } of embeddedIn(read, value, locator)) {
    tellObject(sort, object, place, account, outer)
  }
}

/** The object that is the whole file, if the locator's list belongs to it. */
function withinWhole(locator: string, account: Account): Within {
  const whole = account.kept<Record<string, Within>>('popolo', 'whole')
  const list = whole ? locator.replace(/\[.*$/s, '') : ''
  return whole && Object.hasOwn(whole, list) ? (whole[list] ?? nowhere) : nowhere
}

interface Embedded {
  readonly sort: ClassName
  readonly object: JsonObject
  readonly place: string
  readonly outer: Within
}

function embeddedIn({ embeds }: PopoloClass, value: JsonObject, locator: string): readonly Embedded[] {
  let found = nothing
  for (const { field, sort, outer } of embeds) {
    const content = value[field]
    if (typeof content !== 'object' || content === null) continue
    const id = ownId(value, locator)
    const embedded = objectsOf(content).map(([index, object]) => ({
      sort,
      object,
      place: Array.isArray(content) ? `${locator}.${field}[${index}]` : `${locator}.${field}`,
      outer: outer ? { [outer]: id } : {},
    }))
    found = [...found, ...embedded]
  }
  return found
}

const nothing: readonly Embedded[] = []
const nowhere: Within = {}

/** EveryPolitician names at the top what the whole file was made from. */
function surveyMeta({ value }: FileRecord, survey: Survey): void {
  for (const address of addressesOf(value)) survey.page(address)
}

function tellMeta({ value }: FileRecord, account: Account): void {
  for (const key of Object.keys(isObject(value) ? value : {})) if (key !== 'sources') account.unheld(`meta.${key}`)
}

function addressesOf(value: unknown): string[] {
  const sources = isObject(value) && Array.isArray(value.sources) ? value.sources : []
  return sources.filter((source): source is string => typeof source === 'string' && source.trim() !== '')
}
