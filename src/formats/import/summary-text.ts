import { findScheme } from '../../model/identifier.ts'
import type { GraphPart, ImportSummary } from './summary.ts'
import type { Counts } from './tally.ts'

/** The summary for people to read. */
export function summaryText(summary: ImportSummary): string {
  const {
    name,
    path,
    namespace,
    wasImported,
    read,
    added,
    changed,
    unchanged,
    withdrawn,
    joined,
    problems,
    warnings,
    notHeld,
    notHeldAt,
  } = summary
  const lines = [`${path} as ${JSON.stringify(name)} (${namespace}):`, `  read:      ${listed(read) || 'nothing'}`]
  if (wasImported) lines.push('  the same file was imported before: nothing to do')
  else {
    lines.push(`  added:     ${amounts(added)}`)
    if (changed.entities + changed.claims > 0) lines.push(`  changed:   ${amounts({ ...changed, references: 0 })}`)
    lines.push(`  unchanged: ${amounts(unchanged)}`, `  withdrawn: ${amounts(withdrawn)}`)
  }
  for (const { kind, scheme, count } of joined) {
    const noun = kind.toLowerCase().replace('_', ' ')
    lines.push(
      `  joined:    ${number(count)} ${count === 1 ? noun : pluralOf(noun)} by ${findScheme(scheme)?.title ?? scheme}`,
    )
  }
  lines.push(
    ...section('skipped', problems),
    ...section('read, though odd', warnings),
    ...section('not held by the model', notHeld, notHeldAt),
  )
  return lines.join('\n')
}

function section(title: string, counts: Counts, places: Readonly<Record<string, string>> = {}): string[] {
  const entries = Object.entries(counts)
  if (entries.length === 0) return []
  const sorted = entries.sort(([, a], [, b]) => b - a)
  return [
    `  ${title}:`,
    ...sorted.map(([reason, count]) => `    ${number(count)} × ${reason}${placed(places[reason], count)}`),
  ]
}

function placed(place: string | undefined, count: number): string {
  if (!place) return ''
  return count === 1 ? `, at ${place}` : `, first at ${place}`
}

function listed(counts: Counts): string {
  return Object.entries(counts)
    .sort(([, a], [, b]) => b - a)
    .map(([sort, count]) => `${number(count)} ${count === 1 ? sort : pluralOf(sort)}`)
    .join(', ')
}

function amounts({ entities, claims, references }: GraphPart): string {
  const parts = [
    [entities, 'entity'],
    [claims, 'claim'],
    [references, 'reference'],
  ] as const
  const told = parts.filter(([count]) => count > 0)
  return told.map(([count, noun]) => `${number(count)} ${count === 1 ? noun : pluralOf(noun)}`).join(', ') || 'nothing'
}

function pluralOf(noun: string): string {
  if (noun === 'person') return 'persons'
  return /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : /(?:s|x|ch)$/.test(noun) ? `${noun}es` : `${noun}s`
}

function number(count: number): string {
  return count.toLocaleString('en-US')
}
