import type { EventLink } from '../lists/event-links.ts'
import type { ListItem, StoredLists } from '../lists/list.ts'
import type { ListRequest } from '../lists/list-request.ts'
import type { Claim, Reference } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityKind } from '../model/kind.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { ClaimsKey } from '../store/claims.ts'
import type { ChainRequest } from '../store/event-links.ts'
import type { RelationKey, TieKey } from '../store/linking-claims.ts'
import type { NeighbourCount } from '../store/links.ts'
import type { PageRequest, PageShape } from '../store/lists.ts'
import type { CastFor } from '../store/votes.ts'
import type { Cache } from './cache.ts'
import type { Graph } from './graph.ts'
import type { Lens } from './lens.ts'
import type { Loader } from './loader.ts'
import type { AdjacentKey, CandidatesRequest } from './reading.ts'

/**
 * One revision of the graph through one lens, as all requests see it. Whatever is read, is read through its loaders:
 * together with all else that is asked for at the same time, without what the lens leaves out, and once, as long as there
 * is room to keep it.
 */
export interface View extends Loaders {
  readonly graph: Graph
  readonly lens: Lens
  /** The lens in normal form, as ids carry it; empty for the whole graph. */
  readonly lensText: string
  /** What was made of what was read: pages, facts, lists; and what is just being made. */
  readonly made: Cache<unknown>
  readonly making: Map<string, Promise<unknown>>
  /** What the lens keeps of claims. They must be all that are weighed against each other. */
  keep(claims: readonly Claim[]): MaybePromise<ClaimNode[]>
  /** The claim in flight: one object for each claim of the view. */
  nodeOf(claim: Claim): ClaimNode
  /** The view through a further lens; the same one for the same lens. */
  through(lens: Lens): View
}

/** How a view reads. */
export interface Loaders {
  readonly entities: Loader<string, EntityNode | null>
  /** By id; null where the lens leaves the claim out. */
  readonly claims: Loader<string, ClaimNode | null>
  readonly claimsAbout: Loader<ClaimsKey, readonly ClaimNode[]>
  /**
   * The same, read apart from all else: whether a list is kept as a whole is found out while claims are read, by the
   * claims of its entries, and what is read together is there together.
   */
  readonly entriesAbout: Loader<ClaimsKey, readonly ClaimNode[]>
  /** The claims of a property between two entities. */
  readonly claimsBetween: Loader<RelationKey, readonly ClaimNode[]>
  /** The claims that tie an entity to another that stands in a qualifier. */
  readonly claimsTied: Loader<TieKey, readonly ClaimNode[]>
  /** The claims in which an entity is the subject or the value. */
  readonly claimsOf: Loader<string, readonly ClaimNode[]>
  /** The claims that name an entity, be it in a qualifier. */
  readonly claimsWith: Loader<string, readonly ClaimNode[]>
  /** The ballots that are cast for a body, with all that tells of the same. */
  readonly ballotsFor: Loader<string, readonly ClaimNode[]>
  /** The same counted, in the whole graph. */
  readonly countsFor: Loader<string, readonly CastFor[]>
  /** The claims that a source makes. */
  readonly claimsBy: Loader<string, readonly ClaimNode[]>
  /** The claims that name an entity of the kind. */
  readonly claimsNaming: Loader<EntityKind, readonly ClaimNode[]>
  readonly allClaims: Loader<'all', readonly ClaimNode[]>
  /** All claims where some cannot all be right. */
  readonly contestedClaims: Loader<'all', readonly ClaimNode[]>
  readonly chains: Loader<ChainRequest, readonly EventLink[]>
  readonly adjacent: Loader<AdjacentKey, readonly AdjacentMeeting[]>
  /** Entities for a lens to choose from, in their order. */
  readonly candidates: Loader<CandidatesRequest, readonly ListItem[]>
  /** The neighbours of an entity in the whole graph, counted. */
  readonly neighbourCounts: Loader<string, readonly NeighbourCount[]>
  /** Pages of stored lists, as the whole graph shows them, and how long the lists are. */
  readonly pages: Loader<PageOfList, readonly ListItem[]>
  readonly counts: Loader<CountOfList, number>
  /** The sources that speak of an entity in the whole graph, with how many claims. */
  readonly sourceCounts: Loader<string, readonly { readonly source: string; readonly claims: number }[]>
}

export interface CountOfList extends ListRequest {
  readonly stored: StoredLists
}

export interface PageOfList extends PageRequest, PageShape {
  readonly stored: StoredLists
}

export interface AdjacentMeeting {
  readonly adjacent: string
  readonly claims: readonly [string, string]
}

/** An entity in flight: what the store knows of it, and the view through which it was reached. */
export interface EntityNode extends Entity {
  readonly view: View
}

/** A claim in flight, as the view keeps it. */
export interface ClaimNode extends Claim {
  readonly view: View
}

/** A reference in flight. */
export interface ReferenceNode extends Reference {
  readonly view: View
}
