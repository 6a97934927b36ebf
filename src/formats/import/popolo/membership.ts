import { isEdtf, parseEdtf } from '../../../model/edtf.ts'
import { firstDay, lastDay } from '../../../model/edtf-days.ts'
import type { EntityKind } from '../../../model/kind.ts'
import type { Account } from '../account.ts'
import { isObject, type JsonObject, textOf } from '../json-value.ts'
import type { Statement } from '../statement.ts'
import { isPlaceholder } from './organization.ts'
import {
  countUnheld,
  idOf,
  type PopoloClass,
  sourcesOf,
  surveySources,
  toldFields,
  type Within,
} from './popolo-class.ts'
import type { ClassName } from './records.ts'

interface End {
  readonly field: string
  /** The field that gives its id. */
  readonly id: string
  readonly sort: ClassName
  readonly kind: EntityKind
}

/** The ends of a membership: the class of what they name, and its kind. */
const ends: readonly End[] = [
  { field: 'person', id: 'person_id', sort: 'person', kind: 'PERSON' },
  { field: 'organization', id: 'organization_id', sort: 'organization', kind: 'ORGANIZATION' },
  { field: 'on_behalf_of', id: 'on_behalf_of_id', sort: 'organization', kind: 'ORGANIZATION' },
  { field: 'post', id: 'post_id', sort: 'post', kind: 'POST' },
  { field: 'area', id: 'area_id', sort: 'area', kind: 'PLACE' },
  { field: 'legislative_period', id: 'legislative_period_id', sort: 'event', kind: 'MEETING' },
]

const told = toldFields('membership', [
  ...ends.flatMap(({ field, id }) => [field, id]),
  ...['role', 'label', 'start_date', 'end_date', 'member', 'member_id'],
])

export const membershipClass: PopoloClass = {
  embeds: ends,
  survey(value, _, survey, within) {
    for (const { id: idField, field, sort, kind } of ends) {
      const id = endOf(value, idField, field, within)
      if (id && !(sort === 'organization' && isPlaceholder(id))) survey.mention(survey.key(sort, id), kind, id)
    }
    surveySources(value, survey)
  },
  tell(value, locator, account, within) {
    tellMembership(value, locator, account, within)
    countUnheld('membership', value, account, told)
    for (const field of unheld) if (value[field] !== undefined) account.unheld(`membership.${field}`)
  },
}

/** Fields that every class has, and that are told of no membership. */
const unheld = ['links', 'contact_details', 'image', 'email', 'identifiers']

function tellMembership(value: JsonObject, locator: string, account: Account, within: Within): void {
  const organization = endOf(value, 'organization_id', 'organization', within)
  const post = endOf(value, 'post_id', 'post', within)
  const person = endOf(value, 'person_id', 'person', within)
  if (!person || (!organization && !post)) {
    const message = `expected ${person ? 'an organization or a post' : 'a person'} of the membership, got none.`
    account.problem({ reason: 'a membership without its ends', locator, message })
    return
  }
  const about = {
    subject: account.key('person', person),
    locator,
    sources: sourcesOf(value),
    start: textOf(value.start_date),
    end: textOf(value.end_date),
    note: textOf(value.label),
  }
  if (post) sayOverTime({ ...about, property: 'holds', value: { entity: account.key('post', post) } }, value, account)
  if (!organization) return
  const entity = account.key('organization', organization)
  const qualifiers = affiliation(value, account)
  sayOverTime({ ...about, property: 'memberOf', value: { entity }, qualifiers }, value, account)
}

function affiliation(value: JsonObject, account: Account): NonNullable<Statement['qualifiers']> {
  const party = idOf(value, 'on_behalf_of_id', 'on_behalf_of')
  const area = idOf(value, 'area_id', 'area')
  const term = idOf(value, 'legislative_period_id', 'legislative_period')
  const isKnown = party !== null && !isPlaceholder(party)
  if (party && !isKnown)
    account.unheld(`membership.on_behalf_of_id "${party}": a placeholder for one that is not known`)
  return {
    role: textOf(value.role),
    onBehalfOf: isKnown ? { entity: account.key('organization', party) } : null,
    constituency: area ? { entity: account.key('area', area) } : null,
    term: term ? { entity: account.key('event', term) } : null,
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
  const { start, end } = statement
  account.say(statement)
  const term = idOf(value, 'legislative_period_id', 'legislative_period')
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

/** What stands at an end, or the object that the membership is embedded in. */
function endOf(value: JsonObject, field: string, embedding: string, within: Within): string | null {
  return idOf(value, field, embedding) ?? (field === 'person_id' ? memberOf(value) : null) ?? outer(within, field)
}

function outer({ person_id, organization_id, post_id }: Within, field: string): string | null {
  const id = field === 'person_id' ? person_id : field === 'organization_id' ? organization_id : undefined
  return id ?? (field === 'post_id' ? post_id : undefined) ?? null
}

/** A member is a person unless it says that it is something else. */
function memberOf(value: JsonObject): string | null {
  const { member } = value
  if (isObject(member) && /organization/i.test(textOf(member['@type'] ?? member._type) ?? '')) return null
  return idOf(value, 'member_id', 'member')
}
