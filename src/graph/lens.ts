import { defaultCertainties } from '../model/certainty.ts'
import type { Claim } from '../model/claim.ts'
import { compare } from '../model/compare.ts'
import { conflict } from '../model/conflict.ts'
import { type Edtf, parseEdtf } from '../model/edtf.ts'
import { isSlug } from '../model/entity.ts'
import { properties } from '../model/properties.ts'
import { supportOf } from '../model/ranking.ts'
import type { Moment } from '../model/spell.ts'
import { type Certainty, certainties as certaintyWords } from '../model/vocabulary.ts'
import type { Voices } from '../model/voices.ts'
import { InputError } from './input-error.ts'

/**
 * What of the graph a view keeps. Nested lenses are one set of conditions, judged together: a claim's references are
 * narrowed by source and certainty; then it must have held at every date, then have enough voices among those kept,
 * then dispute nothing of what remains. Of several moments of the record the earliest counts. So the order in which lenses
 * are nested makes no difference.
 */
export interface Lens {
  /** The sources that may speak; null for all. */
  readonly toldBy: ReadonlySet<string> | null
  /** The certainties that count; null where no lens says so: then all but what is only expected. */
  readonly certainties: ReadonlySet<Certainty> | null
  readonly at: readonly Moment[]
  readonly minSources: number
  readonly excludeDisputed: boolean
  /** The number of the change after which the graph is seen as it then was; null for as it is. */
  readonly recorded: number | null
  /** The draft of which it is a look; null for the graph. It narrows nothing, and keeps ids apart. */
  readonly draft: string | null
}

/** Those of some claims that held at every one of some dates. They must be all that are weighed against each other. */
export type HeldAt = (claims: readonly Claim[], dates: readonly Moment[]) => readonly Claim[]

/** The graph as it is seen where nobody asks for anything narrower. */
export const wholeGraph: Lens = {
  toldBy: null,
  certainties: null,
  at: [],
  minSources: 1,
  excludeDisputed: false,
  recorded: null,
  draft: null,
}

/** Both lenses, one through the other. */
export function narrow(outer: Lens, inner: Lens): Lens {
  return {
    toldBy: intersect(outer.toldBy, inner.toldBy),
    certainties: intersect(outer.certainties, inner.certainties),
    at: [...outer.at, ...inner.at],
    minSources: Math.max(outer.minSources, inner.minSources),
    excludeDisputed: outer.excludeDisputed || inner.excludeDisputed,
    recorded: earlier(outer.recorded, inner.recorded),
    draft: inner.draft ?? outer.draft,
  }
}

/** Whether a claim can be judged without the other claims of its subject and property. */
export function judgesAlone({ at, minSources, excludeDisputed }: Lens): boolean {
  return at.length === 0 && minSources === 1 && !excludeDisputed
}

/** What may speak under the lens: the claims that its sources make, as surely as it asks. When they held is judged by these. */
export function heardThrough(lens: Lens): Lens {
  const { toldBy, certainties } = lens
  return { ...unnarrowed(lens), toldBy, certainties }
}

/** All of the graph that the lens narrows. */
export function unnarrowed({ recorded, draft }: Lens): Lens {
  return { ...wholeGraph, recorded, draft }
}

/** The claims of which the lens keeps a reference, with these references alone. */
export function hearClaims(lens: Lens, claims: readonly Claim[]): Claim[] {
  return claims.flatMap((claim) => withVoices(claim, lens) ?? [])
}

/**
 * What the lens keeps of claims that were heard. They must be all claims of their subjects and properties. `held` tells
 * which of them held at the lens's dates.
 */
export function judgeClaims(lens: Lens, heard: readonly Claim[], voices: Voices, held: HeldAt): readonly Claim[] {
  if (judgesAlone(lens)) return heard
  return groups(lens.at.length > 0 ? held(heard, lens.at) : heard).flatMap((group) => {
    const support = supportOf(group, group, voices)
    const loud = lens.minSources > 1 ? group.filter(({ id }) => (support.get(id) ?? 0) >= lens.minSources) : group
    return lens.excludeDisputed ? loud.filter((claim) => !loud.some((other) => conflict(claim, other, loud))) : loud
  })
}

/** The lens in normal form, as ids carry it; empty where it narrows nothing. */
export function encodeLens({ toldBy, certainties, at, minSources, excludeDisputed, recorded, draft }: Lens): string {
  const dates = at.map(({ date, certainly }) => `${certainly ? 'certainlyAt' : 'at'}=${encodeURIComponent(date.text)}`)
  const parts = [
    ...new Set(dates),
    ...(isDefault(certainties) ? [] : [`certainty=${[...(certainties ?? [])].sort(compare).join(',')}`]),
    ...(draft !== null ? [`draft=${draft}`] : []),
    ...(excludeDisputed ? ['excludeDisputed'] : []),
    ...(minSources > 1 ? [`minSources=${minSources}`] : []),
    ...(recorded !== null ? [`recorded=${recorded}`] : []),
    ...(toldBy ? [`toldBy=${[...toldBy].sort(compare).join(',')}`] : []),
  ]
  return parts.sort(compare).join('&')
}

/** Whether a text is a lens in normal form. */
export function isLensText(text: string): boolean {
  try {
    decodeLens(text)
    return true
  } catch (error) {
    if (error instanceof InputError) return false
    throw error
  }
}

/** Reads a lens in normal form back. @throws InputError for any other text */
export function decodeLens(text: string): Lens {
  const lens = text === '' ? wholeGraph : text.split('&').map(decodePart).reduce(narrow, wholeGraph)
  if (encodeLens(lens) !== text) throw malformed()
  return lens
}

function decodePart(part: string): Lens {
  const [name = '', value = ''] = part.split('=')
  const words = value === '' ? [] : value.split(',')
  if (name === 'at' || name === 'certainlyAt')
    return { ...wholeGraph, at: [{ date: decodeDate(value), certainly: name !== 'at' }] }
  if (name === 'toldBy' && words.every(isSlug)) return { ...wholeGraph, toldBy: new Set(words) }
  if (name === 'certainty' && words.every((word) => Object.hasOwn(certaintyWords, word))) {
    return { ...wholeGraph, certainties: new Set(words as Certainty[]) }
  }
  if (name === 'minSources' && /^[1-9]\d{0,8}$/.test(value)) return { ...wholeGraph, minSources: Number(value) }
  if (name === 'recorded' && /^(?:0|[1-9]\d{0,14})$/.test(value)) return { ...wholeGraph, recorded: Number(value) }
  if (name === 'draft' && /^[\w-]+$/.test(value)) return { ...wholeGraph, draft: value }
  if (part === 'excludeDisputed') return { ...wholeGraph, excludeDisputed: true }
  throw malformed()
}

function decodeDate(text: string): Edtf {
  try {
    return parseEdtf(decodeURIComponent(text))
  } catch {
    throw malformed()
  }
}

function malformed(): InputError {
  return new InputError(
    'The id carries a lens that this graph does not make: give the id of a node as this server returned it.',
  )
}

function isDefault(certainties: ReadonlySet<Certainty> | null): boolean {
  return (
    !certainties ||
    (certainties.size === defaultCertainties.size && [...certainties].every((word) => defaultCertainties.has(word)))
  )
}

function intersect<Word>(a: ReadonlySet<Word> | null, b: ReadonlySet<Word> | null): ReadonlySet<Word> | null {
  return a && b ? a.intersection(b) : (a ?? b)
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.min(a, b)
}

function withVoices(claim: Claim, { toldBy, certainties }: Lens): Claim | null {
  const certain = certainties ?? defaultCertainties
  const references = claim.references.filter(
    ({ source, certainty }) => certain.has(certainty) && (!toldBy || toldBy.has(source)),
  )
  if (references.length === 0) return null
  return references.length === claim.references.length ? claim : { ...claim, references }
}

/** The claims that are weighed against each other: other values count only where values compete. */
function groups(claims: readonly Claim[]): Claim[][] {
  const groupOf = ({ subject, property, value }: Claim) =>
    value.type === 'entity' && !properties[property].functional
      ? `${subject} ${property} ${value.slug}`
      : `${subject} ${property}`
  return [...Map.groupBy(claims, groupOf).values()]
}
