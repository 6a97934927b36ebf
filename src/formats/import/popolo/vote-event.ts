import { nameOfVote } from '../../vote-name.ts'
import { optionOf, outcomeOf, wordForAll } from '../../vote-word.ts'
import type { Account } from '../account.ts'
import { classificationIn } from '../classification.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey, Surveyed } from '../survey.ts'
import { tellCommon } from './common-fields.ts'
import { keyOfGroup, surveyGroup } from './group.ts'
import { surveyMotion, tellMotion } from './motion.ts'
import { identifiersOf, labelOf } from './names.ts'
import { type About, type PopoloClass, sourcesOf, surveySources, type Within } from './popolo-class.ts'
import { readChoice, surveyCandidate, voterKey } from './vote.ts'
import { isPartOfMotion, keyOfDecision, surveyDecision } from './voted-decision.ts'

/**
 * A vote event says how the vote on a motion went. It becomes part of that decision, or is one if it names no motion.
 * Where a motion was voted on several times, each vote is a decision of its own that is part of it, so that the day, the
 * result and the counts of one vote stay together.
 */
export const voteEventClass: PopoloClass = {
  embeds: [
    { field: 'organization', sort: 'organization' },
    { field: 'legislative_session', sort: 'event' },
    { field: 'votes', sort: 'vote', outer: 'vote_event_id' },
  ],
  survey(fields, survey, within) {
    surveySources(fields, survey)
    for (const { id } of bodiesOf(fields)) survey.mention(survey.key('organization', id), 'ORGANIZATION', id)
    for (const { id } of sessionsOf(fields)) survey.mention(survey.key('event', id), 'MEETING', id)
    const { vote, motion, embedded } = votedOn(fields, within)
    survey.keep('vote event', fields.ownId(), true)
    surveyDecision(fields.ownId(), { vote, motion: embedded ? (motion ?? vote) : motion }, survey)
    for (const { count, group } of countsIn(fields)) {
      surveyCandidate(count, survey)
      surveyGroup(group, survey)
    }
    if (embedded) surveyMotion(embedded, motion ?? vote, survey)
    else if (motion !== null) survey.mention(survey.key('motion', motion), 'DECISION', motion)
    if (motion !== null) surveyVoteOn(motion, voteOf(fields, vote, survey), survey)
    else if (!embedded) survey.declare(voteOf(fields, vote, survey))
  },
  tell(fields, account, within) {
    const { vote, motion, embedded } = votedOn(fields, within)
    if (embedded) tellMotion(embedded, motion ?? vote, account)
    const isPart = isPartOfMotion(motion, account)
    const subject = keyOfDecision({ vote, motion }, account)
    const about = { subject, locator: fields.locator, sources: sourcesOf(fields) }
    if (isPart && motion !== null)
      account.say({ ...about, property: 'partOf', value: { entity: account.key('motion', motion) } })
    // A motion does not bear the id of its vote, nor its name.
    if (subject === account.key('motion', vote)) for (const field of ['id', 'identifier']) fields.text(field)
    if (isPart || (motion === null && !embedded)) tellItself(fields, about, account)
    tellVote(fields, about, account)
    tellCommon(fields, account, about)
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

/** What a vote that is a decision of its own is called beside its number. */
function tellItself(fields: Fields, about: About, account: Account): void {
  const named = fields.has('name') ? 'name' : 'motion_text'
  for (const { text, language, locator } of fields.texts(named))
    account.say({ ...about, property: 'title', value: { text, language }, locator })
  classificationIn(fields)
  identifiersOf(fields)
}

function voteOf(fields: Fields, id: string, survey: Survey): Surveyed {
  const [date, identifier] = [fields.text('start_date'), fields.text('identifier')]
  return {
    key: survey.key('motion', id),
    kind: 'DECISION',
    word: 'motion',
    id,
    name: labelOf(fields) ?? fields.text('motion_text') ?? nameOfVote(id.replace(/^vote-/, ''), date, identifier),
    classification: classificationIn(fields) ?? 'MOTION',
    identifiers: [...identifiersOf(fields), ...(identifier ? [{ scheme: 'identifier', value: identifier }] : [])],
  }
}

function tellVote(fields: Fields, about: About, account: Account): void {
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
  const counts = countsIn(fields)
  for (const each of counts) tellCount(each, about, account)
  warnOfTwins(fields, account)
  const result = fields.text('result')
  if (!result) return
  const note = counts.map(countOf).join('; ')
  const locator = `${about.locator}.result`
  account.say({ ...about, property: 'vote', value: { text: result }, locator, note })
  const outcome = outcomeOf(result)
  if (outcome) account.say({ ...about, property: 'outcome', value: { text: outcome }, locator })
}

interface Count {
  readonly count: Fields
  /** Where its group stands: beside it, or around the counts of one group. */
  readonly group: Fields
}

function countsIn(fields: Fields): readonly Count[] {
  return ['group_results', 'counts'].flatMap((field) =>
    fields.inside(field).flatMap((group) => {
      const inner = group.hasObjects('counts') ? group.inside('counts') : [group]
      return inner.map((count) => ({ count, group }))
    }),
  )
}

/** A number of votes, where it is one of an option, of a candidate, of all, or of a group. */
function tellCount({ count: fields, group: around }: Count, about: About, account: Account): void {
  const [word, number] = [fields.peek('option'), fields.peek('value')]
  const group = keyOfGroup(around, account)
  if (number === null || (group === null && around.has('group'))) return
  const isOfCandidate = fields.has('candidate_id') || fields.has('candidate')
  if (word !== null && word !== wordForAll && !isOfCandidate && optionOf(word) === null) return
  fields.text('value')
  const { option, candidate, note } = readChoice(fields, account)
  account.say({
    ...about,
    property: 'ballotCount',
    value: { quantity: number },
    qualifiers: {
      option,
      candidate,
      onBehalfOf: group === null ? null : { entity: group },
    },
    locator: fields.locator,
    note: word === wordForAll ? null : note,
  })
}

/** A voter that is listed twice in the same way counts once. */
function warnOfTwins(fields: Fields, account: Account): void {
  const seen = new Set<string>()
  for (const vote of fields.inside('votes', 'vote')) {
    const voter = voterKey(vote, account)
    if (voter === null) continue
    if (seen.has(voter)) {
      const message = `${JSON.stringify(voter)} votes more than once in it. What is the same counts once; two options are held as they are, and dispute each other.`
      account.warn({ reason: 'a voter who is listed twice', locator: vote.locator, message })
    }
    seen.add(voter)
  }
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
function countOf({ count: fields, group: around }: Count): string {
  const [group] = around.inside('group')
  const name = group?.text('name') ?? around.text('group_id')
  const parts = ['option', 'value', 'result'].map((field) => fields.text(field)).filter((part) => part !== null)
  return name ? `${name}: ${parts.join(' ')}` : parts.join(' ')
}
