import type { Account } from '../account.ts'
import type { FileRecord, Format } from '../format.ts'
import { Fields } from '../json/fields.ts'
import { isBlank, isObject, type JsonObject, textOf } from '../json/json-value.ts'
import { tellLeftOver } from '../left-over.ts'
import type { Survey } from '../survey.ts'
import { areaClass } from './area.ts'
import { type ClassName, tellsOne } from './class-name.ts'
import { eventClass } from './event.ts'
import { membershipClass, surveyWithoutEnds } from './membership.ts'
import { motionClass } from './motion.ts'
import { organizationClass } from './organization.ts'
import { recallOwnId, surveyOwnId } from './own-id.ts'
import { personClass } from './person.ts'
import type { PopoloClass, Within } from './popolo-class.ts'
import { postClass } from './post.ts'
import { readPopolo, wholeFile } from './records.ts'
import { speechClass, tellSpoken } from './speech.ts'
import { surveyVoters, voteClass } from './vote.ts'
import { voteEventClass } from './vote-event.ts'

/** Popolo's JSON, with the fields that EveryPolitician adds: a whole legislature in a file, a list, or a single object. */
export const popolo = createPopolo({ keepsTexts: false })

/** The same, with what is said in speeches. */
export const popoloWithTexts = createPopolo({ keepsTexts: true })

function createPopolo({ keepsTexts }: { readonly keepsTexts: boolean }): Format {
  return {
    name: 'popolo',
    version: keepsTexts ? '6 with texts' : 6,
    isClosed: true,
    read: readPopolo,
    survey(record, survey) {
      if (isClass(record.sort)) {
        const id = idOfRecord(record)
        if (id !== null) survey.keepLast('popolo:last', id, record.locator)
        const fields = fieldsOf(record)
        identify(record.sort, fields, (sort, each) => surveyOwnId(sort, each, survey))
        surveyObject(record.sort, fields, survey)
      } else if (record.sort === 'meta') surveyMeta(record, survey)
    },
    finishSurvey: surveyVoters,
    tell(record, account) {
      if (isClass(record.sort)) {
        warnOfTwin(record, account)
        const fields = fieldsOf(record)
        identify(record.sort, fields, (sort, each) => recallOwnId(sort, each, account))
        tellObject(record.sort, fields, account, withinWhole(record.locator, account))
        if (record.sort === 'speech') tellSpoken(fields, account, keepsTexts)
        tellLeftOver(fields, account)
      } else if (record.sort === 'meta') tellMeta(record, account)
      else {
        account.unheld(`${record.sort}: Popolo has no such class`)
        warnOfPage(record, account)
      }
    },
  }
}

/** The words by which an API gives the place of the next page. */
const wordsForNext = new Set(['next', 'next_url', 'next_page', 'nextPage', 'next_page_url', 'has_more', 'hasMore'])

/** A page is read for what is in it. What it leaves to the next one is not there. */
function warnOfPage({ sort, locator, value }: FileRecord, account: Account): void {
  if (!wordsForNext.has(sort) || isBlank(value) || value === false) return
  const message = `it says that there is more (${sort}): this is one page of an answer. Fetch all of them, and import them as one file.`
  account.warn({ reason: 'a page of a longer answer', locator, message })
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

/** Sees to the ids of an object and of what stands in it, which others name before it is read. */
function identify(sort: ClassName, fields: Fields, giveId: (sort: ClassName, fields: Fields) => void): void {
  giveId(sort, fields)
  for (const { sort: below, inside } of embeddedIn(classes[sort], fields)) identify(below, inside, giveId)
}

function surveyObject(sort: ClassName, fields: Fields, survey: Survey, within = nowhere): void {
  const read = classes[sort]
  read.survey(fields, survey, within)
  for (const { sort, inside, outer } of embeddedIn(read, fields)) surveyObject(sort, inside, survey, outer)
  // What is embedded in an object that is the whole file was given by itself, before it.
  if (fields.locator !== wholeFile) return
  const id = fields.ownId()
  const outers = read.embeds.map(({ field, outer }) => [field, outer ? { [outer]: id } : {}])
  survey.keep('popolo', 'whole', Object.fromEntries(outers))
  surveyWithoutEnds(survey)
}

function tellObject(sort: ClassName, fields: Fields, account: Account, within: Within): void {
  const read = classes[sort]
  read.tell(fields, account, within)
  for (const { sort, inside, outer } of embeddedIn(read, fields)) tellObject(sort, inside, account, outer)
}

/** The object that is the whole file, if the locator's list belongs to it. */
function withinWhole(locator: string, account: Account): Within {
  const whole = account.kept<Record<string, Within>>('popolo', 'whole')
  const list = whole ? locator.replace(/\[.*$/s, '') : ''
  return whole && Object.hasOwn(whole, list) ? (whole[list] ?? nowhere) : nowhere
}

interface Embedded {
  readonly sort: ClassName
  readonly inside: Fields
  readonly outer: Within
}

function* embeddedIn({ embeds }: PopoloClass, fields: Fields): Iterable<Embedded> {
  for (const { field, sort, outer } of embeds) {
    if (!fields.hasObjects(field)) continue
    const within = outer ? { [outer]: fields.ownId() } : {}
    for (const inside of fields.inside(field, typeof sort === 'string' ? sort : field)) {
      const known = typeof sort === 'string' ? sort : sort(inside)
      if (known && tellsOne(known, (field) => inside.has(field))) yield { sort: known, inside, outer: within }
    }
  }
}

const nowhere: Within = {}

/** EveryPolitician names at the top what the whole file was made from. */
function surveyMeta(record: FileRecord, survey: Survey): void {
  for (const { text } of fieldsOf(record).texts('sources')) survey.page(text)
}

function tellMeta(record: FileRecord, account: Account): void {
  const fields = fieldsOf(record)
  fields.texts('sources')
  tellLeftOver(fields, account)
}

function fieldsOf({ sort, value, locator }: FileRecord): Fields {
  return new Fields(isObject(value) ? value : { value }, sort, locator)
}
