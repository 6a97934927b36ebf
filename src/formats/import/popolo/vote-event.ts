import { isObject, type JsonObject, objectsOf, textOf } from '../json-value.ts'
import { motionClass } from './motion.ts'
import { countUnheld, idOf, ownId, type PopoloClass, sourcesOf, surveySources, toldFields } from './popolo-class.ts'

const told = toldFields('vote event', [
  ...['organization', 'organization_id', 'legislative_session_id', 'motion', 'motion_id', 'identifier', 'result'],
  ...['start_date', 'group_results', 'counts'],
])

/** A vote event says how the vote on a motion went. It becomes part of that decision, or is one if it names no motion. */
export const voteEventClass: PopoloClass = {
  embeds: [{ field: 'organization', sort: 'organization' }],
  survey(value, locator, survey) {
    surveySources(value, survey)
    const { motion, place } = motionOf(value, locator)
    motionClass.survey(motion, place, survey, {})
  },
  tell(value, locator, account) {
    const { motion, place, isEmbedded } = motionOf(value, locator)
    const about = { subject: account.key('motion', ownId(motion, place)), locator, sources: sourcesOf(value) }
    if (isEmbedded) motionClass.tell(motion, place, account, {})
    const [start, end] = [textOf(value.start_date), textOf(value.end_date)]
    if (start) account.say({ ...about, property: 'date', value: { date: start }, locator: `${locator}.start_date` })
    if (start && end && end < start) {
      const message = `it ends (${end}) before it starts (${start}). Both were read as they are; only the start is held.`
      account.warn({ reason: 'a vote that ends before it starts', locator, message })
    }
    const [organization, session] = [
      idOf(value, 'organization_id', 'organization'),
      idOf(value, 'legislative_session_id', 'legislative_session'),
    ]
    if (organization)
      account.say({ ...about, property: 'adoptedBy', value: { entity: account.key('organization', organization) } })
    if (session) account.say({ ...about, property: 'adoptedAt', value: { entity: account.key('event', session) } })
    const result = textOf(value.result)
    const note = [...objectsOf(value.group_results), ...objectsOf(value.counts)]
      .map(([, each]) => countOf(each))
      .join('; ')
    if (result) account.say({ ...about, property: 'vote', value: { text: result }, locator: `${locator}.result`, note })
    else if (note) account.unheld('vote event.counts without a result')
    countUnheld('vote event', value, account, told)
  },
}

/** The motion that was voted on: inside the event, named by it, or else the event itself. */
function motionOf(value: JsonObject, locator: string): { motion: JsonObject; place: string; isEmbedded: boolean } {
  const organization_id = idOf(value, 'organization_id', 'organization')
  const own = textOf(value.id) ?? textOf(value.identifier)
  if (isObject(value.motion)) {
    const place = `${locator}.motion`
    return { motion: { ...(own && { id: `vote-${own}` }), organization_id, ...value.motion }, place, isEmbedded: true }
  }
  const id = textOf(value.motion_id) ?? (own ? `vote-${own}` : null)
  return { motion: { ...(id && { id }), organization_id }, place: locator, isEmbedded: false }
}

/** "Functional constituencies: yes 9". */
function countOf({ group, group_id, option, value, result }: JsonObject): string {
  const name = (isObject(group) ? textOf(group.name) : null) ?? textOf(group_id)
  const count = [textOf(option), textOf(value), textOf(result)].filter((part) => part !== null).join(' ')
  return name ? `${name}: ${count}` : count
}
