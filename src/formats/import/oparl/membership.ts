import type { Account } from '../account.ts'
import { brief } from '../brief.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { kindOfClass, mentionAll, type OparlClass, pathOf, sourcesOf, takeForm, takeIds } from './common-fields.ts'
import { dateOf } from './date.ts'
import { allFacts, factsOf, learn } from './facts.ts'

const ends = ['person', 'organization'] as const

export const membershipClass: OparlClass = {
  survey(fields, survey) {
    const [person, organization] = ends.map((end) => fields.text(end))
    learn(
      'membership',
      fields.ownId(),
      { isThere: 'true', person: person ?? null, organization: organization ?? null },
      survey,
    )
    mentionAll(fields, 'onBehalfOf', 'organization', survey)
  },
  tell(fields, account) {
    const id = fields.ownId()
    const { person, organization } = factsOf('membership', id, account)
    if (person === undefined || organization === undefined) {
      const missing = person === undefined ? 'person' : 'organization'
      const came = brief(fields.raw(missing) ?? null)
      const message = `expected the ${missing} of the membership, got ${came}.`
      account.problem({ reason: 'a membership without its ends', locator: id, message })
      fields.dismiss()
      return
    }
    takeIds(fields, 'person', account, (each) => each === person)
    takeIds(fields, 'organization', account, (each) => each === organization)
    const [group, votingRight] = [fields.text('onBehalfOf'), fields.peek('votingRight')]
    const vote = votingRight === null ? null : (votes[votingRight] ?? null)
    if (vote !== null) fields.text('votingRight')
    account.say({
      subject: account.key('person', person),
      property: 'memberOf',
      value: { entity: account.key('organization', organization) },
      qualifiers: {
        role: fields.text('role'),
        onBehalfOf: group === null ? null : { entity: account.key('organization', group) },
      },
      start: dateOf(fields.text('startDate')),
      end: dateOf(fields.text('endDate')),
      locator: id,
      note: vote,
      sources: sourcesOf(id, account),
    })
    takeForm(fields)
  },
}

const votes: Readonly<Record<string, string>> = { true: 'with a vote', false: 'without a vote' }

/** Notes the memberships that a person or an organization names: they need not name it. */
export function surveyMemberships(end: (typeof ends)[number], fields: Fields, survey: Survey): void {
  const id = fields.ownId()
  for (const { id: membership } of fields.ids('membership')) learn('membership', membership, { [end]: id }, survey)
}

/** Takes the memberships that are told with records of their own. */
export function takeMemberships(fields: Fields, account: Account): void {
  takeIds(fields, 'membership', account, (id) => factsOf('membership', id, account).isThere !== undefined)
}

/** Notes who memberships are of, once all is known: those without both ends are of nobody. */
export function mentionMembers(survey: Survey): void {
  for (const [id, { isThere, ...named }] of allFacts('membership', survey))
    if (isThere !== undefined && ends.every((end) => named[end] !== undefined))
      for (const end of ends) {
        const other = named[end] ?? id
        survey.mention(survey.key(end, other), kindOfClass[end], pathOf(other))
      }
}
