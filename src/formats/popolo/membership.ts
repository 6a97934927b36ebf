import type { EntityKind } from '../../model/kind.ts'
import type { Account, Statement } from '../account.ts'
import { isObject, type JsonObject, textOf } from '../json-value.ts'
import { areaClass } from './area.ts'
import { isPlaceholder, organizationClass } from './organization.ts'
import { personClass } from './person.ts'
import { countUnheld, idOf, type PopoloClass, sourcesOf, surveySources, type Within } from './popolo-class.ts'
import { postClass } from './post.ts'

/** The ends of a membership: how its fields begin, the class of what they name, and its kind. */
const ends: readonly { field: string; word: string; kind: EntityKind; read?: () => PopoloClass }[] = [
  { field: 'person', word: 'person', kind: 'PERSON', read: () => personClass },
  { field: 'organization', word: 'organization', kind: 'ORGANIZATION', read: () => organizationClass },
  { field: 'on_behalf_of', word: 'organization', kind: 'ORGANIZATION', read: () => organizationClass },
  { field: 'post', word: 'post', kind: 'POST', read: () => postClass },
  { field: 'area', word: 'area', kind: 'PLACE', read: () => areaClass },
  { field: 'legislative_period', word: 'event', kind: 'MEETING' },
]

export const membershipClass: PopoloClass = {
  survey(value, locator, survey, within = {}) {
    for (const { field, word, kind, read } of ends) {
      const embedded = value[field]
      if (isObject(embedded)) read?.().survey(embedded, `${locator}.${field}`, survey)
      const id = idOf(value, field) ?? within[`${field}_id`]
      if (id && !(word === 'organization' && isPlaceholder(id))) survey.mention(`${word}:${id}`, kind, id)
    }
    surveySources(value, survey)
  },
  tell(value, locator, account, within = locator.startsWith('memberships[') ? (account.kept<Within>('popolo', 'whole') ?? {}) : {}) {
    for (const { field, read } of ends) {
      const embedded = value[field]
      if (isObject(embedded)) read?.().tell(embedded, `${locator}.${field}`, account)
    }
    tellMembership(value, locator, account, within)
    const told = ends.flatMap(({ field }) => [field, `${field}_id`])
    countUnheld('membership', value, account, [...told, 'role', 'label', 'start_date', 'end_date', 'member', 'member_id'])
    for (const field of ['links', 'contact_details', 'image', 'email', 'identifiers']) {
      if (value[field] !== undefined) account.unheld(`membership.${field}`)
    }
  },
}

function tellMembership(value: JsonObject, locator: string, account: Account, within: Within): void {
  const end = (field: string) => idOf(value, field) ?? within[`${field}_id`] ?? null
  const [person, organization, post] = [end('person') ?? memberOf(value), end('organization'), end('post')]
  if (!person || (!organization && !post)) {
    const message = `expected ${person ? 'an organization or a post' : 'a person'} of the membership, got none.`
    return account.problem({ reason: 'a membership without its ends', locator, message })
  }
  const [role, label] = [textOf(value.role), textOf(value.label)]
  const about = { subject: `person:${person}`, locator, sources: sourcesOf(value), note: label }
  if (post) sayOverTime({ ...about, property: 'holds', value: { entity: `post:${post}` } }, value, account)
  if (!organization) return
  const qualifiers = { role, ...affiliation(value, account) }
  sayOverTime({ ...about, property: 'memberOf', value: { entity: `organization:${organization}` }, qualifiers }, value, account)
}

function affiliation(value: JsonObject, account: Account): Statement['qualifiers'] {
  const [party, area, term] = [idOf(value, 'on_behalf_of'), idOf(value, 'area'), idOf(value, 'legislative_period')]
  const isKnown = party !== null && !isPlaceholder(party)
  if (party && !isKnown) account.unheld(`membership.on_behalf_of_id "${party}": a placeholder for one that is not known`)
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
  const note = [`${inherited.join(' and ')} of ${term}, not of the membership`, statement.note].filter(Boolean).join('; ')
  account.say({ ...statement, start: start ?? dates?.start, end: end ?? dates?.end, certainty: 'INFERRED', note, sources: [] })
}

/** A member is a person unless it says that it is something else. */
function memberOf(value: JsonObject): string | null {
  const { member } = value
  if (isObject(member) && /organization/i.test(String(member['@type'] ?? member._type ?? ''))) return null
  return idOf(value, 'member')
}
