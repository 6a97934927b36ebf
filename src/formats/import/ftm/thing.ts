import type { EntityKind } from '../../../model/kind.ts'
import type { PropertyName } from '../../../model/properties.ts'
import type { Account } from '../account.ts'
import { oddityOf, plainestName } from '../plain-name.ts'
import { readableId } from '../slug.ts'
import { type InnerSource, pageSource, type Statement, soleSource } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { classificationOf, kindOf, kindOfValues, wordOf } from './kinds.ts'
import { model, propertyOf } from './model.ts'
import { type FtmEntity, ftmKey } from './records.ts'

/** Properties of things whose values are texts, and what they are here; all but the first of one name bear a note. */
const texts: ReadonlyMap<string, PropertyName> = new Map(
  Object.entries<PropertyName>({
    name: 'name',
    alias: 'name',
    weakAlias: 'name',
    previousName: 'name',
    firstName: 'givenName',
    secondName: 'givenName',
    middleName: 'givenName',
    fatherName: 'patronymic',
    lastName: 'familyName',
    title: 'honorific',
    nameSuffix: 'honorific',
    gender: 'gender',
    position: 'occupation',
    birthPlace: 'bornIn',
    summary: 'describedAs',
    description: 'describedAs',
    notes: 'describedAs',
    website: 'link',
    wikipediaUrl: 'link',
    opencorporatesUrl: 'link',
    alephUrl: 'link',
    email: 'contact',
    phone: 'contact',
    address: 'address',
    location: 'address',
    full: 'address',
    street: 'address',
    street2: 'address',
    postOfficeBox: 'address',
    postalCode: 'address',
    city: 'address',
    region: 'address',
    state: 'address',
    remarks: 'address',
    author: 'author',
  }),
)

/** Properties that are the main ones of their name, so that nothing needs to be noted. */
const plain = new Set([
  'name',
  'firstName',
  'fatherName',
  'lastName',
  'gender',
  'position',
  'birthPlace',
  'address',
  'full',
  'author',
])

const dates: ReadonlyMap<string, PropertyName> = new Map(
  Object.entries<PropertyName>({
    birthDate: 'birthDate',
    deathDate: 'deathDate',
    incorporationDate: 'founded',
    dissolutionDate: 'dissolved',
    startDate: 'startDate',
    endDate: 'endDate',
    date: 'date',
    publishedAt: 'date',
  }),
)

/** Properties whose values are countries. */
const countries: ReadonlyMap<string, PropertyName> = new Map(
  Object.entries<PropertyName>({
    nationality: 'nationality',
    citizenship: 'nationality',
    country: 'country',
    mainCountry: 'country',
    jurisdiction: 'country',
  }),
)

/** Properties whose values are entities. */
const entities: ReadonlyMap<string, PropertyName> = new Map(
  Object.entries<PropertyName>({
    parent: 'parent',
    organization: 'postOf',
    organizer: 'organizer',
    addressEntity: 'place',
  }),
)

/** Where a record comes from: these make sources. */
const provenance = new Set(['sourceUrl', 'publisher', 'publisherUrl'])

export function surveyThing(entity: FtmEntity, survey: Survey): void {
  const { id, schema, properties, caption, referents } = entity
  surveySources(entity, survey)
  const kind = kindOf(schema, properties)
  if (kind === undefined) return
  const key = ftmKey(id)
  const named = ['name', 'title', 'full'].map((property) => plainestName(properties[property] ?? []))
  const name = caption ?? named.find((each) => each !== undefined) ?? id
  const nameRank = caption === null ? 1 + oddityOf(name) : 0
  const classification = classificationOf(schema)
  const identifiers = identifiersOf(entity)
  survey.declare({ key, kind, word: wordOf(schema), id, name, nameRank, classification, identifiers })
  for (const referent of referents) survey.redirect(ftmKey(referent), key)
  for (const [property, values] of Object.entries(properties)) {
    if (countries.has(property)) for (const code of values) surveyCountry(code, survey)
    if (!entities.has(property) || !propertyOf(schema, property)) continue
    const kind = kindOfValues(schema, property)
    for (const value of values) survey.mention(ftmKey(value), kind, value)
  }
}

/** Of what kind the value of a property is, where a schema that has it tells. */
export function kindOfValue(property: PropertyName): EntityKind | null {
  for (const [name, own] of entities) {
    const isIt = own === property || (name === 'addressEntity' && property === 'residence')
    const schema = isIt ? model.getSchemata().find((each) => propertyOf(each, name)) : undefined
    if (schema) return kindOfValues(schema, name)
  }
  return null
}

export function tellThing(entity: FtmEntity, locator: string, account: Account): void {
  const { id, schema, properties, referents } = entity
  const kind = kindOf(schema, properties)
  if (kind === undefined) {
    account.unheld(`${schema.name}: the model has no kind for it`)
    return
  }
  if (account.find(ftmKey(id)) === null) {
    account.unheldThing()
    return
  }
  if (referents.length === 0 && Object.keys(properties).length === 0)
    account.unheld('an entity that nothing is said of')
  const about = { subject: ftmKey(id), locator, citedAs: readableId(id), sources: sourcesOf(entity) }
  for (const text of properties.sourceUrl ?? [])
    account.say({ ...about, property: 'link', value: { text }, note: 'sourceUrl' })
  for (const [property, values] of Object.entries(properties)) tellProperty(entity, property, values, about, account)
}

function tellProperty(
  { schema }: FtmEntity,
  name: string,
  values: readonly string[],
  about: Pick<Statement, 'subject' | 'locator' | 'citedAs' | 'sources'>,
  account: Account,
): void {
  const say = (property: PropertyName, statement: Pick<Statement, 'value' | 'qualifiers' | 'note'>) =>
    account.say({ ...about, property, ...statement })
  const note = plain.has(name) ? null : name
  if (values.length === 0) return
  const [asText, asDate, asCountry, asEntity] = [texts, dates, countries, entities].map((table) => table.get(name))
  const declared = propertyOf(schema, name)
  if (!declared) account.unheld(`${schema.name}.${name}: FollowTheMoney's model has no such property`, values.length)
  else if (name === 'title' && schema.isA('Document')) for (const text of values) say('title', { value: { text } })
  else if (name === 'date' && schema.isA('Event')) for (const date of values) say('startDate', { value: { date } })
  else if (name === 'email' || name === 'phone')
    for (const text of values) say('contact', { value: { text }, qualifiers: { medium: name } })
  else if (name === 'birthCountry')
    for (const code of values) say('bornIn', { value: { text: countryName(code) }, note: 'the country of birth' })
  else if (name === 'addressEntity') {
    const property = schema.isA('Person') ? 'residence' : 'place'
    for (const value of values) say(property, { value: { entity: ftmKey(value) } })
  } else if (name === 'country' && schema.isA('Address'))
    for (const code of values) say('within', { value: { entity: keyOfCountry(code) } })
  else if (asText) for (const text of values) say(asText, { value: { text }, note })
  else if (asDate) for (const date of values) say(asDate, { value: { date } })
  else if (asCountry)
    for (const code of values)
      say(asCountry, { value: { entity: keyOfCountry(code) }, note: name === asCountry ? null : name })
  else if (asEntity) for (const value of values) say(asEntity, { value: { entity: ftmKey(value) } })
  else if (!provenance.has(name) && declared.type.name !== 'identifier')
    account.unheld(`${schema.name}.${name}`, values.length)
}

/** The sources that a record names: its datasets, its publisher and the pages that it was taken from. */
export function surveySources(entity: FtmEntity, survey: Survey): void {
  const { properties, datasets } = entity
  for (const address of properties.sourceUrl ?? []) survey.page(address)
  const address = addressOfPublisher(entity) ?? undefined
  for (const publisher of properties.publisher ?? [])
    survey.source(`publisher:${publisher}`, 'publisher', publisher, address)
  for (const dataset of datasets) survey.source(`dataset:${dataset}`, 'dataset', dataset)
}

/** Of several publishers and addresses nothing says which is whose. */
function addressOfPublisher({ properties: { publisher, publisherUrl } }: FtmEntity): string | null {
  return publisher?.length === 1 && publisherUrl?.length === 1 ? (publisherUrl[0] ?? null) : null
}

/** Tells what is not said of a record's sources. */
export function countUnsaidOfSources(entity: FtmEntity, account: Account): void {
  const { properties, datasets } = entity
  if (datasets.length > 1) account.unheld('record.datasets: several, and which says what is not said', datasets.length)
  const addresses = properties.publisherUrl?.length ?? 0
  if (addresses > 0 && addressOfPublisher(entity) === null)
    account.unheld(`${entity.schema.name}.publisherUrl: not of one publisher`, addresses)
}

export function sourcesOf({ properties, datasets }: FtmEntity): InnerSource[] {
  return [
    ...soleSource((properties.sourceUrl ?? []).map(pageSource)),
    ...soleSource((properties.publisher ?? []).map((publisher) => ({ key: `publisher:${publisher}` }))),
    ...soleSource(datasets.map((dataset) => ({ key: `dataset:${dataset}` }))),
  ]
}

function identifiersOf({ schema, properties, referents }: FtmEntity) {
  const own = Object.entries(properties).flatMap(([name, values]) => {
    if (propertyOf(schema, name)?.type.name !== 'identifier') return []
    return values.map((value) => ({ scheme: name, value }))
  })
  return [...own, ...referents.map((value) => ({ scheme: 'referent', value }))]
}

function surveyCountry(code: string, survey: Survey): void {
  const identifiers = /^[a-z]{2}$/i.test(code) ? [{ scheme: 'iso3166-1', value: code.toUpperCase() }] : []
  survey.declare({
    key: keyOfCountry(code),
    kind: 'PLACE',
    word: 'country',
    id: `country-${code}`,
    name: countryName(code),
    description: 'country',
    identifiers,
  })
}

function keyOfCountry(code: string): string {
  return `country:${code.toLowerCase()}`
}

function countryName(code: string): string {
  return model.getType('country').values.get(code.toLowerCase()) ?? code
}
