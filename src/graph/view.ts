import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { Voices } from '../model/voices.ts'
import { type ClaimsKey, findClaims, findClaimsAbout } from '../store/claims.ts'
import { findAdjacentMeetings, findEntities } from '../store/entities.ts'
import { countEntries, type EntriesRequest, type Entry, type PageRequest, readEntries } from '../store/entries.ts'
import { type ChainRequest, type EventLink, findEventLinks } from '../store/event-links.ts'
import type { Store } from '../store/store.ts'
import { type Lens, seenThrough } from './lens.ts'
import { createLoader, type Eventually, type Loader } from './loader.ts'

/**
 * The graph as one request sees it through one lens. Whatever is read, is read through its loaders: once, together
 * with all else that is asked for at the same time, and without what the lens leaves out.
 */
export interface View {
  readonly lens: Lens
  readonly voices: Voices
  readonly store: Store
  readonly entities: Loader<string, Entity | null>
  /** By id; null where the lens leaves the claim out. */
  readonly claims: Loader<string, Claim | null>
  readonly claimsAbout: Loader<ClaimsKey, readonly Claim[]>
  readonly chains: Loader<ChainRequest, readonly EventLink[]>
  readonly adjacent: Loader<AdjacentKey, readonly AdjacentMeeting[]>
  /** A page of a list; at most `limit` entries, or all. */
  entries(request: PageRequest, limit: number, backwards: boolean): Eventually<readonly Entry[]>
  count(request: EntriesRequest): Eventually<number>
}

export interface AdjacentKey {
  readonly slug: string
  readonly step: -1 | 1
}

export interface AdjacentMeeting {
  readonly adjacent: string
  readonly claims: readonly [string, string]
}

/** Builds a view for one request. */
export function createView(store: Store, voices: Voices, lens: Lens): View {
  const keep = (claims: readonly Claim[]) => claims.flatMap((claim) => seenThrough(lens, claim) ?? [])
  const pages = new Map<string, Loader<PageRequest, readonly Entry[]>>()
  const counts = new Map<string, Loader<EntriesRequest, number>>()
  return {
    lens,
    voices,
    store,
    entities: createLoader((slugs) => byKey(slugs, findEntities(store, slugs), ({ slug }) => slug), String),
    claims: createLoader((ids) => byKey(ids, findClaims(store, ids).then(keep), ({ id }) => id), String),
    claimsAbout: createLoader(
      async (keys) => (await findClaimsAbout(store, keys)).map(keep),
      ({ node, property, direction }) => `${node} ${property} ${direction}`,
    ),
    chains: createLoader((requests) => findEventLinks(store, requests), JSON.stringify),
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
