import type { Store } from '../store.ts'
import { changeGraph } from './amend.ts'
import { releaseEntities } from './held-entities.ts'
import { releaseClaims } from './holdings.ts'
import { releaseAliases } from './imports.ts'

/** How much was taken away. */
export interface WithdrawalCounts {
  /** How many records of who says what were dropped: 0 once there is nothing left to withdraw. */
  readonly released: number
  readonly entities: number
  readonly claims: number
  readonly references: number
}

/**
 * Takes away, at most `limit` items at a time and each time in one transaction, what the origin holds of other runs. A
 * reference that another origin holds stays; a claim without references goes; an entity goes that no origin holds and
 * no claim names. Called until `released` is 0.
 */
export async function withdrawUnsaid(
  store: Store,
  origin: string,
  run: string,
  limit: number,
): Promise<WithdrawalCounts> {
  const other = { origin, run }
  const { released, entities, claims } = await changeGraph(store, other, async (inside) => {
    const claims = await releaseClaims(inside, other, limit)
    if (claims.released > 0) return { released: claims.released, claims: claims.changes, entities: [] }
    const entities = await releaseEntities(inside, other, limit)
    const aliases = await releaseAliases(inside, other, limit - entities.released)
    return { released: entities.released + aliases, claims: [], entities: entities.changes }
  })
  const gone = <Item>(changes: readonly { readonly before: Item | null; readonly after: Item | null }[]) =>
    changes.filter(({ after }) => after === null).length
  const references = claims.reduce(
    (sum, { before, after }) => sum + (before?.references.length ?? 0) - (after?.references.length ?? 0),
    0,
  )
  return { released, entities: gone(entities), claims: gone(claims), references }
}
