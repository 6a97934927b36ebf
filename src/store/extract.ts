import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { createVoices, type Voices } from '../model/voices.ts'
import { type ClaimRow, decodeClaim, referencesOf } from './claim-row.ts'
import { findAllClaims } from './claims.ts'
import { textset } from './dialect.ts'
import { decodeEntity } from './entities.ts'
import { entitiesNamed } from './mentions.ts'
import type { Store } from './store.ts'
import type { EntityTable } from './tables.ts'

/**
 * What is taken out of a graph: all of it, or what is kept of it. It is read in pages by key, in an order that is
 * always the same, from one state of the database; memory stays that of a page and of the entity of which most is said.
 */
export interface Extract {
  readonly voices: Voices
  /** The entities by slug, of these kinds or of all. */
  entities(kinds?: readonly EntityKind[]): AsyncIterable<readonly Entity[]>
  /** The same, each with the claims of which it is the subject: by property, then id. */
  described(kinds?: readonly EntityKind[]): AsyncIterable<readonly Described[]>
  /** How many entities are on record and not taken out, because nothing that is taken out names them. */
  passedOver(): Promise<number>
  /** The claims by subject, then property, then id. */
  claims(): AsyncIterable<readonly Claim[]>
  /** The entities that bear these slugs, kept or not. */
  find(slugs: Iterable<string>): Promise<ReadonlyMap<string, Entity>>
  /** What is said of these subjects under one property, in no order. */
  saidOf(slugs: Iterable<string>, property: PropertyName): Promise<readonly Claim[]>
}

export interface Described {
  readonly entity: Entity
  readonly claims: readonly Claim[]
}

/** Keeps whatever is said. */
export const keepAll: Keep = { alone: true, keep: (claims) => claims }

/** What is kept of the claims. With `alone` each is judged by itself; else it is given all of a subject and property. */
export interface Keep {
  readonly alone: boolean
  keep(claims: readonly Claim[], voices: Voices): readonly Claim[]
}

/**
 * Lends what is kept of the graph to `work`; without `keep`, all that is on record. Under a `keep`, the entities are
 * those that a kept claim names, cites as its source or names as whose words it gives.
 */
export async function extractGraph<Result>(
  store: Store,
  keep: Keep | null,
  work: (extract: Extract) => Promise<Result>,
): Promise<Result> {
  return store.db.connection().execute(async (connection) => {
    if (!keep) return readState(connection, read)
    // Before the transaction: one that only reads lays out no table, and one that writes would hold up all others.
    await sql
      .raw(store.dialect.layOut('create temporary table kept_entity (slug text primary key)'))
      .execute(connection)
    try {
      return await readState(connection, read)
    } finally {
      await sql`drop table kept_entity`.execute(connection)
    }
  })

  async function read(db: Store['db']): Promise<Result> {
    const inside = { ...store, db }
    const extract = createExtract(inside, createVoices(await findAllClaims(inside, ['basedOn', 'published'])), keep)
    if (keep) for await (const claims of extract.claims()) await noteEntities(inside, claims)
    return work(extract)
  }
}

/** Whatever is read is of one state of the database, whoever writes meanwhile. */
function readState<Result>(db: Store['db'], read: (db: Store['db']) => Promise<Result>): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(read)
}

const claimsPerPage = 2_000
const entitiesPerPage = 200

function createExtract(store: Store, voices: Voices, keep: Keep | null): Extract {
  const kept = (claims: readonly Claim[]) => keep?.keep(claims, voices) ?? claims
  const extract: Extract = {
    voices,
    async *entities(kinds) {
      for (let after = '', page = [] as Entity[]; ; after = page.at(-1)?.slug ?? '') {
        page = await readEntities(store, { after, kinds, keep })
        if (page.length > 0) yield page
        if (page.length < entitiesPerPage) return
      }
    },
    async *described(kinds) {
      for await (const entities of extract.entities(kinds)) {
        const claims = await readClaimsOf(
          store,
          entities.map(({ slug }) => slug),
        )
        const bySubject = Map.groupBy(kept(claims), ({ subject }) => subject)
        yield entities.map((entity) => ({ entity, claims: (bySubject.get(entity.slug) ?? []).toSorted(byKey) }))
      }
    },
    async *claims() {
      for (let after: ClaimKey = ['', '', ''], full = true; full; ) {
        let page = await readClaims(store, after)
        full = page.length === claimsPerPage
        if (full && keep && !keep.alone) page = await completeTopic(store, page)
        const last = page.at(-1)
        if (last) after = keyOf(last)
        const claims = kept(page).toSorted(byKey)
        if (claims.length > 0) yield claims
      }
    },
    async passedOver() {
      if (!keep) return 0
      const { rows } = await sql<{ count: number | string }>`
        select count(*) as count from entity
        where not exists (select 1 from kept_entity where kept_entity.slug = entity.slug)`.execute(store.db)
      return Number(rows[0]?.count ?? 0)
    },
    async find(slugs) {
      const { rows } = await sql<EntityTable>`
        select entity.* from ${textset(store.dialect, [...new Set(slugs)])} as wanted
        join entity on entity.slug = wanted.text`.execute(store.db)
      return new Map(rows.map((row) => [row.slug, decodeEntity(row)]))
    },
    async saidOf(slugs, property) {
      const claims = await readClaimsOf(store, [...new Set(slugs)], property)
      return kept(claims)
    },
  }
  return extract
}

type ClaimKey = readonly [subject: string, property: string, id: string]

function keyOf({ subject, property, id }: Claim): ClaimKey {
  return [subject, property, id]
}

/** As the database orders them: by code unit, which for slugs, property names and ids is by byte. */
function byKey(a: Claim, b: Claim): number {
  const [x, y] = [keyOf(a), keyOf(b)]
  const place = x.findIndex((part, index) => part !== y[index])
  return place < 0 ? 0 : (x[place] ?? '') < (y[place] ?? '') ? -1 : 1
}

interface EntityRange {
  readonly after: string
  readonly kinds: readonly EntityKind[] | undefined
  readonly keep: Keep | null
}

async function readEntities(store: Store, { after, kinds, keep }: EntityRange): Promise<Entity[]> {
  const ofKind = kinds ? sql`and entity.kind in (${sql.join(kinds)})` : sql``
  const from = keep ? sql`kept_entity join entity on entity.slug = kept_entity.slug` : sql`entity`
  const { rows } = await sql<EntityTable>`
    select entity.* from ${from} where entity.slug > ${after} ${ofKind}
    order by entity.slug limit ${entitiesPerPage}`.execute(store.db)
  return rows.map(decodeEntity)
}

async function readClaims(store: Store, [subject, property, id]: ClaimKey): Promise<Claim[]> {
  const beyond = sql`(claim.subject, claim.property, claim.id) > (${subject}, ${property}, ${id})`
  return selectClaims(
    store,
    sql`claim where ${beyond} order by claim.subject, claim.property, claim.id limit ${claimsPerPage}`,
  )
}

/** Without the last subject and property, which may go on beyond the page; if they fill it, with the rest of them. */
async function completeTopic(store: Store, page: readonly Claim[]): Promise<Claim[]> {
  const last = page.at(-1)
  if (!last) return []
  const isOther = (claim: Claim) => claim.subject !== last.subject || claim.property !== last.property
  const whole = page.filter(isOther)
  if (whole.length > 0) return whole
  const beyond = sql`claim.subject = ${last.subject} and claim.property = ${last.property} and claim.id > ${last.id}`
  return [...page, ...(await selectClaims(store, sql`claim where ${beyond} order by claim.id`))]
}

async function readClaimsOf(store: Store, slugs: readonly string[], property?: PropertyName): Promise<Claim[]> {
  const narrowed = property === undefined ? sql`` : sql`and claim.property = ${property}`
  return selectClaims(
    store,
    sql`${textset(store.dialect, slugs)} as wanted join claim on claim.subject = wanted.text ${narrowed}`,
  )
}

async function selectClaims(store: Store, from: RawBuilder<unknown>): Promise<Claim[]> {
  const { rows } = await sql<ClaimRow>`select claim.*, ${referencesOf(store)} as "references" from ${from}`.execute(
    store.db,
  )
  return rows.map((row) => decodeClaim(row, store))
}

async function noteEntities({ db, dialect }: Store, claims: readonly Claim[]): Promise<void> {
  const named = claims.flatMap((claim) => [
    ...entitiesNamed(claim),
    ...claim.references.flatMap(({ source, attributedTo }) => [
      source,
      ...(attributedTo === null ? [] : [attributedTo]),
    ]),
  ])
  await sql`
    insert into kept_entity (slug)
    select noted.text from ${textset(dialect, [...new Set(named)])} as noted where 1 = 1
    on conflict (slug) do nothing`.execute(db)
}
