import type { Store } from '../store.ts'
import { changeGraph } from './amend.ts'
import { readAround } from './around.ts'
import { releaseEntities } from './held-entities.ts'
import { releaseClaims } from './holdings.ts'
import { releaseAliases } from './imports.ts'
import { countUnsaidClaims, findOtherRuns, forgetRuns, type Run } from './runs.ts'

/** How much was taken away. */
export interface WithdrawalCounts {
  /** How many records of who says what were dropped: 0 once there is nothing left to withdraw. */
  readonly released: number
  readonly entities: number
  readonly claims: number
  readonly references: number
}

/** What an import would take away, beside all that its name held. */
export interface Withdrawal {
  /** How many claims the name held when the import began. */
  readonly held: number
  /** How many of them it does not say. */
  readonly unsaid: number
}

/** Once everything is said that a run says: what it leaves unsaid of what its origin held when it began. */
export async function countUnsaid(store: Store, own: Run): Promise<Withdrawal> {
  const { db } = store
  const run = db.selectFrom('run').select('held').where('origin', '=', own.origin).where('run', '=', own.run)
  const held = Number((await run.executeTakeFirst())?.held ?? 0)
  return { held, unsaid: await countUnsaidClaims(store, own) }
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
  const own = { origin, run }
  const { released, entities, claims } = await changeGraph(store, own, async (inside) => {
    const others = await findOtherRuns(inside, own)
    const claims = await releaseClaims(inside, others, limit)
    if (claims.released > 0) {
      const before = claims.changes.flatMap((change) => change.before ?? [])
      const around = await readAround(inside, before, [])
      return { released: claims.released, claims: claims.changes, entities: [], around }
    }
    const entities = await releaseEntities(inside, others, limit)
    const aliases = await releaseAliases(inside, others, limit - entities.released)
    const released = entities.released + aliases
    if (released === 0) await forgetRuns(inside, others)
    const around = await readAround(inside, [], entities.changes)
    return { released, claims: [], entities: entities.changes, around }
  })
  const gone = <Item>(changes: readonly { readonly before: Item | null; readonly after: Item | null }[]) =>
    changes.filter(({ after }) => after === null).length
  const references = claims.reduce(
    (sum, { before, after }) => sum + (before?.references.length ?? 0) - (after?.references.length ?? 0),
    0,
  )
  return { released, entities: gone(entities), claims: gone(claims), references }
}
