import type { Claim } from '../../model/claim.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { ClaimsKey } from '../../store/claims.ts'
import { isLinking, type RelationKey, type TieKey } from '../../store/linking-claims.ts'
import { isFunctional, type Reach } from '../../store/reach.ts'
import type { Reading } from '../reading.ts'
import { createOverlaidChains } from './chains.ts'
import { readContested } from './contests.ts'
import { patchCandidates, patchSourceCounts, patchSpellings } from './lists.ts'
import { adjacentAmong } from './meetings.ts'
import { alone, type Patch, patchLists } from './patch.ts'

/** Reads what a patch makes of what is read. Each call takes a statement or two more, however much is asked. */
export function overlaidReading(reading: Reading, patch: Patch): Reading {
  const { claims, entities } = patch
  const patchList = async (read: readonly Claim[], matching: readonly Claim[], reach: Reach) =>
    (await patchLists(reading, patch, { read: [read], matching: [[...new Set(matching)]] }, reach))[0] ?? []
  const ofEntities = (slugs: readonly string[]) => slugs.flatMap((slug) => [...claims.from(slug), ...claims.to(slug)])
  let kinds: Promise<ReadonlyMap<string, EntityKind>> | undefined
  const overlaid: Reading = {
    claims: async (ids, reach) => patchList(await reading.claims(ids, reach), claims.withIds(ids), reach),
    async claimsAbout(keys, reach) {
      const read = await reading.claimsAbout(keys, reach)
      const matching = keys.map((key) => aboutKey(patch, key))
      const leavesOut = (index: number) => {
        const key = keys[index]
        return key?.direction === 'IN' && isFunctional(key.property)
      }
      return patchLists(
        reading,
        patch,
        { read, matching, leavesOut },
        { rivals: reach.rivals && keys.some((_, index) => leavesOut(index)) },
      )
    },
    async claimsBetween(keys, reach) {
      const read = await reading.claimsBetween(keys, reach)
      const matching = keys.map((key) => between(patch, key, reach))
      return patchLists(reading, patch, { read, matching }, alone)
    },
    async claimsTied(keys, reach) {
      const read = await reading.claimsTied(keys, reach)
      return patchLists(reading, patch, { read, matching: keys.map((key) => tied(patch, key)) }, reach)
    },
    claimsOf: async (slugs, reach) => patchList(await reading.claimsOf(slugs, reach), ofEntities(slugs), reach),
    async claimsWith(slugs, reach) {
      const matching = [...ofEntities(slugs), ...slugs.flatMap((slug) => claims.mentioning(slug))]
      return patchList(await reading.claimsWith(slugs, reach), matching, reach)
    },
    async ballotsFor(bodies) {
      const matching = bodies.flatMap((slug) => claims.mentioning(slug)).filter(isBallot)
      return patchList(await reading.ballotsFor(bodies), matching, { rivals: true })
    },
    claimsBy: async (source, reach) => patchList(await reading.claimsBy(source, reach), claims.citing(source), reach),
    async claimsNaming(kind, reach) {
      kinds ??= kindsOf(overlaid, [...claims.named])
      const known = await kinds
      const slugs = [...claims.named].filter((slug) => known.get(slug) === kind)
      const matching = slugs.flatMap((slug) => [...claims.from(slug), ...claims.to(slug), ...claims.mentioning(slug)])
      const changed = [...entities.values()].flatMap((entity) => (entity?.kind === kind ? [entity.slug] : []))
      const [read, more] = await Promise.all([
        reading.claimsNaming(kind, reach),
        changed.length > 0 ? reading.claimsWith(changed, reach) : [],
      ])
      const all = new Map([...read, ...more].map((claim) => [claim.id, claim]))
      return patchList([...all.values()], matching, reach)
    },
    async claimsLinking(nodes, request) {
      const read = await reading.claimsLinking(nodes, request)
      if (!read) return null
      const named = request.properties && new Set(request.properties)
      const matching = [...ofEntities(nodes), ...nodes.flatMap((slug) => claims.mentioning(slug))].filter(
        (claim) => isLinking(claim.property) && (!named || named.has(claim.property)),
      )
      const found = await patchList(read, matching, request)
      return found.length > request.limit ? null : found
    },
    contestedClaims: () => readContested(reading, overlaid, patch),
    async allClaims(only) {
      const matching = only ? only.flatMap((property) => claims.ofProperty(property)) : claims.all
      return patchList(await reading.allClaims(only), matching, alone)
    },
    async entities(slugs) {
      const found = await reading.entities(slugs.filter((slug) => !entities.has(slug)))
      return [...found, ...new Set(slugs)].flatMap((each) =>
        typeof each === 'string' ? (entities.get(each) ?? []) : each,
      )
    },
    async sources() {
      const found = (await reading.sources()).filter((slug) => !entities.has(slug))
      return [...found, ...[...entities.values()].flatMap((entity) => (entity?.kind === 'SOURCE' ? [entity.slug] : []))]
    },
    candidates: (requests) => patchCandidates(reading, patch, requests),
    sourceCounts: (owners) => patchSourceCounts(reading, patch, owners),
    eventLinks: createOverlaidChains(reading, () => overlaid, patch),
    adjacentMeetings: (keys) => adjacentAmong(overlaid, keys),
    spellings: (request) => patchSpellings(reading, overlaid, patch, request),
    slips: (words) => reading.slips(words),
  }
  return overlaid
}

/** The claims of the patch that a key asks for. */
function aboutKey({ claims }: Patch, { node, property, direction }: ClaimsKey): Claim[] {
  return (direction === 'OUT' ? claims.from(node) : claims.to(node)).filter((claim) => claim.property === property)
}

/** Where values compete, all of the subject's are read with those between the two. */
function between({ claims }: Patch, { subject, property, object }: RelationKey, { rivals }: Reach): Claim[] {
  const isWhole = rivals && isFunctional(property)
  return claims.from(subject).filter((claim) => claim.property === property && (isWhole || hasValue(claim, object)))
}

function tied({ claims }: Patch, { property, qualifier, side, end, between: other }: TieKey): Claim[] {
  return (side === 'SUBJECT' ? claims.from(end) : claims.to(end)).filter(
    (claim) => claim.property === property && claim.qualifiers[qualifier] === other,
  )
}

function isBallot({ property }: Claim): boolean {
  return property === 'ballot'
}

function hasValue({ value }: Claim, slug: string): boolean {
  return value.type === 'entity' && value.slug === slug
}

async function kindsOf(reading: Reading, slugs: readonly string[]): Promise<ReadonlyMap<string, EntityKind>> {
  return new Map((await reading.entities(slugs)).map(({ slug, kind }) => [slug, kind]))
}
