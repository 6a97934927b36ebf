import type { GraphDescription } from '../model/graph-description.ts'
import { adoptWritten } from './amend/adopt.ts'
import { enterAll } from './amend/amend.ts'
import { findDescription, writeDescription } from './description.ts'
import type { Entered, Entry } from './history/entry.ts'
import { lockGraph } from './revision.ts'
import type { Store } from './store.ts'

/** Who describes a graph, or which import does. */
export interface Describing {
  readonly entry: Pick<Entry, 'author' | 'message' | 'origin' | 'run'>
  /** The namespace of the import; null for somebody who sets it. */
  readonly origin: string | null
}

/**
 * Has a graph say something of itself, as a change of its own, that touches no entity; null has it say nothing. Null is
 * given back where it says just that. What somebody set stays, whatever an import says, and what one import says whatever another does.
 */
export async function describeGraph(
  store: Store,
  description: GraphDescription | null,
  { entry, origin }: Describing,
): Promise<Entered | 'unchanged' | 'kept'> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    const stored = await findDescription(inside)
    if (origin !== null && stored && stored.origin !== origin) return description ? 'kept' : 'unchanged'
    const isSame = JSON.stringify(stored?.description ?? null) === JSON.stringify(description)
    if (isSame && (stored?.origin ?? null) === (description ? origin : null)) return 'unchanged'
    await adoptWritten(inside, revision)
    await writeDescription(inside, description && { description, origin })
    return enterAll(inside, revision, entry, { entities: [], claims: [] })
  })
}
