import type { ListItem, StoredLists } from '../lists/list.ts'
import { claimsWith, type MetClaims } from '../lists/met-claims.ts'
import { comparePositions, itemAt } from '../lists/position.ts'
import { deriveRelations, relationList, storedRelations, type Way } from '../lists/relations.ts'
import { storedTies, tiePosition } from '../lists/ties.ts'
import type { Told } from '../lists/told.ts'
import { standing } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { facetOf } from '../model/relation.ts'
import { choose } from './choose.ts'
import { hasEffects } from './effects.ts'
import { getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { type Listing, listMade, listOf, readAll } from './listing.ts'
import { chosenBy, sieveListing } from './sieve.ts'
import type { ClaimNode, View } from './view.ts'

/** Which relations a connection shows: those of any of these owners by any of these ways. */
export interface RelationsRequest {
  readonly owners: readonly string[]
  readonly ways: readonly Way[]
  /** Only relations whose facet (role, effect, stage) is one of these. */
  readonly facets?: readonly string[] | null | undefined
  /** Only to entities of these kinds. */
  readonly kinds?: readonly EntityKind[] | null | undefined
  /** Only relations with one of these in a qualifier. */
  readonly qualified?: Qualified | null | undefined
  /** Only to decisions that have effects. */
  readonly inForce?: boolean | undefined
}

export interface Qualified {
  readonly name: string
  readonly values: readonly string[]
}

/** The slugs of all entities that are so related. For relations that are few by nature. */
export function allRelated(view: View, request: RelationsRequest): MaybePromise<string[]> {
  return choose<MaybePromise<string[]>>(view, {
    stored: () =>
      andThen(readAll(listRelations(view, request)), (items) => items.map(({ position }) => itemAt(position))),
    made: () => keptRelated(view, request),
  })
}

/** One list as it is; several of them as one, in which each entity stands once, at its first place in any. */
export function listRelations(view: View, request: RelationsRequest): Listing {
  const all = listAll(view, request)
  if (!request.inForce) return all
  return sieveListing(view, {
    key: keyOfRelated(request),
    read: (window) => all.read(window),
    choose: (items) => chosenBy(items, ({ position }) => hasEffects(view, itemAt(position))),
  })
}

function listAll(view: View, request: RelationsRequest): Listing {
  const { kinds } = request
  const lists = listsOf(request)
  const [only] = lists
  if (request.qualified) return listMade(view, keyOfRelated(request), () => makeRelations(view, request))
  if (only && lists.length === 1) {
    const make = () => makeRelations(view, request)
    return listOf(view, keyOfRelated(request), { ...only, kinds, make })
  }
  const read = () =>
    choose(view, {
      stored: () => allOf(lists.map((list) => readAll(listOf(view, '', { ...list, kinds, make: () => [] })))),
      made: () => andThen(makeRelations(view, request), (items) => [items]),
    })
  return listMade(view, keyOfRelated(request), () => andThen(read(), eachOnce))
}

/** The same of the claims that a lens keeps, in no order of a list. */
function keptRelated(view: View, request: RelationsRequest): MaybePromise<string[]> {
  const { kinds } = request
  return andThen(claimsOfWays(view, request), (found) => {
    const slugs = found.flatMap((each) => relatedBy(each, request))
    const distinct = [...new Set(slugs)].sort()
    if (!kinds) return distinct
    return andThen(allOf(distinct.map((slug) => getEntity(view, slug))), (entities) =>
      entities.filter(({ kind }) => kinds.includes(kind)).map(({ slug }) => slug),
    )
  })
}

/** The claims by which entities are in it. */
export function metBy({ owners, ways, facets, qualified }: RelationsRequest): MetClaims[] {
  const met = ways.flatMap((way) => claimsWith(owners, { ...way, facets }))
  if (!qualified) return met
  // Claims that are joined tell a qualifier together.
  const isMet = ({ qualifiers }: Told) => qualified.values.includes(qualifiers[qualified.name] ?? '')
  return met.map((each) => ({
    ...each,
    sql: null,
    prepare: (reading) => andThen(each.prepare(reading), (test) => (told) => isMet(told) && test(told)),
  }))
}

/** What a connection of relations is made of, as a text. */
export function keyOfRelated({ owners, ways, facets, kinds, qualified }: RelationsRequest): string {
  const [owner = '', way] = [owners[0], ways[0]]
  const simple = owners.length === 1 && ways.length === 1 && way ? relationList(way) : JSON.stringify([owners, ways])
  const words = facets ? [...new Set(facets)].sort().join(',') : '*'
  const named = qualified ? ` ${qualified.name} ${[...new Set(qualified.values)].sort().join(',')}` : ''
  return `${owner} ${simple} ${words} ${kinds ? kinds.join(',') : '*'}${named}`
}

function storedBy({ qualifier }: Way): StoredLists {
  return qualifier ? storedTies : storedRelations
}

function listsOf({ owners, ways, facets }: RelationsRequest): { stored: StoredLists; owner: string; list: string }[] {
  const words = facets ? [...new Set(facets)].sort() : [undefined]
  return [...new Set(owners)].flatMap((owner) =>
    ways.flatMap((way) => words.map((facet) => ({ stored: storedBy(way), owner, list: relationList(way, facet) }))),
  )
}

/** The same lists, of the claims that the view keeps. */
function makeRelations(view: View, request: RelationsRequest): MaybePromise<ListItem[]> {
  const { kinds } = request
  return andThen(claimsOfWays(view, request), (found) => {
    const whole = [...new Set(found.flatMap(({ way, claims }) => (way.qualifier ? [] : claims)))]
    noteRelations(view, whole)
    const plain = whole.filter((claim) => isQualified(claim, request))
    const tied = found.flatMap((each) => (each.way.qualifier ? relatedBy(each, request) : []))
    const ends = new Set(plain.flatMap(({ subject, value }) => (value.type === 'entity' ? [subject, value.slug] : [])))
    for (const slug of tied) ends.add(slug)
    return andThen(keysOf(view, [...ends]), (entityKeys) => {
      const wanted = new Set(listsOf(request).map(({ owner, list }) => `${owner} ${list}`))
      const related = deriveRelations(plain, (slug) => entityKeys.get(slug), view.graph.voices).filter(
        ({ owner, list }) => wanted.has(`${owner} ${list}`),
      )
      const ties = tied.flatMap((slug): ListItem[] => {
        const key = entityKeys.get(slug)
        return key ? [{ position: tiePosition(key, slug), kind: key.kind }] : []
      })
      return eachOnce([[...related, ...ties].filter(({ kind }) => !kinds || (kind && kinds.includes(kind)))])
    })
  })
}

interface ClaimsOfWay {
  readonly owner: string
  readonly way: Way
  readonly claims: readonly ClaimNode[]
}

/** All claims by which each owner can be related in each way. */
function claimsOfWays(view: View, { owners, ways }: RelationsRequest): MaybePromise<ClaimsOfWay[]> {
  const asked = [...new Set(owners)].flatMap((owner) => ways.map((way) => ({ owner, way })))
  const found = asked.map(({ owner, way }) => {
    const { property, direction, qualifier } = way
    return qualifier?.asked === 'BETWEEN'
      ? view.claimsWith.load(owner)
      : view.claimsAbout.load({ node: owner, property, direction })
  })
  return andThen(allOf(found), (lists) =>
    asked.map(({ owner, way }, index) => ({ owner, way, claims: lists[index] ?? [] })),
  )
}

/** Whether a claim is one of those that make the relations that are asked for, by its facet and its qualifiers. */
export function isAsked(claim: ClaimNode, request: RelationsRequest): boolean {
  const { facets } = request
  return (!facets || facets.includes(facetOf(claim) ?? '')) && isQualified(claim, request)
}

function isQualified({ qualifiers }: ClaimNode, { qualified }: RelationsRequest): boolean {
  return !qualified || qualified.values.includes(qualifiers[qualified.name] ?? '')
}

/** Whom claims with one of the facets relate to their owner. */
function relatedBy({ owner, way, claims }: ClaimsOfWay, { facets }: RelationsRequest): string[] {
  return standing(claims).flatMap((claim) =>
    facets && !facets.includes(facetOf(claim) ?? '') ? [] : othersIn(claim, owner, way),
  )
}

/** Whom a claim relates to its owner in a way. */
function othersIn(claim: ClaimNode, owner: string, { property, direction, qualifier }: Way): string[] {
  const { subject, value, qualifiers } = claim
  if (claim.property !== property) return []
  const object = value.type === 'entity' ? [value.slug] : []
  if (!qualifier)
    return direction === 'IN' ? (object.includes(owner) ? [subject] : []) : subject === owner ? object : []
  const between = qualifiers[qualifier.name]
  if (between === undefined) return []
  const others =
    qualifier.asked === 'END' ? [between] : between !== owner ? [] : direction === 'IN' ? [subject] : object
  return others.filter((slug) => slug !== owner)
}

/** All claims of a property between two entities are among these: they need not be read again. */
function noteRelations(view: View, claims: readonly ClaimNode[]): void {
  const groups = Map.groupBy(claims, ({ subject, property, value }) =>
    value.type === 'entity' ? `${subject} ${property} ${value.slug}` : '',
  )
  for (const group of groups.values()) {
    const [{ subject, property, value }] = group as [ClaimNode]
    if (value.type === 'entity') view.claimsBetween.note({ subject, property, object: value.slug }, group)
  }
}

/** Where entities stand by themselves, by the claims that the view keeps. */
function keysOf(view: View, slugs: readonly string[]) {
  return andThen(allOf(slugs.map((slug) => getEntity(view, slug))), (entities) =>
    andThen(allOf(entities.map(keyOfEntity)), (keys) => new Map(keys.map((key, index) => [slugs[index] ?? '', key]))),
  )
}

/** Each item at its first place in any of the lists. */
function eachOnce(lists: readonly (readonly ListItem[])[]): ListItem[] {
  if (
    lists.length === 1 &&
    lists[0] &&
    new Set(lists[0].map(({ position }) => itemAt(position))).size === lists[0].length
  )
    return [...lists[0]]
  const first = new Map<string, ListItem>()
  for (const item of lists.flat().sort((a, b) => comparePositions(a.position, b.position))) {
    const slug = itemAt(item.position)
    if (!first.has(slug)) first.set(slug, item)
  }
  return [...first.values()]
}
