import { FormatError } from '../format-error.ts'
import { findInput } from '../input.ts'
import { findEncoding } from './encoding.ts'
import { hintedDelimiter, type Layout, type Row, readRows, rowsOfSample } from './rows.ts'
import type { MapLayout } from './table-map.ts'

/** A table of which the header was read. */
export interface TableFile extends Layout {
  readonly path: string
  /** The names of its columns, in order, without space around them. */
  readonly columns: readonly string[]
  /** Which row has them, from 1, and its line. */
  readonly header: number
  readonly headerLine: number
}

/**
 * Finds out how a table is written, as far as nobody tells, and reads its header.
 * @throws {FormatError} UNREADABLE_FILE, BAD_FILE, BAD_MAP
 */
export async function openTable(path: string, told: MapLayout): Promise<TableFile> {
  const input = await findInput([path])
  const encoding = await findEncoding(input, told.encoding)
  let start = ''
  const decoder = new TextDecoder(encoding.name)
  for await (const chunk of input.chunks()) {
    start += decoder.decode(chunk, { stream: true })
    if (start.length >= sampleLength) break
  }
  const delimiter = told.delimiter ?? hintedDelimiter(start) ?? guessDelimiter(start.slice(0, sampleLength))
  const layout = { encoding, delimiter }
  const rows = await firstRows(readRows(input, layout), told.header ?? mostRowsAbove)
  const header = told.header ?? 1 + headerAmong(rows)
  const row = rows[header - 1]
  if (row) return { path, ...layout, columns: columnsOf(row.cells), header, headerLine: row.line }
  const came = rows.length === 0 ? 'an empty file' : `${rows.length} rows`
  throw new FormatError('BAD_FILE', `${path} has no row that names columns: expected it as row ${header}, got ${came}.`)
}

/** So many rows are looked through for the header, where a title stands above it. */
const mostRowsAbove = 20

/** Reads no more of the file than it must. */
export async function firstRows(pages: AsyncIterable<readonly Row[]>, most: number): Promise<Row[]> {
  const first: Row[] = []
  for await (const rows of pages) {
    first.push(...rows.slice(0, most - first.length))
    if (first.length >= most) break
  }
  return first
}

/** The first row that has as good as all the cells that any has. */
function headerAmong(rows: readonly Row[]): number {
  const widths = rows.map(({ cells }) => cells.filter((cell) => cell.trim() !== '').length)
  const most = Math.max(...widths, 1)
  return Math.max(
    widths.findIndex((width) => width >= most * 0.7),
    0,
  )
}

/** The rows after the header. */
export async function* readBody(
  { headerLine, ...layout }: TableFile,
  input: Parameters<typeof readRows>[0],
  onBytes?: (read: number) => void,
): AsyncIterable<readonly Row[]> {
  for await (const rows of readRows(input, layout, onBytes)) yield rows.filter(({ line }) => line > headerLine)
}

const sampleLength = 64 * 1024

/** A name of a column is told in one line, and empty columns at the end of a header are none. */
function columnsOf(cells: readonly string[]): string[] {
  const names = cells.map((cell) => cell.normalize('NFC').replace(/\s+/g, ' ').trim())
  return names.slice(0, names.findLastIndex((name) => name !== '') + 1)
}

const delimiters = [',', ';', '\t', '|'] as const

/** Of those by which most rows have as many cells as each other, the one that makes the most of them; commas in numbers make no header. */
function guessDelimiter(text: string): string {
  const scores = delimiters.map((delimiter) => ({
    delimiter,
    score: scoreOf(rowsOfSample(wholeLines(text), delimiter)),
  }))
  return scores.reduce((best, each) => (each.score > best.score ? each : best)).delimiter
}

function scoreOf(sample: readonly (readonly string[])[]): number {
  const rows = sample.slice(0, 200)
  const header = rows[0]?.length ?? 1
  const scores = [...Map.groupBy(rows, ({ length }) => length)].map(([width, same]) => {
    const share = same.length / rows.length
    return share < 0.5 ? 0 : (width - 1) * share * (width === header ? 3 : 1)
  })
  // A table of which the header alone is wide is still one.
  return Math.max(...scores, header > 1 ? 0.1 : 0)
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1 || undefined)
}

/** A delimiter as somebody writes it: "tab" and "\t" are one. Null where it is none. */
export function readDelimiter(text: string): string | null {
  if (/^(?:tab|\\t|tsv)$/i.test(text)) return '\t'
  return [...text].length === 1 && !/[\p{L}\p{N}"\r\n\s]/u.test(text.replace('\t', ''))
    ? text
    : text === ' '
      ? ' '
      : null
}
