import { isObject, textOf } from '../json-value.ts'
import { classificationOf, identifiersOf } from './names.ts'
import { countUnheld, idOf, keyOf, type PopoloClass, sourcesOf, surveySources, tellCommon } from './popolo-class.ts'

/** A motion is a decision, whether it was carried or not: the vote says which. */
export const motionClass: PopoloClass = {
  embeds: [],
  survey(value, locator, survey) {
    const { key, id } = keyOf('motion', value, locator)
    survey.declare({
      key,
      kind: 'DECISION',
      word: 'motion',
      id: textOf(value.id) ?? textOf(value.identifier) ?? id,
      name: textOf(value.text) ?? `Motion ${id}`,
      classification: classificationOf(textOf(value.classification)) ?? 'MOTION',
      identifiers: identifiersOf(value),
    })
    surveySources(value, survey)
    const [organization, session] = [idOf(value, 'organization'), idOf(value, 'legislative_session')]
    if (organization) survey.mention(`organization:${organization}`, 'ORGANIZATION', organization)
    if (session) survey.mention(`event:${session}`, 'MEETING', session)
  },
  tell(value, locator, account) {
    const { key } = keyOf('motion', value, locator)
    const about = { subject: key, locator, sources: sourcesOf(value) }
    const [text, date, result] = [textOf(value.text), textOf(value.date), textOf(value.result)]
    if (text) account.say({ ...about, property: 'title', value: { text }, locator: `${locator}.text` })
    if (date) account.say({ ...about, property: 'date', value: { date }, locator: `${locator}.date` })
    if (result) account.say({ ...about, property: 'vote', value: { text: result }, locator: `${locator}.result` })
    const [organization, session] = [idOf(value, 'organization'), idOf(value, 'legislative_session')]
    if (organization)
      account.say({ ...about, property: 'adoptedBy', value: { entity: `organization:${organization}` } })
    if (session) account.say({ ...about, property: 'adoptedAt', value: { entity: `event:${session}` } })
    tellCommon(value, account, about)
    countUnheld('motion', value, account, [
      ...['text', 'date', 'result', 'classification', 'organization_id', 'organization', 'legislative_session_id'],
      ...(value.vote_events !== undefined && !hasObjects(value.vote_events) ? ['vote_events'] : []),
    ])
  },
}

/** Ids of vote events are no more than the way back from them. */
function hasObjects(value: unknown): boolean {
  return Array.isArray(value) && value.some(isObject)
}
