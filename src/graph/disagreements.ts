import { disagreementPosition, disagreementsIn, storedDisagreements } from '../lists/disagreements.ts'
import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import type { DisagreementKind } from '../model/disagreement.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { choose } from './choose.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type DisagreementNode, findDisagreement } from './disagreement.ts'
import { getEntity } from './entity.ts'
import { listMade, listOf, readAll } from './listing.ts'
import type { ClaimNode, View } from './view.ts'

export interface DisagreementEdge {
  readonly node: DisagreementNode
}

export interface DisagreementsRequest {
  /** Slugs of the entities that they are about; null for the whole graph. */
  readonly about: readonly string[] | null
  readonly kinds: readonly DisagreementKind[] | null
}

/** The disagreements that the view shows, by the name of what they are about. */
export function connectDisagreements(
  view: View,
  { about, kinds }: DisagreementsRequest,
  args: PageArguments,
): Connection<DisagreementEdge> {
  const request = { about: sorted(about), kinds: sorted(kinds) }
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
function listStored(view: View, key: string, { about, kinds }: DisagreementsRequest) {
  const listAbout = (owner: string) =>
    listOf(view, key, { stored: storedDisagreements(kinds, owner !== ''), owner, list: '', make: () => [] })
  if (!about) return listAbout('')
  if (about.length === 1 && about[0] !== undefined) return listAbout(about[0])
  return listMade(view, key, () =>
    andThen(allOf(about.map((owner) => readAll(listAbout(owner)))), (lists) => lists.flat()),
  )
}

async function makeDisagreements(view: View, { about, kinds }: DisagreementsRequest): Promise<ListItem[]> {
  const claims = await view.contestedClaims.load('all')
  const topics = Map.groupBy(claims, ({ subject, property }) => `${subject} ${property}`)
  for (const topic of topics.values()) {
    const [{ subject: node, property }] = topic as [ClaimNode]
    view.claimsAbout.note({ node, property, direction: 'OUT' }, topic)
  }
  const found = disagreementsIn(claims).flatMap(({ found }) =>
    (!about || about.includes(found.place.subject)) && (!kinds || found.kinds.some((kind) => kinds.includes(kind)))
      ? [found.place]
      : [],
  )
  return Promise.all(found.map((place) => itemOfDisagreement(view, place)))
}

function sorted<Word extends string>(words: readonly Word[] | null): Word[] | null {
  return words && [...new Set(words)].sort()
}
