import { fieldsOf } from './entity-reading.ts'
import { createFault, type Fault } from './fault.ts'
import { itself } from './foreign-word.ts'
import { anyOf, type EntityKind, withArticle } from './kind.ts'
import { fieldMeant, type Meaning, meaningsOf, nearestField } from './meaning.ts'
import { allProperties, isPropertyName, type Property, properties } from './properties.ts'
import { quote } from './quote.ts'
import { sayMeant } from './suggestion.ts'
import { kindsFor, type Named } from './value-range.ts'

/** What can be told of a value before it is known of which property it is one. */
export interface Glance {
  /** What it may be if it begins with a digit: a date, with its year, or a number. */
  readonly digits: 'date' | 'number' | undefined
  /** The entity that it is, if it is one. */
  readonly entity: Named | undefined
  readonly single: boolean
}

/** What a message must know of the place where the property is named. */
export interface PropertyPlace {
  readonly glance: () => Glance
  /** What else can be written there. */
  readonly fields: readonly string[]
  /** What follows the name of a field of the entity: where that is told. */
  readonly fieldPlace: () => string
}

/** Reads the name of a property that can be said of the subject. */
export function asProperty(name: string, subject: Named, place: PropertyPlace): Property | Fault {
  const { kind } = subject
  const expected = `expected a property of ${kind ? withArticle(kind) : 'an entity'}, got`
  if (!isPropertyName(name)) {
    const known = [...propertiesOf(kind), ...place.fields]
    const cure = cureOf(name, subject, place)
    const meant = nearestField(name, known)
    const message = `${expected} ${quote(name)}${cure?.end ?? sayMeant(meant, known)}`
    return createFault('UNKNOWN_PROPERTY', message, cure ? cure.meant : (meant ?? null))
  }
  const property = properties[name]
  if (!kind || property.domain.includes(kind)) return property
  const cure = cureOf(name, subject, place)
  const message = `${expected} ${name}, a property of ${anyOf(property.domain)}${cure?.end ?? ''}`
  return createFault('WRONG_DOMAIN', message, cure?.meant ?? null)
}

/** A glance at a text, or at the first of several. */
export function glanceAt(text: string, entity: Named | undefined, single: boolean): Glance {
  const digits = entity || !/^\d/.test(text) ? undefined : /\d{4}/.test(text) ? 'date' : 'number'
  return { digits, entity, single }
}

function propertiesOf(kind: EntityKind | undefined): string[] {
  return allProperties.filter(({ domain }) => !kind || domain.includes(kind)).map(({ name }) => name)
}

interface Cure {
  /** The end of the message. */
  readonly end: string
  /** What was meant, where it is told by one other word in the same place. */
  readonly meant: string | null
}

/** How the same is told here, and of what if not of the subject; undefined where that is not known. */
function cureOf(word: string, subject: Named, place: PropertyPlace): Cure | undefined {
  const { kind } = subject
  if (!kind) return undefined
  const glance = place.glance()
  const meanings = meaningsOf(word, kind, (meaning) => canMean(meaning, word, glance))
  const [first] = meanings
  if (!first) return cureOfField(word, kind, place)
  const told = meanings.map((meaning) => write(meaning, word, subject, glance)).join(', or ')
  return { end: `; did you mean ${told}?`, meant: first.inverse ? null : first.property.name }
}

/** Of a word for what is told elsewhere: beside a value, or where the entity is declared. */
function cureOfField(word: string, kind: EntityKind, { fieldPlace }: PropertyPlace): Cure | undefined {
  const own = allProperties.filter(({ domain }) => domain.includes(kind))
  const beside = fieldNamed(word, [...own.flatMap(({ qualifiers = {} }) => Object.keys(qualifiers)), 'start', 'end'])
  if (beside) return { end: `; ${beside} stands beside a value: { ${beside}: …, value: … }`, meant: null }
  const field = kind === 'SOURCE' ? undefined : fieldNamed(word, fieldsOf(kind))
  return field ? { end: `; ${field} is a field of the entity, ${fieldPlace()}`, meant: null } : undefined
}

function fieldNamed(word: string, fields: readonly string[]): string | undefined {
  return fields.includes(word) ? word : fieldMeant(word, fields)
}

/** A property that is said from its wrong end is known by the entity that it is to be said of. */
function canMean({ property, inverse }: Meaning, word: string, { digits, entity }: Glance): boolean {
  const { name, domain, range } = property
  if (inverse && name === word && !entity) return false
  if (inverse) return !digits && (!entity?.kind || domain.includes(entity.kind))
  if (entity?.kind) return range.kinds?.includes(entity.kind) ?? false
  if (!digits) return range.value !== 'quantity'
  return range.value !== undefined && (range.value !== 'date' || digits === 'date')
}

function write({ property, inverse, qualifiers }: Meaning, word: string, subject: Named, glance: Glance): string {
  const required = Object.entries(property.qualifiers ?? {}).filter(([, qualifier]) => qualifier.required)
  const told = { ...Object.fromEntries(required.map(([name]) => [name, '…'])), ...qualifiers }
  const beside = Object.entries(told).map(([name, text]) => `${name}: ${text === itself ? word : text}, `)
  const said = inverse ? subject.slug : '…'
  const statement = beside.length > 0 ? `{ ${beside.join('')}value: ${said} }` : said
  if (!inverse) return beside.length > 0 ? `${property.name}: ${statement}` : property.name
  const { entity, single } = glance
  const whose =
    entity?.kind && single
      ? `the ${entity.kind} ${entity.slug}`
      : anyOf(property.range.alike ? kindsFor(property, subject.kind) : property.domain)
  return `${property.name}: ${statement}, said of ${whose}`
}
