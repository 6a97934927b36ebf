import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { type About, aboutOf, mentionAll, type OparlClass, surveyThing, tellCommon } from './common-fields.ts'
import { factsOf, learn } from './facts.ts'
import { surveyFiles, tellFiles } from './files.ts'
import { surveyResolution, tellResolution } from './resolution.ts'

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
    const { consultation } = factsOf('agenda item', id, account)
    const { paper, meeting } = consultation === undefined ? {} : factsOf('consultation', consultation, account)
    const isTold = isResolved || (paper !== undefined && meeting !== undefined)
    for (const { text, language, locator } of fields.texts('result'))
      if (!isTold)
        account.say({ ...about, property: 'describedAs', value: { text, language }, locator, note: 'result' })
    fields.texts('consultation', () => paper !== undefined)
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
    { meeting, consultation, result, resolution: fields.has('resolutionText') ? 'true' : null },
    survey,
  )
  if (consultation !== null) learn('consultation', consultation, { agendaItem: id, meeting }, survey)
}

/** What has a result was dealt with, as has what a meeting did that took place; all else is announced. */
function tellMeeting(fields: Fields, account: Account, about: About): void {
  const { place, result, resolution, meeting } = factsOf('agenda item', about.locator, account)
  const given = fields.text('order')
  const order =
    given !== null && /^\d{1,6}$/.test(given) ? Number(given) + 1 : place === undefined ? null : Number(place)
  const own = fields.text('meeting')
  const id = own ?? meeting
  if (id === undefined) return
  const isHeld =
    result !== undefined || resolution !== undefined || factsOf('meeting', id, account).state === 'durchgeführt'
  const [number, isPublic] = [fields.text('number'), fields.peek('public')]
  const open = isPublic === null ? null : (openness[isPublic] ?? null)
  if (open !== null) fields.text('public')
  account.say({
    ...about,
    property: 'meeting',
    value: { entity: account.key('meeting', id) },
    qualifiers: { stage: isHeld ? 'HELD' : 'ANNOUNCED' },
    order,
    note: [number && `number ${number}`, open].filter(Boolean).join(', ') || null,
  })
}

const openness: Readonly<Record<string, string>> = { true: 'in public', false: 'not in public' }
