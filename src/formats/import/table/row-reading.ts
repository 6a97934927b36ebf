import type { Identifier } from '../../../model/entity.ts'
import { isFault } from '../../../model/fault.ts'
import type { EntityKind } from '../../../model/kind.ts'
import type { Property } from '../../../model/properties.ts'
import { asQuantity, asTextValue, asWord } from '../../../model/value-reading.ts'
import type { Statement } from '../statement.ts'
import type { Problem } from '../tally.ts'
import { RowText } from './row-text.ts'
import type { Row } from './rows.ts'
import type { Cell, MapClaim, MapEntity, TableMap } from './table-map.ts'

/** An entity that a row names. */
export interface RowThing {
  readonly entity: MapEntity
  readonly kind: EntityKind
  /** By which the table tells it apart from others of its label. */
  readonly id: string
  /** Null where only another row tells it. */
  readonly name: string | null
  readonly identifiers: readonly Identifier[]
  readonly classification: string | null
  readonly description: string | null
}

/** What a row says; entities in it are named by their labels. */
export interface RowReading {
  readonly things: ReadonlyMap<string, RowThing>
  readonly says: readonly RowClaim[]
  /** Who says so besides the file. */
  readonly source: string | null
  readonly problems: readonly Problem[]
}

export type RowClaim = Omit<Statement, 'sources' | 'locator'>

/** Reads a row as the map says. */
export function readRow(row: Row, map: TableMap): RowReading {
  const text = new RowText(row, map.empty)
  const things = new Map(
    map.entities.flatMap((entity) => {
      const thing = thingOf(text, entity)
      return thing ? [[entity.label, thing] as const] : []
    }),
  )
  const says = map.claims.flatMap((claim) => claimsOf(text, claim, things))
  return { things, says, source: text.text(map.source), problems: text.problems }
}

function thingOf(text: RowText, entity: MapEntity): RowThing | null {
  const name = entity.name && text.joined(entity.name)
  const id = text.joined(entity.id, entity.id === entity.name ? ' ' : ' · ') ?? name
  if (id === null) return null
  const kind = kindOf(text, entity)
  if (!kind) return null
  const identifiers = entity.identifiers.flatMap(({ scheme, cell }) => {
    const value = text.text(cell)
    return value === null ? [] : [{ scheme, value }]
  })
  return {
    entity,
    kind,
    id,
    name,
    identifiers,
    classification: classOf(text.text(entity.classification)),
    description: text.text(entity.description),
  }
}

function kindOf(text: RowText, { label, kind, kinds }: MapEntity): EntityKind | null {
  if (!kind) return kinds[0] ?? null
  const word = text.text(kind)
  const found = kinds.find((each) => each === word)
  if (!found) {
    const known = [...(kind.values?.keys() ?? [])].map((each) => JSON.stringify(each)).join(', ')
    text.problem(
      'a kind that the map does not tell',
      kind,
      `expected one of ${known} for the kind of ${label}, got ${word === null ? 'nothing' : JSON.stringify(word)}`,
    )
  }
  return found ?? null
}

/** As the open list of classifications is written: POLITICAL_PARTY. */
function classOf(word: string | null): string | null {
  const plain = (word ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toUpperCase()
  return plain.replace(/[^A-Z0-9]+/g, '_').replace(/^[_\d]+|_$/g, '') || null
}

/** An entity that the row has not got is said nothing of, and nothing is said with it. */
function claimsOf(text: RowText, claim: MapClaim, things: ReadonlyMap<string, RowThing>): RowClaim[] {
  const { of, property, value } = claim
  const values = valuesOf(text, claim, things)
  if (values.length === 0) return []
  if (!things.has(of)) {
    const cell = 'entity' in value ? null : value
    if (cell?.column)
      text.problem(
        'a row without what it tells of',
        cell,
        `expected ${of}, of which ${property.name} is said, got none in this row`,
      )
    return []
  }
  const notes: string[] = []
  const qualifiers = qualifiersOf(text, claim, things)
  if (qualifiers === null) return []
  const time = (name: 'start' | 'end' | 'attested') => {
    const cell = claim[name]
    const given = text.text(cell)
    if (cell === null || given === null) return null
    const { date, note } = text.date(given, cell, name)
    if (date === null || note) notes.push(`the ${name} is given as ${JSON.stringify(given)}`)
    return date
  }
  const times = { start: time('start'), end: time('end'), attested: time('attested') }
  return values.map(({ note, value }) => ({
    subject: of,
    property: property.name,
    value,
    qualifiers,
    ...times,
    note: [note, ...notes].filter(Boolean).join('; ') || null,
  }))
}

interface ReadValue {
  readonly value: Statement['value']
  readonly note: string | null
}

function valuesOf(
  text: RowText,
  { property, value, language }: MapClaim,
  things: ReadonlyMap<string, RowThing>,
): ReadValue[] {
  if ('entity' in value) return things.has(value.entity) ? [{ value: { entity: value.entity }, note: null }] : []
  return text.texts(value).flatMap((given) => readValue(text, given, value, property, language) ?? [])
}

function readValue(
  text: RowText,
  given: string,
  cell: Cell,
  property: Property,
  language: string | null,
): ReadValue | null {
  const { name, range } = property
  if (range.value === 'date') {
    const { date, note } = text.date(given, cell, name)
    return date === null ? null : { value: { date }, note }
  }
  const read = range.value === 'quantity' ? asQuantity(given, range.unit, name) : asTextValue(given, property, language)
  if (isFault(read)) {
    text.refuse(
      range.value === 'quantity' ? 'a quantity that cannot be read' : 'a text that cannot stand there',
      cell,
      read,
    )
    return null
  }
  if ('lower' in read) return { value: { quantity: read.text }, note: null }
  return read.type === 'text' ? { value: { text: read.text, language: read.language }, note: null } : null
}

/** Null where one is missing, or wrong, without which the claim is none. */
function qualifiersOf(
  text: RowText,
  { property, qualifiers }: MapClaim,
  things: ReadonlyMap<string, RowThing>,
): NonNullable<RowClaim['qualifiers']> | null {
  const read: Record<string, string | { entity: string }> = {}
  for (const { name, value } of qualifiers) {
    const declared = property.qualifiers?.[name]
    if ('entity' in value) {
      if (things.has(value.entity)) read[name] = { entity: value.entity }
    } else {
      const given = text.text(value)
      const word = given !== null && declared?.words ? asWord(given, declared.words, name) : given
      if (isFault(word)) text.refuse('a word that is not of its list', value, word)
      else if (word !== null) read[name] = word
    }
    if (declared?.required && read[name] === undefined) {
      text.problem(
        'a claim without what it needs',
        'entity' in value ? null : value,
        `expected ${name} of ${property.name}, got none`,
      )
      return null
    }
  }
  return read
}
