import { sql } from 'kysely'
import type { EventLink } from '../lists/event-links.ts'
import { type EntityOrder, storedEntities } from '../lists/kinds.ts'
import type { ListItem } from '../lists/list.ts'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import {
  type ClaimsKey,
  findAllClaims,
  findClaims,
  findClaimsAbout,
  findClaimsBy,
  findClaimsNaming,
  findClaimsOf,
  findClaimsWith,
  findContestedClaims,
} from '../store/claims.ts'
import { findAdjacentMeetings, findEntities, findSourceCounts, findSources } from '../store/entities.ts'
import { type ChainRequest, findEventLinks } from '../store/event-links.ts'
import { andStood } from '../store/history/as-of.ts'
import {
  findClaimsBetween,
  findClaimsLinking,
  findClaimsTied,
  type LinkingRequest,
  type RelationKey,
  type TieKey,
} from '../store/linking-claims.ts'
import { type PageRequest, type PageShape, readLists } from '../store/lists.ts'
import type { Reach } from '../store/reach.ts'
import { findSlips, findSpellings, type SpellingOf, type SpellingsRequest } from '../store/spellings.ts'
import type { Store } from '../store/store.ts'
import { findBallotsFor } from '../store/votes.ts'

/**
 * What a view under a lens reads: claims and entities, and what is looked up by them. A graph that is seen with changes,
 * or as it was, reads otherwise (see overlaid-reading.ts). Lists of claims come in no order, and can hold more than what
 * is asked for.
 */
export interface Reading {
  claims(ids: readonly string[], reach: Reach): Promise<Claim[]>
  claimsAbout(keys: readonly ClaimsKey[], reach: Reach): Promise<Claim[][]>
  claimsBetween(keys: readonly RelationKey[], reach: Reach): Promise<Claim[][]>
  claimsTied(keys: readonly TieKey[], reach: Reach): Promise<Claim[][]>
  claimsOf(slugs: readonly string[], reach: Reach): Promise<Claim[]>
  claimsWith(slugs: readonly string[], reach: Reach): Promise<Claim[]>
  /** The ballots that are cast for these bodies, with all that tells of the same. */
  ballotsFor(bodies: readonly string[]): Promise<Claim[]>
  claimsBy(source: string, reach: Reach): Promise<Claim[]>
  claimsNaming(kind: EntityKind, reach: Reach): Promise<Claim[]>
  claimsLinking(nodes: readonly string[], request: LinkingRequest): Promise<Claim[] | null>
  contestedClaims(): Promise<Claim[]>
  allClaims(only?: readonly PropertyName[]): Promise<Claim[]>
  entities(slugs: readonly string[]): Promise<Entity[]>
  sources(): Promise<string[]>
  /** Entities of a kind, also those that only a lens can show, in a list for each request. The requests must be alike in order and shape. */
  candidates(requests: readonly CandidatesRequest[]): Promise<ListItem[][]>
  /** The sources that speak of each entity in the whole graph, with how many claims. */
  sourceCounts(owners: readonly string[]): Promise<{ source: string; claims: number }[][]>
  eventLinks(requests: readonly ChainRequest[]): Promise<EventLink[][]>
  adjacentMeetings(keys: readonly AdjacentKey[]): Promise<FoundMeeting[]>
  spellings(request: SpellingsRequest): Promise<SpellingOf[]>
  slips(words: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>
}

export interface CandidatesRequest extends PageShape, Pick<PageRequest, 'after' | 'before'> {
  /** Null for all. */
  readonly kind: EntityKind | null
  readonly by: EntityOrder
}

export interface AdjacentKey {
  readonly slug: string
  readonly step: -1 | 1
}

export interface FoundMeeting {
  readonly slug: string
  readonly step: number
  readonly adjacent: string
  readonly claims: readonly [string, string]
}

/** Reads what the store holds; of one that is read as it was, what has stood since. */
export function readingOf(store: Store): Reading {
  return {
    claims: (ids, reach) => findClaims(store, ids, reach),
    claimsAbout: (keys, reach) => findClaimsAbout(store, keys, reach),
    claimsBetween: (keys, reach) => findClaimsBetween(store, keys, reach),
    claimsTied: (keys, reach) => findClaimsTied(store, keys, reach),
    claimsOf: (slugs, reach) => findClaimsOf(store, slugs, reach),
    claimsWith: (slugs, reach) => findClaimsWith(store, slugs, reach),
    ballotsFor: (bodies) => findBallotsFor(store, bodies),
    claimsBy: (source, reach) => findClaimsBy(store, source, reach),
    claimsNaming: (kind, reach) => findClaimsNaming(store, kind, reach),
    claimsLinking: (nodes, request) => findClaimsLinking(store, nodes, request),
    contestedClaims: () => findContestedClaims(store),
    allClaims: (only) => findAllClaims(store, only),
    entities: (slugs) => findEntities(store, slugs),
    sources: () => findSources(store),
    candidates(requests) {
      const [{ by, kind: first, ...shape }] = requests as readonly [CandidatesRequest]
      const asked = requests.map(({ kind, after, before }) => ({ owner: '', list: kind ?? '', after, before }))
      const stored = storedEntities(by, { shown: false, ofKind: first !== null })
      const stood = { ...stored, isOfList: sql`${stored.isOfList} ${andStood(store, 'entity')}` }
      return readLists(store, stood, asked, shape)
    },
    sourceCounts: (owners) => findSourceCounts(store, owners),
    eventLinks: (requests) => findEventLinks(store, requests),
    adjacentMeetings: (keys) => findAdjacentMeetings(store, keys),
    spellings: (request) => findSpellings(store, request),
    slips: (words) => findSlips(store, words),
  }
}
