import { adoptWritten } from '../store/amend/adopt.ts'
import { findImportUnderWay } from '../store/amend/imports.ts'
import { numberRun } from '../store/amend/runs.ts'
import type { Entry } from '../store/history/entry.ts'
import type { StoredChange } from '../store/history/find-change.ts'
import { lockGraph } from '../store/revision.ts'
import type { Store } from '../store/store.ts'
import type { Created } from './created.ts'
import { type Circumstances, draftOperations } from './draft-operations.ts'
import type { Operation } from './operation.ts'
import type { Problem } from './problem.ts'
import { type Written, writeDraft } from './write-draft.ts'

/** What became of operations: what was written, or what was made before by the same request, or why nothing was. */
export type Attempt =
  | { readonly written: Written; readonly created: readonly Created[] }
  | { readonly known: StoredChange }
  | { readonly problems: readonly Problem[] }

export interface Attempting extends Omit<Circumstances, 'run'> {
  readonly operations: readonly Operation[]
  readonly entry: Entry
  /** Whether all is undone again: to see what it would do. */
  readonly isTrial: boolean
  /** Looked at first, while nobody else writes: whether it has an end before it begins; null to go on. */
  first(inside: Store): Promise<Attempt | null>
}

/** As which run of no file people hold what they say. */
const ownRun = { origin: '', run: 'changes' }

/** Brings operations about in one transaction, all of them or none. */
export async function attempt(store: Store, attempting: Attempting): Promise<Attempt> {
  try {
    return await store.db.transaction().execute(async (db) => {
      const inside = { ...store, db }
      const result = await attemptInside(inside, attempting)
      if ('problems' in result || attempting.isTrial) throw new Undone(result)
      return result
    })
  } catch (error) {
    if (error instanceof Undone) return error.result
    throw error
  }
}

/** Takes a transaction back, and brings out what was found in it. */
class Undone extends Error {
  readonly result: Attempt

  constructor(result: Attempt) {
    super('Undone.')
    this.result = result
  }
}

async function attemptInside(inside: Store, attempting: Attempting): Promise<Attempt> {
  const { operations, entry, first, ...circumstances } = attempting
  const revision = await lockGraph(inside)
  const end = (await first(inside)) ?? (await refuseDuringImport(inside))
  if (end) return end
  await adoptWritten(inside, revision)
  const run = await numberRun(inside, ownRun)
  const { draft, problems, created, slugs } = await draftOperations(inside, operations, { ...circumstances, run })
  if (problems.length > 0) return { problems }
  const asked = entry.asked && { ...entry.asked, operations: JSON.stringify(withSlugs(operations, slugs)) }
  const written = await writeDraft(draft, revision, { ...entry, ...(asked && { asked }) })
  return written ? { written, created } : { problems: [nothingToDo] }
}

/** The operations as they are kept: with the slugs that were made, so that they tell again what was created. */
function withSlugs(operations: readonly Operation[], slugs: ReadonlyMap<number, string>): readonly Operation[] {
  return operations.map((operation, index) => {
    const slug = slugs.get(index)
    return operation.create && slug !== undefined ? { create: { ...operation.create, slug } } : operation
  })
}

const nothingToDo: Problem = {
  code: 'NOTHING_TO_DO',
  message: 'expected something that the graph does not say yet, got what it says already',
  path: ['operations'],
  suggestion: null,
}

async function refuseDuringImport(inside: Store): Promise<Attempt | null> {
  const origin = await findImportUnderWay(inside)
  if (origin === null) return null
  const message = `expected no import to be under way, got that of ${origin}; wait until it has ended`
  return { problems: [{ code: 'CONFLICT', message, path: ['operations'], suggestion: null }] }
}
