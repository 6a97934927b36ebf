import { createHash } from 'node:crypto'
import type { Author } from '../model/change.ts'
import { findKeyed, type StoredChange } from '../store/history/find-change.ts'
import type { Store } from '../store/store.ts'
import type { Operation } from './operation.ts'
import type { Problem } from './problem.ts'

/** What somebody asks to change. */
export interface Asked {
  readonly author: Author
  /** Whether the author may only propose. */
  readonly mayOnlyPropose: boolean
  readonly operations: readonly Operation[]
  readonly message: string | null
  readonly basis: number | null
  readonly idempotencyKey: string | null
  readonly propose: boolean
  readonly dryRun: boolean
}

/** How the history knows what was asked. */
export function recordOf(asked: Asked) {
  return {
    operations: JSON.stringify(asked.operations),
    basis: asked.basis,
    idempotency_key: asked.idempotencyKey,
    input_hash: asked.idempotencyKey === null ? null : hashOf(asked),
  }
}

/** What was made before by the same request, or why nothing is made under its key. */
export type Known = { readonly known: StoredChange } | { readonly problems: readonly Problem[] }

/** What the author made before under the same key; a problem where that was something else. */
export async function findKnown(inside: Store, asked: Asked): Promise<Known | null> {
  if (asked.idempotencyKey === null || asked.dryRun) return null
  const known = await findKeyed(inside, asked.author, asked.idempotencyKey)
  if (!known) return null
  if (known.input_hash === hashOf(asked)) return { known }
  const message = `expected under the idempotency key ${JSON.stringify(asked.idempotencyKey)} what was asked under it before, got something else; give each change a key of its own`
  return { problems: [{ code: 'KEY_REUSED', message, path: ['idempotencyKey'], suggestion: null }] }
}

/** The operations of a change, or of a proposal; those of an import are none. */
export function operationsOf({ operations }: Pick<StoredChange, 'operations'>): readonly Operation[] {
  return operations === null ? [] : (JSON.parse(operations) as Operation[])
}

export function numberOrNull(value: number | string | null): number | null {
  return value === null ? null : Number(value)
}

function hashOf({ operations, message, basis, propose }: Asked): string {
  return createHash('sha256')
    .update(JSON.stringify([operations, message, basis, propose]))
    .digest('base64url')
}
