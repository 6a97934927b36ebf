import { type Selectable, sql } from 'kysely'
import { compareTexts } from '../../model/claim.ts'
import type { Entity, Identifier } from '../../model/entity.ts'
import { textset } from '../dialect.ts'
import { decodeEntity, encodeEntity, findEntities } from '../entities.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { HeldEntityTable } from '../tables.ts'

/** An entity before and after something was done to it; null where it is not there. */
export interface EntityChange {
  readonly slug: string
  readonly before: Entity | null
  readonly after: Entity | null
}

/** An origin, and the run of its import. */
export interface Run {
  readonly origin: string
  readonly run: string
}

/** Records that an origin gives these entities, and returns those that are new or changed by it. Nothing else is written. */
export async function holdEntities(
  store: Store,
  { origin, run }: Run,
  entities: readonly Entity[],
): Promise<EntityChange[]> {
  const given = new Map(entities.map((entity) => [entity.slug, { ...encodeEntity(entity), origin, run }]))
  const slugs = [...given.keys()]
  const held = Map.groupBy(await findHeldEntities(store, slugs), ({ slug }) => slug)
  const before = new Map((await findEntities(store, slugs)).map((entity) => [entity.slug, entity]))
  const changes = [...given].flatMap(([slug, row]): EntityChange[] => {
    const others = (held.get(slug) ?? []).filter((other) => other.origin !== origin)
    const change = { slug, before: before.get(slug) ?? null, after: mergeHeld([...others, row]) }
    return isChange(change) ? [change] : []
  })
  const renewed = [...given.values()].filter((row) => {
    const known = held.get(row.slug)?.find((other) => other.origin === origin)
    return !known || Object.entries(row).some(([name, value]) => known[name as keyof HeldEntityTable] !== value)
  })
  await upsertRows(store, 'held_entity', renewed)
  return changes
}

/** Takes away, at most so many, what the origin gave in other runs; returns how many, and what comes of them. */
export async function releaseEntities(
  store: Store,
  { origin, run }: Run,
  limit: number,
): Promise<{ released: number; changes: EntityChange[] }> {
  const { rows } = await sql<{ slug: string }>`
    select slug from held_entity where origin = ${origin} and run < ${run}
    union all select slug from held_entity where origin = ${origin} and run > ${run}
    limit ${limit}`.execute(store.db)
  const slugs = rows.map(({ slug }) => slug)
  await deleteRows(
    store,
    'held_entity',
    slugs.map((slug) => ({ slug, origin })),
  )
  return { released: slugs.length, changes: await changesOf(store, slugs) }
}

/** What becomes of these entities by what is held of them; one that nobody holds is gone unless a claim names it. */
export async function changesOf(store: Store, slugs: readonly string[]): Promise<EntityChange[]> {
  const held = Map.groupBy(await findHeldEntities(store, slugs), ({ slug }) => slug)
  const unheld = slugs.filter((slug) => !held.has(slug))
  const named = new Set(await findNamed(store, unheld))
  return (await findEntities(store, slugs)).flatMap((before) => {
    const { slug } = before
    const after = mergeHeld(held.get(slug) ?? []) ?? (named.has(slug) ? before : null)
    const change = { slug, before, after }
    return isChange(change) ? [change] : []
  })
}

/**
 * An entity as all its origins give it: called as the first of them calls it, by the slugs of origins, so that the order
 * of imports makes no difference. What the first leaves open the next one tells, and every identifier is kept.
 */
function mergeHeld(rows: readonly HeldEntityTable[]): Entity | null {
  const all = rows.toSorted((a, b) => compareTexts(a.origin, b.origin)).map(decodeEntity)
  const [first] = all
  if (!first) return null
  const told = <Name extends keyof Entity>(name: Name) => all.find((entity) => entity[name] !== null)?.[name] ?? null
  return {
    slug: first.slug,
    kind: first.kind,
    name: first.name,
    description: told('description'),
    classification: told('classification'),
    ordinal: told('ordinal'),
    enlarged: told('enlarged'),
    identifiers: all.length === 1 ? first.identifiers : distinct(all.flatMap(({ identifiers }) => identifiers)),
  }
}

/** Each once, by scheme and value, as an import of one file leaves them. */
function distinct(identifiers: readonly Identifier[]): Identifier[] {
  const known = identifiers.map(({ scheme, value }) => [JSON.stringify([scheme, value]), { scheme, value }] as const)
  return [...new Map(known).values()].sort((a, b) => compareTexts(a.scheme, b.scheme) || compareTexts(a.value, b.value))
}

function isChange({ before, after }: EntityChange): boolean {
  const [one, other] = [before, after].map((entity) => JSON.stringify(entity && encodeEntity(entity)))
  return one !== other
}

async function findHeldEntities(store: Store, slugs: readonly string[]): Promise<Selectable<HeldEntityTable>[]> {
  const { rows } = await sql<Selectable<HeldEntityTable>>`
    select held_entity.* from ${textset(store.dialect, slugs)} as wanted
    join held_entity on held_entity.slug = wanted.text`.execute(store.db)
  return rows
}

/** Those of the entities that a claim names, or a reference. */
async function findNamed(store: Store, slugs: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select wanted.text from ${textset(store.dialect, slugs)} as wanted
    where exists (select 1 from claim where claim.subject = wanted.text)
      or exists (select 1 from claim where claim.object = wanted.text)
      or exists (select 1 from mention where mention.entity = wanted.text)
      or exists (select 1 from reference where reference.source = wanted.text)
      or exists (select 1 from reference where reference.attributed_to = wanted.text)`.execute(store.db)
  return rows.map(({ text }) => text)
}
