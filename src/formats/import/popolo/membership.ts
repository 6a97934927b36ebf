import { firstDay, lastDay } from '../../../model/accord.ts'
import { isEdtf, parseEdtf } from '../../../model/edtf.ts'
import type { EntityKind } from '../../../model/kind.ts'
import type { Account, Statement } from '../account.ts'
import { isObject, type JsonObject, textOf } from '../json-value.ts'
import { isPlaceholder } from './organization.ts'
import { countUnheld, idOf, type PopoloClass, sourcesOf, surveySources, type Within } from './popolo-class.ts'
import type { ClassName } from './records.ts'

type Field = 'person' | 'organization' | 'on_behalf_of' | 'post' | 'area' | 'legislative_period'

/** The ends of a membership: how its fields begin, the class of what they name, and its kind. */
const ends: readonly { field: Field; sort: ClassName; kind: EntityKind }[] = [
  { field: 'person', sort: 'person', kind: 'PERSON' },
  { field: 'organization', sort: 'organization', kind: 'ORGANIZATION' },
  { field: 'on_behalf_of', sort: 'organization', kind: 'ORGANIZATION' },
  { field: 'post', sort: 'post', kind: 'POST' },
  { field: 'area', sort: 'area', kind: 'PLACE' },
  { field: 'legislative_period', sort: 'event', kind: 'MEETING' },
]

export const membershipClass: PopoloClass = {
  embeds: ends,
  survey(value, _, survey, within) {
    for (const { field, sort, kind } of ends) {
      const id = endOf(value, field, within)
      if (id && !(sort === 'organization' && isPlaceholder(id))) survey.mention(`${sort}:${id}`, kind, id)
    }
    surveySources(value, survey)
  },
  tell(value, locator, account, within) {
    tellMembership(value, locator, account, within)
    const told = ends.flatMap(({ field }) => [field, `${field}_id`])
    countUnheld('membership', value, account, [
      ...told,
      'role',
      'label',
      'start_date',
      'end_date',
      'member',
      'member_id',
    ])
    for (const field of ['links', 'contact_details', 'image', 'email', 'identifiers']) {
      if (value[field] !== undefined) account.unheld(`membership.${field}`)
    }
  },
}

function tellMembership(value: JsonObject, locator: string, account: Account, within: Within): void {
  const [organization, post] = [endOf(value, 'organization', within), endOf(value, 'post', within)]
  const person = endOf(value, 'person', within)
  if (!person || (!organization && !post)) {
    const message = `expected ${person ? 'an organization or a post' : 'a person'} of the membership, got none.`
    account.problem({ reason: 'a membership without its ends', locator, message })
    return
  }
  const [role, label] = [textOf(value.role), textOf(value.label)]
  const about = { subject: `person:${person}`, locator, sources: sourcesOf(value), note: label }
  if (post) sayOverTime({ ...about, property: 'holds', value: { entity: `post:${post}` } }, value, account)
  if (!organization) return
  const qualifiers = { role, ...affiliation(value, account) }
  sayOverTime(
    { ...about, property: 'memberOf', value: { entity: `organization:${organization}` }, qualifiers },
    value,
    account,
  )
}

function affiliation(value: JsonObject, account: Account): Statement['qualifiers'] {
  const [party, area, term] = [idOf(value, 'on_behalf_of'), idOf(value, 'area'), idOf(value, 'legislative_period')]
  const isKnown = party !== null && !isPlaceholder(party)
  if (party && !isKnown)
    account.unheld(`membership.on_behalf_of_id "${party}": a placeholder for one that is not known`)
  return {
    onBehalfOf: isKnown ? { entity: `organization:${party}` } : null,
    constituency: area ? { entity: `area:${area}` } : null,
    term: term ? { entity: `event:${term}` } : null,
  }
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
function sayOverTime(statement: Statement, value: JsonObject, account: Account): void {
  const [start, end] = [textOf(value.start_date), textOf(value.end_date)]
  account.say({ ...statement, start, end })
  const term = idOf(value, 'legislative_period')
  const dates = term ? account.kept<TermDates>('term', term) : null
  const inherited = [start ? null : dates?.start && 'start', end ? null : dates?.end && 'end'].filter(Boolean)
  if (inherited.length === 0) return
  const spell = { start: start ?? dates?.start, end: end ?? dates?.end }
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

/** What stands at an end, or the object that the membership is embedded in. */
function endOf(value: JsonObject, field: Field, within: Within): string | null {
  const inside = field === 'person' || field === 'organization' || field === 'post' ? within[`${field}_id`] : undefined
  return idOf(value, field) ?? (field === 'person' ? memberOf(value) : null) ?? inside ?? null
}

/** A member is a person unless it says that it is something else. */
function memberOf(value: JsonObject): string | null {
  const { member } = value
  if (isObject(member) && /organization/i.test(String(member['@type'] ?? member._type ?? ''))) return null
  return idOf(value, 'member')
}
