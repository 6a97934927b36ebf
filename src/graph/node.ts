import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type ChangeNode, findChange } from './change.ts'
import { type DisagreementNode, findDisagreement } from './disagreement.ts'
import { findEntity } from './entity.ts'
import { presentOf } from './graph.ts'
import { decodeId, foreignId, type NodeId, type NodeType, typeOfKind } from './id.ts'
import { InputError } from './input-error.ts'
import { decodeLens } from './lens.ts'
import { lookThrough } from './past.ts'
import { leadOnClaim } from './redirect.ts'
import { noteLens, type Request } from './request.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** Whatever a global id can stand for. */
export type AnyNode = EntityNode | ClaimNode | DisagreementNode | View | ChangeNode

export const mostIds = 100

/** The node that an id stands for, seen through the id's own lens; null if the graph has none. @throws InputError */
export function findNode(view: View, id: string, request: Request): MaybePromise<AnyNode | null> {
  return resolveNode(view, decodeNodeId(view, id), request)
}

/** The same for several ids, in their order; one that is malformed fails alone. @throws InputError for more than 100 */
export function findNodes(view: View, ids: readonly string[], request: Request): MaybePromise<AnyNode | null>[] {
  if (ids.length > mostIds)
    throw new InputError(`"ids" takes at most ${mostIds} ids, got ${ids.length}: ask in several requests.`)
  return ids.map((id) => {
    try {
      return findNode(view, id, request)
    } catch (error) {
      return Promise.reject(error)
    }
  })
}

/** What an id says. @throws InputError also where it is of a moment that the graph has not come to */
function decodeNodeId({ graph }: View, id: string): NodeId {
  const decoded = decodeId(id)
  const { recorded } = decodeLens(decoded.lens)
  const { number } = presentOf(graph)
  if (recorded !== null && (number === 0 || recorded > number)) throw foreignId(id)
  return decoded
}

function resolveNode(asked: View, { type, key, lens }: NodeId, request: Request): MaybePromise<AnyNode | null> {
  if (type === 'Change') return findChange(asked.graph, key, request.viewer)
  const told = decodeLens(lens)
  // A draft is looked at in what a change answers, and nowhere else.
  if (told.draft !== null) return null
  return andThen(lookThrough(asked, told), (view) => {
    noteLens(request, view.lensText)
    return nodeIn(view, { type, key })
  })
}

function nodeIn(view: View, { type, key }: Pick<NodeId, 'type' | 'key'>): MaybePromise<AnyNode | null> {
  if (type === 'View') return view
  if (type === 'Disagreement') return findDisagreement(view, key)
  if (type === 'Claim') return view.claims.load(leadOnClaim(view.graph, key))
  return andThen(findEntity(view, key), (entity) => (entity && typeOfKind[entity.kind] === type ? entity : null))
}

/** The name of the type that a node in flight is of. */
export function typeNameOf(node: unknown): NodeType {
  const { kind, references, positions, reverts } = node as Partial<
    EntityNode & ClaimNode & DisagreementNode & ChangeNode
  >
  if (kind) return typeOfKind[kind]
  if (references) return 'Claim'
  if (reverts) return 'Change'
  return positions ? 'Disagreement' : 'View'
}
