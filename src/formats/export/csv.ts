import type { Claim, Value } from '../../model/claim.ts'
import { formatDay } from '../../model/day.ts'
import { displayValue } from '../../model/display.ts'
import type { Edtf } from '../../model/edtf.ts'
import type { Entity } from '../../model/entity.ts'
import type { Extract } from '../../store/extract.ts'
import { byteOrderMark, type CsvCell, csvLine, spreadsheetCell } from '../csv-line.ts'
import { type CsvTableName, csvTables, qualifierNames } from './csv-tables.ts'
import { dataPackage, dataPackageFile } from './data-package.ts'
import { separator } from './network.ts'
import type { OutputFolder } from './output-folder.ts'
import { type OnLinks, type Projected, pagesOf } from './projected.ts'

export interface CsvOptions {
  /** Whether they are for a spreadsheet to open: with a mark of their encoding, and no cell that is taken for a formula. */
  readonly excel?: boolean
}

/** What a folder of tables can hold. */
export const csvParts = [...Object.keys(csvTables), dataPackageFile]

const graphTables = ['entities.csv', 'identifiers.csv', 'claims.csv', 'references.csv'] as const
const projectionTables = ['entities.csv', 'identifiers.csv', 'links.csv'] as const

/** Writes the graph as tables by RFC 4180, in UTF-8: what is empty is unknown, and every text that there is, is quoted where it must be. */
export async function writeCsv(extract: Extract, folder: OutputFolder, options: CsvOptions): Promise<void> {
  const write = beginTables(folder, graphTables, options)
  for await (const entities of extract.entities()) writeEntities(write, entities)
  for await (const claims of extract.claims()) {
    const named = new Set(claims.flatMap(({ value }) => (value.type === 'entity' ? [value.slug] : [])))
    const entities = await extract.find(named)
    const nameOf = (slug: string) => entities.get(slug)?.name ?? slug
    write(
      'claims.csv',
      claims.map((claim) => claimRow(claim, nameOf)),
    )
    write('references.csv', claims.flatMap(referenceRows))
  }
}

/** Writes a projection in the same manner: who is linked, and a row for each link, the heaviest first. */
export async function writeProjectedCsv(
  extract: Extract,
  folder: OutputFolder,
  options: CsvOptions,
  projected: Projected,
  onLinks: OnLinks = () => {},
): Promise<void> {
  const write = beginTables(folder, projectionTables, options)
  for await (const entities of extract.entities()) {
    writeEntities(
      write,
      entities.filter(({ slug }) => projected.linked.has(slug)),
    )
  }
  let done = 0
  for (const page of pagesOf(projected)) {
    write(
      'links.csv',
      page.map(({ a, b, shared }) => [a, b, 'Undirected', shared.length, shared.join(separator)]),
    )
    done += page.length
    onLinks(done, projected.count)
  }
}

type Write = (table: CsvTableName, rows: readonly (readonly CsvCell[])[]) => void

/** Writes what tells of the tables, and the first line of each; gives what writes the others. */
function beginTables(folder: OutputFolder, tables: readonly CsvTableName[], { excel = false }: CsvOptions): Write {
  folder.append(dataPackageFile, dataPackage(tables))
  for (const table of tables) {
    const names = csvTables[table].columns.map(({ name }) => name)
    folder.append(table, (excel ? byteOrderMark : '') + csvLine(names))
  }
  return (table, rows) =>
    folder.append(table, rows.map((row) => csvLine(excel ? row.map(spreadsheetCell) : row)).join(''))
}

function writeEntities(write: Write, entities: readonly Entity[]): void {
  write(
    'entities.csv',
    entities.map(({ slug, kind, name, description, classification, ordinal, enlarged }) => [
      slug,
      kind,
      name,
      description,
      classification,
      ordinal,
      enlarged,
    ]),
  )
  write(
    'identifiers.csv',
    entities.flatMap(({ slug, identifiers }) => identifiers.map(({ scheme, value }) => [slug, scheme, value])),
  )
}

function claimRow(claim: Claim, nameOf: (slug: string) => string): CsvCell[] {
  const { id, subject, property, value, qualifiers, start, end, ...judgement } = claim
  const { rank, rankReason, explanation } = judgement
  return [
    id,
    subject,
    property,
    value.type,
    textOf(value),
    value.type === 'quantity' ? value.quantity.unit : null,
    value.type === 'text' ? value.language : null,
    displayValue(value, nameOf),
    value.type === 'date' ? day(value.date.earliest) : null,
    value.type === 'date' ? day(value.date.latest) : null,
    value.type === 'quantity' ? value.quantity.amount : null,
    start?.text ?? null,
    end?.text ?? null,
    rank,
    rankReason,
    explanation,
    ...qualifierNames.map((name) => qualifiers[name] ?? null),
  ]
}

function referenceRows({ id, references }: Claim): CsvCell[][] {
  return references.map((reference, index) => {
    const { source, locator, order, printedAs, attributedTo, attribution, certainty, attested, note } = reference
    const said = [source, locator, order, printedAs, attributedTo, attribution, certainty, attested?.text ?? null, note]
    return [id, index, ...said]
  })
}

function textOf(value: Value): string {
  if (value.type === 'entity') return value.slug
  if (value.type === 'date') return value.date.text
  return value.type === 'quantity' ? value.quantity.text : value.text
}

function day(number: Edtf['earliest']): string | null {
  return number === null ? null : (formatDay(number) ?? null)
}
