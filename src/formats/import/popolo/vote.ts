import { optionOf } from '../../vote-word.ts'
import type { Account } from '../account.ts'
import { brief } from '../brief.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { keyOfGroup, surveyGroup, surveyNamedGroups } from './group.ts'
import { keyOfCandidate, type Member, memberOfFile, sortOfMember, tellsOfCandidate } from './member.ts'
import { type PopoloClass, sourcesOf, surveySources } from './popolo-class.ts'
import { decisionOf, isVoteEvent, keyOfVoteEvent } from './voted-decision.ts'

/** A vote says how one voter voted in a vote event: for what or whom, on whose behalf, with which weight, with whom paired. */
export const voteClass: PopoloClass = {
  embeds: [],
  survey(fields, survey) {
    const voter = voterIn(fields)
    if (voter.id !== null && voter.sort)
      survey.mention(survey.key(voter.sort, voter.id), kinds[voter.sort], voter.name ?? voter.id)
    else if (voter.id !== null) survey.keep(voters, voter.id, voter.name)
    else if (voter.name !== null) survey.keep(namedVoters, voter.name, true)
    surveyGroup(fields, survey)
    for (const { id } of fields.ids('pair_id', 'pair')) survey.keep(voters, id, null)
    surveyCandidate(fields, survey)
    surveySources(fields, survey)
  },
  tell(fields, account, within) {
    const voter = readVoter(fields, account)
    const subject = decisionOf(fields, account, within)
    if (!voter || !subject) return dismiss(fields, account, voter ? 'the vote event' : 'the voter')
    const [group, pair] = [keyOfGroup(fields, account), fields.id('pair_id', 'pair')]
    const { candidate, option, note } = readChoice(fields, account)
    account.say({
      subject: keyOfMember(voter, account),
      property: 'ballot',
      value: { entity: subject },
      qualifiers: {
        option: candidate === null ? (option ?? 'OTHER') : option,
        candidate,
        onBehalfOf: group ? { entity: group } : null,
        pair: pair ? { entity: keyOfMember(memberOf(pair, account), account) } : null,
        weight: fields.text('weight'),
        role: fields.text('role'),
      },
      locator: fields.locator,
      note,
      sources: sourcesOf(fields),
    })
  },
}

/** What a vote or a count is of: an option, a candidate, or both. A word that is no option known is noted. */
export function readChoice(fields: Fields, account: Account) {
  const [word, id] = [fields.text('option'), fields.id('candidate_id', 'candidate')]
  const option = word === null ? null : optionOf(word)
  const candidate =
    id === null
      ? null
      : { entity: keyOfCandidate(id, account) ?? keyOfVoteEvent(id, account) ?? account.key('person', id) }
  return { option, candidate, note: word === null || option ? null : `option: ${word}` }
}

/** Notes for what or whom a vote is cast, or votes are counted. */
export function surveyCandidate(fields: Fields, survey: Survey): void {
  for (const { id } of fields.ids('candidate_id', 'candidate')) survey.keep(candidates, id, true)
}

/** A vote by nobody, or in nothing, is told and left out. */
function dismiss(fields: Fields, account: Account, missing: string): void {
  const message = `expected ${missing} of the vote, got ${brief(fields.raw('voter_id') ?? fields.raw('voter') ?? null)}.`
  account.problem({ reason: `a vote without ${missing}`, locator: fields.locator, message })
  fields.dismiss()
}

interface Voter {
  readonly id: string | null
  readonly name: string | null
  readonly sort: Member['sort'] | null
}

/** Who votes, as the vote itself names them: by an id, or by a name alone. */
function voterIn(fields: Fields): Voter {
  const [embedded] = fields.inside('voter', 'person')
  const given = fields.id('voter_id', 'voter')
  const likeness = given === null ? null : nameInLikeness(given)
  const id = likeness === null ? given : null
  const name = embedded?.text('name') ?? (fields.has('voter') && given === null ? fields.text('voter') : null)
  const beside = fields.text('voter_name')
  return { id, name: name ?? beside ?? likeness, sort: embedded ? sortOfMember(embedded) : null }
}

/** OpenStates' scrapers write what they know of somebody in the place of an id: ~{"name": "Smith"}. */
function nameInLikeness(id: string): string | null {
  return /^~\{"name": ?"([^"\\]+)"[,}]/.exec(id)?.[1] ?? null
}

const kinds = { person: 'PERSON', organization: 'ORGANIZATION' } as const

/**
 * Under these topics the survey keeps who votes or is paired by an id, who is voted for, who votes by a name alone, and the
 * ids of the persons who bear a name.
 */
const voters = 'popolo:voter'
const candidates = 'popolo:candidate'
const namedVoters = 'popolo:voter by name'
const bearers = 'popolo:bearer'

/** Notes who bears a name, so that a vote that gives no more than it is theirs. */
export function surveyBearer(name: string, id: string, survey: Survey): void {
  const known = survey.kept<readonly string[]>(bearers, name) ?? []
  if (!known.includes(id)) survey.keepLast(bearers, name, [...known, id])
}

/** Once every record is noted: who votes, or is voted for, and has none is a person who is known by that alone. */
export function surveyVoters(survey: Survey): void {
  for (const [id, name] of survey.allKept<string | null>(voters))
    if (!survey.tellsOf(survey.key('organization', id))) survey.mention(survey.key('person', id), 'PERSON', name ?? id)
  for (const [id] of survey.allKept(candidates))
    if (!tellsOfCandidate(id, survey) && !isVoteEvent(id, survey))
      survey.mention(survey.key('person', id), 'PERSON', id)
  for (const [name] of survey.allKept(namedVoters)) {
    const known = survey.kept<readonly string[]>(bearers, name) ?? []
    if (known.length !== 1) survey.mention(survey.key('person', byName(name)), 'PERSON', name)
  }
  surveyNamedGroups(survey)
}

/** The id of somebody of whom the file has a name alone. */
function byName(name: string): string {
  return `name:${name}`
}

/** The voter, among the persons and bodies of the file. */
function readVoter(fields: Fields, account: Account): Member | null {
  const { id, name, sort } = voterIn(fields)
  if (id !== null) return sort ? { id, sort } : memberOf(id, account)
  if (name === null) return null
  const known = account.kept<readonly string[]>(bearers, name) ?? []
  if (known.length > 1) {
    const message = `several persons of the file are called ${JSON.stringify(name)}: ${known.join(', ')}. Give the voter's id; the vote is held as one of somebody of that name.`
    account.warn({ reason: 'a vote by a name that several persons bear', locator: fields.locator, message })
  }
  const [only] = known
  return { id: only !== undefined && known.length === 1 ? only : byName(name), sort: 'person' }
}

/** Who votes or is paired by an id: whom a record has, else a person. */
function memberOf(id: string, account: Account): Member {
  return memberOfFile(id, account) ?? { id, sort: 'person' }
}

function keyOfMember({ sort, id }: Member, account: Account): string {
  return account.key(sort, id)
}

/** Who a vote is by, to find those that are there twice: the one person of the file who bears the name, where it gives a name alone. */
export function voterKey(fields: Fields, account: Account): string | null {
  const { id, name } = voterIn(fields)
  if (id !== null || name === null) return id
  const known = account.kept<readonly string[]>(bearers, name) ?? []
  return known.length > 1 ? null : (known[0] ?? name)
}
