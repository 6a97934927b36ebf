import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import { idByContent } from '../slug.ts'
import type { Survey } from '../survey.ts'
import type { ClassName } from './class-name.ts'

/**
 * Gives an object without an id one by what it says, and by what the object says that it stands in: its place in the
 * file would change with the order of records. Of several that say the very same, each has its own; which of them is the
 * first makes no difference.
 */
export function surveyOwnId(sort: ClassName, fields: Fields, survey: Survey): void {
  if (!isThing(sort) || fields.peek('id') !== null) return
  const content = fields.content()
  const alike = 1 + (survey.kept<number>('popolo:alike', `${sort} ${content}`) ?? 0)
  survey.keepLast('popolo:alike', `${sort} ${content}`, alike)
  const id = idByContent(labelOf(fields) ?? sort, content, alike)
  survey.keep('popolo:own id', fields.locator, id)
  fields.giveId(id)
}

/** Gives an object the id that the survey gave it. */
export function recallOwnId(sort: ClassName, fields: Fields, account: Account): void {
  if (!isThing(sort) || fields.peek('id') !== null) return
  const id = account.kept<string>('popolo:own id', fields.locator)
  if (id !== null) fields.giveId(id)
}

/** Nothing refers to a membership, nor to a single vote. */
function isThing(sort: ClassName): boolean {
  return sort !== 'membership' && sort !== 'vote'
}

/** What people would call it by. */
function labelOf(fields: Fields): string | null {
  for (const field of ['identifier', 'name', 'label', 'title', 'text']) {
    const label = fields.peek(field)
    if (label !== null) return label
  }
  return null
}
