import { isMap, isSeq, type Node } from 'yaml'
import { readLanguage } from '../../../files/value.ts'
import { type Entry, itemsOf, readEntries, readScalar, readText } from '../../../files/yaml-node.ts'
import { classifiedKinds } from '../../../model/entity.ts'
import { allKinds, anyOf, type EntityKind } from '../../../model/kind.ts'
import { quote } from '../../../model/quote.ts'
import { suggestWord } from '../../../model/suggestion.ts'
import { type CellPurpose, checkFields, type MapReading, readCell } from './map-cell.ts'
import type { Cell, MapEntity } from './table-map.ts'

const fields = ['kind', 'name', 'id', 'ids', 'identifiers', 'classification', 'description', 'language', 'match']

/** What each row has of a thing with no name of its own in the row. */
const labelForm = /^[a-z][a-z0-9 _-]*$/i

/** Reads what of a row an entity is. */
export function readMapEntity(
  reading: MapReading,
  label: string,
  { key, value }: Entry,
  language: string | null,
  labels: readonly string[],
): MapEntity | undefined {
  const { file } = reading
  if (!labelForm.test(label)) {
    file.report(key, `expected a word of Latin letters for an entity of each row, such as person, got ${quote(label)}`)
    return undefined
  }
  const entries = readEntries(file, value, `the ${fields.join(', ')} of an entity`)
  if (!entries) return undefined
  checkFields(file, entries, fields)
  const cell = (name: string, more: Partial<CellPurpose> = {}) => {
    const entry = entries.get(name)
    return (entry && readCell(reading, entry.value, { part: `${name} of ${label}`, ...more })) ?? null
  }
  const cells = (name: string) => readCells(reading, entries.get(name), `${name} of ${label}`)
  const kind = readKind(reading, entries.get('kind'), key, label)
  const [name, id] = [cells('name'), cells('id')]
  if (!entries.has('name') && !entries.has('id'))
    file.report(key, `expected a name or an id of ${label}, by which its rows tell it apart, got neither`)
  const ids = entries.get('ids')
  const own = entries.get('language')
  const whose = (ids && readScalar(file, ids.value, 'another entity of the map')) ?? label
  if (ids && !labels.includes(whose))
    file.report(ids.value, `expected another entity of the map, got ${quote(whose)}${suggestWord(whose, labels)}`)
  if (!kind) return undefined
  const classified = entries.get('classification')
  if (classified && !kind.kinds.some((each) => (classifiedKinds as readonly string[]).includes(each))) {
    const message = `expected a classification of ${anyOf([...classifiedKinds])}, got one of ${anyOf(kind.kinds)}; leave it out`
    file.report(classified.key, message)
  }
  return {
    label,
    ids: whose,
    ...kind,
    name,
    id: id ?? name ?? [],
    identifiers: identifiersIn(reading, entries.get('identifiers'), label),
    classification: cell('classification'),
    description: cell('description'),
    language: (own && readLanguage(file, own.value)) ?? language,
    matchesByName: readMatch(reading, entries.get('match')),
  }
}

/** A cell, or several that make one text together. */
function readCells(reading: MapReading, entry: Entry | undefined, part: string): Cell[] | null {
  if (!entry) return null
  const { value } = entry
  const isShared = isSeq(value) || part.startsWith('id ')
  const cells = itemsOf(value).flatMap(
    (node) => readCell(isShared ? { ...reading, use() {} } : reading, node, { part }) ?? [],
  )
  return cells.length > 0 ? cells : null
}

/** The kind, or the column that tells it with what its texts stand for. */
function readKind(
  reading: MapReading,
  entry: Entry | undefined,
  key: Node,
  label: string,
): Pick<MapEntity, 'kind' | 'kinds'> | undefined {
  const { file } = reading
  if (!entry) {
    file.report(key, `expected the kind of ${label}, got none; it can be ${allKinds.join(', ')}`)
    return undefined
  }
  if (!isMap(entry.value)) {
    const kind = asKind(reading, readScalar(file, entry.value, 'a kind'), entry.value)
    return kind && { kind: null, kinds: [kind] }
  }
  const cell = readCell(reading, entry.value, { part: `kind of ${label}` })
  if (!cell) return undefined
  if (!cell.values) {
    file.report(entry.value, 'expected values beside a column of kinds, got none; they say which text is which kind')
    return undefined
  }
  const kinds = [...new Set(cell.values.values())].map((text) => asKind(reading, text, entry.value))
  return kinds.includes(undefined) ? undefined : { kind: cell, kinds: kinds as EntityKind[] }
}

function asKind({ file }: MapReading, text: string | undefined, node: Node): EntityKind | undefined {
  if (text === undefined) return undefined
  const known = allKinds.filter((kind) => kind !== 'SOURCE')
  if ((known as string[]).includes(text)) return text as EntityKind
  file.report(node, `expected a kind, got ${quote(text)}${suggestWord(text, known)}`)
  return undefined
}

function identifiersIn(reading: MapReading, entry: Entry | undefined, label: string): MapEntity['identifiers'] {
  const entries = entry && readEntries(reading.file, entry.value, 'a map of identifiers: the scheme, and the column')
  return [...(entries ?? [])].flatMap(([scheme, { value }]) => {
    const cell = readCell(reading, value, { part: `${scheme} of ${label}` })
    return cell ? [{ scheme, cell }] : []
  })
}

function readMatch({ file }: MapReading, entry: Entry | undefined): boolean {
  const word = entry && readText(file, entry.value, 'name or identifier')
  if (!entry || word === undefined || word === 'identifier') return false
  if (word !== 'name') file.report(entry.value, `expected name or identifier for match, got ${quote(word)}`)
  return word === 'name'
}
