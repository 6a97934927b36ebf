import type { EntityKind } from '../../../model/kind.ts'
import type { Account } from '../account.ts'
import { brief } from '../brief.ts'
import type { Fields } from '../json/fields.ts'
import type { Statement } from '../statement.ts'
import type { Survey } from '../survey.ts'
import type { ClassName } from './class-name.ts'
import { type Member, memberOfFile, sortOfMember } from './member.ts'
import { isPlaceholder } from './organization.ts'
import { type PopoloClass, sourcesOf, surveySources, type Within } from './popolo-class.ts'
import { sayOverTime, termOf } from './term.ts'

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

export const membershipClass: PopoloClass = {
  embeds: [...ends, { field: 'member', sort: sortOfMember }],
  survey(fields, survey, within) {
    const named = ends.flatMap(({ id: idField, field, sort, kind }): Named[] => {
      const id = fields.id(idField, field)
      return id && !(sort === 'organization' && isPlaceholder(id)) ? [{ key: survey.key(sort, id), kind, id }] : []
    })
    // What only a membership names that is none is not there; an object that is the whole file may yet be its other end.
    if (hasEnds(fields, within)) mentionAll(named, survey)
    else survey.keep(withoutEnds, fields.locator, named)
    surveySources(fields, survey)
  },
  tell(fields, account, within) {
    const organization = fields.id('organization_id', 'organization') ?? within.organization_id ?? null
    const post = fields.id('post_id', 'post') ?? within.post_id ?? null
    const member = memberOf(fields, account, within)
    if (!member || (!organization && !(post && member.sort === 'person'))) {
      const missing = member
        ? `an organization${member.sort === 'person' ? ' or a post' : ''}`
        : 'a person or a body that is the member'
      const message = `expected ${missing} of the membership, got ${cameOf(fields)}.`
      account.problem({ reason: 'a membership without its ends', locator: fields.locator, message })
      fields.dismiss()
      return
    }
    const about = {
      subject: account.key(member.sort, member.id),
      locator: fields.locator,
      sources: sourcesOf(fields),
      start: fields.text('start_date'),
      end: fields.text('end_date'),
      note: fields.text('label'),
    }
    if (member.sort === 'person') tellMembership(about, organization, post, fields, account)
    else {
      const value = { entity: account.key('organization', organization ?? '') }
      account.say({ ...about, property: 'memberBodyOf', value, qualifiers: { role: fields.text('role') } })
    }
  },
}

/** What is said of a membership is said with the membership's own ends, or, of a post alone, with the post. */
function tellMembership(
  about: Omit<Statement, 'property' | 'value'>,
  organization: string | null,
  post: string | null,
  fields: Fields,
  account: Account,
): void {
  const qualifiers = affiliation(fields, account)
  const say = (statement: Statement) => sayOverTime(statement, fields, account)
  if (post) {
    const value = { entity: account.key('post', post) }
    say({ ...about, property: 'holds', value, ...(!organization && { qualifiers }) })
  }
  if (!organization) return
  say({ ...about, property: 'memberOf', value: { entity: account.key('organization', organization) }, qualifiers })
}

function affiliation(fields: Fields, account: Account): NonNullable<Statement['qualifiers']> {
  const party = fields.id('on_behalf_of_id', 'on_behalf_of')
  const area = fields.id('area_id', 'area')
  const term = termOf(fields)
  const isKnown = party !== null && !isPlaceholder(party)
  if (party && !isKnown)
    account.unheld(
      `membership.on_behalf_of_id "${party}": a placeholder for one that is not known`,
      1,
      `${fields.locator}.on_behalf_of_id`,
    )
  return {
    role: fields.text('role'),
    onBehalfOf: isKnown ? { entity: account.key('organization', party) } : null,
    constituency: area ? { entity: account.key('area', area) } : null,
    term: term ? { entity: account.key('event', term) } : null,
  }
}

interface Named {
  readonly key: string
  readonly kind: EntityKind
  readonly id: string
}

function mentionAll(named: readonly Named[], survey: Survey): void {
  for (const { key, kind, id } of named) survey.mention(key, kind, id)
}

/** Under this topic the survey keeps what memberships name of which an end is missing. */
const withoutEnds = 'popolo:without ends'

/** Notes what the memberships name that have their other end in the object that is the whole file. */
export function surveyWithoutEnds(survey: Survey): void {
  for (const [, named] of survey.allKept<readonly Named[]>(withoutEnds)) mentionAll(named, survey)
}

/** Whether a member is named, and what it is a member of. */
function hasEnds(fields: Fields, { person_id, organization_id, post_id }: Within): boolean {
  const isNamed = (...names: readonly string[]) => names.some((name) => fields.has(name))
  const hasMember = person_id !== undefined || isNamed('person', 'person_id', 'member', 'member_id')
  const hasBody = organization_id !== undefined || post_id !== undefined
  return hasMember && (hasBody || isNamed('organization', 'organization_id', 'post', 'post_id'))
}

/** What stands where the ends of a membership should. */
function cameOf(fields: Fields): string {
  const given = ['person_id', 'member_id', 'organization_id', 'post_id'].flatMap((field) => {
    const embedded = field.replace(/_id$/, '')
    const name = fields.has(field) ? field : embedded
    return fields.has(name) ? `${name} ${brief(fields.raw(name))}` : []
  })
  const which = ['member_id', 'member'].some((field) => fields.has(field))
    ? ' (nothing tells which of the two it is, or its id is that of both)'
    : ''
  return given.length === 0 ? 'none' : `${given.join(', ')}${which}`
}

/** Who is the member: a person that is named as one, or a person or body of which the file or the object itself tells which. */
function memberOf(fields: Fields, account: Account, { person_id }: Within): Member | null {
  const person = fields.id('person_id', 'person')
  if (person) return { id: person, sort: 'person' }
  const [embedded] = fields.inside('member')
  const sort = embedded ? sortOfMember(embedded) : null
  const ids = fields.has('member_id') || fields.has('member') ? fields.id('member_id', 'member') : null
  if (ids !== null && sort) return { id: ids, sort }
  if (ids !== null) return memberOfFile(ids, account)
  return person_id === undefined ? null : { id: person_id, sort: 'person' }
}
