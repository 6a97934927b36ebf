import { isMap, isScalar, type Node } from 'yaml'
import { itself } from '../model/foreign-word.ts'
import type { EntityKind } from '../model/kind.ts'
import { fieldMeant, type Meaning, meaningsOf } from '../model/meaning.ts'
import { allProperties } from '../model/properties.ts'
import { fieldsOf } from './entity-file.ts'
import { anyOf, type Declaration, type EntityIndex } from './entity-index.ts'
import { kindsFor } from './value.ts'
import { itemsOf } from './yaml-node.ts'

/**
 * The end of a message about a word that is no property of the subject: how the same is told here, and of what if not of
 * the subject. Empty where that is not known.
 */
export function cureOf(index: EntityIndex, subject: Declaration, word: string, node: Node): string {
  const { kind } = subject
  if (!kind) return ''
  const value = glanceAt(index, node)
  const meanings = meaningsOf(word, kind, (meaning) => canMean(meaning, word, value))
  if (meanings.length > 0) {
    return `; did you mean ${meanings.map((meaning) => write(meaning, word, subject, value)).join(', or ')}?`
  }
  return cureOfField(subject, kind, word)
}

/** Of a word for what is told elsewhere: beside a value, or where the entity is declared. */
function cureOfField({ file, node }: Declaration, kind: EntityKind, word: string): string {
  const own = allProperties.filter(({ domain }) => domain.includes(kind))
  const beside = fieldNamed(word, [...own.flatMap(({ qualifiers = {} }) => Object.keys(qualifiers)), 'start', 'end'])
  if (beside) return `; ${beside} stands beside a value: { ${beside}: …, value: … }`
  const field = kind === 'SOURCE' ? undefined : fieldNamed(word, fieldsOf(kind))
  return field ? `; ${field} is a field of the entity, which is declared at ${file.placeOf(node)}` : ''
}

function fieldNamed(word: string, fields: readonly string[]): string | undefined {
  return fields.includes(word) ? word : fieldMeant(word, fields)
}

/** What can be told of a value before it is known of which property it is one. */
interface Glance {
  /** What it may be if it begins with a digit: a date, with its year, or a number. */
  readonly digits: 'date' | 'number' | undefined
  /** The entity that it is, if it is one. */
  readonly entity: Declaration | undefined
  readonly single: boolean
}

/** Of several values the first stands for all. */
function glanceAt(index: EntityIndex, node: Node): Glance {
  const given = isMap(node) ? node.get('value', true) : node
  const [item, ...more] = given ? itemsOf(given) : []
  const text = isScalar(item) ? String(item.value) : ''
  const entity = index.find(text)
  const digits = entity || !/^\d/.test(text) ? undefined : /\d{4}/.test(text) ? 'date' : 'number'
  return { digits, entity, single: more.length === 0 }
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

function write({ property, inverse, qualifiers }: Meaning, word: string, subject: Declaration, value: Glance): string {
  const required = Object.entries(property.qualifiers ?? {}).filter(([, qualifier]) => qualifier.required)
  const told = { ...Object.fromEntries(required.map(([name]) => [name, '…'])), ...qualifiers }
  const beside = Object.entries(told).map(([name, text]) => `${name}: ${text === itself ? word : text}, `)
  const said = inverse ? subject.slug : '…'
  const statement = beside.length > 0 ? `{ ${beside.join('')}value: ${said} }` : said
  if (!inverse) return beside.length > 0 ? `${property.name}: ${statement}` : property.name
  const { entity, single } = value
  const whose =
    entity?.kind && single
      ? `the ${entity.kind} ${entity.slug}`
      : anyOf(property.range.alike ? kindsFor(property, subject) : property.domain)
  return `${property.name}: ${statement}, said of ${whose}`
}
