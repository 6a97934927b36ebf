import { properties } from '../model/properties.ts'
import { didYouMean } from '../model/suggestion.ts'
import type { Entry } from '../store/entries.ts'
import { claimsAsObject, claimsAsSubject, claimsMade, sourcesOf } from '../store/list.ts'
import { type ClaimNode, claimNode } from './claim.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type EntityNode, getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listEntries } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import type { View } from './view.ts'

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
export function connectClaims({ view, slug: owner }: EntityNode, args: ClaimsArguments): Connection<ClaimEdge> {
  const side = args.as ?? 'SUBJECT'
  const lists = [
    ...(side === 'OBJECT' ? [] : [{ owner, list: claimsAsSubject }]),
    ...(side === 'SUBJECT' ? [] : [{ owner, list: claimsAsObject }]),
  ]
  const tags = args.property == null ? undefined : checkPropertyNames(args.property)
  return connect(
    listEntries(view, { lists, tags }, (entries) => claimEdges(view, entries, null)),
    args,
  )
}

/** The claims that a source makes, each with the place in the source where it makes it. */
export function connectClaimsMade({ view, slug }: EntityNode, args: PageArguments): Connection<ClaimEdge> {
  const lists = [{ owner: slug, list: claimsMade }]
  return connect(
    listEntries(view, { lists }, (entries) => claimEdges(view, entries, slug)),
    args,
  )
}

export interface SourceEdge {
  readonly node: EntityNode
  readonly claimCount: number
}

/** The sources that say anything about an entity, and how many claims each makes about it; most first. */
export function connectSources({ view, slug }: EntityNode, args: PageArguments): Connection<SourceEdge> {
  const edges = (entries: readonly Entry[]) =>
    whenAllThere(
      entries.map(({ item, place }) => whenThere(getEntity(view, item), (node) => ({ node, claimCount: -place }))),
    )
  return connect(listEntries(view, { lists: [{ owner: slug, list: sourcesOf }] }, edges), args)
}

/** The names, if all are declared properties. @throws InputError */
export function checkPropertyNames(names: readonly string[]): string[] {
  for (const name of names) {
    if (!Object.hasOwn(properties, name)) {
      throw new InputError(
        `"property": there is no property "${name}"${didYouMean(name, Object.keys(properties)) || '.'}`,
      )
    }
  }
  return [...new Set(names)].sort()
}

function claimEdges(view: View, entries: readonly Entry[], source: string | null): Eventually<ClaimEdge[]> {
  return whenThere(whenAllThere(entries.map(({ item }) => view.claims.load(item))), (claims) =>
    claims.flatMap((claim) => {
      if (!claim) return []
      const reference = claim.references.find((each) => each.source === source)
      return [{ node: claimNode(view, claim), locator: reference?.locator ?? null }]
    }),
  )
}
