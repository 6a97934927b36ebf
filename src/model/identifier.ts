import type { Identifier } from './entity.ts'
import { type IdentifierScheme, identifierSchemes, sorts } from './identifier-scheme.ts'
import type { EntityKind } from './kind.ts'

/** An identifier as the graph holds it, and what is to be told of it. */
export interface ReadIdentifier {
  /** Null where the scheme is known, and what is given stands for none. */
  readonly identifier: Identifier | null
  readonly fault: string | null
}

/**
 * Reads what is given for an identifier of a thing of some kind: its scheme by any name, its value in any spelling.
 * Without a scheme that is known, an address of a known catalogue tells which it is. A value that its scheme does not
 * allow stays as it is.
 */
export function readIdentifier({ scheme, value }: Identifier, kind: EntityKind | null): ReadIdentifier {
  const text = value.normalize('NFC').trim()
  const known = schemeFor(scheme, kind)
  if (known && placeholders.test(text))
    return { identifier: null, fault: `expected an identifier of "${scheme}", got ${JSON.stringify(text)}` }
  const spelled = known && spell(known, text)
  if (typeof spelled === 'string') return { identifier: { scheme: known?.name ?? scheme, value: spelled }, fault: null }
  if (!known) return { identifier: findByAddress(text) ?? { scheme, value: text }, fault: null }
  const fault = `expected ${known.form}, got ${JSON.stringify(text.slice(0, 100))}`
  return { identifier: { scheme: known.name, value: text }, fault }
}

/** Whether an identifier names one thing in the world, whoever gives it: so that all of a kind that bears it is that one thing. */
export function isTelling({ scheme, value }: Identifier, kind: EntityKind): boolean {
  const known = byName.get(scheme) && schemeFor(scheme, kind)
  return known !== undefined && spell(known, value) === value && known.loose?.(value) !== true
}

/** The address at which a catalogue shows an identifier; null for a catalogue whose addresses are not known, and for no identifier. */
export function addressOfIdentifier({ scheme, value }: Identifier): string | null {
  const known = findScheme(scheme)
  const spelled = known?.address === undefined ? null : spell(known, value)
  return spelled === null ? null : known?.address + encodeURIComponent(spelled)
}

/** An address is that of a source. Anything else can have a page that tells of others, too. */
function schemeFor(name: string, kind: EntityKind | null): IdentifierScheme | undefined {
  const known = findScheme(name)
  return known?.name === 'url' && kind !== 'SOURCE' ? undefined : known
}

/** The scheme of a name, however that is written; undefined for one that is not known. */
export function findScheme(name: string): IdentifierScheme | undefined {
  const known = byName.get(name)
  if (known) return known
  const property = /(?:^|[/:])(P\d+)$/i.exec(name)?.[1]
  if (property !== undefined) return byProperty.get(property.toUpperCase())
  const host = /^https?:\/\/(?:www\.)?([^/]+)/i.exec(name)?.[1] ?? name
  const plain = host.toLowerCase().replace(/[^a-z\d]/g, '')
  return bySpelling.get(plain) ?? bySpelling.get(plain.replace(sorts, ''))
}

/** The one spelling of an identifier of a scheme; null for what is none. */
function spell({ pages, prefix, spell }: IdentifierScheme, text: string): string | null {
  const plain = text.normalize('NFKC')
  const tail = pages && plain.replace(pages, '')
  // After an identifier, an address can name a part or a form of the page.
  if (tail !== undefined && tail !== plain) return spell(tail.replace(/[/?#.].*$/s, ''))
  return spell(prefix ? plain.replace(prefix, '') : plain)
}

/** What an address of a known catalogue names. */
function findByAddress(text: string): Identifier | null {
  for (const scheme of identifierSchemes) {
    const value = scheme.pages?.test(text) ? spell(scheme, text) : null
    if (value !== null) return { scheme: scheme.name, value }
  }
  return null
}

/** What people and programs write where they know of no identifier. */
const placeholders =
  /^(?:[\p{P}\p{S}\s]*|n[\s./]*a[\s.]*|0+|none|null|nil|nan|undefined|unknown|not (?:known|available|applicable)|tb[ad])$/iu

const byName: ReadonlyMap<string, IdentifierScheme> = new Map(identifierSchemes.map((each) => [each.name, each]))

const byProperty: ReadonlyMap<string, IdentifierScheme> = new Map(
  identifierSchemes.flatMap((each) => (each.property ? [[each.property, each] as const] : [])),
)

const bySpelling: ReadonlyMap<string, IdentifierScheme> = new Map(
  identifierSchemes.flatMap((each) => each.spellings.map((spelling) => [spelling, each] as const)),
)
