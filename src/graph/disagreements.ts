import {
  type DisagreementCondition,
  disagreementPosition,
  disagreementsIn,
  meets,
  storedDisagreements,
} from '../lists/disagreements.ts'
import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import { ownerListing } from '../model/complete-list.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { choose } from './choose.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type DisagreementNode, findDisagreement } from './disagreement.ts'
import { getEntity } from './entity.ts'
import { listMade, listOf, readAll } from './listing.ts'
import type { ClaimNode, View } from './view.ts'

export interface DisagreementEdge {
  readonly node: DisagreementNode
}

export interface DisagreementsRequest extends DisagreementCondition {
  /** Slugs of the entities that they are about; null for the whole graph. */
  readonly about: readonly string[] | null
}

/** The disagreements that the view shows, by the name of what they are about. */
export function connectDisagreements(
  view: View,
  { about, kinds, judged, properties }: DisagreementsRequest,
  args: PageArguments,
): Connection<DisagreementEdge> {
  const request = { about: sorted(about), kinds: sorted(kinds), judged, properties: sorted(properties) }
  const key = `disagreements ${JSON.stringify(request)}`
  const connected = {
    key,
    list: () =>
      choose(view, {
        stored: () => listStored(view, key, request),
        made: () => listMade(view, key, () => makeDisagreements(view, request)),
      }),
    edges: (items: readonly ListItem[]) => disagreementEdges(view, items),
  }
  return connect(view, connected, args)
}

export function disagreementEdges(view: View, items: readonly ListItem[]): MaybePromise<DisagreementEdge[]> {
  const found = items.map(({ position }) => findDisagreement(view, itemAt(position)))
  return andThen(allOf(found), (nodes) => nodes.flatMap((node) => (node ? [{ node }] : [])))
}

/** Where a disagreement stands among others. */
export function itemOfDisagreement(view: View, place: DisagreementNode['place']): MaybePromise<ListItem> {
  return andThen(getEntity(view, place.subject), ({ name }) => ({
    position: disagreementPosition(place, name),
    kind: null,
  }))
}

/** Those of one entity or of all as they are stored; those of several put together. */
function listStored(view: View, key: string, { about, ...condition }: DisagreementsRequest) {
  const listAbout = (owner: string) =>
    listOf(view, key, { stored: storedDisagreements(condition, owner !== ''), owner, list: '', make: () => [] })
  if (!about) return listAbout('')
  if (about.length === 1 && about[0] !== undefined) return listAbout(about[0])
  return listMade(view, key, () =>
    andThen(allOf(about.map((owner) => readAll(listAbout(owner)))), (lists) => lists.flat()),
  )
}

async function makeDisagreements(view: View, { about, ...condition }: DisagreementsRequest): Promise<ListItem[]> {
  const claims = await view.contestedClaims.load('all')
  const found = disagreementsIn(claims, view.graph.voices).filter(
    (disagreement) => (!about || about.includes(disagreement.place.subject)) && meets(condition, disagreement),
  )
  noteCompeting(view, claims)
  return Promise.all(found.map(({ place }) => itemOfDisagreement(view, place)))
}

/** All that competes with contested claims is among them, on the side of their owner: it need not be read again. */
function noteCompeting(view: View, claims: readonly ClaimNode[]): void {
  const topics = Map.groupBy(claims, ({ subject, property }) => JSON.stringify([subject, property]))
  for (const [topic, told] of topics) {
    const [node, property] = JSON.parse(topic) as [string, PropertyName]
    const isListed = told.every((claim) => ownerListing(claim) !== null && ownerListing(claim) !== node)
    if (!isListed) view.claimsAbout.note({ node, property, direction: 'OUT' }, told)
  }
  const lists = Map.groupBy(claims, (claim) => JSON.stringify([ownerListing(claim), claim.property]))
  const declared = new Set(
    claims.flatMap(({ property, subject, qualifiers }) =>
      property === 'listComplete' ? [JSON.stringify([subject, qualifiers.listOf])] : [],
    ),
  )
  for (const [list, told] of lists) {
    const [node, property] = JSON.parse(list) as [string | null, PropertyName]
    if (node === null || !declared.has(list) || told.some(({ subject }) => subject === node)) continue
    view.claimsAbout.note({ node, property, direction: 'IN' }, told)
    view.claimsAbout.note({ node, property, direction: 'OUT' }, [])
  }
}

function sorted<Word extends string>(words: readonly Word[] | null): Word[] | null {
  return words && [...new Set(words)].sort()
}
