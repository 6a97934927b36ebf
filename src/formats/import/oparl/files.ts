import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { kindOfClass, pathOf, type ThingClass, takeIds } from './common-fields.ts'
import { addTo, factsOf } from './facts.ts'

/*
 * A file is no thing of its own: where it can be read is a link of what it belongs to. Objects name their files, and
 * files what they belong to; either is enough.
 */

/** Under this topic the survey keeps what each file belongs to, and as what. */
export const ownersOfFile = 'oparl:owners'

export interface Owner {
  readonly sort: ThingClass
  readonly id: string
  /** The field in which the object names the file; null where only the file names the object. */
  readonly field: string | null
}

/** Notes that an object has the files that its fields name. */
export function surveyFiles(sort: ThingClass, fields: Fields, survey: Survey, names: readonly string[]): void {
  const id = fields.ownId()
  for (const field of names)
    for (const { id: file } of fields.ids(field)) surveyOwner({ sort, id, field }, file, survey)
}

export function surveyOwner({ sort, id, field }: Owner, file: string, survey: Survey): void {
  survey.mention(survey.key(sort, id), kindOfClass[sort], pathOf(id))
  addTo(ownersOfFile, file, JSON.stringify({ sort, id, field }), survey)
}

/** Takes the fields that name files, which are told where they have a record. */
export function tellFiles(fields: Fields, account: Account, names: readonly string[]): void {
  for (const field of names) takeIds(fields, field, account, (id) => factsOf('file', id, account).isThere !== undefined)
}
