import type { Outcome } from '../../../model/vocabulary.ts'
import type { Account } from '../account.ts'
import type { Fields } from '../json/fields.ts'
import type { Survey } from '../survey.ts'
import { pathOf, sourcesOf } from './common-fields.ts'
import { factsOf } from './facts.ts'
import { paperUnder } from './way.ts'

/*
 * An item of an agenda with the text of what was resolved, or a file of it, stands for a decision. One that has a result
 * alone need not: much is only noted.
 */

export function surveyResolution(item: string, fields: Fields, survey: Survey): void {
  if (!isResolved(fields)) return
  const path = pathOf(item)
  survey.declare({
    key: survey.key('resolution', item),
    kind: 'DECISION',
    word: 'resolution',
    id: `resolution/${path}`,
    name: fields.peek('name') ?? `Resolution of ${path}`,
    classification: 'RESOLUTION',
  })
}

/** Says what was resolved; returns whether anything was. */
export function tellResolution(item: string, fields: Fields, account: Account): boolean {
  if (!isResolved(fields)) return false
  const about = { subject: account.key('resolution', item), locator: item, sources: sourcesOf(item, account) }
  const known = factsOf('agenda item', item, account)
  const { meeting, result } = known
  account.say({ ...about, property: 'agendaItem', value: { entity: account.key('agenda item', item) } })
  if (meeting !== undefined) {
    account.say({ ...about, property: 'adoptedAt', value: { entity: account.key('meeting', meeting) } })
    const [body] = factsOf('meeting', meeting, account).bodies?.split('\n') ?? []
    if (body) account.say({ ...about, property: 'adoptedBy', value: { entity: account.key('organization', body) } })
  }
  const paper = paperUnder(known, account)
  if (paper !== undefined) account.say({ ...about, property: 'about', value: { entity: account.key('paper', paper) } })
  for (const { text, language, locator } of fields.texts('resolutionText'))
    account.say({
      ...about,
      property: 'describedAs',
      value: { text, language },
      locator,
      note: 'text of the resolution',
    })
  if (result === undefined) return true
  const locator = `${item}.result`
  account.say({ ...about, property: 'vote', value: { text: result }, locator })
  const outcome = outcomeOf(result)
  if (outcome) account.say({ ...about, property: 'outcome', value: { text: outcome }, locator })
  return true
}

function isResolved(fields: Fields): boolean {
  return ['resolutionText', 'resolutionFile'].some((field) => fields.has(field))
}

/** What became of it; null where the words do not tell. */
function outcomeOf(result: string): Outcome | null {
  const said = result.trim().toLowerCase().replaceAll(/\s+/g, ' ')
  return outcomes.find(([words]) => words.test(said))?.[1] ?? null
}

/** The words of German councils, whole: "ungeändert beschlossen" is adopted, and "beschlossen, zu vertagen" is not known. */
const outcomes: readonly (readonly [words: RegExp, outcome: Outcome])[] = [
  [
    /^(?:(?:einstimmig|mehrheitlich|endgültig) )?(?:(?:un)?(?:ge|ver)ändert )?(?:beschlossen|angenommen|zugestimmt)$/,
    'ADOPTED',
  ],
  [/^(?:(?:einstimmig|mehrheitlich|endgültig) )?abgelehnt$/, 'REJECTED'],
  [/^(?:(?:ohne votum )?(?:in nachfolgende gremien )?(?:überwiesen|verwiesen))$/, 'REFERRED'],
  [/^(?:vertagt|zurückgestellt)$/, 'POSTPONED'],
  [/^zurückgezogen$/, 'WITHDRAWN'],
]
