import { type RawBuilder, sql } from 'kysely'
import { firstDay, lastDay } from '../model/edtf-days.ts'
import { properties } from '../model/properties.ts'
import type { ClaimCondition } from './claim-condition.ts'
import { listOf } from './sql-words.ts'
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
export function valuesAsked(asked: ClaimCondition, columns: Columns = asStored): ValuesAsked | null {
  const { properties: named, direction, equals, contains, within, atLeast, atMost } = asked
  if (!named || direction === 'IN' || !asksValues(asked)) return null
  const areDates = named.every((name) => !properties[name].range.kinds && properties[name].range.value === 'date')
  const isOfValue = equals !== null || contains !== null || atLeast !== null || atMost !== null
  if (!isOfValue && !areDates) return null
  const ofProperty = sql`${columns.property} in (${listOf(named)})`
  if (areDates) return { ways: daysAsked(asked, columns).map((days) => sql`${ofProperty} and ${days}`), isExact: true }
  const parts = [ofProperty, ...textsAsked(asked, columns), ...quantitiesAsked(asked, columns)]
  const areShort = equals?.every((text) => Array.from(text).length < storedLetters) ?? false
  const isExact = areShort && contains === null && atLeast === null && atMost === null && within === null
  return { ways: [sql.join(parts, sql` and `)], isExact }
}

/** The columns that tell a value. */
type Columns = Readonly<Record<'property' | 'text' | 'wide' | 'low' | 'high', RawBuilder<unknown>>>

const asStored: Columns = {
  property: sql`value.property`,
  text: sql`value.text`,
  wide: sql`value.wide`,
  low: sql`value.low`,
  high: sql`value.high`,
}

/** For values that are looked up by their subject: in a form of which no index knows, or one of all values would be taken. */
export const ofSubject: Columns = {
  property: sql`coalesce(value.property, '')`,
  text: sql`coalesce(value.text, '')`,
  wide: sql`(value.wide + 0)`,
  low: sql`(value.low + 0)`,
  high: sql`(value.high + 0)`,
}

function textsAsked({ equals, contains }: ClaimCondition, { text }: Columns): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (equals) parts.push(sql`${text} in (${listOf(equals.map(beginningOf))})`)
  // What a longer text has after its beginning is not stored here.
  if (contains) parts.push(sql`(length(${text}) >= ${storedLetters} or replace(${text}, ${contains}, '') <> ${text})`)
  return parts
}

function quantitiesAsked({ atLeast, atMost }: ClaimCondition, { low, high }: Columns): RawBuilder<unknown>[] {
  const parts: RawBuilder<unknown>[] = []
  if (atLeast !== null) parts.push(sql`${high} >= ${bounded(Math.floor(atLeast))}`)
  if (atMost !== null) parts.push(sql`${low} <= ${bounded(Math.ceil(atMost))}`)
  return parts
}

/** Days are found from the first that can begin it: of what leaves much open, from any. */
function daysAsked({ within }: ClaimCondition, { text, wide, low, high }: Columns): RawBuilder<unknown>[] {
  const from = bounded(firstDay(within?.from ?? null))
  const to = bounded(lastDay(within?.to ?? null))
  if (within?.certainly)
    return [sql`${text} = '' and ${wide} in (0, 1) and ${low} >= ${from} and ${low} <= ${to} and ${high} <= ${to}`]
  return [
    sql`${text} = '' and ${wide} = 0 and ${low} >= ${bounded(from - narrow)} and ${low} <= ${to} and ${high} >= ${from}`,
    sql`${text} = '' and ${wide} = 1 and ${low} <= ${to} and ${high} >= ${from}`,
  ]
}
