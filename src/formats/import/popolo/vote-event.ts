import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey, Surveyed } from '../survey.ts'
import { surveyMotion, tellMotion } from './motion.ts'
import { type PopoloClass, sourcesOf, surveySources, type tellFields, type Within } from './popolo-class.ts'

/**
 * A vote event says how the vote on a motion went. It becomes part of that decision, or is one if it names no motion.
 * Where a motion was voted on several times, each vote is a decision of its own that is part of it, so that the day, the
 * result and the counts of one vote stay together.
 */
export const voteEventClass: PopoloClass = {
  embeds: [
    { field: 'organization', sort: 'organization' },
    { field: 'legislative_session', sort: 'event' },
    { field: 'votes', sort: 'vote' },
  ],
  survey(fields, survey, within) {
    surveySources(fields, survey)
    for (const { id } of bodiesOf(fields)) survey.mention(survey.key('organization', id), 'ORGANIZATION', id)
    for (const { id } of sessionsOf(fields)) survey.mention(survey.key('event', id), 'MEETING', id)
    const { vote, motion, embedded } = votedOn(fields, within)
    survey.keep('vote event', fields.ownId(), true)
    if (embedded) surveyMotion(embedded, motion ?? vote, survey)
    else if (motion !== null) survey.mention(survey.key('motion', motion), 'DECISION', motion)
    if (motion !== null) surveyVoteOn(motion, voteOf(fields, vote, survey), survey)
    else if (!embedded) survey.declare(voteOf(fields, vote, survey))
  },
  tell(fields, account, within) {
    const { vote, motion, embedded } = votedOn(fields, within)
    if (embedded) tellMotion(embedded, motion ?? vote, account)
    const isPart = motion !== null && account.kept<boolean>('votes', motion) === true
    const subject = account.key('motion', isPart ? vote : (motion ?? vote))
    const about = { subject, locator: fields.locator, sources: sourcesOf(fields) }
    if (isPart) account.say({ ...about, property: 'partOf', value: { entity: account.key('motion', motion) } })
    // A motion does not bear the id of its vote.
    if (subject === account.key('motion', vote)) for (const field of ['id', 'identifier']) fields.text(field)
    tellVote(fields, about, account)
  },
}

/** Of several votes on a motion each is a thing: also the first, once there is a second. */
function surveyVoteOn(motion: string, vote: Surveyed, survey: Survey): void {
  const first = survey.kept<Surveyed>('vote', motion)
  if (first === null) survey.keep('vote', motion, vote)
  else if (first.key !== vote.key) {
    survey.keep('votes', motion, true)
    survey.declare(first)
    survey.declare(vote)
  }
}

function voteOf(fields: Fields, id: string, survey: Survey): Surveyed {
  const [date, identifier] = [fields.text('start_date'), fields.text('identifier')]
  return {
    key: survey.key('motion', id),
    kind: 'DECISION',
    word: 'motion',
    id,
    name: date ? `Vote of ${date}` : `Vote ${id.replace(/^vote-/, '')}`,
    classification: 'MOTION',
    identifiers: identifier ? [{ scheme: 'identifier', value: identifier }] : [],
  }
}

function tellVote(fields: Fields, about: Parameters<typeof tellFields>[3], account: Account): void {
  const [start, end] = [fields.text('start_date'), fields.peek('end_date')]
  if (start) account.say({ ...about, property: 'date', value: { date: start }, locator: `${about.locator}.start_date` })
  if (start && end && end < start) {
    const message = `it ends (${end}) before it starts (${start}). Both were read as they are; only the start is held.`
    account.warn({ reason: 'a vote that ends before it starts', locator: about.locator, message })
  }
  for (const { id } of bodiesOf(fields))
    account.say({ ...about, property: 'adoptedBy', value: { entity: account.key('organization', id) } })
  for (const { id } of sessionsOf(fields))
    account.say({ ...about, property: 'adoptedAt', value: { entity: account.key('event', id) } })
  const result = fields.text('result')
  if (!result) return
  const note = ['group_results', 'counts'].flatMap((field) => fields.inside(field).map(countOf)).join('; ')
  account.say({ ...about, property: 'vote', value: { text: result }, locator: `${about.locator}.result`, note })
}

function bodiesOf(fields: Fields) {
  return fields.ids('organization_id', 'organization')
}

function sessionsOf(fields: Fields) {
  return fields.ids('legislative_session_id', 'legislative_session')
}

/** The ids of a vote and of the motion that was voted on: inside the vote, named by it, or around it. */
function votedOn(fields: Fields, { motion_id }: Within) {
  const own = fields.peek('id') ?? fields.peek('identifier')
  const vote = own === null ? fields.ownId() : `vote-${own}`
  const embedded = fields.inside('motion', 'motion')[0] ?? null
  const motion = embedded ? embedded.text('id') : (fields.id('motion_id', 'motion') ?? motion_id ?? null)
  return { vote, motion, embedded }
}

/** "Functional constituencies: yes 9". */
function countOf(fields: Fields): string {
  const [group] = fields.inside('group')
  const name = group?.text('name') ?? fields.text('group_id')
  const parts = ['option', 'value', 'result'].map((field) => fields.text(field)).filter((part) => part !== null)
  return name ? `${name}: ${parts.join(' ')}` : parts.join(' ')
}
