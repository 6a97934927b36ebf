import type { EntityKind } from '../../../model/kind.ts'
import type { PropertyName } from '../../../model/properties.ts'
import type { Kinship } from '../../../model/vocabulary.ts'
import type { Account } from '../account.ts'
import { coveringDate } from '../covering-date.ts'
import { readableId } from '../slug.ts'
import type { Statement } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { kindOfValues } from './kinds.ts'
import { model } from './model.ts'
import { type FtmEntity, ftmKey } from './records.ts'
import { sourcesOf, surveySources } from './thing.ts'

/** How a schema of relations reads here. */
interface Relation {
  readonly from: string
  readonly to: string
  readonly property: PropertyName
  /** What it is if its subject is a body. */
  readonly ofBody?: PropertyName
  /** Qualifiers, by the property that gives them. */
  readonly qualifiers?: Readonly<Record<string, string>>
  /** Whether its date is the time at which it held: a payment has a day, a membership was told on one. */
  readonly isOfADay?: true
}

const relations: ReadonlyMap<string, Relation> = new Map(
  Object.entries<Relation>({
    Membership: {
      from: 'member',
      to: 'organization',
      property: 'memberOf',
      ofBody: 'memberBodyOf',
      qualifiers: { role: 'role' },
    },
    Directorship: { from: 'director', to: 'organization', property: 'directs', qualifiers: { role: 'role' } },
    Employment: { from: 'employee', to: 'employer', property: 'employedBy', qualifiers: { role: 'role' } },
    Ownership: { from: 'owner', to: 'asset', property: 'owns', qualifiers: { percentage: 'share', role: 'role' } },
    Occupancy: { from: 'holder', to: 'post', property: 'holds' },
    Family: { from: 'person', to: 'relative', property: 'relative', qualifiers: { relationship: 'relationship' } },
    Associate: { from: 'person', to: 'associate', property: 'associate', qualifiers: { relationship: 'relationship' } },
    Representation: { from: 'agent', to: 'client', property: 'represents', qualifiers: { role: 'role' } },
    Succession: { from: 'successor', to: 'predecessor', property: 'predecessor' },
    UnknownLink: { from: 'subject', to: 'object', property: 'linkedTo', qualifiers: { role: 'role' } },
    Documentation: { from: 'document', to: 'entity', property: 'about' },
    Payment: { from: 'payer', to: 'beneficiary', property: 'pays', qualifiers: { purpose: 'purpose' }, isOfADay: true },
  }),
)

export function surveyRelation(entity: FtmEntity, survey: Survey): void {
  const { schema, properties } = entity
  const relation = relations.get(schema.name)
  if (!relation) return
  surveySources(entity, survey)
  for (const end of [relation.from, relation.to]) {
    const kind = kindOfValues(schema, end)
    for (const id of properties[end] ?? []) {
      survey.mention(ftmKey(id), kind, id)
      if (kind) survey.suggestKind(ftmKey(id), kind)
    }
  }
}

/** Of what kind an end of a relation is, where its schema alone tells. */
export function kindOfEnd(property: PropertyName, end: 'subject' | 'value'): EntityKind | null {
  for (const [name, relation] of relations) {
    const schema = model.schemata[name]
    if (schema && (relation.property === property || relation.ofBody === property))
      return kindOfValues(schema, end === 'subject' ? relation.from : relation.to)
  }
  return null
}

export function tellRelation(entity: FtmEntity, locator: string, account: Account): void {
  const { schema, properties, id } = entity
  const relation = relations.get(schema.name)
  if (!relation) {
    account.unheld(`${schema.name}: the model has no such relation`)
    return
  }
  const { from, to } = relation
  const [subjects, values] = [properties[from] ?? [], properties[to] ?? []]
  if (subjects.length === 0 || values.length === 0) {
    const message = `expected a ${subjects.length === 0 ? from : to} of the ${schema.name} "${id}", got none.`
    account.problem({ reason: 'a relation without its ends', locator, message })
    return
  }
  if (subjects.length > 1 && values.length > 1) {
    const message = `expected one ${from} or one ${to} of the ${schema.name} "${id}", got ${subjects.length} and ${values.length}, and nothing says who of them goes with whom.`
    account.problem({ reason: 'a relation of several with several', locator, message })
    return
  }
  const { variants, told, open, ...common } = readParts(entity, relation, Math.max(subjects.length, values.length))
  for (const [name, list] of Object.entries(properties)) {
    const left = list.length - (told.get(name) ?? 0)
    if (left > 0) account.unheld(`${schema.name}.${name}`, left)
  }
  if (open.length > 0) {
    const message = `the ${schema.name} "${id}" has several values of ${open.join(', ')}, and nothing says which go together. What is certain is held, and the rest noted.`
    account.warn({ reason: 'a relation of which nothing says what goes together', locator, message })
  }
  const sources = sourcesOf(entity)
  for (const subject of subjects) {
    const isBody = account.find(ftmKey(subject))?.kind === 'ORGANIZATION'
    const property = (isBody && relation.ofBody) || relation.property
    for (const value of values) {
      for (const qualifiers of variants) {
        const about = { subject: ftmKey(subject), property, value: { entity: ftmKey(value) } }
        account.say({ ...about, ...common, qualifiers, locator, citedAs: readableId(id), sources })
      }
    }
  }
}

/** What is noted on the reference: it says more of the relation, and makes no other one. */
const notes = ['status', 'description', 'summary', 'ownershipType', 'recordId']

/** What tells of the source. */
const provenance = ['sourceUrl', 'publisher', 'publisherUrl']

/** What a record says of its relation besides its ends. */
interface Parts extends Pick<Statement, 'start' | 'end' | 'attested' | 'note'> {
  /** The qualifiers: of one relation, or of several that differ in one of them. */
  readonly variants: readonly NonNullable<Statement['qualifiers']>[]
  /** How many values of each property are held in any way. */
  readonly told: ReadonlyMap<string, number>
  /** The properties of several values of which nothing tells what they go with. */
  readonly open: readonly string[]
}

/** So many values of a property are noted at most: a note stands with each of the relations of a record. */
const mostNoted = 50

/**
 * Values of a property have no order, and nothing joins one to a value of another. So several dates make one time that
 * holds them all; and several values of a qualifier make several relations only where everything else is one. What
 * that leaves open is noted.
 */
function readParts({ schema, properties }: FtmEntity, relation: Relation, pairs: number): Parts {
  const told = new Map<string, number>()
  const take = (...names: readonly string[]) => {
    for (const name of names) told.set(name, properties[name]?.length ?? 0)
  }
  take(relation.from, relation.to, ...provenance)
  const noted: string[] = []
  const note = (...names: readonly string[]) => {
    for (const name of names) {
      const values = told.has(name) ? [] : (properties[name] ?? []).slice(0, mostNoted)
      if (values.length === 0) continue
      told.set(name, values.length)
      noted.push(`${name}: ${values.join(', ')}`)
    }
  }
  const open: string[] = []
  const dateOf = (name: string) => {
    const values = properties[name] ?? []
    if (values.length < 2) take(name)
    else note(name)
    const date = coveringDate(values)
    if (date === null || !values.includes(date)) open.push(...(values.length > 1 ? [name] : []))
    return date
  }
  const day = relation.isOfADay && properties.date ? dateOf('date') : null
  const [start, end] = day === null ? [dateOf('startDate'), dateOf('endDate')] : [day, day]
  const qualifiers: Record<string, string> = {}
  const given = Object.entries(relation.qualifiers ?? {}).filter(([name]) => properties[name])
  const several = given.filter(([name]) => properties[name]?.length !== 1)
  const canVary = several.length === 1 && pairs === 1 && !relation.isOfADay
  for (const [name, qualifier] of given) {
    const [only = '', ...more] = properties[name] ?? []
    if (more.length === 0) qualifiers[qualifier] = only
    if (more.length === 0 || canVary) take(name)
    else open.push(name)
  }
  if (schema.name === 'Payment') {
    const amount = amountOf(properties)
    if (amount) qualifiers.amount = amount.text
    take(...(amount?.told ?? []))
    note(...money)
    open.push(...money.filter((name) => (properties[name]?.length ?? 0) > 1))
  }
  note(...open, 'startDate', 'endDate', ...notes)
  const attested = relation.isOfADay ? null : dateOf('date')
  const [varying] = canVary ? several : []
  const all = varying
    ? (properties[varying[0]] ?? []).map((value) => ({ ...qualifiers, [varying[1]]: value }))
    : [qualifiers]
  const variants = schema.name === 'Family' ? all.map(withKinship) : all
  return { start, end, attested, note: noted.join('; '), variants, told, open }
}

const money = ['amount', 'currency', 'amountEur', 'amountUsd']

/** "100000 EUR", and the properties that say so. Without a currency of its own, an amount that is given in one is taken. */
function amountOf(properties: FtmEntity['properties']): { text: string; told: readonly string[] } | null {
  const [amount, currency, euros, dollars] = money.map((name) =>
    properties[name]?.length === 1 ? properties[name][0] : undefined,
  )
  if (amount && currency) return { text: `${amount} ${currency.toUpperCase()}`, told: ['amount', 'currency'] }
  if (euros) return { text: `${euros} EUR`, told: ['amountEur'] }
  if (dollars) return { text: `${dollars} USD`, told: ['amountUsd'] }
  return amount && !properties.currency ? { text: amount, told: ['amount'] } : null
}

const kinshipWords: readonly (readonly [RegExp, Kinship])[] = [
  [/\b(?:step|in-law|grand|great|half|ex|former|god)/i, 'RELATIVE'],
  [/\bfather\b/i, 'FATHER'],
  [/\bmother\b/i, 'MOTHER'],
  [/\bparents?\b/i, 'PARENT'],
  [/\b(?:son|daughter|child|children)\b/i, 'CHILD'],
  [/\b(?:brother|sister|sibling)\b/i, 'SIBLING'],
  [/\b(?:spouse|wife|husband|married)\b/i, 'SPOUSE'],
  [/\b(?:partner|cohabitant)\b/i, 'PARTNER'],
]

function withKinship(qualifiers: Readonly<Record<string, string>>) {
  return { ...qualifiers, kinship: kinshipOf(qualifiers.relationship) }
}

/** What the relative is to the person. Words that are not understood leave it at that they are related. */
function kinshipOf(relationship: string | undefined): Kinship {
  return kinshipWords.find(([words]) => words.test(relationship ?? ''))?.[1] ?? 'RELATIVE'
}
