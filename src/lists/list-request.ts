import type { EntityKind } from '../model/kind.ts'
import type { Condition } from './condition.ts'

/** Which list is read, and what of it. */
export interface ListRequest {
  readonly owner: string
  readonly list: string
  /** Only entities of these kinds. */
  readonly kinds?: readonly EntityKind[] | null | undefined
  readonly where?: Condition | null | undefined
}

/** What a list is made of, as a text: two lists are the same exactly where this is. */
export function listKey({ owner, list, kinds, where }: ListRequest): string {
  return `${owner}\n${list}\n${kinds ? kinds.join(' ') : '*'}\n${where?.key ?? ''}`
}
