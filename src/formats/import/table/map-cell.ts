import { isMap, type Node } from 'yaml'
import type { YamlFile } from '../../../files/yaml-file.ts'
import { type Entries, itemsOf, readEntries, readScalar } from '../../../files/yaml-node.ts'
import { quote } from '../../../model/quote.ts'
import { suggestWord } from '../../../model/suggestion.ts'
import { type DateForm, namedForms, readDateForm } from './date-form.ts'
import type { Cell } from './table-map.ts'

/** What of a map is read at a time, and what the columns are. */
export interface MapReading {
  readonly file: YamlFile
  readonly columns: readonly string[]
  /** Notes that a place of the map takes a column; `part` is what it takes it for. */
  use(column: string, part: string, node: Node): void
}

/** What is read of a place that names a column, or gives a constant. */
const fieldsOfCell = ['column', 'constant', 'form', 'values', 'split'] as const

/** What a cell is meant for: how a message calls it, and what can stand beside the column. */
export interface CellPurpose {
  /** What it takes the column for, in which no two columns are one: "name of person". */
  readonly part: string
  readonly isDate?: boolean
  readonly canSplit?: boolean
  /** Fields beside these, which are read elsewhere. */
  readonly beside?: readonly string[]
}

/** Reads what a column, or a constant, stands for: a name alone is that of a column. */
export function readCell(reading: MapReading, node: Node, purpose: CellPurpose): Cell | undefined {
  const { file } = reading
  if (!isMap(node)) {
    const name = readScalar(file, node, 'the name of a column')
    return name === undefined ? undefined : columnCell(reading, name, node, purpose, new Map())
  }
  const entries = readEntries(file, node, 'a column')
  if (!entries) return undefined
  checkFields(file, entries, [...fieldsOfCell, ...(purpose.beside ?? [])])
  return cellIn(reading, entries, node, purpose)
}

/** Reads the cell among the fields of something else. */
export function cellIn(reading: MapReading, entries: Entries, node: Node, purpose: CellPurpose): Cell | undefined {
  const { file } = reading
  const [column, constant] = [entries.get('column'), entries.get('constant')]
  if ((column === undefined) === (constant === undefined)) {
    file.report(
      node,
      `expected either a column or a constant for the ${purpose.part}, got ${column ? 'both' : 'neither'}`,
    )
    return undefined
  }
  if (constant) {
    const text = readScalar(file, constant.value, 'a text')
    return text === undefined
      ? undefined
      : { ...nothing, constant: text.normalize('NFC').trim(), forms: formsIn(reading, entries, purpose) }
  }
  const name = column && readScalar(file, column.value, 'the name of a column')
  return name === undefined || !column ? undefined : columnCell(reading, name, column.value, purpose, entries)
}

const nothing: Cell = { column: null, place: -1, constant: '', values: null, split: null, forms: [] }

function columnCell(
  reading: MapReading,
  name: string,
  node: Node,
  purpose: CellPurpose,
  entries: Entries,
): Cell | undefined {
  const { file, columns } = reading
  const column = name.normalize('NFC').replace(/\s+/g, ' ').trim()
  const place = columns.indexOf(column)
  if (place < 0) {
    file.report(
      node,
      `expected a column of the table, got ${quote(name)}${suggestWord(name, columns.filter(Boolean).map(quote))}`,
    )
    return undefined
  }
  if (columns.lastIndexOf(column) !== place) {
    file.report(
      node,
      `expected a column of which there is one, got ${quote(name)}, the name of columns ${placesOf(column, columns)}; give each a name of its own in the table`,
    )
    return undefined
  }
  reading.use(column, purpose.part, node)
  const split = entries.get('split')
  if (split && !purpose.canSplit)
    file.report(split.key, 'expected one value in each cell here, got split; it is for the column of a claim')
  return {
    column,
    place,
    constant: '',
    values: valuesIn(file, entries),
    split: (split && readScalar(file, split.value, 'what parts several values')) ?? null,
    forms: formsIn(reading, entries, purpose),
  }
}

function placesOf(column: string, columns: readonly string[]): string {
  return columns.flatMap((each, index) => (each === column ? [index + 1] : [])).join(' and ')
}

function valuesIn(file: YamlFile, entries: Entries): Cell['values'] {
  const given = entries.get('values')
  const read = given && readEntries(file, given.value, 'a map from what stands in cells to what it is')
  if (!read) return null
  return new Map(
    [...read].flatMap(([text, { value }]) => {
      const meant = readScalar(file, value, 'what it is')
      return meant === undefined ? [] : [[text.normalize('NFC').trim(), meant] as const]
    }),
  )
}

function formsIn({ file }: MapReading, entries: Entries, { part, isDate }: CellPurpose): DateForm[] {
  const given = entries.get('form')
  if (!given) return []
  if (!isDate) {
    file.report(given.key, `expected a form beside dates alone, got one for the ${part}; leave it out`)
    return []
  }
  return itemsOf(given.value).flatMap((node) => {
    const text = readScalar(file, node, 'the form of dates')
    if (text === undefined) return []
    const form = readDateForm(text)
    if (!form) {
      const cure = /(?<!Y)YY(?!Y)/.test(text) ? '; two digits of a year do not tell the century' : ''
      file.report(
        node,
        `expected a form of dates, such as DD.MM.YYYY, or one of ${namedForms.join(', ')}, got ${quote(text)}${cure}`,
      )
    }
    return form ?? []
  })
}

/** Reports the fields that are none. */
export function checkFields(file: YamlFile, entries: Entries, known: readonly string[]): void {
  for (const [name, { key }] of entries)
    if (!known.includes(name))
      file.report(key, `expected one of ${known.join(', ')}, got ${quote(name)}${meant(name, known)}`)
}

function meant(name: string, known: readonly string[]): string {
  const end = suggestWord(name, known)
  return end.startsWith('; did') ? end : ''
}
