import type { InnerSource } from '../statement.ts'
import { keyOfPage } from '../survey.ts'
import type { SnakValue } from './snak.ts'
import type { Snaks } from './statements.ts'

/** A source that a reference names, and what it adds. */
export interface WikidataSource extends InnerSource {
  /** Of a page of the web, its address. */
  readonly address?: string
}

/** How to write a snak in a note. */
export type Wording = (snak: SnakValue) => string

/**
 * The sources of a reference: what it is stated in, or else the pages that it gives, or else what it was imported from.
 * The place within the source is the locator, and all the rest is noted.
 */
export function innerSourcesOf(snaks: Snaks, wording: Wording): WikidataSource[] {
  const [by, found] = namedIn(snaks)
  if (found.length === 0) return []
  const [printedAs = null, ...printings] = textsOf(snaks, 'P1683')
  const told = new Set([by, ...Object.keys(places), ...(printings.length === 0 ? ['P1683'] : [])])
  const rest = { locator: locatorOf(snaks), printedAs, note: noteOf(snaks, told, wording) }
  return found.map((source) => ({ ...source, ...rest }))
}

/** What the references say that name no source, in words. */
export function noteOfSourceless(references: readonly Snaks[], wording: Wording): string | null {
  const notes = references.flatMap((snaks) =>
    namedIn(snaks)[1].length === 0 ? (noteOf(snaks, new Set(), wording) ?? []) : [],
  )
  return notes.length === 0 ? null : `reference: ${notes.sort().join('; ')}`
}

/** The sources that a reference names, and by which property: what that one says need not be noted. */
export function namedIn(
  snaks: Snaks,
): readonly [by: string, sources: readonly Pick<WikidataSource, 'key' | 'address'>[]] {
  for (const by of ['P248', 'P854', 'P4656', 'P143']) {
    const all = snaks[by] ?? []
    const found = all.flatMap((snak) =>
      snak.type === 'item'
        ? [{ key: `source:${snak.item}` }]
        : snak.type === 'text'
          ? [{ key: keyOfPage(snak.text), address: snak.text }]
          : [],
    )
    if (found.length > 0) return [found.length === all.length ? by : '', found]
  }
  return ['', []]
}

/** Whether a statement is only inferred, or follows from a rule of thumb. */
export function isInferred(references: readonly Snaks[]): boolean {
  return (
    references.length > 0 &&
    references.every((snaks) => (snaks.P887 ?? snaks.P3452) !== undefined && namedIn(snaks)[1].length === 0)
  )
}

const places: Readonly<Record<string, string>> = { P304: 'p. ', P792: 'chapter ', P958: 'section ', P478: 'vol. ' }

function locatorOf(snaks: Snaks): string | null {
  const parts = Object.entries(places).flatMap(([property, word]) =>
    textsOf(snaks, property).map((text) => `${word}${text}`),
  )
  return parts.join(', ') || null
}

/** The words that a note of these begins with; of any other its number. */
const words: ReadonlyMap<string, string> = new Map([
  ['P854', ''],
  ['P1476', 'title: '],
  ['P577', 'published '],
  ['P813', 'retrieved '],
  ['P1065', 'archived at '],
])

function noteOf(snaks: Snaks, told: ReadonlySet<string>, wording: Wording): string | null {
  const first = [...words.keys()].filter((property) => snaks[property])
  const properties = new Set([...first, ...Object.keys(snaks).sort()])
  const parts = [...properties].flatMap((property) =>
    told.has(property)
      ? []
      : (snaks[property] ?? []).map((snak) => `${words.get(property) ?? `${property}: `}${wording(snak)}`).sort(),
  )
  return parts.join('; ') || null
}

function textsOf(snaks: Snaks, property: string): string[] {
  return (snaks[property] ?? []).flatMap((snak) =>
    snak.type === 'text' ? [snak.text] : snak.type === 'time' ? [snak.date] : [],
  )
}
