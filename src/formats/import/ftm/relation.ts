import type { PropertyName } from '../../../model/properties.ts'
import type { Kinship } from '../../../model/vocabulary.ts'
import type { Account } from '../account.ts'
import type { Statement } from '../statement.ts'
import type { Survey } from '../survey.ts'
import { kindOfRange } from './kinds.ts'
import { type FtmEntity, propertyOf } from './records.ts'
import { ftmKey, sourcesOf, surveySources } from './thing.ts'

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
    const range = propertyOf(schema, end)?.getRange()
    const kind = range ? kindOfRange(range) : null
    for (const id of properties[end] ?? []) {
      survey.mention(ftmKey(id), kind, id)
      if (kind) survey.suggestKind(ftmKey(id), kind)
    }
  }
}

export function tellRelation(entity: FtmEntity, locator: string, account: Account): void {
  const { schema, properties, id } = entity
  const relation = relations.get(schema.name)
  if (!relation) {
    account.unheld(`${schema.name}: the model has no such relation`)
    return
  }
  const { from, to, isOfADay = false } = relation
  const [subjects, values] = [properties[from] ?? [], properties[to] ?? []]
  if (subjects.length === 0 || values.length === 0) {
    const message = `expected a ${subjects.length === 0 ? from : to} of the ${schema.name} "${id}", got none.`
    account.problem({ reason: 'a relation without its ends', locator, message })
    return
  }
  const told = [...Object.keys(relation.qualifiers ?? {}), from, to, ...common, ...(isOfADay ? money : [])]
  for (const [name, list] of Object.entries(properties))
    if (!told.includes(name)) account.unheld(`${schema.name}.${name}`, list.length)
  if (isOfADay && amountOf(properties) === null)
    for (const name of money) {
      const count = properties[name]?.length ?? 0
      if (count > 0) account.unheld(`${schema.name}.${name}: which amount is of which currency is not said`, count)
    }
  const days = isOfADay ? properties.date : undefined
  const spells = product({ start: days ?? properties.startDate ?? [], end: days ? [] : (properties.endDate ?? []) })
  const note = notes.flatMap((name) => (properties[name] ?? []).map((text) => `${name}: ${text}`)).join('; ')
  for (const subject of subjects) {
    const isBody = account.find(ftmKey(subject))?.kind === 'ORGANIZATION'
    const property = (isBody && relation.ofBody) || relation.property
    for (const value of values) {
      for (const spell of spells) {
        for (const qualifiers of qualifiersOf(entity, relation)) {
          account.say({
            subject: ftmKey(subject),
            property,
            value: { entity: ftmKey(value) },
            qualifiers,
            start: spell.start,
            end: days ? spell.start : spell.end,
            locator,
            note,
            attested: isOfADay ? null : properties.date?.[0],
            sources: sourcesOf(entity),
          })
        }
      }
    }
  }
}

/** What is noted on the reference: it says more of the relation, and makes no other one. */
const notes = ['status', 'description', 'summary', 'ownershipType', 'recordId']

const common = ['startDate', 'endDate', 'date', 'sourceUrl', 'publisher', 'publisherUrl', 'namesMentioned', ...notes]

const money = ['amount', 'amountEur', 'amountUsd', 'currency']

function qualifiersOf(
  { properties, schema }: FtmEntity,
  { qualifiers = {} }: Relation,
): NonNullable<Statement['qualifiers']>[] {
  const lists = Object.fromEntries(
    Object.entries(qualifiers).map(([name, qualifier]) => [qualifier, properties[name] ?? []]),
  )
  const all: Record<string, string>[] = product(lists)
  if (schema.name === 'Family') return all.map((each) => ({ ...each, kinship: kinshipOf(each.relationship) }))
  const amount = amountOf(properties)
  return schema.name === 'Payment' && amount ? all.map((each) => ({ ...each, amount })) : all
}

/**
 * "100000 EUR". Without a currency of its own, an amount that is given in one is taken. Of several amounts or currencies
 * nothing tells which belong together, and none is taken.
 */
function amountOf({ amount, currency, amountEur, amountUsd }: FtmEntity['properties']): string | null {
  const sole = (values: readonly string[] = []) => (values.length === 1 ? values[0] : undefined)
  const [plain, unit, euros, dollars] = [sole(amount), sole(currency), sole(amountEur), sole(amountUsd)]
  if (plain && unit) return `${plain} ${unit.toUpperCase()}`
  if (euros) return `${euros} EUR`
  if (dollars) return `${dollars} USD`
  return plain && !currency?.length ? plain : null
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

/** What the relative is to the person. Words that are not understood leave it at that they are related. */
function kinshipOf(relationship: string | undefined): Kinship {
  return kinshipWords.find(([words]) => words.test(relationship ?? ''))?.[1] ?? 'RELATIVE'
}

/** Every combination of one value from each list; a list without values leaves its name out. Values may contradict each other. */
function product<Name extends string>(
  lists: Readonly<Record<Name, readonly string[]>>,
): Partial<Record<Name, string>>[] & Record<string, string>[] {
  let all: Record<string, string>[] = [{}]
  for (const [name, values] of Object.entries<readonly string[]>(lists)) {
    if (values.length > 0) all = all.flatMap((each) => values.map((value) => ({ ...each, [name]: value })))
  }
  return all as never
}
