import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { stageOf } from './agenda.ts'
import { type About, aboutOf, mentionAll, type OparlClass, surveyThing, takeIds, tellCommon } from './common-fields.ts'
import { factsOf, learn } from './facts.ts'
import { surveyFiles, tellFiles } from './files.ts'
import { surveyResolution, tellResolution } from './resolution.ts'
import { isOnWay, paperUnder } from './way.ts'

const files = ['auxiliaryFile', 'resolutionFile']

export const agendaItemClass: OparlClass = {
  survey(fields, survey) {
    const id = surveyThing('agenda item', fields, survey, { name: nameOf(fields) })
    surveyFacts(id, fields, survey)
    mentionAll(fields, 'meeting', 'meeting', survey)
    surveyFiles('agenda item', fields, survey, files)
    surveyResolution(id, fields, survey)
  },
  tell(fields, account) {
    const about = aboutOf('agenda item', fields, account)
    const id = about.locator
    for (const { text, language, locator } of fields.texts('name'))
      account.say({ ...about, property: 'title', value: { text, language }, locator })
    tellMeeting(fields, account, about)
    const isResolved = tellResolution(id, fields, account)
    const known = factsOf('agenda item', id, account)
    const isTold = isResolved || isOnWay(id, known, account)
    for (const { text, language, locator } of fields.texts('result'))
      if (!isTold || text !== known.result)
        account.say({ ...about, property: 'describedAs', value: { text, language }, locator, note: 'result' })
    takeIds(
      fields,
      'consultation',
      account,
      (each) => each === known.consultation && paperUnder(known, account) !== undefined,
    )
    tellFiles(fields, account, files)
    tellCommon(fields, account, about)
  },
}

function nameOf(fields: Fields): string | null {
  return fields.text('name') ?? (fields.peek('number') && `Item ${fields.text('number')}`)
}

/** The item, its consultation and its meeting name each other, here or there. */
function surveyFacts(id: string, fields: Fields, survey: Survey): void {
  const [meeting, consultation] = [fields.text('meeting'), fields.text('consultation')]
  const result = fields.text('result')
  learn(
    'agenda item',
    id,
    { isThere: 'true', meeting, consultation, result, resolution: fields.has('resolutionText') ? 'true' : null },
    survey,
  )
  if (consultation !== null) learn('consultation', consultation, { namedBy: id }, survey)
}

function tellMeeting(fields: Fields, account: Account, about: About): void {
  const known = factsOf('agenda item', about.locator, account)
  const id = fields.text('meeting') ?? known.meeting ?? known.consultedAt
  if (id === undefined) return
  const given = fields.peek('order')
  const isOrder = given !== null && /^\d{1,6}$/.test(given)
  if (isOrder) fields.text('order')
  const place = known.place === undefined ? null : Number(known.place)
  const [number, isPublic] = [fields.text('number'), fields.peek('public')]
  const open = isPublic === null ? null : (openness[isPublic] ?? null)
  if (open !== null) fields.text('public')
  account.say({
    ...about,
    property: 'meeting',
    value: { entity: account.key('meeting', id) },
    qualifiers: { stage: stageOf(known, id, account) },
    order: isOrder ? Number(given) + 1 : place,
    note: [number && `number ${number}`, open].filter(Boolean).join(', ') || null,
  })
}

const openness: Readonly<Record<string, string>> = { true: 'in public', false: 'not in public' }
