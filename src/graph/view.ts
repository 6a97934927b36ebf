import { setImmediate } from 'node:timers/promises'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityKind } from '../model/kind.ts'
import type { Voices } from '../model/voices.ts'
import {
  type ClaimsKey,
  findClaims,
  findClaimsAbout,
  findClaimsBy,
  findClaimsNaming,
  findClaimsOf,
  findClaimsWith,
  findContestedClaims,
} from '../store/claims.ts'
import { findAdjacentMeetings, findEntities } from '../store/entities.ts'
import { countEntries, type EntriesRequest, type Entry, type PageRequest, readEntries } from '../store/entries.ts'
import { type ChainRequest, type EventLink, findEventLinks } from '../store/event-links.ts'
import { findClaimsBetween, type RelationKey } from '../store/link-claims.ts'
import { entitiesNamed } from '../store/mentions.ts'
import type { Store } from '../store/store.ts'
import { findNeighbourTallies, type NeighbourTally } from '../store/tallies.ts'
import type { Effort } from './effort.ts'
import { encodeLens, judgesAlone, type Lens, seenThrough } from './lens.ts'
import { createLoader, type Eventually, type Loader } from './loader.ts'
import type { Memory } from './memory.ts'

/**
 * The graph as one request sees it through one lens. Whatever is read, is read through its loaders: once, together
 * with all else that is asked for at the same time, and without what the lens leaves out.
 */
export interface View {
  readonly lens: Lens
  /** The lens in normal form, as ids carry it; empty for the whole graph. */
  readonly lensText: string
  readonly voices: Voices
  /** The slugs of all sources, seen or not. */
  readonly sources: ReadonlySet<string>
  /** The content that the graph was made from. */
  readonly revision: string
  readonly store: Store
  readonly memory: Memory
  /** What searches through the graph may still do in this request. */
  readonly effort: Effort
  readonly entities: Loader<string, Entity | null>
  /** By id; null where the lens leaves the claim out. */
  readonly claims: Loader<string, Claim | null>
  readonly claimsAbout: Loader<ClaimsKey, readonly Claim[]>
  /** The claims of a property between two entities. */
  readonly claimsBetween: Loader<RelationKey, readonly Claim[]>
  /** The claims in which an entity is the subject or the value. */
  readonly claimsOf: Loader<string, readonly Claim[]>
  /** The claims that name an entity, be it in a qualifier. */
  readonly claimsWith: Loader<string, readonly Claim[]>
  /** The claims that a source makes. */
  readonly claimsBy: Loader<string, readonly Claim[]>
  /** The claims that name an entity of the kind, and some that do not. */
  readonly claimsNaming: Loader<EntityKind, readonly Claim[]>
  readonly allClaims: Loader<'all', readonly Claim[]>
  /** All claims where some cannot all be right. */
  readonly contestedClaims: Loader<'all', readonly Claim[]>
  readonly chains: Loader<ChainRequest, readonly EventLink[]>
  /** The neighbours of an entity in the whole graph, counted. */
  readonly tallies: Loader<string, readonly NeighbourTally[]>
  readonly adjacent: Loader<AdjacentKey, readonly AdjacentMeeting[]>
  /** A page of a stored list: at most `limit` entries. Lists are stored as the whole graph shows them. */
  entries(request: PageRequest, limit: number, backwards: boolean): Eventually<readonly Entry[]>
  count(request: EntriesRequest): Eventually<number>
  /** The view through a further lens; the same one for the same lens. */
  through(lens: Lens): View
}

export interface AdjacentKey {
  readonly slug: string
  readonly step: -1 | 1
}

export interface AdjacentMeeting {
  readonly adjacent: string
  readonly claims: readonly [string, string]
}

/** What all views of a request share. */
export interface Shared extends Pick<View, 'store' | 'voices' | 'sources' | 'revision' | 'memory' | 'effort'> {
  /** Every claim that there is, whatever a lens makes of it: read once a request. */
  readonly readAll: () => Promise<readonly Claim[]>
}

/** Builds the view of one lens for one request; `through` finds or builds the request's other views. */
export function createView(
  { store, voices, sources, revision, memory, effort, readAll }: Shared,
  lens: Lens,
  through: (lens: Lens) => View,
): View {
  const reach = { rivals: !judgesAlone(lens) }
  const keep = (claims: readonly Claim[]) => seenThrough(lens, claims, voices)
  const pages = new Map<string, Loader<PageRequest, readonly Entry[]>>()
  const counts = new Map<string, Loader<EntriesRequest, number>>()
  return {
    lens,
    lensText: encodeLens(lens),
    voices,
    sources,
    revision,
    store,
    memory,
    effort,
    through,
    entities: createLoader((slugs) => byKey(slugs, findEntities(store, slugs), ({ slug }) => slug), String),
    claims: createLoader((ids) => byKey(ids, findClaims(store, ids, reach).then(keep), ({ id }) => id), String),
    claimsAbout: createLoader(
      async (keys) => {
        const found = await findClaimsAbout(store, keys, reach)
        return found.map((claims, index) => keep(claims).filter((claim) => isAbout(claim, keys[index])))
      },
      ({ node, property, direction }) => `${node} ${property} ${direction}`,
    ),
    claimsBetween: createLoader(
      async (keys) => {
        const found = await findClaimsBetween(store, keys, reach)
        return found.map((claims, index) => keep(claims).filter((claim) => isValue(claim, keys[index]?.object)))
      },
      ({ subject, property, object }) => `${subject} ${property} ${object}`,
    ),
    claimsOf: createLoader(async (slugs) => {
      const kept = keep(await findClaimsOf(store, slugs, reach))
      return slugs.map((slug) => kept.filter((claim) => claim.subject === slug || isValue(claim, slug)))
    }, String),
    claimsWith: createLoader(async (slugs) => {
      const naming = new Map<string, Claim[]>(slugs.map((slug) => [slug, []]))
      for (const claim of keep(await findClaimsWith(store, slugs)))
        for (const slug of new Set(entitiesNamed(claim))) naming.get(slug)?.push(claim)
      return slugs.map((slug) => naming.get(slug) ?? [])
    }, String),
    claimsBy: createLoader((sources) => Promise.all(sources.map((source) => keptBy(source))), String),
    claimsNaming: createLoader(async (kinds) => {
      const kept = keep(await findClaimsNaming(store, kinds))
      return kinds.map(() => kept)
    }, String),
    allClaims: createLoader((keys) => Promise.all(keys.map(() => effort.inTurn(keepAll))), String),
    contestedClaims: createLoader(
      (keys) => Promise.all(keys.map(async () => keep(await findContestedClaims(store)))),
      String,
    ),
    chains: createLoader((requests) => findEventLinks(store, requests), JSON.stringify),
    tallies: createLoader((owners) => findNeighbourTallies(store, owners), String),
    adjacent: createLoader(
      async (keys) => {
        const found = await findAdjacentMeetings(store, keys)
        return keys.map(({ slug, step }) => found.filter((meeting) => meeting.slug === slug && meeting.step === step))
      },
      ({ slug, step }) => `${slug} ${step}`,
    ),
    entries(request, limit, backwards) {
      const shape = `${limit} ${backwards} ${request.where?.key ?? ''}`
      return loaderFor(pages, shape, (requests) => readEntries(store, requests, { limit, backwards }), pageKey).load(
        request,
      )
    },
    count: (request) =>
      loaderFor(counts, request.where?.key ?? '', (requests) => countEntries(store, requests), entriesKey).load(
        request,
      ),
  }

  /** A lens after the other, and others are answered in between. */
  async function keepAll(): Promise<readonly Claim[]> {
    const claims = await readAll()
    await setImmediate()
    return keep(claims)
  }

  async function keptBy(source: string): Promise<Claim[]> {
    const kept = keep(await findClaimsBy(store, source))
    return kept.filter(({ references }) => references.some((reference) => reference.source === source))
  }
}

/** Whether this is the whole graph, whose lists are stored as they are shown. */
export function isWhole(view: View): boolean {
  return view.lensText === ''
}

function isAbout(claim: Claim, key: ClaimsKey | undefined): boolean {
  return key !== undefined && (key.direction === 'OUT' ? claim.subject === key.node : isValue(claim, key.node))
}

function isValue({ value }: Claim, slug: string | undefined): boolean {
  return value.type === 'entity' && value.slug === slug
}

/** The loader of a statement's shape: only what one statement can answer is read together. */
function loaderFor<Key, Value>(
  loaders: Map<string, Loader<Key, Value>>,
  shape: string,
  read: (keys: readonly Key[]) => Promise<readonly Value[]>,
  keyOf: (key: Key) => string,
): Loader<Key, Value> {
  const loader = loaders.get(shape) ?? createLoader(read, keyOf)
  loaders.set(shape, loader)
  return loader
}

async function byKey<Value>(
  keys: readonly string[],
  values: Promise<readonly Value[]>,
  keyOf: (value: Value) => string,
) {
  const found = new Map((await values).map((value) => [keyOf(value), value]))
  return keys.map((key) => found.get(key) ?? null)
}

function entriesKey({ lists, tags, where }: EntriesRequest): string {
  return JSON.stringify([lists, tags, where?.key])
}

function pageKey(request: PageRequest): string {
  return JSON.stringify([entriesKey(request), request.after, request.before])
}
