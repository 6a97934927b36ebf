import type { Condition } from '../lists/condition.ts'
import type { Reading } from '../lists/condition-reading.ts'
import { claimedOf, type EntityOrder, entityPosition, storedEntities } from '../lists/kinds.ts'
import type { ListItem } from '../lists/list.ts'
import { entitiesNamed } from '../lists/mentions.ts'
import { itemAt } from '../lists/position.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { choose } from './choose.ts'
import { countSourcesOf } from './claims.ts'
import { getEntity } from './entity.ts'
import { orderKeyOf } from './entity-order.ts'
import { type FoundFirst, findFirst, mostFound } from './found-first.ts'
import { keep } from './keep.ts'
import { type Listing, listMade, listOf, readAll, reversed, type StoredRequest, type Window } from './listing.ts'
import { allRelated } from './related.ts'
import { chosenBy, sieveListing } from './sieve.ts'
import { toldOf } from './told.ts'
import { tooManyHeld } from './too-wide.ts'
import type { EntityNode, View } from './view.ts'

export interface EntitiesRequest {
  /** Null for all. */
  readonly kind: EntityKind | null
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
    made() {
      const { properties, countsClaims, countsMade } = claimedOf(request.by, request.kind)
      const isMade = properties.length > 0 || countsClaims || countsMade
      return isMade ? madeListing(view, request) : chosenListing(view, request)
    },
  })
  return isReversed ? reversed(listing) : listing
}

type Request = Omit<EntitiesRequest, 'isReversed'>

function storedListing(view: View, { where, ...request }: Request): Listing {
  return where && !where.isExact ? sievedListing(view, { ...request, where }) : listStored(view, { ...request, where })
}

function listStored(view: View, { kind, by, where }: Request): Listing {
  const list = (found: FoundFirst | null) => {
    const stored = storedEntities(by, { shown: true, ofKind: kind !== null, among: found })
    return listOf(view, '', { stored, owner: '', list: kind ?? '', where: found?.left ?? where, make: () => [] })
  }
  if (!where) return list(null)
  const found = () => andThen(findFirst(view, where), list)
  return {
    read: (window) => andThen(found(), (listing) => listing.read(window)),
    count: () => andThen(found(), (listing) => listing.count()),
    request: () => andThen(found(), ({ request }) => request?.() as MaybePromise<StoredRequest>),
  }
}

function keyOf({ kind, by, where }: Request): string {
  return `entities ${kind ?? '*'} ${by.key} ${where?.key ?? ''}`
}

/** All of the kind, also those that only a lens can show. Those that one window holds are read once, from whichever end. */
function candidates(view: View, { kind, by, where }: Request, window: Window): MaybePromise<readonly ListItem[]> {
  const read = (part: Window) =>
    where && isNarrowed(view)
      ? andThen(findFirst(view, where), (among) =>
          view.pages.load({
            stored: storedEntities(by, { shown: false, ofKind: kind !== null, among }),
            owner: '',
            list: kind ?? '',
            where: { ...where, key: `possible ${where.key}`, sql: where.possible },
            ...part,
          }),
        )
      : view.candidates.load({ kind, by, ...part })
  if (!window.backwards || window.after || window.before) return read(window)
  return andThen(read({ ...window, backwards: false }), (all) => (all.length < window.limit ? all : read(window)))
}

/** Whether a view keeps no claim but those that the whole graph shows, so that what is stored tells who can meet a condition. */
export function isNarrowed({ graph, lens }: View): boolean {
  const { certainties, recorded, draft } = lens
  return graph.isStored && recorded === null && draft === null && !certainties?.has('EXPECTED')
}

/** The whole list, with every entity where the claims that the lens keeps put it. */
function madeListing(view: View, request: Request): Listing {
  const make = async () => {
    const all = await readAll({ read: (window) => candidates(view, request, window), count: () => 0 })
    const slugs = all.map(({ position }) => itemAt(position))
    const named = await namedAmong(view, request, slugs)
    const entities = await allOf(named.map((slug) => getEntity(view, slug)))
    const listed = await chosenBy(entities, await testOf(view, request.where))
    const claimed = claimedOf(request.by, request.kind)
    const keys = await allOf(listed.map((entity) => orderKeyOf(entity, claimed)))
    return keys.map((key, index): ListItem => {
      const { slug = '', kind = null } = listed[index] ?? {}
      return { position: entityPosition(request.by, key, slug), kind }
    })
  }
  return listMade(view, keyOf(request), make)
}

/** Those that a kept claim names: of few, by their own claims, and of all of a kind, by all claims that name any. */
async function namedAmong(view: View, { kind, where }: Request, slugs: readonly string[]): Promise<readonly string[]> {
  if (where && slugs.length < mostFound) return chosenBy(slugs, (slug) => isNamed(view, slug))
  const claims = await (kind ? view.claimsNaming.load(kind) : view.allClaims.load('all'))
  const named = new Set(claims.flatMap(entitiesNamed))
  return slugs.filter((slug) => named.has(slug))
}

/** A list of which no more is made than a page needs: its order is that of the whole graph. */
function chosenListing(view: View, request: Request): Listing {
  return sieveListing(view, {
    key: keyOf(request),
    read: (window) => candidates(view, request, window),
    async choose(items) {
      const meets = await testOf(view, request.where)
      const named = await chosenBy(items, ({ position }) => isNamed(view, itemAt(position)))
      return chosenBy(named, ({ position }) => andThen(getEntity(view, itemAt(position)), meets))
    },
  })
}

/** The stored list of all that can meet a condition which the store cannot tell wholly, held against it page by page. */
function sievedListing(view: View, { where, ...request }: Request & { readonly where: Condition }): Listing {
  const possible = listStored(view, { ...request, where })
  const listing = sieveListing(view, {
    key: keyOf({ ...request, where }),
    read: (window) => possible.read(window),
    async choose(items) {
      const meets = await (where.prepareRest ?? where.prepare)(readingOf(view))
      return chosenBy(items, ({ position }) => andThen(getEntity(view, itemAt(position)), meets))
    },
    isDear: true,
    spend(held) {
      if (held >= mostHeld) throw tooManyHeld(where, mostHeld)
    },
  })
  const checkCount = (count: number) => {
    if (count > mostHeld) throw tooManyHeld(where, mostHeld)
    return listing.count()
  }
  return { ...listing, count: () => andThen(possible.count(), checkCount) }
}

/** Whether a claim that the view keeps names the entity, be it in a qualifier. */
export function isNamed(view: View, slug: string): MaybePromise<boolean> {
  return keep(view, `named ${slug}`, () => andThen(view.claimsWith.load(slug), ({ length }) => length > 0))
}

function testOf(view: View, where: Condition | null): MaybePromise<(entity: EntityNode) => MaybePromise<boolean>> {
  return where ? where.prepare(readingOf(view)) : () => true
}

/** How many entities one page holds against conditions that the store cannot tell wholly. */
const mostHeld = 20_000

/** How conditions read the view. */
export function readingOf(view: View): Reading {
  return {
    related: (owner, lists) =>
      andThen(
        allOf(lists.map(({ facets, ...way }) => allRelated(view, { owners: [owner], ways: [way], facets }))),
        (slugs) => slugs.flat(),
      ),
    said: (node, property) => view.claimsAbout.load({ node, property, direction: 'OUT' }),
    told: (slug, properties, direction) => toldOf(view, slug, properties, direction),
    entity: (slug) => getEntity(view, slug),
    sources: (slug) => countSourcesOf(view, slug),
  }
}
