import { asDate } from '../../../model/date-reading.ts'
import { isEdtf } from '../../../model/edtf.ts'
import { type Fault, isFault } from '../../../model/fault.ts'
import { readGivenDate } from '../given-date.ts'
import type { Problem } from '../tally.ts'
import type { Row } from './rows.ts'
import type { Cell, TableMap } from './table-map.ts'

/** Reads the cells of one row; what is wrong with them is noted with its line and column. */
export class RowText {
  readonly locator: string
  readonly problems: Problem[] = []
  readonly #cells: readonly string[]
  readonly #empty: TableMap['empty']

  constructor({ line, cells }: Row, empty: TableMap['empty']) {
    this.locator = `line ${line}`
    this.#cells = cells
    this.#empty = empty
  }

  /** What stands there, with what it stands for; null where nothing does. */
  text(cell: Cell | null): string | null {
    if (cell === null) return null
    const text = cell.column === null ? cell.constant : (this.#cells[cell.place] ?? '').normalize('NFC').trim()
    if (text === '' || this.#empty.has(text)) return null
    return cell.values?.get(text) ?? text
  }

  /** The several texts of a cell that has them. */
  texts(cell: Cell): readonly string[] {
    const text = this.text(cell)
    if (text === null || cell.split === null) return text === null ? [] : [text]
    return text
      .split(cell.split)
      .map((part) => part.trim())
      .filter((part) => part !== '')
  }

  /** What several cells make together, in one line. */
  joined(cells: readonly Cell[], between = ' '): string | null {
    const texts = cells.flatMap((cell) => this.text(cell) ?? [])
    return texts.length === 0 ? null : texts.join(between).replace(/\s+/g, ' ')
  }

  /** A date as EDTF. What cannot be read is noted as a problem. */
  date(text: string, cell: Cell, purpose: string): { readonly date: string | null; readonly note: string | null } {
    const read = cell.column === null ? text : readByForms(text, cell)
    if (read === null) {
      const forms = cell.forms.map((form) => form.text).join(' or ')
      this.problem('a date that cannot be read', cell, `expected ${purpose} as ${forms}, got ${JSON.stringify(text)}`)
      return { date: null, note: null }
    }
    const given = readGivenDate(read)
    // Whoever takes it tells that it is none.
    if (given.text === null) return { date: read, note: null }
    const date = asDate(given.text, purpose)
    if (isFault(date)) {
      this.refuse('a date that cannot be read', cell, date)
      return { date: null, note: null }
    }
    return { date: date.text, note: given.note && `given as ${JSON.stringify(text)}` }
  }

  problem(reason: string, cell: Cell | null, message: string): void {
    const locator = cell?.column ? `${this.locator}, column ${JSON.stringify(cell.column)}` : this.locator
    this.problems.push({ reason, locator, message: `${message}. It is left out.` })
  }

  refuse(reason: string, cell: Cell, { message }: Fault): void {
    this.problem(reason, cell, message)
  }
}

/** By the first form that gives a date; where none does, by the first that fits, so that it can be told what is wrong. */
function readByForms(text: string, { forms }: Cell): string | null {
  if (forms.length === 0) return text
  const read = forms.flatMap((form) => form.read(text) ?? [])
  return read.find(isGiven) ?? read[0] ?? null
}

function isGiven(date: string): boolean {
  const { text } = readGivenDate(date)
  return text === null || isEdtf(text)
}
