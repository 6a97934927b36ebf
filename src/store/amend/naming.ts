import { sql } from 'kysely'
import { speakerRole } from '../../lists/mentions.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { findNumberedClaims, type StoredClaim } from '../stored-claims.ts'

/** A claim that a record of an origin says. */
export interface SaidClaim extends StoredClaim {
  readonly key: string
}

/** The claims that name an entity, as subject, value or in a qualifier, and that records of the origin say. */
export async function findClaimsNaming(store: Store, origin: string, slug: string): Promise<SaidClaim[]> {
  const { rows } = await sql<{ claim: number | string; key: string }>`
    with node as (select number from entity where slug = ${slug}), naming as (
      select claim.number from node cross join claim where claim.subject = node.number
      union select claim.number from node cross join claim where claim.object = node.number
      union select mention.claim from node cross join mention
      where mention.entity = node.number and mention.role <> ${speakerRole})
    select saying.claim, record.key from naming cross join saying cross join record
    where saying.claim = naming.number and record.number = saying.record and record.origin = ${origin}
    order by saying.claim, record.key`.execute(store.db)
  const claims = new Map<number, StoredClaim>()
  const numbers = [...new Set(rows.map(({ claim }) => Number(claim)))]
  for (let from = 0; from < numbers.length; from += claimsAtOnce)
    for (const stored of await findNumberedClaims(store, numbers.slice(from, from + claimsAtOnce)))
      claims.set(stored.number, stored)
  return rows.flatMap(({ claim, key }) => {
    const stored = claims.get(Number(claim))
    return stored ? [{ ...stored, key }] : []
  })
}

const claimsAtOnce = 1_000

/**
 * Those of the entities that the origin only named, in what records said of other things, and that nothing which it
 * holds names any more. Sources are none of them: a record can name several and cite none.
 */
export async function findNamedNoMore(
  { db, dialect }: Store,
  origin: string,
  slugs: readonly string[],
): Promise<string[]> {
  if (slugs.length === 0) return []
  const { rows } = await sql<{ text: string }>`
    with wanted as (
      select entity.slug, entity.number from ${textset(dialect, slugs)} as given
      join entity on entity.slug = given.text and entity.kind <> 'SOURCE')
    select slug as text from wanted
    where exists (select 1 from record where record.entity = wanted.slug and record.origin = ${origin})
      and not exists (
        select 1 from record join saying on saying.record = record.number
        where record.entity = wanted.slug and record.origin = ${origin})
      and not exists (
        select 1 from claim join holding on holding.claim = claim.number join run on run.number = holding.run
        where claim.subject = wanted.number and run.origin = ${origin})
      and not exists (
        select 1 from claim join holding on holding.claim = claim.number join run on run.number = holding.run
        where claim.object = wanted.number and run.origin = ${origin})
      and not exists (
        select 1 from mention join holding on holding.claim = mention.claim join run on run.number = holding.run
        where mention.entity = wanted.number and run.origin = ${origin})`.execute(db)
  return rows.map(({ text }) => text)
}

/** The numbers of the claims that have these ids. */
export async function findNumbersOf({ db, dialect }: Store, ids: readonly string[]): Promise<number[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<{ number: number | string }>`
    select claim.number from ${textset(dialect, ids)} as wanted join claim on claim.id = wanted.text`.execute(db)
  return rows.map(({ number }) => Number(number))
}
