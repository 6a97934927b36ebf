import { hash } from 'node:crypto'
import type { Account } from '../account.ts'
import { isObject, type JsonObject, textOf } from '../json-value.ts'
import { idByContent } from '../slug.ts'
import type { Survey } from '../survey.ts'
import type { ClassName } from './records.ts'

/**
 * Gives an object without an id one by what it says, and by what the object says that it stands in: its place in the
 * file would change with the order of records. Of several that say the very same, each has its own; which of them is the
 * first makes no difference.
 */
export function surveyOwnId(
  sort: ClassName,
  value: JsonObject,
  { locator, outer, survey }: { readonly locator: string; readonly outer: () => string; readonly survey: Survey },
): JsonObject {
  if (!isThing(sort) || textOf(value.id) !== null) return value
  const content = hash('sha256', `${outer()} ${contentOf(value)}`, 'hex')
  const alike = 1 + (survey.kept<number>('popolo:alike', `${sort} ${content}`) ?? 0)
  survey.keepLast('popolo:alike', `${sort} ${content}`, alike)
  const id = idByContent(labelOf(value) ?? sort, content, alike)
  survey.keep('popolo:own id', locator, id)
  return { ...value, id }
}

/** The object with the id that the survey gave it. */
export function withOwnId(sort: ClassName, value: JsonObject, locator: string, account: Account): JsonObject {
  if (!isThing(sort) || textOf(value.id) !== null) return value
  return { ...value, id: account.kept<string>('popolo:own id', locator) }
}

/** Nothing refers to a membership, nor to a single vote. */
function isThing(sort: ClassName): boolean {
  return sort !== 'membership' && sort !== 'vote'
}

/** What people would call it by. */
function labelOf(value: JsonObject): string | null {
  for (const field of ['identifier', 'name', 'label', 'title', 'text']) {
    const label = textOf(value[field])
    if (label !== null) return label
  }
  return null
}

/** One text for all orders in which a value can be written. */
export function contentOf(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(contentOf).sort().join()}]`
  if (!isObject(value)) return JSON.stringify(value)
  const fields = Object.keys(value).map((key) => `${JSON.stringify(key)}:${contentOf(value[key])}`)
  return `{${fields.sort().join()}}`
}
