import { sql } from 'kysely'
import { entitiesNeeded } from '../lists/mentions.ts'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { GraphDescription } from '../model/graph-description.ts'
import type { EntityKind } from '../model/kind.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { createVoices, type Voices } from '../model/voices.ts'
import { findAllClaims } from './claims.ts'
import { findDescription } from './description.ts'
import { textset } from './dialect.ts'
import { decodeEntity } from './entities.ts'
import { readRedirects } from './history/redirects.ts'
import type { Store } from './store.ts'
import { readStoredClaims } from './stored-claims.ts'
import type { EntityTable } from './tables.ts'

/**
 * What is taken out of a graph: all of it, or what is kept of it. It is read in pages by key, in an order that is
 * always the same, from one state of the database; memory stays that of a page and of the entity of which most is said.
 */
export interface Extract {
  readonly voices: Voices
  /** The entities by slug, of these kinds or of all. */
  entities(kinds?: readonly EntityKind[]): AsyncIterable<readonly Entity[]>
  /** The same, each with the claims of which it is the subject, of all properties or of some: by property, then id. */
  described(kinds?: readonly EntityKind[], told?: Told): AsyncIterable<readonly Described[]>
  /** What is on record and not taken out. */
  passedOver(): Promise<PassedOver>
  /** The claims by subject, then property, then id. */
  claims(): AsyncIterable<readonly Claim[]>
  /** What the graph says of itself, without featured entities that are not taken out; null where it says nothing. */
  description(): Promise<GraphDescription | null>
  /** The entities that bear these slugs, kept or not. */
  find(slugs: Iterable<string>): Promise<ReadonlyMap<string, Entity>>
  /** What is said of these subjects under one property, in no order. */
  saidOf(slugs: Iterable<string>, property: PropertyName): Promise<readonly Claim[]>
}

/** Which properties are told: these, or all but these. */
export type Told = { readonly only: readonly PropertyName[] } | { readonly without: readonly PropertyName[] }

export interface Described {
  readonly entity: Entity
  readonly claims: readonly Claim[]
}

/** How much a `keep` leaves where it is. */
export interface PassedOver {
  /** Those that nothing which is taken out names. */
  readonly entities: number
  readonly claims: number
  /** Those of claims that are taken out. */
  readonly references: number
}

/** Keeps whatever is said. */
export const keepAll: Keep = { keep: (claims) => claims }

/** What is kept of claims, by what the store holds. They are all of their subjects and properties. */
export interface Keep {
  keep(claims: readonly Claim[], inside: Store): MaybePromise<readonly Claim[]>
}

/**
 * Lends what is kept of the graph to `work`; without `keep`, all that is on record. Under a `keep`, the entities are
 * those that a kept claim names, cites as its source or names as whose words it gives. Whatever is read is of one state
 * of the database, whoever writes meanwhile; `inside` reads from that, too.
 */
export async function extractGraph<Result>(
  store: Store,
  keep: Keep | null,
  work: (extract: Extract, inside: Store) => Promise<Result>,
): Promise<Result> {
  const reading = store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return reading.execute(async (db) => {
    const inside = { ...store, db }
    const voices = createVoices(await findAllClaims(inside, ['basedOn', 'published']))
    if (!keep) return work(createExtract(inside, voices, null, null), inside)
    const passed = { claims: 0, references: 0 }
    const noted = await noteKept(inside, createExtract(inside, voices, counting(keep, passed), null))
    return work(createExtract(inside, voices, keep, { numbers: noted, passed }), inside)
  })
}

const entitiesPerPage = 200

/** A page of entities is read in parts of no more claims than these, or of one entity of which more is said. */
const claimsPerPart = 20_000

/** What the first reading of all claims found. */
interface Noted {
  /** The entities that kept claims need. */
  readonly numbers: NumberSet
  readonly passed: Omit<PassedOver, 'entities'>
}

/** Keeps the same, and counts what is not kept. */
function counting(keep: Keep, passed: { -readonly [Each in keyof Noted['passed']]: number }): Keep {
  return {
    async keep(claims, inside) {
      const kept = await keep.keep(claims, inside)
      const had = new Map(claims.map(({ id, references }) => [id, references.length]))
      passed.claims += claims.length - kept.length
      for (const { id, references } of kept) passed.references += (had.get(id) ?? 0) - references.length
      return kept
    },
  }
}

/** Without `noted`, with all entities. */
function createExtract(store: Store, voices: Voices, keep: Keep | null, noted: Noted | null): Extract {
  const kept = (claims: readonly Claim[]) => keep?.keep(claims, store) ?? claims
  const pages = async function* (kinds?: readonly EntityKind[], numbers?: NumberSet) {
    for (let after = ''; ; ) {
      const page = await readEntities(store, after, kinds)
      const entities = numbers ? page.filter(({ number }) => numbers.has(number)) : page
      if (entities.length > 0) yield entities
      if (page.length < entitiesPerPage) return
      after = page.at(-1)?.slug ?? after
    }
  }
  const parts = async function* (all: AsyncIterable<EntityTable[]>, told?: Told) {
    for await (const page of all) yield* partsOf(page, await countClaimsOf(store, page, told))
  }
  return {
    voices,
    async *entities(kinds) {
      for await (const page of pages(kinds, noted?.numbers)) yield page.map(decodeEntity)
    },
    async *described(kinds, told) {
      for await (const part of parts(pages(kinds, noted?.numbers), told)) {
        const bySubject = Map.groupBy(await kept(await readClaimsOf(store, part, told)), ({ subject }) => subject)
        yield part.map((row) => ({
          entity: decodeEntity(row),
          claims: (bySubject.get(row.slug) ?? []).toSorted(byPropertyThenId),
        }))
      }
    },
    async *claims() {
      for await (const part of parts(pages())) {
        const bySubject = Map.groupBy(await kept(await readClaimsOf(store, part)), ({ subject }) => subject)
        const claims = part.flatMap(({ slug }) => (bySubject.get(slug) ?? []).toSorted(byPropertyThenId))
        if (claims.length > 0) yield claims
      }
    },
    async passedOver() {
      if (!noted) return { entities: 0, claims: 0, references: 0 }
      const { rows } = await sql<{ count: number | string }>`select count(*) as count from entity`.execute(store.db)
      return { entities: Number(rows[0]?.count ?? 0) - noted.numbers.size(), ...noted.passed }
    },
    async description() {
      const { description = null } = (await findDescription(store)) ?? {}
      if (!description) return null
      const { entities } = await readRedirects(store)
      const slugs = [...new Set(description.featured.map((slug) => entities.get(slug) ?? slug))]
      const found = new Map((await findRows(store, slugs)).map(({ slug, number }) => [slug, Number(number)]))
      const isTaken = (number: number | undefined) => number !== undefined && noted?.numbers.has(number) !== false
      return { ...description, featured: slugs.filter((slug) => isTaken(found.get(slug))) }
    },
    async find(slugs) {
      return new Map((await findRows(store, slugs)).map((row) => [row.slug, decodeEntity(row)]))
    },
    async saidOf(slugs, property) {
      return kept(await readClaimsOf(store, await findRows(store, slugs), { only: [property] }))
    },
  }
}

/** As the database orders them: by code unit, which for property names and ids is by byte. */
function byPropertyThenId(a: Claim, b: Claim): number {
  if (a.property !== b.property) return a.property < b.property ? -1 : 1
  return a.id < b.id ? -1 : 1
}

async function readEntities(
  { db }: Store,
  after: string,
  kinds: readonly EntityKind[] | undefined,
): Promise<EntityTable[]> {
  const ofKind = kinds ? sql`and entity.kind in (${sql.join(kinds)})` : sql``
  const { rows } = await sql<EntityTable>`
    select entity.* from entity where entity.slug > ${after} ${ofKind}
    order by entity.slug limit ${entitiesPerPage}`.execute(db)
  return rows
}

async function findRows({ db, dialect }: Store, slugs: Iterable<string>): Promise<EntityTable[]> {
  const { rows } = await sql<EntityTable>`
    select entity.* from ${textset(dialect, [...new Set(slugs)])} as wanted
    join entity on entity.slug = wanted.text`.execute(db)
  return rows
}

async function readClaimsOf(
  store: Store,
  subjects: readonly { readonly number: number }[],
  told?: Told,
): Promise<Claim[]> {
  if (subjects.length === 0) return []
  const claims = await readStoredClaims(store, claimsOf(store, subjects, told))
  return claims.map(({ claim }) => claim)
}

/** How much is said of each, by number. */
async function countClaimsOf(
  store: Store,
  subjects: readonly EntityTable[],
  told?: Told,
): Promise<ReadonlyMap<number, number>> {
  const { rows } = await sql<{ subject: number | string; count: number | string }>`
    select claim.subject, count(*) as count from ${claimsOf(store, subjects, told)} group by claim.subject`.execute(
    store.db,
  )
  return new Map(rows.map(({ subject, count }) => [Number(subject), Number(count)]))
}

function claimsOf({ dialect }: Store, subjects: readonly { readonly number: number }[], told?: Told) {
  const wanted = dialect.recordset(
    subjects.map(({ number }) => [number]),
    { number: 'bigint' },
  )
  const narrowed = !told
    ? sql``
    : 'only' in told
      ? sql`and claim.property in (${sql.join(told.only)})`
      : sql`and claim.property not in (${sql.join(told.without)})`
  return sql`${wanted} as wanted join claim on claim.subject = wanted.number ${narrowed}`
}

/** A page in parts of which not too much is said at once; `counts` is how much that is, by number. */
export function* partsOf<Row extends { readonly number: number | string }>(
  page: readonly Row[],
  counts: ReadonlyMap<number, number>,
): Generator<Row[]> {
  let [part, size]: [Row[], number] = [[], 0]
  for (const row of page) {
    const count = counts.get(Number(row.number)) ?? 0
    if (part.length > 0 && size + count > claimsPerPart) {
      yield part
      ;[part, size] = [[], 0]
    }
    part.push(row)
    size += count
  }
  if (part.length > 0) yield part
}

/** Notes which entities the kept claims need: a bit each, so that there is room for all. */
async function noteKept(store: Store, extract: Extract): Promise<NumberSet> {
  const { rows } = await sql<{ last: number | string | null }>`select max(number) as last from entity`.execute(store.db)
  const noted = createNumberSet(Number(rows[0]?.last ?? 0))
  for await (const claims of extract.claims())
    for (const { number } of await findRows(store, claims.flatMap(entitiesNeeded))) noted.add(number)
  return noted
}

interface NumberSet {
  add(number: number): void
  has(number: number): boolean
  size(): number
}

function createNumberSet(greatest: number): NumberSet {
  const bits = new Uint8Array((greatest >> 3) + 1)
  let size = 0
  const has = (number: number) => ((bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0
  return {
    add(number) {
      if (has(number)) return
      bits[number >> 3] = (bits[number >> 3] ?? 0) | (1 << (number & 7))
      size += 1
    },
    has,
    size: () => size,
  }
}
