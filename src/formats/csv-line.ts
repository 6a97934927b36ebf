/** A cell of a table; null is what is not known. */
export type CsvCell = string | number | boolean | null

/** A row by RFC 4180. */
export function csvLine(cells: readonly CsvCell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** An empty text is quoted, so that it is not taken for what is unknown. */
function csvCell(value: CsvCell): string {
  if (value === null) return ''
  const text = String(value)
  return text === '' || /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A cell that a spreadsheet shows and does not compute: what begins like a formula by the list of OWASP (=, +, -, @, each in
 * full width too, a tab, the end of a line) gets an apostrophe before it. Numbers are what they are.
 */
export function spreadsheetCell(value: CsvCell): CsvCell {
  return typeof value === 'string' && /^[=+\-@＝＋－＠\t\r\n]/.test(value) ? `'${value}` : value
}

/** By it a spreadsheet knows that the text after it is UTF-8. */
export const byteOrderMark = '\ufeff'
