import { isEdtf, parseEdtf } from '../../../model/edtf.ts'
import { firstDay, lastDay } from '../../../model/edtf-days.ts'
import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Statement } from '../statement.ts'

/** The id of the term that a membership belongs to. */
export function termOf(fields: Fields): string | null {
  return fields.id('legislative_period_id', 'legislative_period')
}

/** The first day and the last of a term, as its event gives them. */
export interface TermDates {
  readonly start: string | null
  readonly end: string | null
}

/**
 * Says that something held for a time. Where the record leaves a date to the term that it belongs to, it is said twice:
 * with the dates that the record states, and, as inferred, with those of the term. A term that is still open has no end.
 */
export function sayOverTime(statement: Statement, fields: Fields, account: Account): void {
  const { start, end } = statement
  account.say(statement)
  const term = termOf(fields)
  const dates = term ? account.kept<TermDates>('term', term) : null
  if (!dates) return
  const inherited = [start ? null : dates.start && 'start', end ? null : dates.end && 'end'].filter(Boolean)
  if (inherited.length === 0) return
  const spell = { start: start ?? dates.start, end: end ?? dates.end }
  if (isBackwards(spell)) {
    const message = `it is stated for ${term}, and lies outside of it: nothing is taken over from ${term}.`
    account.warn({ reason: 'a membership outside of its term', locator: statement.locator ?? '', message })
    return
  }
  const note = [`${inherited.join(' and ')} of ${term}, not of the membership`, statement.note]
    .filter(Boolean)
    .join('; ')
  account.say({
    ...statement,
    ...spell,
    certainty: 'INFERRED',
    note,
    sources: [],
  })
}

function isBackwards({ start, end }: { start: string | null | undefined; end: string | null | undefined }): boolean {
  if (!start || !end || !isEdtf(start) || !isEdtf(end)) return false
  return firstDay(parseEdtf(start)) > lastDay(parseEdtf(end))
}
