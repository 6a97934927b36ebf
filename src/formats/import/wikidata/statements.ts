import { isObject, type JsonObject, listOf, textOf } from '../json/json-value.ts'
import { type Fault, noteFurther } from './form.ts'
import { readSnak, type SnakValue, shown } from './snak.ts'

export interface Statement {
  readonly id: string | null
  readonly property: string
  readonly rank: string
  readonly main: SnakValue
  readonly qualifiers: Snaks
  readonly references: readonly Snaks[]
}

/** Snaks by property. */
export type Snaks = Readonly<Record<string, readonly SnakValue[]>>

/**
 * The statements of an entity, and what in its claims cannot be read: its place, and what came. Claims are a map from
 * properties to statements; a list of statements is read by the properties that their snaks name. An empty list stands
 * for an empty map in some dumps.
 */
export function readStatements({ claims }: JsonObject): { statements: Statement[]; faults: Fault[] } {
  const faults: Fault[] = []
  const statements: Statement[] = []
  for (const { property, place, value } of entriesOf(claims, 'claims', ({ mainsnak }) => mainsnak, faults)) {
    noteFurther(value, 'statement', place, faults)
    if (isObject(value)) statements.push(readStatement(property, value, place, faults))
    else faults.push({ place, message: `expected a statement, got ${shown(value)}.` })
  }
  return { statements, faults }
}

const ranks = new Set(['normal', 'preferred', 'deprecated'])

function readStatement(
  property: string,
  { id, rank: given, mainsnak, qualifiers, references }: JsonObject,
  place: string,
  faults: Fault[],
): Statement {
  const rank = textOf(given) ?? 'normal'
  if (!ranks.has(rank))
    faults.push({ place, message: `expected a rank of ${[...ranks].join(', ')}, got ${shown(given)}.` })
  return {
    id: textOf(id),
    property,
    rank,
    main: readSnak(mainsnak, `${place}.mainsnak`, faults),
    qualifiers: readSnaks(qualifiers, `${place}.qualifiers`, faults),
    references: listOf(references).flatMap((reference, index) => {
      const at = `${place}.references[${index}]`
      noteFurther(reference, 'reference', at, faults)
      if (isObject(reference)) return [readSnaks(reference.snaks, `${at}.snaks`, faults)]
      faults.push({ place: at, message: `expected a reference, got ${shown(reference)}.` })
      return []
    }),
  }
}

function readSnaks(value: unknown, place: string, faults: Fault[]): Snaks {
  const read = new Map<string, SnakValue[]>()
  for (const { property, place: at, value: snak } of entriesOf(value, place, (snak) => snak, faults)) {
    const said = readSnak(snak, at, faults)
    if (said.type === 'fault') faults.push({ place: at, message: `${said.fault}.` })
    read.set(property, [...(read.get(property) ?? []), said])
  }
  return Object.fromEntries(read)
}

interface Entry {
  readonly property: string
  readonly place: string
  readonly value: unknown
}

/** What a map from properties to lists holds; of a list, each under the property that its snak names. */
function entriesOf(
  given: unknown,
  place: string,
  snakOf: (value: JsonObject) => unknown,
  faults: Fault[],
): readonly Entry[] {
  if (given === undefined || given === null) return []
  if (!isObject(given) && !Array.isArray(given)) {
    faults.push({ place, message: `expected a map from properties to lists, got ${shown(given)}.` })
    return []
  }
  const entries = Array.isArray(given)
    ? given.map((value, index): Entry => {
        const snak = isObject(value) ? snakOf(value) : null
        const property = isObject(snak) ? (textOf(snak.property) ?? '') : ''
        return { property, place: `${place}[${index}]`, value }
      })
    : Object.entries(given).flatMap(([property, list]) =>
        listOf(list).map((value, index): Entry => ({ property, place: `${place}.${property}[${index}]`, value })),
      )
  return entries.filter(({ property, place, value }) => {
    const isKnown = /^P\d+$/.test(property)
    const came = property === '' ? shown(value) : shown(property)
    if (!isKnown) faults.push({ place, message: `expected a property such as P31, got ${came}.` })
    return isKnown
  })
}
