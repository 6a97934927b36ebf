import {
  type ClaimsAsked,
  type ClaimsOrder,
  claimsAmong,
  type FoundClaims,
  latestPosition,
  propertyPosition,
  startPosition,
  storedInOrder,
  storedSupport,
  voicesPosition,
} from '../lists/claims-in-order.ts'
import type { ListItem, StoredLists } from '../lists/list.ts'
import type { Position } from '../lists/position.ts'
import { beginningDay, begunWith } from '../lists/support.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { countUpTo } from '../store/lists.ts'
import { choose } from './choose.ts'
import { voicesOfClaim } from './claim.ts'
import { noteClaims } from './claims.ts'
import { listByProperty } from './claims-by-property.ts'
import { type ClaimsRequest, claimsChosen, claimsMeeting } from './claims-sieve.ts'
import { isNarrowed } from './entities.ts'
import { getEntity } from './entity.ts'
import { keyOfEntity } from './entity-order.ts'
import { keep } from './keep.ts'
import { type Listing, listMade, reversed } from './listing.ts'
import { sieveListing } from './sieve.ts'
import { tooManyHeld } from './too-wide.ts'
import type { ClaimNode, View } from './view.ts'

/** The claims that the view keeps, and that are asked for, in their order. */
export function listClaims(view: View, request: ClaimsRequest, by: ClaimsOrder, isReversed: boolean): Listing {
  const listing = choose(view, {
    stored: () => storedListing(view, request, by),
    made: () => keptListing(view, request, by),
  })
  return isReversed ? reversed(listing) : listing
}

/** What SQL tells; what it does not tell is held against the request, page by page. */
function storedListing(view: View, request: ClaimsRequest, by: ClaimsOrder): Listing {
  const { properties, sources, minVoices, maxVoices, certainties, status } = request
  const asked = { properties, sources, minVoices, maxVoices, isContested: status === 'DISPUTED' }
  const found = (): MaybePromise<Listing> =>
    andThen(fewestOf(view, asked), (among) => listStored(view, asked, by, among))
  const stored: Listing = {
    read: (window) => andThen(found(), (listing) => listing.read(window)),
    count: () => andThen(found(), (listing) => listing.count()),
  }
  if (!certainties && !status) return stored
  const place = certainties ? 'certainty' : 'status'
  const tooWide = () =>
    tooManyHeld({ place, things: 'claims', narrowing: ['property', 'source', 'minVoices'] }, mostHeld)
  const sieved = sieveListing(view, {
    key: keyOf(request, by),
    read: (window) => stored.read(window),
    choose: (items) => claimsChosen(view, items, request),
    isDear: true,
    spend(held) {
      if (held >= mostHeld) throw tooWide()
    },
  })
  const checkCount = (count: number) => {
    if (count > mostHeld) throw tooWide()
    return sieved.count()
  }
  return { ...sieved, count: () => andThen(stored.count(), checkCount) }
}

/** How many claims one page holds against what SQL does not tell. */
const mostHeld = 20_000

/** So many are found first, and put in order. */
const mostFound = 5_000

/** What is found first: that of which there are fewest; nothing where these are many, and the list is gone through. */
function fewestOf(view: View, asked: ClaimsAsked): MaybePromise<FoundClaims | null> {
  const among = claimsAmong(asked)
  if (among.length === 0) return null
  return keep(view, `fewest claims ${JSON.stringify(asked)}`, async () => {
    const counts = await countUpTo(view.graph.store, among, mostFound)
    const index = counts.indexOf(Math.min(...counts))
    const numbers = among[index]
    return numbers && (counts[index] ?? mostFound) < mostFound ? { name: `among ${index}`, numbers } : null
  })
}

function listStored(view: View, asked: ClaimsAsked, by: ClaimsOrder, among: FoundClaims | null): Listing {
  const list = (stored: StoredLists): Listing => {
    const request = { stored, owner: '', list: '' }
    return { read: (window) => view.pages.load({ ...request, ...window }), count: () => view.counts.load(request) }
  }
  const supported = list(storedSupport(by === 'PROPERTY' ? 'VOICES' : by, asked, among))
  if (by !== 'PROPERTY') return supported
  const { read } = among ? list(storedInOrder(asked, among)) : listByProperty(view, asked)
  // They are as many in any order.
  return { read, count: supported.count }
}

/** Of what a lens keeps: page by page, where the order is that of the whole graph. */
function keptListing(view: View, request: ClaimsRequest, by: ClaimsOrder): Listing {
  const key = keyOf(request, by)
  const made = listMade(view, key, () => makeList(view, request, by))
  if (by !== 'PROPERTY' || !isNarrowed(view)) return made
  const { toldBy } = view.lens
  const asked: ClaimsAsked = {
    properties: request.properties,
    sources: request.sources ?? (toldBy && [...toldBy].sort()),
    // How many voices support a claim depends on what is kept.
    minVoices: null,
    maxVoices: null,
    isContested: request.status === 'DISPUTED',
  }
  const found = () => fewestOf(view, asked)
  const sieved = sieveListing(view, {
    key,
    read: (window) => andThen(found(), (among) => listStored(view, asked, by, among).read(window)),
    choose: (items) => claimsChosen(view, items, request),
  })
  return { read: sieved.read, count: () => andThen(found(), (among) => (among ? sieved : made).count()) }
}

async function makeList(view: View, request: ClaimsRequest, by: ClaimsOrder): Promise<ListItem[]> {
  const claims = await claimsMeeting(noteClaims(view, await view.allClaims.load('all')), request)
  const positions = await allOf(claims.map((claim) => positionOf(claim, by)))
  return positions.map((position) => ({ position, kind: null }))
}

function positionOf(claim: ClaimNode, by: ClaimsOrder): MaybePromise<Position> {
  if (by === 'PROPERTY')
    return andThen(getEntity(claim.view, claim.subject), (subject) => propertyPosition(claim, subject))
  if (by === 'VOICES') return andThen(voicesOfClaim(claim), (voices) => voicesPosition(claim, voices))
  return andThen(beginningOf(claim), (day) => (by === 'START' ? startPosition : latestPosition)(claim, day))
}

/** When what the claim says began, by the claims that its view keeps. */
function beginningOf(claim: ClaimNode): MaybePromise<number> {
  const { view, subject, value } = claim
  const ends = [subject, ...(value.type === 'entity' ? [value.slug] : [])]
  return andThen(allOf(ends.map((slug) => getEntity(view, slug))), (entities) => {
    const bySlug = new Map(entities.map((entity) => [entity.slug, entity]))
    const event = bySlug.get(begunWith(claim, (slug) => bySlug.get(slug)) ?? '')
    return andThen(event ? keyOfEntity(event) : null, (key) =>
      beginningDay(claim, (slug) => (slug === event?.slug ? (key ?? undefined) : undefined)),
    )
  })
}

function keyOf(request: ClaimsRequest, by: ClaimsOrder): string {
  return `claims by ${by} ${JSON.stringify(request)}`
}
