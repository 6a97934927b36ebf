import { basename } from 'node:path'
import { isMap, isSeq, type Node } from 'yaml'
import { formatProblem, type Problem } from '../../../files/problem.ts'
import { readLanguage } from '../../../files/value.ts'
import { YamlFile } from '../../../files/yaml-file.ts'
import { type Entries, itemsOf, readCount, readEntries, readList, readScalar } from '../../../files/yaml-node.ts'
import { FormatError } from '../format-error.ts'
import { checkFields, type MapReading, readCell } from './map-cell.ts'
import { readMapClaim } from './map-claim.ts'
import { readMapEntity } from './map-entity.ts'
import { readDelimiter } from './table-file.ts'
import type { MapLayout, TableMap } from './table-map.ts'

const fields = ['delimiter', 'encoding', 'header', 'language', 'empty', 'source', 'entities', 'claims']

/**
 * Reads how a map says that its tables are written.
 * @throws {FormatError} BAD_MAP
 */
export function readMapLayout(bytes: Uint8Array, path: string): MapLayout {
  return read(bytes, path, (file, entries) => {
    const text = (name: string) => {
      const entry = entries.get(name)
      return entry && readScalar(file, entry.value, `the ${name}`)
    }
    const [given, encoding, header] = [text('delimiter'), text('encoding'), entries.get('header')]
    const delimiter = given === undefined ? null : readDelimiter(given)
    if (given !== undefined && delimiter === null)
      file.report(entries.get('delimiter')?.value ?? null, expectedDelimiter(given))
    return {
      delimiter,
      encoding: encoding ?? null,
      header: (header && readCount(file, header.value, 'the number of the row that names the columns')) ?? 1,
    }
  })
}

export function expectedDelimiter(given: string): string {
  return `expected the one character that parts cells, such as ";", or tab, got ${JSON.stringify(given)}`
}

/**
 * Reads what a map says of a table with these columns.
 * @throws {FormatError} BAD_MAP with all that is wrong in it
 */
export function readMap(bytes: Uint8Array, path: string, columns: readonly string[]): TableMap {
  return read(bytes, path, (file, entries) => {
    checkFields(file, entries, fields)
    const reading = { file, columns, use: notesOfUse(file) }
    const language = languageIn(file, entries)
    const labelled = entries.get('entities')
    const given = (labelled && readEntries(file, labelled.value, 'a map of entities')) ?? new Map<string, never>()
    const labels = [...given.keys()]
    const entities = new Map(
      labels.map((label) => [label, readMapEntity(reading, label, given.get(label) as never, language, labels)]),
    )
    if (entities.size === 0)
      file.report(file.root, 'expected entities, got none: what the things are that a row tells of')
    const claims = entries.get('claims')
    const source = entries.get('source')
    return {
      language,
      empty: emptyIn(file, entries),
      source: (source && readCell(reading, source.value, { part: 'source' })) ?? null,
      entities: [...entities.values()].filter((entity) => entity !== undefined),
      claims: (claims ? readList(file, claims.value, 'a list of claims') : []).flatMap(
        (node) => readMapClaim(reading, node, entities, language) ?? [],
      ),
    }
  })
}

function read<Read>(bytes: Uint8Array, path: string, take: (file: YamlFile, entries: Entries) => Read): Read {
  const problems: Problem[] = []
  const file = new YamlFile({ name: path, bytes }, problems)
  const entries = readEntries(
    file,
    isMap(file.root) || !isSeq(file.root) ? file.root : file.root,
    `a map with ${fields.join(', ')}`,
  )
  const taken = entries && take(file, entries)
  if (taken && problems.length === 0) return taken
  const told = problems.toSorted((a, b) => a.line - b.line || a.column - b.column).map(formatProblem)
  throw new FormatError('BAD_MAP', `${told.join('\n')}\nNothing was read of the rows: mend ${basename(path)}.`)
}

function languageIn(file: YamlFile, entries: Entries): string | null {
  const entry = entries.get('language')
  return (entry && readLanguage(file, entry.value)) ?? null
}

function emptyIn(file: YamlFile, entries: Entries): ReadonlySet<string> {
  const entry = entries.get('empty')
  const texts = entry ? itemsOf(entry.value).map((node) => readScalar(file, node, 'what stands in an empty cell')) : []
  return new Set(texts.flatMap((text) => text?.normalize('NFC').trim() ?? []))
}

/** The times and qualifiers of a row can belong to several claims. Anything else is one thing. */
function notesOfUse(file: YamlFile): MapReading['use'] {
  const used = new Map<string, { part: string; node: Node }>()
  return (column, part, node) => {
    const before = used.get(column)
    if (!before) used.set(column, { part, node })
    else if (before.part !== part || part.includes(' of ')) {
      const name = JSON.stringify(column)
      file.report(
        node,
        `expected each column once, got ${name} again, for the ${part}; it is the ${before.part} already, at ${file.placeOf(before.node)}`,
      )
    }
  }
}
