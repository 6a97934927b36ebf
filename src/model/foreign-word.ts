import { type EntityKind, eventKinds } from './kind.ts'
import type { PropertyName } from './properties.ts'

/** How the words are meant, if not as the property of what they are said of. */
export interface Foreign {
  /** Of its value. */
  readonly inverse?: true
  /** With these. */
  readonly qualifiers?: Readonly<Record<string, string>>
  /** Of these alone, where the word means something else of others. */
  readonly of?: readonly EntityKind[]
}

/** Stands for the word itself: the role of a "chairman". */
export const itself = '='

const inverse = true
const persons = ['PERSON'] as const

/**
 * What people write, by what it is called here. The label, the inverse label, Popolo's field and Wikidata's id of a
 * property and the words of its qualifiers are not repeated; the name of a property stands here where it is said of a kind
 * of which another one says the same.
 */
export const foreignWords: readonly (readonly [PropertyName, string, Foreign?])[] = [
  ['startDate', 'date day when begin began from since opened opening founded published'],
  ['endDate', 'date day when until till to ended closed closing finished dissolved'],
  ['duration', 'length days'],
  ['founded', 'startDate established created formed formation inception'],
  ['dissolved', 'endDate disbanded abolished closed'],
  ['date', 'startDate published issued when day'],
  ['published', 'date issued publicationDate'],
  ['birthDate', 'born birth birthday dob'],
  ['deathDate', 'died death'],
  ['birthPlace', 'place'],
  ['gender', 'sex'],
  ['familyName', 'surname lastName'],
  ['givenName', 'firstName forename middleName'],
  [
    'name',
    'alias aka acronym abbreviation renamed renamedTo formerName formerNames previousName oldName newName shortName',
  ],
  ['name', 'title label', { of: ['ORGANIZATION', 'POST', 'PLACE', ...eventKinds] }],
  ['describedAs', 'description biography bio abstract'],
  ['image', 'photo picture portrait logo'],
  ['link', 'website homepage webpage url wikipedia'],
  ['contact', 'email phone telephone fax twitter', { qualifiers: { medium: itself } }],
  ['place', 'venue where city hall headquarters seat within'],
  ['within', 'partOf place location parent'],
  ['partOf', 'parent within'],
  ['parent', 'parentOrganization parentOrganisation partOf'],
  ['memberOf', 'member membership party organization organisation body belongsTo memberBodyOf affiliation elected'],
  ['memberBodyOf', 'memberOf'],
  ['holds', 'post position office title job elected appointed'],
  ['honorific', 'title prefix'],
  ['occupation', 'profession job'],
  ['nationality', 'citizenship'],
  ['educatedAt', 'education school university almaMater'],
  ['employedBy', 'employer worksFor'],
  ['residence', 'home livesIn place'],
  ['relative', 'wife husband', { qualifiers: { kinship: 'SPOUSE' } }],
  ['relative', 'children son daughter', { qualifiers: { kinship: 'CHILD' } }],
  ['relative', 'brother sister', { qualifiers: { kinship: 'SIBLING' } }],
  ['organization', 'organisation body party postOf'],
  ['organizer', 'organization organisation body host', { of: ['OCCASION'] }],
  ['previous', 'predecessor precededBy'],
  ['predecessor', 'replaces previous'],
  ['replaces', 'predecessor previous'],
  ['postOf', 'organization organisation body memberOf organOf partOf'],
  ['meeting', 'agenda partOf'],
  ['adoptedAt', 'meeting session event presentedAt'],
  ['adoptedBy', 'organization organisation body author'],
  ['presentedAt', 'meeting session event adoptedAt'],
  ['presentedBy', 'speaker deliveredBy'],
  ['ballot', 'vote voted', { of: ['PERSON', 'ORGANIZATION'] }],
  ['consideredAt', 'consultation'],
  ['about', 'topic theme'],
  ['headcount', 'attendance', { qualifiers: { counted: 'PARTICIPANTS' } }],
  ['participant', 'member'],
  ['participant', 'chair chairman chairperson chairedBy', { qualifiers: { role: 'CHAIR' } }],
  ['participant', 'present attended', { qualifiers: { role: 'ATTENDEE' } }],
  ['participant', 'attended attends event meeting participatesIn', { inverse }],
  ['participant', 'chairs chaired', { inverse, qualifiers: { role: 'CHAIR' } }],
  ['memberOf', 'membership participant staff roster composition', { inverse }],
  ['memberOf', 'chairman chair chairperson leader head secretary president', { inverse, qualifiers: { role: itself } }],
  ['memberOf', 'P488', { inverse, qualifiers: { role: 'chairman' } }],
  ['memberBodyOf', 'member', { inverse }],
  ['holds', 'holder incumbent officeholder', { inverse }],
  ['postOf', 'position office holds', { inverse }],
  ['parent', 'suborganization suborganisation subsidiary department branch child children', { inverse }],
  ['predecessor', 'successor replacedBy renamed renamedTo P1366', { inverse }],
  ['replaces', 'successor P1366', { inverse }],
  ['previous', 'next successor', { inverse }],
  ['partOf', 'sitting session subevent', { inverse }],
  ['meeting', 'agenda item', { inverse, qualifiers: { stage: 'HELD' } }],
  ['adoptedAt', 'decision resolution decided elected outcome', { inverse }],
  ['adoptedBy', 'decision resolution decided', { inverse }],
  ['presentedAt', 'document report speech', { inverse }],
  [
    'effect',
    'renamed renamedTo',
    { inverse, qualifiers: { effect: 'RENAMES' }, of: ['ORGANIZATION', 'POST', 'PLACE'] },
  ],
  ['effect', 'abolished', { inverse, qualifiers: { effect: 'ABOLISHES' }, of: ['ORGANIZATION', 'POST'] }],
  ['effect', 'elected', { inverse, qualifiers: { effect: 'ELECTS' }, of: persons }],
  ['effect', 'appointed', { inverse, qualifiers: { effect: 'APPOINTS' }, of: persons }],
  ['effect', 'removed dismissed', { inverse, qualifiers: { effect: 'REMOVES' }, of: persons }],
]

/** The same of what is no property: what stands beside a value, for a whole passage or source, or where an entity is declared. */
export const foreignFields: Readonly<Record<string, string>> = {
  start: 'from since begin began startDate',
  end: 'until till to ended endDate',
  at: 'page locator section paragraph where',
  printedAs: 'quote quotation original wording',
  attributedTo: 'by accordingTo',
  attested: 'date day asOf when',
  note: 'comment remark',
  role: 'position function title capacity',
  membershipStatus: 'status',
  title: 'name headline',
  name: 'title label',
  classification: 'type class category',
  ordinal: 'number',
  identifiers: 'wikidata viaf isni ids',
  claims: 'passages statements facts',
  url: 'link website href',
}
