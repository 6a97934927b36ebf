import type { ListItem } from '../lists/list.ts'
import { itemAt } from '../lists/position.ts'
import { allOf } from '../model/maybe-promise.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { getEntity } from './entity.ts'
import { listMade } from './listing.ts'
import type { RelationNode } from './relations.ts'
import { type GivenRoster, type Roster, readRoster } from './roster.ts'
import type { EntityNode, View } from './view.ts'

/** Two lists of people or bodies, side by side. */
export interface RosterComparison {
  readonly view: View
  readonly a: Roster
  readonly b: Roster
}

/** Somebody on one of the lists, or on both. */
export interface RosterEntry {
  readonly agent: EntityNode
  readonly a: RelationNode | null
  readonly b: RelationNode | null
  readonly orderA: number | null
  readonly orderB: number | null
  /** Places gained; null where one of the lists gives none. */
  readonly moved: number | null
}

/** @throws InputError for a list that cannot be read */
export async function compareRosters(
  view: View,
  given: { readonly a: GivenRoster; readonly b: GivenRoster },
): Promise<RosterComparison> {
  const [a, b] = await Promise.all([readRoster(view, given.a, 'a'), readRoster(view, given.b, 'b')])
  return { view, a, b }
}

export type RosterSide = 'stayed' | 'came' | 'went'

/** Who stayed or came, in the order of b; who went, in that of a. */
export function connectRoster(
  { view, a, b }: RosterComparison,
  side: RosterSide,
  args: PageArguments,
): Connection<{ readonly node: RosterEntry }> {
  const key = `roster ${side}\n${a.key}\n${b.key}`
  const connected = {
    key,
    list: () => listMade(view, key, () => itemsOf(side, a, b)),
    edges: (items: readonly ListItem[]) =>
      allOf(items.map(async ({ position }) => ({ node: await entryOf(view, a, b, itemAt(position)) }))),
  }
  return connect(view, connected, args)
}

function itemsOf(side: RosterSide, a: Roster, b: Roster): readonly ListItem[] {
  const [from, other] = side === 'went' ? [a, b] : [b, a]
  return from.items.filter(({ position }) => other.members.has(itemAt(position)) === (side === 'stayed'))
}

async function entryOf(view: View, a: Roster, b: Roster, slug: string): Promise<RosterEntry> {
  const on = async (roster: Roster): Promise<[RelationNode | null, number | null]> =>
    roster.members.has(slug) ? [await roster.relationOf(slug), await roster.orderOf(slug)] : [null, null]
  const [agent, [onA, orderA], [onB, orderB]] = await Promise.all([getEntity(view, slug), on(a), on(b)])
  return { agent, a: onA, b: onB, orderA, orderB, moved: orderA === null || orderB === null ? null : orderA - orderB }
}
