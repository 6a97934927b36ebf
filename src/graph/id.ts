import { parseSlot } from '../lists/disagreements.ts'
import { isSlug } from '../model/entity.ts'
import { allKinds, type EntityKind } from '../model/kind.ts'
import { InputError } from './input-error.ts'
import { isLensText } from './lens.ts'

/** The types that have global ids. A closed set: an id of any other is malformed. */
export type NodeType = EntityType | 'Claim' | 'Disagreement' | 'View' | 'Change'

export type EntityType =
  | 'Person'
  | 'Organization'
  | 'Post'
  | 'Meeting'
  | 'Occasion'
  | 'AgendaItem'
  | 'Decision'
  | 'Document'
  | 'Place'
  | 'Source'

/** What a global id says: made of slugs and content, so that rebuilding or moving the database changes none. */
export interface NodeId {
  readonly type: NodeType
  /** An entity's slug, a claim's content id, a disagreement's place, the key of a change; empty for a view. */
  readonly key: string
  /** The lens in normal form; empty for the whole graph, and for a change, which no lens narrows. */
  readonly lens: string
}

export const typeOfKind: Readonly<Record<EntityKind, EntityType>> = {
  PERSON: 'Person',
  ORGANIZATION: 'Organization',
  POST: 'Post',
  MEETING: 'Meeting',
  OCCASION: 'Occasion',
  AGENDA_ITEM: 'AgendaItem',
  DECISION: 'Decision',
  DOCUMENT: 'Document',
  PLACE: 'Place',
  SOURCE: 'Source',
}

export function encodeId({ type, key, lens }: NodeId): string {
  return Buffer.from(lens ? `${type}:${key}?${lens}` : `${type}:${key}`).toString('base64url')
}

/** Reads an id back. @throws InputError if it is none that this graph makes. */
export function decodeId(id: string): NodeId {
  const text = Buffer.from(id, 'base64url').toString()
  const [, type, key = '', lens = ''] = /^(\w+):([^?]*)(?:\?(.+))?$/s.exec(text) ?? []
  const isLens = type === 'Change' ? lens === '' : isLensText(lens)
  if (!isNodeType(type) || !isKeyOf(type, key) || !isLens || encodeId({ type, key, lens }) !== id) {
    throw foreignId(id)
  }
  return { type, key, lens }
}

/** The refusal of an id that this graph does not make. */
export function foreignId(id: string): InputError {
  return new InputError(`"${shorten(id)}" is no id of this graph: give the id of a node as this server returned it.`)
}

/** Reads a slug, or any id of an entity, as a slug; a lens in the id is ignored. @throws InputError that names the argument */
export function parseEntityArgument(argument: string, text: string): string {
  if (isSlug(text)) return text
  const { type, key } = decodeArgument(argument, text)
  if (type === 'Claim' || type === 'Disagreement' || type === 'View' || type === 'Change') {
    throw new InputError(
      `"${argument}": "${shorten(text)}" is the id of a ${type}, and an entity is expected: give its slug or its id.`,
    )
  }
  return key
}

function decodeArgument(argument: string, text: string): NodeId {
  try {
    return decodeId(text)
  } catch (error) {
    if (!(error instanceof InputError)) throw error
    throw new InputError(
      `"${argument}": "${shorten(text)}" is no id of this graph, and no slug: give either as this server returned it.`,
    )
  }
}

export function shorten(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

const nodeTypes: ReadonlySet<string> = new Set<NodeType>([
  ...allKinds.map((kind) => typeOfKind[kind]),
  'Claim',
  'Disagreement',
  'View',
  'Change',
])

function isNodeType(type: string | undefined): type is NodeType {
  return type !== undefined && nodeTypes.has(type)
}

function isKeyOf(type: NodeType, key: string): boolean {
  if (type === 'View') return key === ''
  if (type === 'Disagreement') return parseSlot(key) !== null
  if (type === 'Change') return /^[\w-]{16}$/.test(key)
  return type === 'Claim' ? /^[\w-]{20}$/.test(key) : isSlug(key)
}
