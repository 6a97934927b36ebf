import { isMap, type Node } from 'yaml'
import { readLanguage } from '../../../files/value.ts'
import { type Entries, readEntries, readScalar } from '../../../files/yaml-node.ts'
import { asDate } from '../../../model/date-reading.ts'
import { isFault } from '../../../model/fault.ts'
import { anyOf } from '../../../model/kind.ts'
import type { Property } from '../../../model/properties.ts'
import type { QualifierDeclaration } from '../../../model/property.ts'
import { asProperty } from '../../../model/property-reading.ts'
import { missingQualifier, unknownQualifier } from '../../../model/qualifier-reading.ts'
import { quote } from '../../../model/quote.ts'
import { suggestWord } from '../../../model/suggestion.ts'
import { asQuantity, asTextValue, asWord } from '../../../model/value-reading.ts'
import { cellIn, checkFields, type MapReading, readCell } from './map-cell.ts'
import type { Cell, MapClaim, MapEntity } from './table-map.ts'

const fields = [
  'of',
  'property',
  'column',
  'constant',
  'entity',
  'form',
  'values',
  'split',
  'qualifiers',
  'start',
  'end',
  'attested',
  'language',
]

/** Reads one thing that each row says. */
export function readMapClaim(
  reading: MapReading,
  node: Node,
  entities: ReadonlyMap<string, MapEntity | undefined>,
  language: string | null,
): MapClaim | undefined {
  const { file } = reading
  const entries = readEntries(file, node, 'a claim: of, property, and a column, a constant or an entity')
  if (!entries) return undefined
  checkFields(file, entries, fields)
  const of = labelIn(reading, entries, 'of', node, entities)
  const subject = of === undefined ? undefined : entities.get(of)
  const property = subject && readProperty(reading, entries, node, subject)
  if (!subject || !property) return undefined
  const value = readValue(reading, entries, node, property, entities)
  const qualifiers = readQualifiers(reading, entries, node, property, entities)
  const date = (name: string) => {
    const entry = entries.get(name)
    const cell = entry && readCell(reading, entry.value, { part: name, isDate: true })
    if (entry && cell?.column === null) file.accept(entry.value, asDate(cell.constant, name))
    return cell ?? null
  }
  const own = entries.get('language')
  const times = { start: date('start'), end: date('end'), attested: date('attested') }
  return (
    value && {
      of: subject.label,
      property,
      value,
      qualifiers,
      ...times,
      language: (own && readLanguage(file, own.value)) ?? language,
    }
  )
}

function labelIn(
  { file }: MapReading,
  entries: Entries,
  field: string,
  node: Node,
  entities: ReadonlyMap<string, unknown>,
): string | undefined {
  const entry = entries.get(field)
  const labels = [...entities.keys()]
  if (!entry) {
    file.report(
      node,
      `expected ${field} with an entity of the map, of which it is said, got none; it can be ${labels.join(', ')}`,
    )
    return undefined
  }
  const label = readScalar(file, entry.value, 'an entity of the map')
  if (label === undefined || entities.has(label)) return label
  file.report(entry.value, `expected an entity of the map, got ${quote(label)}${suggestWord(label, labels)}`)
  return undefined
}

function readProperty(
  { file }: MapReading,
  entries: Entries,
  node: Node,
  { label, kinds }: MapEntity,
): Property | undefined {
  const entry = entries.get('property')
  const name = entry && readScalar(file, entry.value, 'a property')
  if (!entry) file.report(node, 'expected a property, got none')
  if (!entry || name === undefined) return undefined
  const glance = () => ({ digits: undefined, entity: undefined, single: true })
  const read = kinds.map((kind) =>
    asProperty(name, { slug: label, kind }, { glance, fields: [], fieldPlace: () => 'under entities' }),
  )
  const fitting = read.find((each) => !isFault(each)) ?? read[0]
  return fitting && file.accept(entry.value, fitting)
}

function readValue(
  reading: MapReading,
  entries: Entries,
  node: Node,
  property: Property,
  entities: ReadonlyMap<string, MapEntity | undefined>,
): MapClaim['value'] | undefined {
  const { file } = reading
  const { name, range } = property
  const forms = ['column', 'constant', 'entity'].filter((field) => entries.has(field))
  if (forms.length !== 1) {
    file.report(
      node,
      `expected a column, a constant or an entity as the value of ${name}, got ${forms.join(' and ') || 'none'}`,
    )
    return undefined
  }
  if (forms[0] === 'entity') {
    const label = labelIn(reading, entries, 'entity', node, entities)
    const entity = label === undefined ? undefined : entities.get(label)
    const kinds = range.kinds ?? []
    const at = entries.get('entity')?.value ?? node
    if (entity && !entity.kinds.some((kind) => kinds.includes(kind))) {
      const expected = kinds.length > 0 ? anyOf(kinds) : `a column or a constant: a ${range.value}`
      file.report(at, `expected ${expected} for ${name}, got ${entity.label}, ${anyOf(entity.kinds)}`)
    }
    return label === undefined ? undefined : { entity: label }
  }
  if (range.value === undefined) {
    file.report(
      entries.get(forms[0] ?? '')?.value ?? node,
      `expected an entity for ${name}, got a ${forms[0]}; declare ${anyOf(range.kinds ?? [])} under entities with this column as its name, and give it as entity`,
    )
    return undefined
  }
  const cell = cellIn(reading, entries, node, {
    part: `${name} of ${entries.get('of')?.value}`,
    isDate: range.value === 'date',
    canSplit: true,
  })
  const constant = entries.get('constant')
  if (cell?.column === null && constant) {
    const { constant: text } = cell
    file.accept(
      constant.value,
      range.value === 'date'
        ? asDate(text, name)
        : range.value === 'quantity'
          ? asQuantity(text, range.unit, name)
          : asTextValue(text, property, null),
    )
  }
  return cell
}

function readQualifiers(
  reading: MapReading,
  entries: Entries,
  node: Node,
  property: Property,
  entities: ReadonlyMap<string, MapEntity | undefined>,
): MapClaim['qualifiers'] {
  const { file } = reading
  const given = entries.get('qualifiers')
  const read = (given && readEntries(file, given.value, 'a map of qualifiers')) ?? new Map<string, never>()
  const declared: Readonly<Record<string, QualifierDeclaration>> = property.qualifiers ?? {}
  for (const [name, { required }] of Object.entries(declared))
    if (required && !read.has(name)) file.accept(node, missingQualifier(property, name, `qualifiers: { ${name}: … }`))
  return [...read].flatMap(([name, { key, value }]) => {
    const declaration = Object.hasOwn(declared, name) ? declared[name] : undefined
    if (!declaration) {
      file.accept(key, unknownQualifier(property, name, Object.keys(declared)))
      return []
    }
    const read = readQualifier(reading, value, { name, ...declaration }, entities)
    return read ? [{ name, value: read }] : []
  })
}

function readQualifier(
  reading: MapReading,
  node: Node,
  { name, kinds, words }: QualifierDeclaration & { readonly name: string },
  entities: ReadonlyMap<string, MapEntity | undefined>,
): Cell | { readonly entity: string } | undefined {
  const { file } = reading
  const entries = isMap(node) ? readEntries(file, node, `the qualifier ${name}`) : undefined
  if (!kinds) {
    const cell = readCell(reading, node, { part: name })
    if (cell?.column === null && words) file.accept(node, asWord(cell.constant, words, name))
    return cell
  }
  if (!entries?.has('entity')) {
    file.report(node, `expected { entity: … } for ${name}, with an entity of the map that is ${anyOf(kinds)}`)
    return undefined
  }
  checkFields(file, entries, ['entity'])
  const label = labelIn(reading, entries, 'entity', node, entities)
  const entity = label === undefined ? undefined : entities.get(label)
  if (entity && !entity.kinds.some((kind) => kinds.includes(kind)))
    file.report(node, `expected ${anyOf(kinds)} for ${name}, got ${entity.label}, ${anyOf(entity.kinds)}`)
  return label === undefined ? undefined : { entity: label }
}
