import type { Account } from '../account.ts'
import type { FileRecord, Format } from '../format.ts'
import { isObject, type JsonObject } from '../json-value.ts'
import type { Survey } from '../survey.ts'
import { areaClass } from './area.ts'
import { eventClass } from './event.ts'
import { membershipClass } from './membership.ts'
import { motionClass } from './motion.ts'
import { organizationClass } from './organization.ts'
import { personClass } from './person.ts'
import { postClass } from './post.ts'
import { type ClassName, readPopolo } from './records.ts'
import type { PopoloClass } from './popolo-class.ts'
import { speechClass } from './speech.ts'
import { voteClass } from './vote.ts'
import { voteEventClass } from './vote-event.ts'

/** Popolo's JSON, with the fields that EveryPolitician adds: a whole legislature in a file, a list, or a single object. */
export const popolo: Format = {
  name: 'popolo',
  version: 1,
  read: readPopolo,
  survey(record, survey) {
    const read = classOf(record)
    if (read) read.survey(record.value as JsonObject, record.locator, survey)
    else if (record.sort === 'meta') surveyMeta(record, survey)
  },
  tell(record, account) {
    const read = classOf(record)
    if (read) read.tell(record.value as JsonObject, record.locator, account)
    else if (record.sort === 'meta') tellMeta(record, account)
    else account.unheld(`${record.sort}: Popolo has no such class`)
  },
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

function classOf({ sort, value }: FileRecord): PopoloClass | undefined {
  return isObject(value) && Object.hasOwn(classes, sort) ? classes[sort as ClassName] : undefined
}

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
