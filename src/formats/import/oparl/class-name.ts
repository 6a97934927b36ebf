/** The classes of OParl, by the last part of the address that is their type. */
export const classOfType = {
  System: 'system',
  Body: 'body',
  LegislativeTerm: 'legislative term',
  Organization: 'organization',
  Person: 'person',
  Membership: 'membership',
  Meeting: 'meeting',
  AgendaItem: 'agenda item',
  Paper: 'paper',
  Consultation: 'consultation',
  File: 'file',
  Location: 'location',
} as const

export type ClassName = (typeof classOfType)[keyof typeof classOfType]

/** The class of an object by its type: "https://schema.oparl.org/1.1/AgendaItem". */
export function classOf(type: string): ClassName | null {
  const word = /(?:^|[/#:])([A-Za-z]+)\/?$/.exec(type)?.[1]?.toLowerCase()
  const [, sort] = Object.entries(classOfType).find(([name]) => name.toLowerCase() === word) ?? []
  return sort ?? null
}

/** The class of an object that stands in a field without a type of its own. */
export const classOfField: ReadonlyMap<string, ClassName> = new Map<string, ClassName>([
  ['system', 'system'],
  ['body', 'body'],
  ['externalBody', 'body'],
  ['legislativeTerm', 'legislative term'],
  ['organization', 'organization'],
  ['mainOrganization', 'organization'],
  ['subOrganizationOf', 'organization'],
  ['onBehalfOf', 'organization'],
  ['originatorOrganization', 'organization'],
  ['underDirectionOf', 'organization'],
  ['person', 'person'],
  ['participant', 'person'],
  ['originatorPerson', 'person'],
  ['membership', 'membership'],
  ['meeting', 'meeting'],
  ['agendaItem', 'agenda item'],
  ['paper', 'paper'],
  ['relatedPaper', 'paper'],
  ['superordinatedPaper', 'paper'],
  ['subordinatedPaper', 'paper'],
  ['consultation', 'consultation'],
  ['invitation', 'file'],
  ['resultsProtocol', 'file'],
  ['verbatimProtocol', 'file'],
  ['auxiliaryFile', 'file'],
  ['resolutionFile', 'file'],
  ['mainFile', 'file'],
  ['masterFile', 'file'],
  ['derivativeFile', 'file'],
  ['image', 'file'],
  ['file', 'file'],
  ['location', 'location'],
  ['locationObject', 'location'],
])

/** The field by which an object names the one that it stands in, where it stood by itself. */
export function fieldOfOuter(sort: ClassName, outer: ClassName): string | null {
  return outerFields[`${sort} in ${outer}`] ?? null
}

const outerFields: Readonly<Record<string, string>> = {
  'membership in person': 'person',
  'membership in organization': 'organization',
  'agenda item in meeting': 'meeting',
  'consultation in paper': 'paper',
  'consultation in agenda item': 'agendaItem',
  'legislative term in body': 'body',
  'organization in body': 'body',
}
