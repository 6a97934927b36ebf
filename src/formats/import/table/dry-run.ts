import { withArticle } from '../../../model/kind.ts'
import { findInput } from '../input.ts'
import { type RowClaim, type RowThing, readRow } from './row-reading.ts'
import type { Table } from './table.ts'
import { firstRows, readBody } from './table-file.ts'

/** The first rows of a table as what they would say, for people to read. */
export async function firstRowsAsClaims({ file, map }: Pick<Table, 'file' | 'map'>, most: number): Promise<string> {
  const rows = await firstRows(readBody(file, await findInput([file.path])), most)
  if (rows.length === 0) return `${file.path} has no row after its header.`
  return rows
    .map((row) => {
      const { things, says, source, problems } = readRow(row, map)
      const named = [...things.values()].map(thingText)
      const claims = says.map((claim) => claimText(claim, things))
      const faults = problems.map(({ locator, message }) => `! ${locator}: ${message}`)
      const said = source === null ? [] : [`source: ${source}`]
      return [`line ${row.line}:`, ...[...named, ...claims, ...said, ...faults].map((each) => `  ${each}`)].join('\n')
    })
    .join('\n')
}

function thingText({ entity, kind, id, name, identifiers }: RowThing): string {
  const known = identifiers.map(({ scheme, value }) => `${scheme} ${value}`)
  const own = id === name ? [] : [`id ${id}`]
  const beside = [...own, ...known].join(', ')
  return `${entity.label} ${JSON.stringify(name ?? id)} is ${withArticle(kind)}${beside && ` (${beside})`}`
}

function claimText(
  { subject, property, value, qualifiers = {}, start, end, attested, note }: RowClaim,
  things: ReadonlyMap<string, RowThing>,
): string {
  const entity = (label: string) => `${label} ${JSON.stringify(things.get(label)?.name ?? things.get(label)?.id)}`
  const what =
    'entity' in value
      ? entity(value.entity)
      : 'date' in value
        ? value.date
        : 'quantity' in value
          ? value.quantity
          : JSON.stringify(value.text)
  const qualified = Object.entries(qualifiers).flatMap(([name, each]) =>
    each ? [`${name}: ${typeof each === 'string' ? each : entity(each.entity)}`] : [],
  )
  const times = [start && `from ${start}`, end && `to ${end}`, attested && `as of ${attested}`].filter(Boolean)
  const beside = [...qualified, ...times, note && `note: ${note}`].filter(Boolean).join(', ')
  return `${entity(subject)} · ${property} · ${what}${beside && ` (${beside})`}`
}
