import type { FileRecord, Format } from '../format.ts'
import type { FtmEntity } from './records.ts'
import { ftmKey, readFtm } from './records.ts'
import { kindOfEnd, surveyRelation, tellRelation } from './relation.ts'
import { countUnsaidOfSources, kindOfValue, surveyThing, tellThing } from './thing.ts'

/** FollowTheMoney: entities and the relations between them, one JSON object a line, as they are or as changes. */
export const ftm: Format = {
  name: 'ftm',
  version: 3,
  isClosed: true,
  keepsRecords: true,
  read: readFtm,
  survey(record, survey) {
    const { locator, change, value } = record
    const key = ftmKey((value as Pick<FtmEntity, 'id'>).id)
    // Of several changes to one entity the last holds.
    if (change) survey.forget(key)
    const entity = entityOf(record)
    if (!entity) return
    if (!change) survey.meet(key, contentOf(entity), locator, entity.schema.name)
    if (entity.schema.isEdge) surveyRelation(entity, survey)
    else surveyThing(entity, survey)
  },
  kindNamed: (property, end) => kindOfEnd(property, end) ?? (end === 'value' ? kindOfValue(property) : null),
  tell(record, account) {
    const entity = entityOf(record)
    if (!entity) return
    for (const what of entity.further) account.unheld(what)
    countUnsaidOfSources(entity, account)
    if (entity.schema.isEdge) tellRelation(entity, record.locator, account)
    else tellThing(entity, record.locator, account)
  },
}

function entityOf({ change, value }: FileRecord): FtmEntity | null {
  return change === 'GONE' ? null : (value as FtmEntity)
}

function contentOf({ schema, further, ...entity }: FtmEntity): string {
  return JSON.stringify({ ...entity, schema: schema.name })
}
