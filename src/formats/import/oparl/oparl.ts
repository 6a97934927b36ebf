import type { FileRecord, Format } from '../format.ts'
import { Fields } from '../json/fields.ts'
import { isObject } from '../json/json-value.ts'
import { tellLeftOver } from '../left-over.ts'
import { agendaItemClass } from './agenda-item.ts'
import { findAnswers } from './answers.ts'
import { bodyClass } from './body.ts'
import type { ClassName } from './class-name.ts'
import { type OparlClass, pathOf } from './common-fields.ts'
import { consultationClass } from './consultation.ts'
import { surveyEnvelope, tellEnvelope } from './envelope.ts'
import { fileClass } from './file.ts'
import { legislativeTermClass } from './legislative-term.ts'
import { locationClass } from './location.ts'
import { meetingClass } from './meeting.ts'
import { membershipClass, mentionMembers } from './membership.ts'
import { organizationClass } from './organization.ts'
import { paperClass } from './paper.ts'
import { personClass } from './person.ts'
import { readOparl } from './records.ts'
import { findSoleSystem } from './sole-system.ts'
import { systemClass } from './system.ts'
import { orderWays } from './way.ts'

/** OParl 1.0 and 1.1: what the information systems of councils answer. Single objects, pages of lists, folders of either. */
export const oparl: Format = {
  name: 'oparl',
  version: 1,
  isClosed: true,
  find: findAnswers,
  read: readOparl,
  idInSlugs: pathOf,
  survey(record, survey) {
    if (record.sort === 'page') surveyEnvelope(record, survey)
    else if (isClass(record.sort)) classes[record.sort].survey(fieldsOf(record), survey)
  },
  finishSurvey(survey) {
    findSoleSystem(survey)
    mentionMembers(survey)
    orderWays(survey)
  },
  tell(record, account) {
    const { sort, locator } = record
    if (sort === 'page') tellEnvelope(record, account)
    else if (sort === 'earlier state') account.unheld('an earlier state of an object', 1, locator)
    else if (sort === 'deleted reference') account.unheld('a reference to an object that is deleted', 1, locator)
    else if (isClass(sort)) {
      const fields = fieldsOf(record)
      classes[sort].tell(fields, account)
      tellLeftOver(fields, account)
    }
  },
}

const classes: Readonly<Record<ClassName, OparlClass>> = {
  system: systemClass,
  body: bodyClass,
  'legislative term': legislativeTermClass,
  organization: organizationClass,
  person: personClass,
  membership: membershipClass,
  meeting: meetingClass,
  'agenda item': agendaItemClass,
  paper: paperClass,
  consultation: consultationClass,
  file: fileClass,
  location: locationClass,
}

function isClass(sort: string): sort is ClassName {
  return Object.hasOwn(classes, sort)
}

function fieldsOf({ sort, value, locator }: FileRecord): Fields {
  return new Fields(isObject(value) ? value : { value }, sort, locator)
}
