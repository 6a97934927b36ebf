import type { Claim } from '../src/model/claim.ts'
import type { Entity } from '../src/model/entity.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { findAllClaims } from '../src/store/claims.ts'
import { findAllEntities } from '../src/store/entities.ts'
import type { Store } from '../src/store/store.ts'
import type { Happening } from './amendment-arbitrary.ts'

/** What the graph held right after a change. */
export interface Recorded {
  readonly number: number
  /** When the change was made, as a lens names it. */
  readonly at: string
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
}

/** Lets things happen to a graph one after another, and notes after each change what it holds. */
export async function recordHistory(store: Store, happenings: readonly Happening[]): Promise<Recorded[]> {
  const moments = new Map<number, Recorded>()
  const runs = new Map<string, number>()
  for (const happening of happenings) {
    const { origin, anew } = happening
    if (anew) runs.set(origin, (runs.get(origin) ?? 1) + 1)
    const run = String(runs.get(origin) ?? 1)
    if (happening.type === 'amend') {
      const { entities, claims } = happening
      await amendGraph(store, { origin, run, entities, claims }, { claimsAtOnce: 2 })
    } else {
      while ((await withdrawUnsaid(store, origin, run, happening.limit)).released > 0);
    }
    const moment = await lastMoment(store)
    // A further part of one run belongs to the change that its first part made.
    if (moment) moments.set(moment.number, moment)
  }
  return [...moments.values()]
}

async function lastMoment(store: Store): Promise<Recorded | null> {
  const change = await store.db
    .selectFrom('change')
    .select(['number', 'at'])
    .where('number', 'is not', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!change) return null
  const [entities, claims] = [await findAllEntities(store), await findAllClaims(store)]
  return { number: Number(change.number), at: new Date(Number(change.at)).toISOString(), entities, claims }
}

/** When the change that has the number was made. */
export async function momentOf({ db }: Store, number: number): Promise<string> {
  const { at } = await db.selectFrom('change').select('at').where('number', '=', number).executeTakeFirstOrThrow()
  return new Date(Number(at)).toISOString()
}
