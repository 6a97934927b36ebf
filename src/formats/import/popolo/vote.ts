import type { Account } from '../account.ts'
import { brief } from '../brief.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { type Member, memberOfFile, sortOfMember } from './member.ts'
import { type PopoloClass, surveySources } from './popolo-class.ts'
import { optionOf } from './vote-word.ts'
import { decisionOf } from './voted-decision.ts'

/** A vote says how one voter voted in a vote event: for whom, with which weight, and with whom paired. */
export const voteClass: PopoloClass = {
  embeds: [],
  survey(fields, survey) {
    const voter = voterIn(fields)
    if (voter.id !== null && voter.sort) survey.mention(survey.key(voter.sort, voter.id), kinds[voter.sort], voter.id)
    else if (voter.id !== null) survey.keep(voters, voter.id, true)
    else if (voter.name !== null) survey.keep(namedVoters, voter.name, true)
    for (const { id } of fields.ids('group_id', 'group'))
      survey.mention(survey.key('organization', id), 'ORGANIZATION', id)
    for (const { id } of fields.ids('pair_id', 'pair')) survey.mention(survey.key('person', id), 'PERSON', id)
    surveySources(fields, survey)
  },
  tell(fields, account, within) {
    const voter = readVoter(fields, account)
    const subject = decisionOf(fields, account, within)
    if (!voter || !subject) return dismiss(fields, account, voter ? 'the vote event' : 'the voter')
    const word = fields.text('option')
    const option = word === null ? 'OTHER' : (optionOf(word) ?? 'OTHER')
    const [group, pair] = [fields.id('group_id', 'group'), fields.id('pair_id', 'pair')]
    account.say({
      subject: account.key(voter.sort, voter.id),
      property: 'ballot',
      value: { entity: subject },
      qualifiers: {
        option,
        onBehalfOf: group ? { entity: account.key('organization', group) } : null,
        pair: pair ? { entity: account.key('person', pair) } : null,
        weight: fields.text('weight'),
        role: fields.text('role'),
      },
      locator: fields.locator,
      note: word === null || optionOf(word) ? null : `option: ${word}`,
    })
  },
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
  const id = fields.id('voter_id', 'voter')
  const name = embedded?.text('name') ?? (fields.has('voter') && id === null ? fields.text('voter') : null)
  return { id, name: name ?? fields.text('voter_name'), sort: embedded ? sortOfMember(embedded) : null }
}

const kinds = { person: 'PERSON', organization: 'ORGANIZATION' } as const

/** Under these topics the survey keeps who votes by an id, who votes by a name alone, and the ids of the persons who bear a name. */
const voters = 'popolo:voter'
const namedVoters = 'popolo:voter by name'
const bearers = 'popolo:bearer'

/** Notes who bears a name, so that a vote that gives no more than it is theirs. */
export function surveyBearer(name: string, id: string, survey: Survey): void {
  const known = survey.kept<readonly string[]>(bearers, name) ?? []
  if (!known.includes(id)) survey.keepLast(bearers, name, [...known, id])
}

/** Once every record is noted: who votes and has none is a person who is known by that alone. */
export function surveyVoters(survey: Survey): void {
  for (const [id] of survey.allKept(voters))
    if (!survey.tellsOf(survey.key('organization', id))) survey.mention(survey.key('person', id), 'PERSON', id)
  for (const [name] of survey.allKept(namedVoters)) {
    const known = survey.kept<readonly string[]>(bearers, name) ?? []
    if (known.length !== 1) survey.mention(survey.key('person', byName(name)), 'PERSON', name)
  }
}

/** The id of somebody of whom the file has a name alone. */
function byName(name: string): string {
  return `name:${name}`
}

/** The voter, among the persons and bodies of the file. */
function readVoter(fields: Fields, account: Account): Member | null {
  const { id, name, sort } = voterIn(fields)
  if (id !== null) return sort ? { id, sort } : (memberOfFile(id, account) ?? { id, sort: 'person' })
  if (name === null) return null
  const known = account.kept<readonly string[]>(bearers, name) ?? []
  if (known.length > 1) {
    const message = `several persons of the file are called ${JSON.stringify(name)}: ${known.join(', ')}. Give the voter's id; the vote is held as one of somebody of that name.`
    account.warn({ reason: 'a vote by a name that several persons bear', locator: fields.locator, message })
  }
  const [only] = known
  return { id: only !== undefined && known.length === 1 ? only : byName(name), sort: 'person' }
}

/** Who a vote is by, to find those that are there twice; null where that is not told. */
export function voterKey(fields: Fields): string | null {
  return fields.peek('voter_id') ?? fields.inside('voter', 'person')[0]?.peek('id') ?? null
}
