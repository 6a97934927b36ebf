import { sql } from 'kysely'
import { differencesOfClaim, differencesOfEntity } from '../../model/difference.ts'
import type { EntityChange } from '../amend/held-entities.ts'
import type { ClaimChange } from '../amend/holdings.ts'
import type { Store } from '../store.ts'
import type { Entered } from './entry.ts'
import { decodeClaimState, decodeEntityState } from './state.ts'

/**
 * How many differences a part of a change adds to those that its other parts made. What several parts do to one entity or
 * claim is told as one: from how it was before the change, to how it is now. Called before the part is recorded.
 */
export async function countDifferences(
  store: Store,
  { number, goesOn }: Entered,
  { entities, claims }: { readonly entities: readonly EntityChange[]; readonly claims: readonly ClaimChange[] },
): Promise<number> {
  const firstEntities = goesOn ? await findFirst(store, entityTables, number, entities, ({ slug }) => slug) : null
  const firstClaims = goesOn ? await findFirst(store, claimTables, number, claims, ({ claim }) => claim.id) : null
  const ofEntities = entities.map(({ slug, before, after }) => {
    const first = firstEntities ? firstEntities(slug, before, decodeEntityState) : before
    const made = differencesOfEntity({ slug, before: first, after: before }).length
    return differencesOfEntity({ slug, before: first, after }).length - made
  })
  const ofClaims = claims.map(({ claim, before, after }) => {
    const first = firstClaims ? firstClaims(claim.id, before, decodeClaimState) : before
    const made = differencesOfClaim({ before: first, after: before }).length
    return differencesOfClaim({ before: first, after }).length - made
  })
  return [...ofEntities, ...ofClaims].reduce((sum, each) => sum + each, 0)
}

const entityTables = {
  past: sql`past_entity as past on past.slug = wanted.name`,
  since: sql`entity_since as own on own.entity = wanted.number`,
}

const claimTables = {
  past: sql`past_claim as past on past.id = wanted.name`,
  since: sql`claim_since as own on own.claim = wanted.number`,
}

/** Gives how each was before the change. */
async function findFirst<Item extends { readonly number: number }>(
  { db, dialect }: Store,
  { past, since }: typeof entityTables,
  number: number,
  items: readonly Item[],
  nameOf: (item: Item) => string,
) {
  const wanted = dialect.recordset(
    items.map((item) => [item.number, nameOf(item)]),
    { number: 'bigint', name: 'text' },
  )
  const { rows } = await sql<{ name: string; state: string | null; since: number | string | null }>`
    select wanted.name, past.state, own.since from ${wanted} as wanted
    left join ${past} and past.until = ${number} left join ${since}`.execute(db)
  const ended = new Map(rows.flatMap(({ name, state }) => (state === null ? [] : [[name, state] as const])))
  const begun = new Set(rows.flatMap(({ name, since }) => (Number(since) === number ? [name] : [])))
  return <State>(name: string, before: State | null, decode: (state: string) => State): State | null => {
    const state = ended.get(name)
    if (state !== undefined) return decode(state)
    return begun.has(name) ? null : before
  }
}
