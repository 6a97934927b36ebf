import type { Claim } from '../model/claim.ts'
import type { DisagreementKind } from '../model/disagreement.ts'
import { foldName } from '../model/display.ts'
import { encodePlace } from '../store/derived/derive-disagreements.ts'
import { type Entry, type EntryKey, unknown } from '../store/entries.ts'
import { disagreementList, graphOwner } from '../store/list.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { type DisagreementNode, disagreementNodes, findDisagreement } from './disagreement.ts'
import { getEntity } from './entity.ts'
import { listEntries, listInMemory } from './listing.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'
import { isWhole, type View } from './view.ts'

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
  request: DisagreementsRequest,
  args: PageArguments,
): Connection<DisagreementEdge> {
  const owners = request.about ? [...new Set(request.about)].sort() : [graphOwner]
  const kinds = request.kinds ? [...new Set(request.kinds)].sort() : [undefined]
  const lists = owners.flatMap((owner) => kinds.map((kind) => ({ owner, list: disagreementList(kind) })))
  if (isWhole(view))
    return connect(
      listEntries(view, { lists }, (entries) => storedEdges(view, entries)),
      args,
    )
  const seen = () => seenDisagreements(view, request)
  return connect(listInMemory(JSON.stringify([lists, view.lensText]), seen), args)
}

/** Disagreements as a list to be paged. */
export async function placeDisagreements(
  view: View,
  found: readonly DisagreementNode[],
): Promise<(EntryKey & DisagreementEdge)[]> {
  return Promise.all(
    found.map(async (node) => {
      const { name } = await getEntity(view, node.place.subject)
      const key = { place: unknown, start: unknown, name: `${foldName(name)} ${node.place.property}` }
      return { ...key, item: encodePlace(node.place), node }
    }),
  )
}

async function seenDisagreements(view: View, { about, kinds }: DisagreementsRequest) {
  const claims = await view.contestedClaims.load('all')
  const topics = Map.groupBy(claims, ({ subject, property }) => `${subject} ${property}`)
  const found = [...topics.values()].flatMap((rivals) => {
    const [first] = rivals as [Claim]
    const declared = topics.get(`${first.subject} breakdownExhaustive`) ?? []
    return about && !about.includes(first.subject) ? [] : disagreementNodes(view, rivals, declared)
  })
  return placeDisagreements(
    view,
    found.filter((node) => !kinds || node.kinds.some((kind) => kinds.includes(kind))),
  )
}

function storedEdges(view: View, entries: readonly Entry[]): Eventually<DisagreementEdge[]> {
  const found = entries.map(({ item }) => findDisagreement(view, item))
  return whenThere(whenAllThere(found), (nodes) => nodes.flatMap((node) => (node ? [{ node }] : [])))
}
