import type { Condition, Reading } from '../lists/condition.ts'
import { type EntityOrder, entityPosition, isClaimed, storedEntities } from '../lists/kinds.ts'
import type { ListItem } from '../lists/list.ts'
import { entitiesNamed } from '../lists/mentions.ts'
import { itemAt, type Position } from '../lists/position.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { choose } from './choose.ts'
import { getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { keep } from './keep.ts'
import { type Listing, listMade, listOf, readAll, reversed, type Window } from './listing.ts'
import { allRelated } from './related.ts'
import type { EntityNode, View } from './view.ts'

export interface EntitiesRequest {
  readonly kind: EntityKind
  readonly by: EntityOrder
  readonly where: Condition | null
  readonly isReversed: boolean
}

/**
 * The entities of a kind that the view's claims name, and that meet a condition. Under a lens they are chosen from all of
 * the kind: page by page, where the order is the same for every lens.
 */
export function listEntities(view: View, { isReversed, ...request }: EntitiesRequest): Listing {
  const listing = choose(view, {
    stored: () => storedListing(view, request),
    made: () => (isClaimed(request.by, request.kind) ? madeListing(view, request) : chosenListing(view, request)),
  })
  return isReversed ? reversed(listing) : listing
}

type Request = Omit<EntitiesRequest, 'isReversed'>

function storedListing(view: View, { kind, by, where }: Request): Listing {
  return listOf(view, '', { stored: storedEntities(by, { shown: true }), owner: '', list: kind, where, make: () => [] })
}

/** All of the kind, also those that only a lens can show. Those that one window holds are read once, from whichever end. */
function candidates(view: View, { kind, by }: Request, window: Window): MaybePromise<readonly ListItem[]> {
  const read = (part: Window) => view.candidates.load({ kind, by, ...part })
  if (!window.backwards || window.after || window.before) return read(window)
  return andThen(read({ ...window, backwards: false }), (all) => (all.length < window.limit ? all : read(window)))
}

/** The whole list, with every entity where the claims that the lens keeps put it. */
function madeListing(view: View, request: Request): Listing {
  const make = async () => {
    const named = new Set((await view.claimsNaming.load(request.kind)).flatMap(entitiesNamed))
    const all = await readAll({ read: (window) => candidates(view, request, window), count: () => 0 })
    const entities = await allOf(
      all
        .map(({ position }) => itemAt(position))
        .filter((slug) => named.has(slug))
        .map((slug) => getEntity(view, slug)),
    )
    const meets = await testOf(view, request.where)
    const met = await allOf(entities.map((entity) => meets(entity)))
    const listed = entities.filter((_, index) => met[index])
    const keys = await allOf(listed.map(keyOfEntity))
    return keys.map((key, index): ListItem => {
      const { slug = '', kind = null } = listed[index] ?? {}
      return { position: entityPosition(request.by, key, slug), kind }
    })
  }
  return listMade(view, `entities ${request.kind} ${request.by.key} ${request.where?.key ?? ''}`, make)
}

/** So many of a kind are read together, and so many of these are held against the lens together. */
const readAtOnce = 1_000
const chosenAtOnce = 200

/** A list of which no more is made than a page needs: its order is that of the whole graph. */
function chosenListing(view: View, request: Request): Listing {
  const read = async ({ after, before, limit, backwards }: Window): Promise<readonly ListItem[]> => {
    const meets = await testOf(view, request.where)
    const found: ListItem[] = []
    let window: Window = { after, before, limit: readAtOnce, backwards }
    for (let isDone = false; !isDone; ) {
      const page = await candidates(view, request, window)
      const inTurn = backwards ? page.toReversed() : page
      for (let from = 0; from < inTurn.length && found.length < limit; from += chosenAtOnce)
        found.push(...(await chosen(view, inTurn.slice(from, from + chosenAtOnce), meets)))
      const end: Position | undefined = inTurn.at(-1)?.position
      isDone = found.length >= limit || page.length < readAtOnce || !end
      if (end) window = { ...window, ...(backwards ? { before: end } : { after: end }) }
    }
    return backwards ? found.slice(0, limit).reverse() : found.slice(0, limit)
  }
  const key = `${request.kind} ${request.by.key} ${request.where?.key ?? ''}`
  return {
    read: (window) =>
      keep(
        view,
        `chosen ${key} ${JSON.stringify(window)}`,
        () => read(window),
        (items) => 4 + items.length,
      ),
    count: () =>
      keep(view, `count ${key}`, async () => {
        const all = await read({ after: null, before: null, limit: Number.MAX_SAFE_INTEGER, backwards: false })
        return all.length
      }),
  }
}

/** Those that a kept claim names and that meet the condition. */
async function chosen(
  view: View,
  items: readonly ListItem[],
  meets: (entity: EntityNode) => MaybePromise<boolean>,
): Promise<ListItem[]> {
  const slugs = items.map(({ position }) => itemAt(position))
  const named = await allOf(slugs.map((slug) => isNamed(view, slug)))
  const met = await allOf(
    slugs.map((slug, index) => named[index] && andThen(getEntity(view, slug), (entity) => meets(entity))),
  )
  return items.filter((_, index) => met[index])
}

/** Whether a claim that the view keeps names the entity, be it in a qualifier. */
export function isNamed(view: View, slug: string): MaybePromise<boolean> {
  return keep(view, `named ${slug}`, () => andThen(view.claimsWith.load(slug), ({ length }) => length > 0))
}

function testOf(view: View, where: Condition | null): MaybePromise<(entity: EntityNode) => MaybePromise<boolean>> {
  return where ? where.prepare(readingOf(view)) : () => true
}

/** How conditions read the view. */
function readingOf(view: View): Reading {
  return {
    related: (owner, lists) =>
      andThen(
        allOf(lists.map(({ facets, ...way }) => allRelated(view, { owners: [owner], ways: [way], facets }))),
        (slugs) => slugs.flat(),
      ),
    said: (node, property) => view.claimsAbout.load({ node, property, direction: 'OUT' }),
  }
}
