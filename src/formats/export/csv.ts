import type { Claim, Value } from '../../model/claim.ts'
import { formatDay } from '../../model/day.ts'
import { displayValue } from '../../model/display.ts'
import type { Edtf } from '../../model/edtf.ts'
import type { Entity } from '../../model/entity.ts'
import { allProperties } from '../../model/properties.ts'
import type { Extract } from '../../store/extract.ts'
import { separator } from './network.ts'
import type { OutputFolder } from './output-folder.ts'
import { type OnLinks, type Projected, pagesOf } from './projected.ts'

/** Every qualifier that any property declares: each has a column of its own. */
const qualifierNames = [...new Set(allProperties.flatMap(({ qualifiers }) => Object.keys(qualifiers ?? {})))].sort()

/** The tables, with their columns. The first of each is what its rows are known by, or what they belong to. */
export const csvTables = {
  'entities.csv': ['slug', 'kind', 'name', 'description', 'classification', 'ordinal', 'enlarged'],
  'identifiers.csv': ['entity', 'scheme', 'value'],
  'claims.csv': [
    'id',
    'subject',
    'property',
    'value_type',
    'value',
    'unit',
    'language',
    'display',
    'earliest',
    'latest',
    'amount',
    'start',
    'end',
    'rank',
    'rank_reason',
    'explanation',
    ...qualifierNames.map((name) => `qualifier_${name}`),
  ],
  'references.csv': [
    'claim',
    'position',
    'source',
    'locator',
    'order',
    'printed_as',
    'attributed_to',
    'attribution',
    'certainty',
    'attested',
    'note',
  ],
} as const

/** The table of a projection's links, beside those of who is linked. */
export const linksTable = 'links.csv'
const linkColumns = ['source', 'target', 'type', 'weight', 'shared']

/** Writes the graph as tables by RFC 4180, in UTF-8: what is empty is unknown, and every text that there is, is quoted where it must be. */
export async function writeCsv(extract: Extract, folder: OutputFolder): Promise<void> {
  for (const [table, columns] of Object.entries(csvTables)) folder.append(table, line(columns))
  for await (const entities of extract.entities()) writeEntities(folder, entities)
  for await (const claims of extract.claims()) {
    write(folder, 'claims.csv', claims.map(claimRow))
    write(folder, 'references.csv', claims.flatMap(referenceRows))
  }
}

/** Writes a projection in the same manner: who is linked, and a row for each link, the heaviest first. */
export async function writeProjectedCsv(
  extract: Extract,
  folder: OutputFolder,
  projected: Projected,
  onLinks: OnLinks = () => {},
): Promise<void> {
  for (const table of ['entities.csv', 'identifiers.csv'] as const) folder.append(table, line(csvTables[table]))
  for await (const entities of extract.entities()) {
    writeEntities(
      folder,
      entities.filter(({ slug }) => projected.linked.has(slug)),
    )
  }
  folder.append(linksTable, line(linkColumns))
  let done = 0
  for (const page of pagesOf(projected)) {
    const rows = page.map(({ a, b, shared }) => [a, b, 'Undirected', shared.length, shared.join(separator)])
    write(folder, linksTable, rows)
    done += page.length
    onLinks(done, projected.count)
  }
}

function writeEntities(folder: OutputFolder, entities: readonly Entity[]): void {
  write(
    folder,
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
    folder,
    'identifiers.csv',
    entities.flatMap(({ slug, identifiers }) => identifiers.map(({ scheme, value }) => [slug, scheme, value])),
  )
}

function write(folder: OutputFolder, table: keyof typeof csvTables | typeof linksTable, rows: readonly Cell[][]): void {
  folder.append(table, rows.map(line).join(''))
}

type Cell = string | number | boolean | null

function claimRow({ id, subject, property, value, qualifiers, start, end, ...judgement }: Claim): Cell[] {
  const { rank, rankReason, explanation } = judgement
  return [
    id,
    subject,
    property,
    value.type,
    textOf(value),
    value.type === 'quantity' ? value.quantity.unit : null,
    value.type === 'text' ? value.language : null,
    displayValue(value, String),
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

function referenceRows({ id, references }: Claim): Cell[][] {
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

function line(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\r\n`
}

/** An empty text is quoted, so that it is not taken for what is unknown. */
function cell(value: Cell): string {
  if (value === null) return ''
  const text = String(value)
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
