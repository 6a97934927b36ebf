import type { Claim } from '../model/claim.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { didYouMean } from '../model/suggestion.ts'
import { claimKey, sourceKey } from '../store/derived/entity-key.ts'
import { type EntryKey, keyOf, unknown } from '../store/entries.ts'
import { claimsAsObject, claimsAsSubject, claimsMade, sourcesOf } from '../store/list.ts'
import { type ClaimNode, claimNode } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listEntries, listInMemory, listSeen } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import { isWhole, type View } from './view.ts'

export type ClaimSide = 'SUBJECT' | 'OBJECT' | 'EITHER'

export interface ClaimEdge {
  readonly node: ClaimNode
  /** Where the source whose claims are listed says it. */
  readonly locator: string | null
}

export interface ClaimsArguments extends PageArguments {
  readonly property?: readonly string[] | null | undefined
  readonly as?: ClaimSide | null | undefined
}

/** The claims in which an entity is the subject, the value, or either. */
export function connectClaims(entity: EntityNode, args: ClaimsArguments): Connection<ClaimEdge> {
  const { view, slug: owner } = entity
  const side = args.as ?? 'SUBJECT'
  const tags = args.property == null ? undefined : checkPropertyNames(args.property)
  const lists = [
    ...(side === 'OBJECT' ? [] : [{ owner, list: claimsAsSubject }]),
    ...(side === 'SUBJECT' ? [] : [{ owner, list: claimsAsObject }]),
  ]
  if (isWhole(view))
    return connect(
      listEntries(view, { lists, tags }, (entries) => storedEdges(view, entries, null)),
      args,
    )
  const make = whenThereLater(
    () => view.claimsOf.load(owner),
    (claims) =>
      claims
        .filter((claim) => (!tags || tags.includes(claim.property)) && standsOn(side, claim, owner))
        .map((claim) => ({ ...claimKey(claim, view.voices), node: claimNode(view, claim), locator: null })),
  )
  const edges = (entries: readonly EntryKey[]) => storedEdges(view, entries, null)
  return connect(listSeen(view, JSON.stringify([lists, tags, view.lensText]), { make, light: keyOf, edges }), args)
}

/** The claims that a source makes, each with the place in the source where it makes it. */
export function connectClaimsMade({ view, slug: owner }: EntityNode, args: PageArguments): Connection<ClaimEdge> {
  const lists = [{ owner, list: claimsMade }]
  if (isWhole(view))
    return connect(
      listEntries(view, { lists }, (entries) => storedEdges(view, entries, owner)),
      args,
    )
  const make = whenThereLater(
    () => view.claimsBy.load(owner),
    (claims) =>
      claims.map((claim) => {
        const place = claim.references.find(({ source }) => source === owner)?.order ?? unknown
        return {
          ...claimKey(claim, view.voices),
          place,
          node: claimNode(view, claim),
          locator: locatorIn(claim, owner),
        }
      }),
  )
  const edges = (entries: readonly EntryKey[]) => storedEdges(view, entries, owner)
  return connect(listSeen(view, JSON.stringify([lists, view.lensText]), { make, light: keyOf, edges }), args)
}

export interface SourceEdge {
  readonly node: EntityNode
  readonly claimCount: number
}

/** The sources that say anything about an entity, and how many claims each makes about it; most first. */
export function connectSources({ view, slug: owner }: EntityNode, args: PageArguments): Connection<SourceEdge> {
  const lists = [{ owner, list: sourcesOf }]
  const edges = (entries: readonly EntryKey[]) =>
    whenAllThere(
      entries.map(({ item, place }) => whenThere(getEntity(view, item), (node) => ({ node, claimCount: -place }))),
    )
  if (isWhole(view)) return connect(listEntries(view, { lists }, edges), args)
  const counted = whenThereLater(
    () => view.claimsOf.load(owner),
    (claims) => whenAllThere(countSources(claims).map((entry) => placeSource(view, entry))),
  )
  return connect({ ...listInMemory(JSON.stringify([lists, view.lensText]), counted), edges }, args)
}

/** The names, if all are declared properties. @throws InputError */
export function checkPropertyNames(names: readonly string[]): PropertyName[] {
  for (const name of names) {
    if (!Object.hasOwn(properties, name)) {
      throw new InputError(
        `"property": there is no property "${name}"${didYouMean(name, Object.keys(properties)) || '.'}`,
      )
    }
  }
  return [...new Set(names as readonly PropertyName[])].sort()
}

function storedEdges(view: View, entries: readonly EntryKey[], source: string | null): Eventually<ClaimEdge[]> {
  return whenThere(whenAllThere(entries.map(({ item }) => view.claims.load(item))), (claims) =>
    claims.flatMap((claim) => (claim ? [{ node: claimNode(view, claim), locator: locatorIn(claim, source) }] : [])),
  )
}

function locatorIn({ references }: Claim, source: string | null): string | null {
  return references.find((reference) => reference.source === source)?.locator ?? null
}

function standsOn(side: ClaimSide, { subject, value }: Claim, slug: string): boolean {
  const isObject = value.type === 'entity' && value.slug === slug
  return (side !== 'OBJECT' && subject === slug) || (side !== 'SUBJECT' && isObject)
}

function countSources(claims: readonly Claim[]): [source: string, count: number][] {
  const counts = new Map<string, number>()
  for (const { references } of claims) {
    for (const source of new Set(references.map((reference) => reference.source)))
      counts.set(source, (counts.get(source) ?? 0) + 1)
  }
  return [...counts]
}

function placeSource(view: View, [source, count]: [string, number]): Eventually<EntryKey> {
  return whenThere(getEntity(view, source), (entity) => sourceKey(entity, count, view.voices))
}

/** A list that is made from what is read, but not before it is asked for. */
function whenThereLater<From, To>(
  read: () => Eventually<From>,
  make: (value: From) => Eventually<To>,
): () => Eventually<To> {
  return () => whenThere(read(), make)
}
