import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { properties } from '../../model/properties.ts'
import type { Reach } from '../../store/reach.ts'
import type { Reading } from '../reading.ts'
import { type ClaimIndex, rivalryOf } from './claim-index.ts'

/** What makes another graph of one that is read: what holds besides, or instead of, what its reading gives. */
export interface Patch {
  readonly claims: ClaimIndex
  /** Whether a claim that is read does not hold; one that holds otherwise is among `claims`. */
  isHidden(id: string): boolean
  /** By slug: as it is; null where it is not there. */
  readonly entities: ReadonlyMap<string, Entity | null>
  /** How many of these entities the reading gives, at most. */
  readonly entitiesReplaced: number
  /** Whether what is an event by the store is none, or the other way round. */
  readonly changesEvents: boolean
  /** What the store counts of these entities and does not hold, as the store has it; it may give more. */
  ended(about: readonly string[]): Promise<readonly Claim[]>
}

/** Claims as they are read, in a list for each key, and the claims of the patch that each key asks for. */
export interface Patched {
  readonly read: readonly (readonly Claim[])[]
  readonly matching: readonly (readonly Claim[])[]
  /** Whether a key leaves out what its claims are weighed against; all do, where this is left out. */
  leavesOut?(index: number): boolean
}

/** What holds of lists of claims; with `rivals`, with all that they are weighed against. */
export async function patchLists(
  reading: Reading,
  patch: Patch,
  { read, matching, leavesOut = () => true }: Patched,
  { rivals }: Pick<Reach, 'rivals'>,
): Promise<Claim[][]> {
  const { claims, isHidden } = patch
  const holds = ({ id }: Claim) => !claims.has(id) && !isHidden(id)
  if (!rivals) return read.map((list, index) => [...list.filter(holds), ...(matching[index] ?? [])])
  const known = read.map((list) => new Set(list.map(rivalryOf)))
  const unread = new Map<string, Claim>()
  matching.forEach((list, index) => {
    if (!leavesOut(index)) return
    for (const claim of list) if (!known[index]?.has(rivalryOf(claim))) unread.set(rivalryOf(claim), claim)
  })
  const found = Map.groupBy(await readRivals(reading, [...unread.values()]), rivalryOf)
  return read.map((list, index) => {
    const matches = matching[index] ?? []
    const rivalries = new Set([...(known[index] ?? []), ...matches.map(rivalryOf)])
    const more = leavesOut(index)
      ? [...rivalries].flatMap((rivalry) => (known[index]?.has(rivalry) ? [] : (found.get(rivalry) ?? [])))
      : []
    const own = new Set([...matches, ...[...rivalries].flatMap((rivalry) => claims.rivals(rivalry))])
    return [...[...list, ...more].filter(holds), ...own]
  })
}

/** All that claims are weighed against: one or two statements. */
async function readRivals(reading: Reading, claims: readonly Claim[]): Promise<Claim[]> {
  const [topics, pairs]: [
    Parameters<Reading['claimsAbout']>[0][number][],
    Parameters<Reading['claimsBetween']>[0][number][],
  ] = [[], []]
  for (const { subject, property, value } of claims) {
    if (value.type === 'entity' && !properties[property].functional)
      pairs.push({ subject, property, object: value.slug })
    else topics.push({ node: subject, property, direction: 'OUT' })
  }
  const [ofTopics, ofPairs] = await Promise.all([
    topics.length > 0 ? reading.claimsAbout(topics, alone) : [],
    pairs.length > 0 ? reading.claimsBetween(pairs, alone) : [],
  ])
  return [...ofTopics, ...ofPairs].flat()
}

/** Without rivals. */
export const alone: Reach = { rivals: false }
