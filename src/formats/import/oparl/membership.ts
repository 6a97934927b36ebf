import { brief } from '../brief.ts'
import { mentionAll, type OparlClass, sourcesOf, takeForm } from './common-fields.ts'
import { dateOf } from './date.ts'

export const membershipClass: OparlClass = {
  survey(fields, survey) {
    if (!['person', 'organization'].every((end) => fields.has(end))) return
    mentionAll(fields, 'person', 'person', survey)
    for (const field of ['organization', 'onBehalfOf']) mentionAll(fields, field, 'organization', survey)
  },
  tell(fields, account) {
    const id = fields.ownId()
    const [person, organization] = [fields.peek('person'), fields.peek('organization')]
    if (person === null || organization === null) {
      const missing = person === null ? 'the person' : 'the organization'
      const came = brief(fields.raw(person === null ? 'person' : 'organization') ?? null)
      const message = `expected ${missing} of the membership, got ${came}.`
      account.problem({ reason: 'a membership without its ends', locator: id, message })
      fields.dismiss()
      return
    }
    for (const field of ['person', 'organization']) fields.text(field)
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
