import { type RawBuilder, sql } from 'kysely'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import { properties } from '../model/properties.ts'
import type { ClaimCondition } from './claim-condition.ts'
import { listOf } from './condition.ts'
import { beginningOf, bounded, narrow, storedLetters } from './values.ts'

/** How a value that is no entity is found by what it says: on rows of `value`, in one of these ways. */
export interface ValuesAsked {
  readonly ways: readonly RawBuilder<unknown>[]
  /** Whether the ways let nothing through that is not asked. */
  readonly isExact: boolean
}

/** Whether the condition asks what a value says, or when it held. */
export function asksValues({ equals, contains, within, atLeast, atMost }: ClaimCondition): boolean {
  return equals !== null || contains !== null || within !== null || atLeast !== null || atMost !== null
}

/** Null where what is asked is not told by values alone. */
export function valuesAsked(asked: ClaimCondition): ValuesAsked | null {
  const { properties: named, direction, equals, contains, within, atLeast, atMost } = asked
  if (!named || direction === 'IN' || !asksValues(asked)) return null
  const areDates = named.every((name) => !properties[name].range.kinds && properties[name].range.value === 'date')
  const isOfValue = equals !== null || contains !== null || atLeast !== null || atMost !== null
  if (!isOfValue && !areDates) return null
  const ofProperty = sql`value.property in (${listOf(named)})`
  if (areDates) return { ways: daysAsked(asked).map((days) => sql`${ofProperty} and ${days}`), isExact: true }
  const parts = [ofProperty, ...textsAsked(asked), ...quantitiesAsked(asked)]
  const areShort = equals?.every((text) => Array.from(text).length < storedLetters) ?? false
  const isExact = areShort && contains === null && atLeast === null && atMost === null && within === null
  return { ways: [sql.join(parts, sql` and `)], isExact }
}

function textsAsked({ equals, contains }: ClaimCondition): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (equals) parts.push(sql`value.text in (${listOf(equals.map(beginningOf))})`)
  // What a longer text has after its beginning is not stored here.
  if (contains)
    parts.push(sql`(length(value.text) >= ${storedLetters} or replace(value.text, ${contains}, '') <> value.text)`)
  return parts
}

function quantitiesAsked({ atLeast, atMost }: ClaimCondition): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (atLeast !== null) parts.push(sql`value.high >= ${bounded(Math.floor(atLeast))}`)
  if (atMost !== null) parts.push(sql`value.low <= ${bounded(Math.ceil(atMost))}`)
  return parts
}

/** Days are found from the first that can begin it: of what leaves much open, from any. */
function daysAsked({ within }: ClaimCondition): RawBuilder<unknown>[] {
  const from = bounded(firstDay(within?.from ?? null))
  const to = bounded(lastDay(within?.to ?? null))
  if (within?.certainly)
    return [
      sql`value.text = '' and value.wide in (0, 1) and value.low >= ${from} and value.low <= ${to} and value.high <= ${to}`,
    ]
  return [
    sql`value.text = '' and value.wide = 0 and value.low >= ${bounded(from - narrow)} and value.low <= ${to} and value.high >= ${from}`,
    sql`value.text = '' and value.wide = 1 and value.low <= ${to} and value.high >= ${from}`,
  ]
}
