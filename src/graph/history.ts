import type { ListItem, StoredLists } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import type { ChangeState } from '../model/change.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import {
  type ChangeFilter,
  type ChangesOf,
  changesListName,
  findRemembered,
  type Sight,
  storedChanges,
  storedTouched,
} from '../store/history/lists.ts'
import { readLists } from '../store/lists.ts'
import { type ChangeNode, loadChange, sightOf } from './change.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { findEntity } from './entity.ts'
import { presentOf } from './graph.ts'
import { parseEntityArgument, shorten } from './id.ts'
import { InputError } from './input-error.ts'
import { type Listing, reversed } from './listing.ts'
import type { Viewer } from './request.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'
import { viewOf } from './views.ts'

export interface ChangeEdge {
  readonly node: ChangeNode
}

export interface ChangesArguments extends PageArguments {
  /** Slugs or ids of entities. */
  readonly about?: readonly string[] | null | undefined
  /** Names or ids of authors. */
  readonly by?: readonly string[] | null | undefined
  readonly state?: readonly ChangeState[] | null | undefined
  /** Moments in milliseconds. */
  readonly from?: number | null | undefined
  readonly to?: number | null | undefined
  readonly since?: number | null | undefined
}

/** The history, newest first. @throws InputError for an entity that never was, and for more than 100 of anything */
export async function connectChanges(
  { graph }: View,
  { about, by, state, from, to, since, ...page }: ChangesArguments,
  viewer: Viewer | null,
): Promise<Connection<ChangeEdge>> {
  if (by && by.length > mostNames) throw new InputError(`"by" takes at most ${mostNames} authors, got ${by.length}.`)
  const view = viewOf(presentOf(graph))
  const sight = sightOf(viewer)
  const slugs = await rememberedSlugs(view, about, sight)
  const narrowed = { by: by ?? null, states: state ?? null, from: from ?? null, to: to ?? null, since: since ?? null }
  return connectList(view, slugs ? 'ENTITIES' : 'ALL', slugs ?? [], { sight, ...narrowed }, page)
}

/** The changes that touched an entity, or what was merged into it, newest first. */
export function connectEntityHistory({ view, slug }: EntityNode, page: PageArguments, viewer: Viewer | null) {
  const current = presentOf(view.graph)
  const slugs = withLeading(current.redirects.entities, slug)
  return connectList(viewOf(current), 'ENTITIES', slugs, { sight: sightOf(viewer) }, page)
}

/** The changes that changed a claim, newest first. */
export function connectClaimHistory({ view, id }: ClaimNode, page: PageArguments, viewer: Viewer | null) {
  const current = presentOf(view.graph)
  const ids = withLeading(current.redirects.claims, id)
  return connectList(viewOf(current), 'CLAIMS', ids, { sight: sightOf(viewer) }, page)
}

/** Which changes somebody follows. */
export interface Followed {
  readonly about?: readonly string[] | null | undefined
  /** Those after the change of this number. */
  readonly since: number
  readonly state?: readonly ChangeState[] | null | undefined
}

/**
 * What took effect since a change, in the order of numbers; at most `limit` of it, from which one reads on. What has not
 * taken effect has no number, and is not among it. @throws InputError as `connectChanges`
 */
export async function changesSince(
  { graph }: View,
  { about, since, state }: Followed,
  viewer: Viewer | null,
  limit: number = Number.MAX_SAFE_INTEGER,
): Promise<ChangeNode[]> {
  const view = viewOf(presentOf(graph))
  const sight = sightOf(viewer)
  const slugs = await rememberedSlugs(view, about, sight)
  const filter = { sight, states: state ?? null, since }
  const stored = storedChanges(view.graph.store.dialect, slugs ? 'ENTITIES' : 'ALL', filter)
  const request = { owner: '', list: slugs ? changesListName(slugs) : '', after: null, before: null }
  const [items = []] = await readLists(view.graph.store, stored, [request], { limit, backwards: false })
  return (await changeEdges(view, items)).map(({ node }) => node)
}

export interface TouchedEdge {
  readonly node: EntityNode
}

/** The entities that a change touched, as far as they are there or lead on to others. */
export function connectTouched({ view, key: list }: ChangeNode, page: PageArguments): Connection<TouchedEdge> {
  const { store, redirects } = view.graph
  const key = `touched ${list}`
  const connected = {
    key,
    list: () => listingOf(view, storedTouched(store.dialect, redirects), list),
    met: [],
    // What was changed a moment ago, the graph does not know yet.
    edges: (items: readonly ListItem[]) =>
      andThen(allOf(items.map(({ position }) => findEntity(view, itemAt(position)))), (found) =>
        found.flatMap((node) => (node ? [{ node }] : [])),
      ),
  }
  return connect(view, connected, page)
}

const mostNames = 100

/** What the history is of is not part of the list's declaration, so that those of several entities are read together. */
function connectList(
  view: View,
  of: ChangesOf,
  names: readonly string[],
  filter: ChangeFilter,
  page: PageArguments,
): Connection<ChangeEdge> {
  const list = of === 'ALL' ? '' : changesListName(names)
  const stored = storedChanges(view.graph.store.dialect, of, filter)
  const key = `${stored.name} ${list}`
  const connected = {
    key,
    list: () => reversed(listingOf(view, stored, list)),
    edges: (items: readonly ListItem[]) => changeEdges(view, items),
  }
  return connect(view, connected, page)
}

/** A list as it is stored, under every lens. */
function listingOf(view: View, stored: StoredLists, list: string): Listing {
  return {
    read: (window) => view.pages.load({ stored, owner: '', list, ...window }),
    count: () => view.counts.load({ stored, owner: '', list }),
  }
}

function changeEdges({ graph }: View, items: readonly ListItem[]): MaybePromise<ChangeEdge[]> {
  return andThen(allOf(items.map(({ position }) => loadChange(graph, itemAt(position)))), (found) =>
    found.flatMap((node) => (node ? [{ node }] : [])),
  )
}

/** The slugs that an argument names, and those that lead there or from there. @throws InputError */
async function rememberedSlugs(
  { graph: { store, redirects } }: View,
  about: readonly string[] | null | undefined,
  sight: Sight,
): Promise<readonly string[] | null> {
  if (!about) return null
  if (about.length > mostNames)
    throw new InputError(`"about" takes at most ${mostNames} entities, got ${about.length}.`)
  const slugs = about.map((text) => parseEntityArgument('about', text))
  const known = await findRemembered(store, slugs, sight)
  const unknown = slugs.findIndex((slug) => !known.has(slug))
  if (unknown >= 0)
    throw new InputError(
      `"about": there is and was no entity "${shorten(about[unknown] ?? '')}": look for its slug with "search".`,
    )
  return [...new Set(slugs.flatMap((slug) => withLeading(redirects.entities, slug)))].sort()
}

/** What a slug or an id leads to, and all that leads there. */
function withLeading(redirects: ReadonlyMap<string, string>, name: string): readonly string[] {
  const now = redirects.get(name) ?? name
  return [now, ...[...redirects].filter(([, led]) => led === now).map(([old]) => old)]
}
