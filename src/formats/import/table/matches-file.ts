import { readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { byteOrderMark, csvLine, spreadsheetCell } from '../../csv-line.ts'
import { FormatError } from '../format-error.ts'
import type { Unsure } from './matches.ts'

/** What somebody says of a name of a table. */
export interface Answer {
  /** The line of the file of matches. */
  readonly line: number
  readonly label: string
  readonly id: string
  /** The slug of the entity that it is; null for one that is new. */
  readonly slug: string | null
}

const columns = ['line', 'entity', 'id', 'name', 'match', 'candidates'] as const

/**
 * Reads what was filled in; a row whose match is left empty is no answer.
 * @throws {FormatError} UNREADABLE_FILE, BAD_FILE
 */
export function readAnswers(path: string): Answer[] {
  const rows = rowsIn(path)
  const [header = [], ...body] = rows
  const missing = (['entity', 'id', 'match'] as const).filter((name) => !header.includes(name))
  if (missing.length > 0)
    throw new FormatError(
      'BAD_FILE',
      `${path}: line 1: expected the columns ${columns.join(', ')}, got none that is called ${missing.join(' or ')}.`,
    )
  const cellOf = (cells: readonly string[], name: (typeof columns)[number]) =>
    (cells[header.indexOf(name)] ?? '').replace(/^'(?=[=+\-@＝＋－＠\t\r\n])/, '')
  return body.flatMap((cells, index) => {
    const match = cellOf(cells, 'match').trim()
    if (match === '') return []
    return [
      {
        line: index + 2,
        label: cellOf(cells, 'entity'),
        id: cellOf(cells, 'id'),
        slug: match.toLowerCase() === 'new' ? null : match,
      },
    ]
  })
}

function rowsIn(path: string): string[][] {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new FormatError('UNREADABLE_FILE', `${path} cannot be read: ${(error as Error).message}.`)
  }
  // A spreadsheet may write it with semicolons.
  const delimiter = /^[^\r\n]*;/.test(text) && !/^[^\r\n]*,/.test(text) ? ';' : ','
  try {
    return parse(text, { bom: true, delimiter, relax_column_count: true, skip_empty_lines: true })
  } catch (error) {
    throw new FormatError('BAD_FILE', `${path}: ${(error as Error).message}.`)
  }
}

/** Writes what is to be filled in, with what was before. */
export function writeUnsure(path: string, unsure: readonly Unsure[], answers: readonly Answer[]): void {
  const given = new Map(answers.map((answer) => [`${answer.label}:${answer.id}`, answer.slug ?? 'new']))
  const rows = unsure.map(({ line, label, id, name, candidates }) => [
    line,
    label,
    id,
    name,
    given.get(`${label}:${id}`) ?? '',
    candidates.map(({ slug, text, score }) => `${slug} (${text}, ${score.toFixed(2)})`).join('; '),
  ])
  const lines = rows.map((row) => csvLine(row.map(spreadsheetCell)))
  writeFileSync(path, byteOrderMark + csvLine(columns) + lines.join(''))
}
