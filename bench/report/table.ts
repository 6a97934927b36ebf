/** Rows of cells, the first row of which is a head, and the first cell of each row a label. */
export type Table = readonly (readonly string[])[]

export function asText(table: Table): string {
  const widths = (table[0] ?? []).map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)))
  return table.map((row) => row.map((cell, column) => padded(cell, column, widths[column] ?? 0)).join('  ')).join('\n')
}

export function asMarkdown(table: Table): string {
  const [head = [], ...rows] = table.map((row) => `| ${row.join(' | ')} |`)
  return [head, `|${(table[0] ?? []).map((_, column) => (column === 0 ? '---|' : '---:|')).join('')}`, ...rows].join(
    '\n',
  )
}

function padded(cell: string, column: number, width: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width)
}
