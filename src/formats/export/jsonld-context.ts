import type { EntityKind } from '../../model/kind.ts'
import { allProperties } from '../../model/properties.ts'

/** The words of Plenum that no published vocabulary has. */
const vocabulary = 'urn:plenum:term/'

/** What each kind of entity is in the vocabularies that tools know. */
export const jsonLdTypes: Readonly<Record<EntityKind, readonly string[]>> = {
  PERSON: ['schema:Person', 'foaf:Person'],
  ORGANIZATION: ['org:Organization', 'schema:Organization'],
  POST: ['org:Post'],
  MEETING: ['schema:Event', 'plenum:Meeting'],
  OCCASION: ['schema:Event', 'plenum:Occasion'],
  AGENDA_ITEM: ['plenum:AgendaItem'],
  DECISION: ['plenum:Decision'],
  DOCUMENT: ['schema:CreativeWork', 'plenum:Document'],
  PLACE: ['schema:Place'],
  SOURCE: ['prov:Entity', 'schema:CreativeWork'],
}

/** Properties that schema.org, W3C ORG or Popolo's vocabulary have a name for. All others keep their own. */
const published: Readonly<Record<string, string>> = {
  name: 'schema:alternateName',
  summary: 'schema:abstract',
  describedAs: 'schema:disambiguatingDescription',
  title: 'schema:headline',
  text: 'schema:text',
  image: 'schema:image',
  address: 'schema:address',
  gender: 'schema:gender',
  birthDate: 'schema:birthDate',
  deathDate: 'schema:deathDate',
  birthPlace: 'schema:birthPlace',
  deathPlace: 'schema:deathPlace',
  residence: 'schema:homeLocation',
  givenName: 'schema:givenName',
  familyName: 'schema:familyName',
  honorific: 'schema:honorificPrefix',
  nationality: 'schema:nationality',
  occupation: 'schema:jobTitle',
  educatedAt: 'schema:alumniOf',
  employedBy: 'schema:worksFor',
  relative: 'schema:relatedTo',
  associate: 'schema:knows',
  owns: 'schema:owns',
  memberOf: 'org:memberOf',
  memberBodyOf: 'org:memberOf',
  directs: 'org:headOf',
  linkedTo: 'org:linkedTo',
  holds: 'org:holds',
  postOf: 'org:postIn',
  parent: 'org:subOrganizationOf',
  founded: 'schema:foundingDate',
  dissolved: 'schema:dissolutionDate',
  place: 'schema:location',
  within: 'schema:containedInPlace',
  startDate: 'schema:startDate',
  endDate: 'schema:endDate',
  organizer: 'schema:organizer',
  participant: 'schema:attendee',
  about: 'schema:about',
  author: 'schema:author',
  publisher: 'schema:publisher',
  published: 'schema:datePublished',
  url: 'schema:url',
  language: 'schema:inLanguage',
  basedOn: 'schema:isBasedOn',
  date: 'schema:dateCreated',
  outcome: 'opengov:result',
}

/** What a property is called in full: a name that is published where one says the same, else one of Plenum's own. */
export function propertyIri(name: string): string {
  return Object.hasOwn(published, name) ? (published[name] ?? '') : `plenum:${name}`
}

/** What addresses begin with where nobody gives another: no address on the web. */
const defaultBase = 'urn:plenum:'

/** The context of a document whose entities and claims have addresses that begin with `base`. */
export function jsonLdContext(base = defaultBase): Record<string, unknown> {
  return {
    '@version': 1.1,
    plenum: vocabulary,
    entity: `${base}entity/`,
    claim: `${base}claim/`,
    schema: 'https://schema.org/',
    org: 'http://www.w3.org/ns/org#',
    opengov: 'http://www.w3.org/ns/opengov#',
    prov: 'http://www.w3.org/ns/prov#',
    foaf: 'http://xmlns.com/foaf/0.1/',
    skos: 'http://www.w3.org/2004/02/skos/core#',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    edtf: 'http://id.loc.gov/datatypes/edtf/',
    ...propertyTerms(),
    id: '@id',
    type: '@type',
    label: 'schema:name',
    description: 'schema:description',
    kind: 'plenum:kind',
    classification: 'org:classification',
    ordinal: 'schema:position',
    enlarged: 'plenum:enlarged',
    identifiers: { '@id': 'schema:identifier', '@container': '@set' },
    scheme: 'schema:propertyID',
    notation: 'schema:value',
    claims: { '@reverse': 'rdf:subject' },
    predicate: { '@id': 'rdf:predicate', '@type': '@id' },
    value: 'rdf:object',
    valueLanguage: 'plenum:valueLanguage',
    amount: 'plenum:amount',
    unit: 'plenum:unit',
    member: { '@id': 'org:member', '@type': '@id' },
    memberIn: { '@id': 'org:organization', '@type': '@id' },
    voter: { '@id': 'schema:agent', '@type': '@id' },
    voteEvent: { '@id': 'opengov:voteEvent', '@type': '@id' },
    start: 'plenum:start',
    end: 'plenum:end',
    rank: 'plenum:rank',
    rankReason: 'plenum:rankReason',
    explanation: 'plenum:explanation',
    sources: { '@id': 'prov:hadPrimarySource', '@type': '@id', '@container': '@set' },
    references: { '@id': 'prov:qualifiedPrimarySource', '@container': '@set' },
    source: { '@id': 'prov:entity', '@type': '@id' },
    locator: 'plenum:locator',
    order: 'plenum:order',
    printedAs: 'plenum:printedAs',
    attributedTo: { '@id': 'prov:wasAttributedTo', '@type': '@id' },
    attribution: 'plenum:attribution',
    certainty: 'plenum:certainty',
    attested: 'plenum:attested',
    note: 'skos:note',
    qualifiers: { '@id': 'plenum:qualifiers', '@context': qualifierTerms() },
  }
}

function propertyTerms(): Record<string, string> {
  return Object.fromEntries(allProperties.map(({ name }) => [name, propertyIri(name)]))
}

function qualifierTerms(): Record<string, string> {
  const names = allProperties.flatMap(({ qualifiers }) => Object.keys(qualifiers ?? {}))
  return Object.fromEntries([...new Set(names)].sort().map((name) => [name, `plenum:qualifier/${name}`]))
}
