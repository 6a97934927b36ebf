import { sql } from 'kysely'
import { adoptWritten } from '../amend/adopt.ts'
import { enterAll, type Plan, writeChange } from '../amend/amend.ts'
import { readAround } from '../amend/around.ts'
import { changesOf } from '../amend/held-entities.ts'
import { changesOfClaims } from '../amend/holdings.ts'
import { findImportUnderWay } from '../amend/imports.ts'
import { textset } from '../dialect.ts'
import { StoreError } from '../error.ts'
import type { Entered, Entry } from '../history/entry.ts'
import { touch } from '../history/record.ts'
import { decodeClaimState } from '../history/state.ts'
import { lockGraph } from '../revision.ts'
import type { Store } from '../store.ts'
import { cleanChanges } from './clean-changes.ts'
import { cleanDescription } from './clean-description.ts'
import { type Doomed, type ErasureTarget, findDoomed } from './doomed.ts'

/** Who erases, and why. */
export type ErasureEntry = Pick<Entry, 'author' | 'message'>

export interface Erased extends Entered {
  readonly entities: number
  readonly claims: number
  /** How many entries of the history, and proposals, told of it. */
  readonly cleaned: number
}

/**
 * Erases what is said out of every moment, as a change of its own. Of each entity and claim a stone is left: its states
 * stand in the history as they stood, without what they were.
 * @throws StoreError NOTHING_TO_ERASE, STILL_NAMED, DATABASE_IN_USE
 */
export async function erase(store: Store, target: ErasureTarget, entry: ErasureEntry): Promise<Erased> {
  return eraseIn(store, entry, async (inside, enter) => {
    const doomed = await findDoomed(inside, target)
    const planned = await release(inside, doomed)
    const entered = await enter(planned)
    await touchPast(inside, entered.key, doomed)
    const cleaned = await cleanChanges(inside, doomed)
    await layStones(inside, entered.number, doomed)
    await cleanDescription(inside, doomed)
    const { entities, claims } = doomed
    return { ...entered, entities: entities.length, claims: claims.length, cleaned }
  })
}

/** Does so in one transaction; `enter` writes what is planned, and enters it. */
export async function eraseIn<Result extends Entered>(
  store: Store,
  entry: ErasureEntry,
  work: (inside: Store, enter: (planned: Plan | null) => Promise<Entered>) => Promise<Result>,
): Promise<Result> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    const underWay = await findImportUnderWay(inside)
    if (underWay !== null)
      throw new StoreError(
        'DATABASE_IN_USE',
        `An import of "${underWay}" is under way: wait until it ends. One that was killed counts for a minute.`,
      )
    await adoptWritten(inside, revision)
    return work(inside, async (planned) => {
      const written = planned ? await writeChange(inside, planned) : { entities: [], claims: [] }
      return enterAll(inside, revision, entry, written)
    })
  })
}

/** Lets go of all by which the doomed are held, and plans what becomes of them. */
async function release(inside: Store, { entities, standing }: Doomed): Promise<Plan> {
  const { db, dialect } = inside
  const numbers = dialect.recordset(
    standing.map((claim) => [claim]),
    { claim: 'bigint' },
  )
  for (const table of ['holding', 'saying'])
    await sql`delete from ${sql.table(table)} where claim in (select claim from ${numbers} as gone)`.execute(db)
  const slugs = sql`(select text from ${textset(dialect, entities)} as gone)`
  await sql`delete from held_entity where slug in ${slugs}`.execute(db)
  await sql`delete from alias where entity in ${slugs}`.execute(db)
  await sql`update record set entity = null, slug = null where entity in ${slugs}`.execute(db)
  const claims = await changesOfClaims(inside, standing)
  const changes = await changesOf(inside, entities)
  const before = claims.flatMap((change) => change.before ?? [])
  return { claims, entities: changes, around: await readAround(inside, before, changes) }
}

/** A change touches, too, what was told by claims that ended before. */
async function touchPast(inside: Store, key: string, { entities, claims }: Doomed): Promise<void> {
  const { rows } = await sql<{ state: string }>`
    select past_claim.state from ${textset(inside.dialect, claims)} as wanted
    join past_claim on past_claim.id = wanted.text where past_claim.state is not null`.execute(inside.db)
  const gone = rows.map(({ state }) => decodeClaimState(state))
  const changes = gone.map((before) => ({ number: 0, claim: before, before, after: null }))
  const named = entities.map((slug) => ({ number: 0, slug, before: null, after: null }))
  await touch(inside, key, { entities: named, claims: changes })
}

/** Empties what is kept of the doomed. What had ended before has a stone for the change that erased it, which never held. */
async function layStones(inside: Store, number: number, { entities, claims }: Doomed): Promise<void> {
  const { db, dialect } = inside
  const lay = async (table: 'past_entity' | 'past_claim', key: 'slug' | 'id', keys: readonly string[]) => {
    const given = textset(dialect, keys)
    const [of, column] = [sql.table(table), sql.ref(key)]
    await sql`update ${of} set state = null, held = null where ${column} in (
      select text from ${given} as gone)`.execute(db)
    await sql`insert into ${of} (${column}, since, until, state, held)
      select text, ${sql.lit(number)}, ${sql.lit(number)}, null, null from ${given} as gone
      where not exists (select 1 from ${of} where ${sql.ref(`${table}.${key}`)} = gone.text
        and ${sql.ref(`${table}.until`)} = ${sql.lit(number)})`.execute(db)
  }
  await lay('past_entity', 'slug', entities)
  await lay('past_claim', 'id', claims)
  // What a merge ended keeps what the other one was.
  for (const slug of entities)
    await sql`update past_entity set held = null where held like ${`%"slug":"${slug}"%`}`.execute(db)
  const end = sql`until = ${sql.lit(number)} where until is null`
  const gone = sql`(select text from ${textset(dialect, entities)} as gone)`
  await sql`update redirect set ${end} and entity in ${gone}`.execute(db)
  const ids = sql`(select text from ${textset(dialect, claims)} as gone)`
  await sql`update claim_redirect set ${end} and claim in ${ids}`.execute(db)
  await sql`update change set differences = ${entities.length + claims.length} where number = ${number}`.execute(db)
}
