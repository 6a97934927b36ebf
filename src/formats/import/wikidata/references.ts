import type { InnerSource } from '../statement.ts'
import { keyOfPage } from '../survey.ts'
import type { Snaks } from './statements.ts'

/** A source that a reference names, and what it adds. */
export interface WikidataSource extends InnerSource {
  /** Of a page of the web, its address. */
  readonly address?: string
}

/**
 * The sources of a reference: what it is stated in, or else the pages that it gives, or else what it was imported from.
 * The place within the source is the locator, and the rest is noted.
 */
export function innerSourcesOf(snaks: Snaks): WikidataSource[] {
  const rest = { locator: locatorOf(snaks), printedAs: textsOf(snaks, 'P1683')[0] ?? null, note: noteOf(snaks) }
  const items = (property: string) =>
    (snaks[property] ?? []).flatMap((snak) => (snak.type === 'item' ? [{ key: `source:${snak.item}`, ...rest }] : []))
  const pages = (property: string) =>
    textsOf(snaks, property).map((address) => ({ key: keyOfPage(address), address, ...rest }))
  return [items('P248'), pages('P854'), pages('P4656'), items('P143')].find((found) => found.length > 0) ?? []
}

/** Whether a statement is only inferred, or follows from a rule of thumb. */
export function isInferred(references: readonly Snaks[]): boolean {
  return (
    references.length > 0 &&
    references.every((snaks) => (snaks.P887 ?? snaks.P3452) !== undefined && innerSourcesOf(snaks).length === 0)
  )
}

const places: Readonly<Record<string, string>> = { P304: 'p. ', P792: 'chapter ', P958: 'section ', P478: 'vol. ' }

function locatorOf(snaks: Snaks): string | null {
  const parts = Object.entries(places).flatMap(([property, word]) =>
    textsOf(snaks, property).map((text) => `${word}${text}`),
  )
  return parts.join(', ') || null
}

const noted: Readonly<Record<string, string>> = {
  P854: '',
  P1476: 'title: ',
  P577: 'published ',
  P813: 'retrieved ',
  P1065: 'archived at ',
}

function noteOf(snaks: Snaks): string | null {
  const isPage = snaks.P248 === undefined
  const parts = Object.entries(noted).flatMap(([property, word]) =>
    isPage && property === 'P854' ? [] : textsOf(snaks, property).map((text) => `${word}${text}`),
  )
  return parts.join('; ') || null
}

function textsOf(snaks: Snaks, property: string): string[] {
  return (snaks[property] ?? []).flatMap((snak) =>
    snak.type === 'text' ? [snak.text] : snak.type === 'time' ? [snak.date] : [],
  )
}
