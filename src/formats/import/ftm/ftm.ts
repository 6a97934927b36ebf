import type { FileRecord, Format } from '../format.ts'
import type { FtmEntity } from './records.ts'
import { readFtm } from './records.ts'
import { surveyRelation, tellRelation } from './relation.ts'
import { surveyThing, tellThing } from './thing.ts'

/** FollowTheMoney: entities and the relations between them, one JSON object a line, as they are or as changes. */
export const ftm: Format = {
  name: 'ftm',
  version: 2,
  isClosed: true,
  read: readFtm,
  survey(record, survey) {
    const entity = entityOf(record)
    // Of several changes to one entity the last holds.
    if (entity?.op || record.sort === 'deletion') survey.keepLast('ftm:last', idOf(record), record.locator)
    if (!entity) return
    if (entity.schema.isEdge) surveyRelation(entity, survey)
    else surveyThing(entity, survey)
  },
  tell(record, account) {
    const last = account.kept<string>('ftm:last', idOf(record))
    const entity = entityOf(record)
    if (!entity || (last !== null && last !== record.locator)) return
    for (const field of entity.further) if (!['target', 'op'].includes(field)) account.unheld(`record.${field}`)
    if (entity.schema.isEdge) tellRelation(entity, record.locator, account)
    else tellThing(entity, record.locator, account)
  },
}

function entityOf({ sort, value }: FileRecord): FtmEntity | null {
  return sort === 'deletion' ? null : (value as FtmEntity)
}

function idOf({ value }: FileRecord): string {
  return (value as { id: string }).id
}
