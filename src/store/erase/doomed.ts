import { sql } from 'kysely'
import { entitiesNeeded } from '../../lists/mentions.ts'
import type { Claim } from '../../model/claim.ts'
import { findNumbersOf } from '../amend/naming.ts'
import { textset } from '../dialect.ts'
import { StoreError } from '../error.ts'
import { readRedirects } from '../history/redirects.ts'
import { decodeClaimState, decodeEntityState } from '../history/state.ts'
import type { Store } from '../store.ts'
import { findNumberedClaims } from '../stored-claims.ts'
import { marksOfClaim, wordsOfClaim, wordsOfEntity } from './words.ts'

/** What is to be erased of what is said. */
export type ErasureTarget =
  | { readonly what: 'claim'; readonly id: string }
  /** With whatever claims name it, cite it or give its words; without, only one that no claim needs, now or before. */
  | { readonly what: 'entity'; readonly slug: string; readonly withClaims: boolean }

/** Everything that goes. */
export interface Doomed {
  /** Slugs, those too that lead there. */
  readonly entities: readonly string[]
  /** Ids, those too that lead there. */
  readonly claims: readonly string[]
  /** The numbers of those of the claims that stand. */
  readonly standing: readonly number[]
  /** How many states of entities and claims that ended go with them. */
  readonly past: number
  /** The entities that the claims need: by these the changes are found that tell of them. */
  readonly around: ReadonlySet<string>
  /** The numbers of the changes that made what goes. */
  readonly madeBy: ReadonlySet<number>
  /** The texts that are not to be left anywhere. */
  readonly words: ReadonlySet<string>
  /** What else tells of it, in changes that touch one of the subjects. */
  readonly marks: ReadonlySet<string>
  readonly subjects: ReadonlySet<string>
}

/** @throws StoreError NOTHING_TO_ERASE, STILL_NAMED */
export async function findDoomed(store: Store, target: ErasureTarget): Promise<Doomed> {
  const redirects = await readRedirects(store)
  if (target.what === 'claim') {
    const doomed = await doom(store, [], withOthers(redirects.claims, target.id))
    if (doomed.standing.length + doomed.past > 0) return doomed
    throw nothing(`No claim has the id ${target.id}, now or on record, or it was erased before.`)
  }
  const slugs = withOthers(redirects.entities, target.slug)
  const claims = await findClaimsNeeding(store, new Set(slugs))
  if (claims.length > 0 && !target.withClaims) {
    const message = `${claims.length} claims name ${target.slug}, cite it or give its words, now or before. Erase them with it (--with-claims), or first.`
    throw new StoreError('STILL_NAMED', message)
  }
  const ids = new Set(claims.flatMap((id) => withOthers(redirects.claims, id)))
  const doomed = await doom(store, slugs, [...ids])
  if (doomed.words.size > 0) return doomed
  throw nothing(`No entity has the slug ${target.slug}, now or on record, or it was erased before.`)
}

/** What an id leads to now, with all that leads there. */
function withOthers(redirects: ReadonlyMap<string, string>, id: string): string[] {
  const now = redirects.get(id) ?? id
  return [now, ...[...redirects].flatMap(([old, to]) => (to === now ? [old] : []))]
}

async function doom(store: Store, entities: readonly string[], claims: readonly string[]): Promise<Doomed> {
  const { db, dialect } = store
  const standing = await findNumbersOf(store, claims)
  const [words, around, madeBy] = [new Set<string>(), new Set(entities), new Set<number>()]
  const [marks, subjects] = [new Set<string>(), new Set(entities)]
  let past = 0
  const take = (claim: Claim) => {
    for (const word of wordsOfClaim(claim)) words.add(word)
    for (const mark of marksOfClaim(claim)) marks.add(mark)
    subjects.add(claim.subject)
    for (const slug of entitiesNeeded(claim)) around.add(slug)
  }
  for (const { claim } of await findNumberedClaims(store, standing)) take(claim)
  const since = await sql<{ since: number }>`
    select claim_since.since from ${dialect.recordset(
      standing.map((claim) => [claim]),
      { claim: 'bigint' },
    )} as wanted join claim_since on claim_since.claim = wanted.claim`.execute(db)
  for (const row of since.rows) madeBy.add(Number(row.since))
  const pastClaims = await sql<PastState>`
    select past_claim.since, past_claim.state from ${textset(dialect, claims)} as wanted
    join past_claim on past_claim.id = wanted.text where past_claim.state is not null`.execute(db)
  for (const { since, state } of pastClaims.rows) {
    take(decodeClaimState(state))
    madeBy.add(Number(since))
    past += 1
  }
  const states = await sql<{ state: string | null; since: number | null }>`
    select past_entity.since, past_entity.state from ${textset(dialect, entities)} as wanted
    join past_entity on past_entity.slug = wanted.text where past_entity.state is not null`.execute(db)
  for (const { since, state } of states.rows) {
    for (const word of wordsOfEntity(decodeEntityState(state ?? ''))) words.add(word)
    madeBy.add(Number(since))
    past += 1
  }
  for (const entity of await findGivenEntities(store, entities))
    for (const word of wordsOfEntity(entity)) words.add(word)
  return { entities, claims, standing, past, around, madeBy, words, marks, subjects }
}

interface PastState {
  readonly since: number | string
  readonly state: string
}

/** The entities as they are, and as each run gives them: one that is called otherwise by another is to go, too. */
async function findGivenEntities({ db, dialect }: Store, slugs: readonly string[]) {
  const columns = sql`slug, kind, name, description, classification, ordinal, enlarged, identifiers`
  const { rows } = await sql<Parameters<typeof JSON.stringify>[0]>`
    select each_given.* from ${textset(dialect, slugs)} as wanted
    join (select ${columns} from entity union all select ${columns} from held_entity) as each_given
      on each_given.slug = wanted.text`.execute(db)
  return rows.map((row) => decodeEntityState(JSON.stringify(row)))
}

/** The ids of the claims that need an entity, as they are or as they were. */
async function findClaimsNeeding({ db, dialect }: Store, slugs: ReadonlySet<string>): Promise<string[]> {
  const wanted = textset(dialect, [...slugs])
  const { rows } = await sql<{ id: string }>`
    with node as (select entity.number from ${wanted} as given join entity on entity.slug = given.text)
    select claim.id from node join claim on claim.subject = node.number
    union select claim.id from node join claim on claim.object = node.number
    union select claim.id from node join mention on mention.entity = node.number
      join claim on claim.number = mention.claim
    union select claim.id from node join cited on cited.source = node.number
      join claim on claim.number = cited.claim`.execute(db)
  const found = new Set(rows.map(({ id }) => id))
  for (const slug of slugs) {
    const past = await sql<{ id: string; state: string }>`
      select id, state from past_claim where state like ${`%${slug}%`}`.execute(db)
    for (const { id, state } of past.rows)
      if (entitiesNeeded(decodeClaimState(state)).some((each) => slugs.has(each))) found.add(id)
  }
  return [...found]
}

function nothing(message: string): StoreError {
  return new StoreError('NOTHING_TO_ERASE', `${message} Look for the right one, for example by "changes" in the API.`)
}
