import { properties } from '../../../model/properties.ts'
import type { Account } from '../account.ts'
import { coveringDate } from '../covering-date.ts'
import type { Statement as Said } from '../statement.ts'
import type { Mapping } from './mapping.ts'
import type { SnakValue } from './snak.ts'
import type { Statement } from './statements.ts'
import { labelled } from './value.ts'

/** The qualifiers that give the reason of a rank: they are told by that. */
export const reasonOf: ReadonlyMap<string, string> = new Map([
  ['preferred', 'P7452'],
  ['deprecated', 'P2241'],
])

/** The words for frequent qualifiers that a note begins with; others bear their number. */
const words: ReadonlyMap<string, string> = new Map(
  Object.entries<string>({
    P580: 'start',
    P582: 'end',
    P585: 'point in time',
    P1365: 'replaces',
    P1366: 'replaced by',
    P1480: 'sourcing circumstances',
    P1545: 'series ordinal',
    P2868: 'role of the subject',
    P3831: 'role of the object',
    P2937: 'parliamentary term',
    P4100: 'parliamentary group',
    P5102: 'nature of the statement',
    P768: 'electoral district',
    P812: 'academic major',
    P512: 'academic degree',
  }),
)

/**
 * What the qualifiers of a statement make of it: its times, its place in a list, its wording and its role. All others are
 * noted, so that none is lost.
 */
export function qualifiersOf(
  mapping: Mapping,
  { qualifiers, rank }: Statement,
  account: Account,
): Pick<Said, 'qualifiers' | 'start' | 'end' | 'attested' | 'order' | 'printedAs' | 'note'> {
  const told = new Set([reasonOf.get(rank) ?? ''])
  const take = <Taken>(property: string, read: (snak: SnakValue) => Taken | null): Taken | null => {
    const [first, ...more] = qualifiers[property] ?? []
    const taken = first && more.length === 0 ? read(first) : null
    if (taken !== null) told.add(property)
    return taken
  }
  /** Of several times nothing says which start goes with which end: one that holds them all is certain. */
  const timeOf = (property: string): string | null => {
    const dates = (qualifiers[property] ?? []).map(dateOf)
    if (dates.length < 2) return take(property, dateOf)
    return dates.includes(null) ? null : coveringDate(dates.filter((date) => date !== null))
  }
  const [start, end] = [timeOf('P580'), timeOf('P582')]
  const attested = take('P585', dateOf)
  const order = take('P1545', ordinalOf)
  const printedAs = take('P1932', textOf) ?? take('P1810', textOf)
  const role = isFree(mapping)
    ? (mapping.qualifiers?.role ??
      take('P3831', (snak) => roleOf(snak, account)) ??
      take('P2868', (snak) => roleOf(snak, account)))
    : null
  const notes = Object.entries(qualifiers).flatMap(([property, snaks]) =>
    told.has(property) && !snaks.some((snak) => snak.type === 'time' && snak.note !== null)
      ? []
      : [
          `${words.get(property) ?? property}: ${snaks
            .map((snak) => labelled(snak, account))
            .sort()
            .join(', ')}`,
        ],
  )
  return {
    qualifiers: { ...mapping.qualifiers, ...(role !== null && { role }) },
    start,
    end,
    attested,
    order,
    printedAs,
    note: notes.join('; ') || null,
  }
}

/** Whether the property takes a role in any words. */
function isFree({ property }: Mapping): boolean {
  const role = properties[property].qualifiers?.role
  return role !== undefined && !role.words
}

function dateOf(snak: SnakValue): string | null {
  return snak.type === 'time' ? snak.date : null
}

function textOf(snak: SnakValue): string | null {
  return snak.type === 'text' ? snak.text : null
}

function ordinalOf(snak: SnakValue): number | null {
  return snak.type === 'text' && /^[1-9]\d{0,8}$/.test(snak.text) ? Number(snak.text) : null
}

/** A role is a word: an item without a label is noted instead. */
function roleOf(snak: SnakValue, account: Account): string | null {
  return snak.type === 'item' ? (account.kept<{ text: string }>('label', snak.item)?.text ?? null) : textOf(snak)
}
