import type { ListItem } from '../lists/list.ts'
import { comparePositions, itemAt } from '../lists/position.ts'
import type { Claim } from '../model/claim.ts'
import { compare } from '../model/compare.ts'
import { foldName } from '../model/display.ts'
import type { EntityKind } from '../model/kind.ts'
import { likeness } from '../model/likeness.ts'
import { lookupOf, wordsToMistake } from '../model/lookup.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type NameQuery, readNameQuery } from '../model/name-query.ts'
import { decodeSpelling } from '../model/spelling-record.ts'
import type { SpellingOf } from '../store/spellings.ts'
import { choose } from './choose.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { isNamed } from './entities.ts'
import { getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listMade } from './listing.ts'
import { namesOf, type Spelling } from './name.ts'
import type { EntityNode, View } from './view.ts'

export interface SearchArguments extends PageArguments {
  readonly query: string
  readonly kind?: readonly EntityKind[] | null | undefined
}

export interface SearchEdge {
  readonly node: EntityNode
  /** From 0 to 1: how like the matched name is to what was asked for. */
  readonly score: number
  /** The spelling that was matched. */
  readonly text: string
}

const longestQuery = 200

/** More names than this are not held against a query: it would say too little to rank them by. */
export const mostSpellings = 50_000

/**
 * The entities that have a name like the one asked for, the likest first. Of equally like
 * ones those come first of which more sources speak, in the whole graph; sources last; then by name.
 * @throws InputError for a query without a letter or digit, or longer than 200 characters
 */
export function connectSearch(view: View, { query, kind, ...page }: SearchArguments): Connection<SearchEdge> {
  const asked = readQuery(query)
  const kinds = kind ? [...new Set(kind)].sort() : null
  const key = `search ${JSON.stringify([query, kinds])}`
  const connected = {
    key,
    list: () => listMade<Hit>(view, key, () => search(view, asked, kinds)),
    edges: (hits: readonly Hit[]) =>
      allOf(
        hits.map(({ position, score, text }) =>
          andThen(getEntity(view, itemAt(position)), (node) => ({ node, score, text })),
        ),
      ),
  }
  return connect(view, connected, page)
}

/** What has a name like a text: its slug, how like the name is, from 0 to 1, and the name itself. */
export interface Alike {
  readonly slug: string
  readonly score: number
  readonly text: string
}

/**
 * What has a name most like a text, of some kinds or of all, the likest first; of too many names none. What is found may
 * be gone by then, where others write.
 */
export async function findAlike(
  view: View,
  text: string,
  most: number,
  kinds: readonly EntityKind[] | null = null,
): Promise<Alike[]> {
  const asked = readNameQuery(text)
  if (!asked) return []
  try {
    const hits = await search(view, asked, kinds)
    const sorted = hits.sort((a, b) => comparePositions(a.position, b.position))
    return sorted.slice(0, most).map(({ position, score, text }) => ({ slug: itemAt(position), score, text }))
  } catch (error) {
    if (error instanceof InputError) return []
    throw error
  }
}

/** The name that was matched, with those who print it so; the preferred name may be printed so by nobody. */
export function matchedName({ node, text }: SearchEdge): MaybePromise<Spelling> {
  return andThen(
    namesOf(node),
    (names) => names.find((name) => name.text === text) ?? { text, language: null, style: null, references: [] },
  )
}

function readQuery(query: string): NameQuery {
  const length = [...query].length
  if (length > longestQuery) {
    throw new InputError(
      `"query" must have at most ${longestQuery} characters, got ${length}: give a part of the name.`,
    )
  }
  const asked = readNameQuery(query)
  if (!asked) throw new InputError('"query" must have a letter or a digit: give a name, or the beginning of one.')
  return asked
}

interface Hit extends ListItem {
  readonly score: number
  readonly text: string
}

async function search(view: View, asked: NameQuery, kinds: readonly EntityKind[] | null): Promise<Hit[]> {
  const { reading } = view.graph
  const lookup = lookupOf(asked, await reading.slips(wordsToMistake(asked)))
  const shown = choose(view, { stored: () => true, made: () => false })
  const found = await reading.spellings({ lookup, kinds, shown, limit: mostSpellings + 1 })
  if (found.length > mostSpellings) {
    throw new InputError(`"query": more than ${mostSpellings} names are like it. Give more of the name, or a kind.`)
  }
  const ranks = new Map<string, number>()
  const best = new Map<string, Match>()
  for (const spelling of shown ? found : await keptSpellings(view, found)) {
    const { text, forms, entity } = spelling
    // Namesakes are many: what is spelled alike is judged once.
    const rank = ranks.get(text) ?? Math.round(likeness(asked, decodeSpelling(text, forms)) * highestRank)
    ranks.set(text, rank)
    if (rank === 0) continue
    const match = { ...spelling, rank }
    const known = best.get(entity)
    if (!known || isBetter(match, known)) best.set(entity, match)
  }
  return [...best.values()].map(hitOf)
}

/** Scores are counted in ten thousandths, so that a cursor can hold them. */
const highestRank = 10_000

type Match = SpellingOf & { readonly rank: number }

/** Of two equally good spellings the preferred one, else the first by its letters. */
function isBetter(match: Match, known: Match): boolean {
  if (match.rank !== known.rank) return match.rank > known.rank
  return known.text !== known.name && (match.text === match.name || compare(match.text, known.text) < 0)
}

/** Of equally good hits sources come last; of others that one first of which more sources speak. */
function hitOf({ rank, text, entity, kind, name, sources }: Match): Hit {
  const sourcesLast = kind === 'SOURCE' ? 1 : -sources
  return { position: [-rank, sourcesLast, foldName(name), entity], kind, score: rank / highestRank, text }
}

/**
 * The spellings that a lens leaves: those that a kept claim prints, and the preferred names of entities that a kept
 * claim names at all.
 */
async function keptSpellings(view: View, found: readonly SpellingOf[]): Promise<SpellingOf[]> {
  const slugs = [...new Set(found.map(({ entity }) => entity))]
  const printing = await allOf(slugs.map((node) => view.claimsAbout.load({ node, property: 'name', direction: 'OUT' })))
  const printed = new Map(slugs.map((slug, index) => [slug, new Set(printing[index]?.map(textOf))]))
  const bare = slugs.filter((slug) => printed.get(slug)?.size === 0)
  const naming = await allOf(bare.map((slug) => isNamed(view, slug)))
  const unnamed = new Set(bare.filter((_, index) => !naming[index]))
  return found.filter(
    ({ entity, text, name }) => printed.get(entity)?.has(text) || (text === name && !unnamed.has(entity)),
  )
}

function textOf({ value }: Claim): string | null {
  return value.type === 'text' ? value.text : null
}
