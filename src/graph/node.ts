import { type ClaimNode, claimNode } from './claim.ts'
import { type EntityNode, findEntity } from './entity.ts'
import { decodeId, foreignId, type NodeId, type NodeType, typeOfKind } from './id.ts'
import { InputError } from './input-error.ts'
import { type Eventually, whenThere } from './loader.ts'
import type { View } from './view.ts'

export const mostIds = 100

/** The node that an id stands for, seen through the id's own lens; null if the graph has none. @throws InputError */
export function findNode(view: View, id: string): Eventually<EntityNode | ClaimNode | View | null> {
  return resolveNode(view, decodeUnder(view, id))
}

/** The same for several ids, in their order. @throws InputError for a malformed id, or for more than 100 */
export function findNodes(view: View, ids: readonly string[]): Eventually<EntityNode | ClaimNode | View | null>[] {
  if (ids.length > mostIds)
    throw new InputError(`"ids" takes at most ${mostIds} ids, got ${ids.length}: ask in several requests.`)
  return ids.map((id) => decodeUnder(view, id)).map((id) => resolveNode(view, id))
}

/** Reads an id back. One with another lens is refused, or its node would come with an id that nobody asked for. */
function decodeUnder({ lens }: View, text: string): NodeId {
  const id = decodeId(text)
  if (id.lens !== lens.text) throw foreignId(text)
  return id
}

function resolveNode(view: View, { type, key }: NodeId): Eventually<EntityNode | ClaimNode | View | null> {
  if (type === 'View') return view
  if (type === 'Claim') return whenThere(view.claims.load(key), (claim) => (claim ? claimNode(view, claim) : null))
  return whenThere(findEntity(view, key), (entity) => (entity && typeOfKind[entity.kind] === type ? entity : null))
}

/** The name of the type that a node in flight is of. */
export function typeNameOf(node: unknown): NodeType {
  const { kind, references } = node as Partial<EntityNode & ClaimNode>
  if (kind) return typeOfKind[kind]
  return references ? 'Claim' : 'View'
}
