import { type Selectable, sql } from 'kysely'
import { speakerRole } from '../../lists/mentions.ts'
import { compare } from '../../model/compare.ts'
import type { Entity, Identifier } from '../../model/entity.ts'
import { textset } from '../dialect.ts'
import { decodeEntity, encodeEntity } from '../entities.ts'
import type { HeldEntityTable } from '../holding-tables.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { EntityTable } from '../tables.ts'
import { type Correction, findCorrections } from './corrections.ts'
import type { NumberedRun } from './runs.ts'

/** An entity before and after something was done to it; null where it is not there. */
export interface EntityChange {
  readonly number: number
  readonly slug: string
  readonly before: Entity | null
  readonly after: Entity | null
}

/** Records that a run gives these entities, and returns those that are new or changed by it. Nothing else is written. */
export async function holdEntities(
  store: Store,
  run: NumberedRun,
  entities: readonly Entity[],
): Promise<EntityChange[]> {
  if (entities.length === 0) return []
  const given = new Map(entities.map((entity) => [entity.slug, { run: run.number, ...encodeEntity(entity) }]))
  const slugs = [...given.keys()]
  const there = await findNumbered(store, slugs)
  const held = await findHeldEntities(store, slugs)
  const corrections = await findCorrections(store, slugs)
  const [renewed, gone, changes]: [HeldEntityTable[], Held[], EntityChange[]] = [[], [], []]
  let last = await lastNumber(store)
  for (const [slug, row] of given) {
    const known = held.get(slug) ?? []
    const own = known.find((other) => other.run === run.number)
    gone.push(...known.filter((other) => other.origin === run.origin && other.run !== run.number))
    if (!own || !isSame(own, row)) renewed.push(row)
    const others = known.filter(({ origin }) => origin !== run.origin)
    const before = there.get(slug)
    const after = mergeHeld([...others, { ...row, origin: run.origin }], corrections.get(slug))
    const change = { number: before?.number ?? ++last, slug, before: before?.entity ?? null, after }
    if (isChange(change)) changes.push(change)
  }
  await deleteRows(store, 'held_entity', gone)
  await upsertRows(store, 'held_entity', renewed)
  return changes
}

/** Takes away, at most so many, what the origin's other runs gave; returns how many, and what comes of them. */
export async function releaseEntities(
  store: Store,
  others: readonly NumberedRun[],
  limit: number,
): Promise<{ released: number; changes: EntityChange[] }> {
  if (others.length === 0) return { released: 0, changes: [] }
  const { rows } = await sql<Pick<HeldEntityTable, 'slug' | 'run'>>`
    select slug, run from held_entity where run in (${sql.join(others.map(({ number }) => number))})
    limit ${limit}`.execute(store.db)
  await deleteRows(store, 'held_entity', rows)
  return { released: rows.length, changes: await changesOf(store, [...new Set(rows.map(({ slug }) => slug))]) }
}

/** Takes away what the origin's other runs gave of these entities, and returns what comes of them. */
export async function releaseEntitiesOf(
  store: Store,
  others: readonly NumberedRun[],
  slugs: readonly string[],
): Promise<EntityChange[]> {
  const runs = new Set(others.map(({ number }) => number))
  const held = [...(await findHeldEntities(store, slugs)).values()].flat()
  await deleteRows(
    store,
    'held_entity',
    held.filter(({ run }) => runs.has(run)),
  )
  return changesOf(store, slugs)
}

/** What becomes of these entities by what is held of them; one that nobody holds is gone unless a claim names it. */
export async function changesOf(store: Store, slugs: readonly string[]): Promise<EntityChange[]> {
  if (slugs.length === 0) return []
  const held = await findHeldEntities(store, slugs)
  const unheld = slugs.filter((slug) => !held.has(slug))
  const named = new Set(unheld.length > 0 ? await findNamed(store, unheld) : [])
  const corrections = await findCorrections(store, slugs)
  return [...(await findNumbered(store, slugs))].flatMap(([slug, { number, entity: before }]) => {
    const after = mergeHeld(held.get(slug) ?? [], corrections.get(slug)) ?? (named.has(slug) ? before : null)
    const change = { number, slug, before, after }
    return isChange(change) ? [change] : []
  })
}

/** An entity as the runs of an origin give it; null where none does. */
export async function findGiven(store: Store, origin: string, slug: string): Promise<Entity | null> {
  const held = (await findHeldEntities(store, [slug])).get(slug) ?? []
  return mergeHeld(held.filter((each) => each.origin === origin))
}

/** An entity as one run gives it, and the origin of the run. */
export type Held = HeldEntityTable & { readonly origin: string }

/**
 * An entity as all its origins give it: called as the first of them calls it, by the slugs of origins, so that the order
 * of imports makes no difference. What the first leaves open the next one tells, and every identifier is kept. What an
 * editor corrected is so.
 */
export function mergeHeld(rows: readonly Held[], correction: Correction = {}): Entity | null {
  const given = mergeGiven(rows)
  return given && { ...given, ...correction }
}

function mergeGiven(rows: readonly Held[]): Entity | null {
  const all = rows.toSorted((a, b) => compare(a.origin, b.origin) || b.run - a.run).map(decodeEntity)
  const [first] = all
  if (!first || all.length === 1) return first ?? null
  const told = <Name extends keyof Entity>(name: Name) => all.find((entity) => entity[name] !== null)?.[name] ?? null
  return {
    slug: first.slug,
    kind: first.kind,
    name: first.name,
    description: told('description'),
    classification: told('classification'),
    ordinal: told('ordinal'),
    enlarged: told('enlarged'),
    identifiers: distinct(all.flatMap(({ identifiers }) => identifiers)),
  }
}

/** Each once, by scheme and value, as an import of one file leaves them. */
function distinct(identifiers: readonly Identifier[]): Identifier[] {
  const known = identifiers.map(({ scheme, value }) => [JSON.stringify([scheme, value]), { scheme, value }] as const)
  return [...new Map(known).values()].sort((a, b) => compare(a.scheme, b.scheme) || compare(a.value, b.value))
}

export function isChange({ before, after }: Pick<EntityChange, 'before' | 'after'>): boolean {
  if (!before || !after) return before !== after
  return JSON.stringify(encodeEntity(before)) !== JSON.stringify(encodeEntity(after))
}

function isSame(a: HeldEntityTable, b: HeldEntityTable): boolean {
  return Object.entries(b).every(([name, value]) => a[name as keyof HeldEntityTable] === value)
}

export async function findHeldEntities({ db, dialect }: Store, slugs: readonly string[]): Promise<Map<string, Held[]>> {
  const { rows } = await sql<Selectable<HeldEntityTable> & { origin: string }>`
    select held_entity.*, run.origin from ${textset(dialect, slugs)} as wanted
    join held_entity on held_entity.slug = wanted.text
    join run on run.number = held_entity.run order by held_entity.slug, held_entity.run`.execute(db)
  const numbered = rows.map((row) => ({
    ...row,
    run: Number(row.run),
    ordinal: row.ordinal === null ? null : Number(row.ordinal),
    enlarged: row.enlarged === null ? null : Number(row.enlarged),
  }))
  return Map.groupBy(numbered, ({ slug }) => slug)
}

export async function findNumbered(
  { db, dialect }: Store,
  slugs: readonly string[],
): Promise<Map<string, { readonly number: number; readonly entity: Entity }>> {
  const { rows } = await sql<Selectable<EntityTable>>`
    select entity.* from ${textset(dialect, slugs)} as wanted join entity on entity.slug = wanted.text`.execute(db)
  return new Map(rows.map((row) => [row.slug, { number: Number(row.number), entity: decodeEntity(row) }]))
}

async function lastNumber({ db }: Store): Promise<number> {
  const { rows } = await sql<{ last: number | string }>`select coalesce(max(number), 0) as last from entity`.execute(db)
  return Number(rows[0]?.last)
}

/** Those of the entities that a claim names, or a reference. */
async function findNamed({ db, dialect }: Store, slugs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    with wanted as (
      select entity.slug, entity.number from ${textset(dialect, slugs)} as given join entity on entity.slug = given.text)
    select slug as text from wanted
    where exists (select 1 from claim where claim.subject = wanted.number)
      or exists (select 1 from claim where claim.object = wanted.number)
      or exists (select 1 from mention where mention.entity = wanted.number)
      or exists (select 1 from cited where cited.source = wanted.number)`.execute(db)
  return rows.map(({ text }) => text)
}

/** Those of the entities that a claim names which the whole graph shows. */
export async function findNamedByKept({ db, dialect }: Store, numbers: readonly number[]): Promise<Set<number>> {
  if (numbers.length === 0) return new Set()
  const wanted = dialect.recordset(
    numbers.map((number) => [number]),
    { number: 'bigint' },
  )
  const { rows } = await sql<{ number: number | string }>`
    select wanted.number from ${wanted} as wanted
    where exists (select 1 from claim where claim.subject = wanted.number and claim.shown > 0)
      or exists (select 1 from claim where claim.object = wanted.number and claim.shown > 0)
      or exists (
        select 1 from mention join claim on claim.number = mention.claim
        where mention.entity = wanted.number and mention.role <> ${speakerRole} and claim.shown > 0)`.execute(db)
  return new Set(rows.map(({ number }) => Number(number)))
}
