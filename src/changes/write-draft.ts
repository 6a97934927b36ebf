import { enterAll, writeChange } from '../store/amend/amend.ts'
import { readAround } from '../store/amend/around.ts'
import type { EntityChange } from '../store/amend/held-entities.ts'
import { type ClaimChange, isChange } from '../store/amend/holdings.ts'
import type { Entered, Entry } from '../store/history/entry.ts'
import { writeRedirects } from '../store/history/redirects.ts'
import { writeReversals } from '../store/history/reversals.ts'
import type { Draft } from './draft.ts'

/** What a draft came to. */
export interface Written {
  readonly entities: readonly EntityChange[]
  readonly claims: readonly ClaimChange[]
  /** The keys of the changes that it undoes. */
  readonly reverted: readonly string[]
  readonly entered: Entered
}

/** Writes a draft, with all that follows from it, and enters it in the history; null where nothing would be otherwise. */
export async function writeDraft(draft: Draft, revision: string, entry: Entry): Promise<Written | null> {
  const { store } = draft
  const entities = await draft.entities.changes()
  const held = await draft.claims.changes()
  const claims = held.filter(isChange)
  if (entities.length + claims.length + draft.redirects.slugs.size + draft.ended.slugs.size === 0) return null
  await draft.entities.write()
  await draft.claims.write(held)
  const around = await readAround(
    store,
    claims.flatMap(({ before, after }) => [before, after].flatMap((state) => state ?? [])),
    entities,
  )
  const change = await writeChange(store, { entities, claims, around })
  const kept = new Map(draft.kept)
  for (const { claim, before, drafted } of claims)
    if (before && drafted.before) {
      const { holdings, judgement, sayings } = drafted.before
      kept.set(claim.id, JSON.stringify({ holdings, judgement, sayings }))
    }
  const entered = await enterAll(store, revision, entry, {
    ...change,
    held: kept,
    touched: draft.touched,
  })
  await writeRedirects(store, entered.number, draft.redirects, draft.ended)
  await writeReversals(store, entered.key, draft.reverted)
  return { ...change, reverted: draft.reverted, entered }
}
