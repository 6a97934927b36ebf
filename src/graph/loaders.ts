import { listKey } from '../lists/list-request.ts'
import { entitiesNamed } from '../lists/mentions.ts'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { ClaimsKey } from '../store/claims.ts'
import { findSourceCounts } from '../store/entities.ts'
import type { TieKey } from '../store/linking-claims.ts'
import { countNeighbours } from '../store/links.ts'
import { countLists, readLists } from '../store/lists.ts'
import type { Reach } from '../store/reach.ts'
import { countBallotsFor } from '../store/votes.ts'
import type { Graph } from './graph.ts'
import { createLoader, type Loader, type LoaderOptions } from './loader.ts'
import type { ClaimNode, CountOfList, EntityNode, Loaders, PageOfList } from './view.ts'

function votedBy({ subject, value }: Claim): string {
  return value.type === 'entity' ? `${subject} ${value.slug}` : subject
}

export interface LoadersOptions {
  readonly graph: Graph
  readonly reach: Reach
  /** What the view keeps of claims. */
  keep(claims: readonly Claim[]): MaybePromise<ClaimNode[]>
  entityNode(entity: Entity): EntityNode
}

export function createLoaders({ graph, reach, keep, entityNode }: LoadersOptions): Loaders {
  const { store, reading, room } = graph
  function listLoader<Key, Item>(
    options: Omit<LoaderOptions<Key, readonly Item[]>, 'cache' | 'sizeOf'>,
  ): Loader<Key, readonly Item[]> {
    return createLoader({ ...options, cache: room.cache(), sizeOf: ({ length }) => 1 + length })
  }
  const aboutLoader = () =>
    listLoader<ClaimsKey, ClaimNode>({
      async read(keys) {
        const found = await Promise.all((await reading.claimsAbout(keys, reach)).map(keep))
        return found.map((claims, index) => claims.filter((claim) => isAbout(claim, keys[index])))
      },
      keyOf: ({ node, property, direction }) => `${node} ${property} ${direction}`,
    })
  return {
    entities: createLoader({
      async read(slugs) {
        const found = await reading.entities(slugs)
        return byKey(slugs, found.map(entityNode), ({ slug }) => slug)
      },
      keyOf: String,
      cache: room.cache(),
    }),
    claims: createLoader({
      read: async (ids) => byKey(ids, await keep(await reading.claims(ids, reach)), ({ id }) => id),
      keyOf: String,
      cache: room.cache(),
    }),
    claimsAbout: aboutLoader(),
    entriesAbout: aboutLoader(),
    claimsBetween: listLoader({
      async read(keys) {
        const found = await Promise.all((await reading.claimsBetween(keys, reach)).map(keep))
        return found.map((claims, index) => claims.filter((claim) => isValue(claim, keys[index]?.object)))
      },
      keyOf: ({ subject, property, object }) => `${subject} ${property} ${object}`,
    }),
    claimsTied: listLoader({
      async read(keys) {
        const found = await Promise.all((await reading.claimsTied(keys, reach)).map(keep))
        return found.map((claims, index) => claims.filter((claim) => isTied(claim, keys[index])))
      },
      keyOf: ({ property, qualifier, side, end, between }) => `${property} ${qualifier} ${side} ${end} ${between}`,
    }),
    claimsOf: listLoader({
      async read(slugs) {
        const kept = await keep(await reading.claimsOf(slugs, reach))
        const ofSlug = groupByNames(slugs, kept, endsOf)
        return slugs.map((slug) => ofSlug.get(slug) ?? [])
      },
      keyOf: String,
    }),
    claimsWith: listLoader({
      async read(slugs) {
        const naming = groupByNames(slugs, await keep(await reading.claimsWith(slugs, reach)), entitiesNamed)
        return slugs.map((slug) => naming.get(slug) ?? [])
      },
      keyOf: String,
    }),
    ballotsFor: listLoader({
      async read(bodies) {
        const told = Map.groupBy(await keep(await reading.ballotsFor(bodies)), votedBy)
        return bodies.map((body) =>
          [...told.values()].filter((same) => same.some(({ qualifiers }) => qualifiers.onBehalfOf === body)).flat(),
        )
      },
      keyOf: String,
    }),
    countsFor: listLoader({
      async read(bodies) {
        const counted = Map.groupBy(await countBallotsFor(store, bodies), ({ body }) => body)
        return bodies.map((body) => counted.get(body) ?? [])
      },
      keyOf: String,
    }),
    claimsBy: listLoader({
      read: (sources) =>
        Promise.all(
          sources.map(async (source) =>
            (await keep(await reading.claimsBy(source, reach))).filter(({ references }) =>
              references.some((reference) => reference.source === source),
            ),
          ),
        ),
      keyOf: String,
    }),
    claimsNaming: listLoader({
      read: (kinds) => Promise.all(kinds.map(async (kind) => keep(await reading.claimsNaming(kind, reach)))),
      keyOf: String,
    }),
    allClaims: listLoader({
      read: (keys) => Promise.all(keys.map(async () => keep(await reading.allClaims()))),
      keyOf: String,
    }),
    contestedClaims: listLoader({
      read: (keys) => Promise.all(keys.map(async () => keep(await reading.contestedClaims()))),
      keyOf: String,
    }),
    chains: listLoader({
      read: (requests) => reading.eventLinks(requests),
      keyOf: JSON.stringify,
    }),
    adjacent: listLoader({
      async read(keys) {
        const found = await reading.adjacentMeetings(keys)
        return keys.map(({ slug, step }) => found.filter((meeting) => meeting.slug === slug && meeting.step === step))
      },
      keyOf: ({ slug, step }) => `${slug} ${step}`,
    }),
    candidates: listLoader({
      read: (requests) => reading.candidates(requests),
      keyOf: ({ kind, by, after, before, limit, backwards }) =>
        `${kind} ${by.key} ${limit}${backwards}${after || before ? JSON.stringify([after, before]) : ''}`,
      shapeOf: ({ kind, by, limit, backwards }) => `${kind !== null} ${by.key} ${limit} ${backwards}`,
    }),
    neighbourCounts: listLoader({
      read: (owners) => countNeighbours(store, owners),
      keyOf: String,
    }),
    sourceCounts: listLoader({
      read: (owners) => findSourceCounts(store, owners),
      keyOf: String,
    }),
    pages: listLoader({
      read: (asked) => readLists(store, (asked[0] as PageOfList).stored, asked, asked[0] as PageOfList),
      keyOf: ({ stored, after, before, limit, backwards, ...request }) =>
        `${stored.name}\n${listKey(request)}\n${limit}${backwards}${after || before ? JSON.stringify([after, before]) : ''}`,
      shapeOf: ({ stored, kinds, where, limit, backwards }) =>
        `${stored.name} ${limit} ${backwards} ${kinds} ${where?.key}`,
    }),
    counts: createLoader({
      read: (asked) => countLists(store, (asked[0] as CountOfList).stored, asked),
      keyOf: ({ stored, ...request }) => `${stored.name}\n${listKey(request)}`,
      shapeOf: ({ stored, kinds, where }) => `${stored.name} ${kinds} ${where?.key}`,
      cache: room.cache(),
    }),
  }
}

function endsOf({ subject, value }: Claim): string[] {
  return value.type === 'entity' && value.slug !== subject ? [subject, value.slug] : [subject]
}

/** The claims that name each of the slugs. */
function groupByNames(
  slugs: readonly string[],
  claims: readonly ClaimNode[],
  namesOf: (claim: Claim) => readonly string[],
): ReadonlyMap<string, readonly ClaimNode[]> {
  const groups = new Map<string, ClaimNode[]>(slugs.map((slug) => [slug, []]))
  for (const claim of claims) for (const slug of new Set(namesOf(claim))) groups.get(slug)?.push(claim)
  return groups
}

function isAbout(claim: Claim, key: ClaimsKey | undefined): boolean {
  return key !== undefined && (key.direction === 'OUT' ? claim.subject === key.node : isValue(claim, key.node))
}

function isTied(claim: Claim, key: TieKey | undefined): boolean {
  if (!key || claim.qualifiers[key.qualifier] !== key.between) return false
  return key.side === 'SUBJECT' ? claim.subject === key.end : isValue(claim, key.end)
}

function isValue({ value }: Claim, slug: string | undefined): boolean {
  return value.type === 'entity' && value.slug === slug
}

function byKey<Value>(keys: readonly string[], values: readonly Value[], keyOf: (value: Value) => string) {
  const found = new Map(values.map((value) => [keyOf(value), value]))
  return keys.map((key) => found.get(key) ?? null)
}
