import { type CsvError, type Parser, parse } from 'csv-parse'
import { FormatError } from '../format-error.ts'
import type { Input } from '../input.ts'
import type { Encoding } from './encoding.ts'

/** A row of a table. */
export interface Row {
  /** The line at which it begins, from 1. */
  readonly line: number
  readonly cells: readonly string[]
}

/** How the text of a table is written. */
export interface Layout {
  readonly encoding: Encoding
  readonly delimiter: string
}

/** The rows of a table that have anything in them, those of a chunk together. @throws {FormatError} BAD_FILE */
export async function* readRows(
  input: Input,
  { encoding, delimiter }: Layout,
  onBytes?: (read: number) => void,
): AsyncIterable<readonly Row[]> {
  const decoder = new TextDecoder(encoding.name, { fatal: true })
  const parser = createParser(delimiter)
  let line = 1
  const take = (): Row[] => {
    const rows: Row[] = []
    for (let cells = parser.read(); cells !== null; cells = parser.read()) {
      rows.push({ line, cells })
      line += 1 + breaksIn(cells)
    }
    if (parser.errored) throw unreadable(input.path, parser.errored as CsvError, line)
    return rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== '') && !isHint(cells))
  }
  for await (const chunk of input.chunks(onBytes)) {
    parser.write(decode(decoder, chunk, input.path, () => line))
    yield take()
  }
  parser.write(decode(decoder, null, input.path, () => line))
  parser.end()
  yield take()
}

/** The rows of a text that may break off anywhere. */
export function rowsOfSample(text: string, delimiter: string): string[][] {
  const parser = createParser(delimiter)
  const rows: string[][] = []
  parser.write(text)
  for (let cells = parser.read(); cells !== null; cells = parser.read()) rows.push(cells)
  parser.destroy()
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== '') && !isHint(cells))
}

/** By which Excel is told the delimiter: it stands in the first line, and is no row. */
const hint = /^sep=(.)?$/i

function isHint(cells: readonly string[]): boolean {
  return hint.test(cells[0] ?? '') && cells.slice(1).every((cell) => cell === '')
}

export function hintedDelimiter(text: string): string | null {
  return /^\ufeff?sep=(.)\r?\n/i.exec(text)?.[1] ?? null
}

/** A cell longer than that was not closed. */
const longestRow = 4 * 1024 * 1024

function createParser(delimiter: string): Parser {
  const parser = parse({
    delimiter,
    bom: true,
    relax_column_count: true,
    // A quote within a cell that does not begin with one is nothing but a quote.
    relax_quotes: true,
    max_record_size: longestRow,
  })
  // What it says is looked up after each chunk.
  return parser.on('error', () => {})
}

function decode(decoder: TextDecoder, chunk: Uint8Array | null, path: string, line: () => number): string {
  try {
    return chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode()
  } catch {
    const message = `${path}: line ${line()} or later: expected a text in ${decoder.encoding}, got bytes that are none. Tell its encoding with --encoding.`
    throw new FormatError('BAD_FILE', message)
  }
}

function breaksIn(cells: readonly string[]): number {
  return cells.reduce((sum, cell) => sum + (/[\r\n]/.test(cell) ? cell.split(/\r\n|\n|\r/).length - 1 : 0), 0)
}

function unreadable(path: string, { code, message }: CsvError, line: number): FormatError {
  const isOpen = code === 'CSV_QUOTE_NOT_CLOSED' || code === 'CSV_MAX_RECORD_SIZE'
  const fault = isOpen ? 'expected a quote that closes, got none after the one that begins a cell' : message
  return new FormatError('BAD_FILE', `${path}: line ${line}: ${fault}. Nothing was changed: mend the row.`)
}
