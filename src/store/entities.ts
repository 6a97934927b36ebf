import { type Selectable, sql } from 'kysely'
import { isStanding } from '../lists/standing.ts'
import type { Entity } from '../model/entity.ts'
import { textset } from './dialect.ts'
import { andStood } from './history/as-of.ts'
import type { EntityColumns } from './holding-tables.ts'
import type { Store } from './store.ts'
import type { EntityTable } from './tables.ts'

/** The entities that bear these slugs; a slug that nothing bears is left out. */
export async function findEntities(store: Store, slugs: readonly string[]): Promise<Entity[]> {
  const wanted = store.dialect.recordset(
    slugs.map((slug) => [slug]),
    { slug: 'text' },
  )
  const { rows } = await sql<Selectable<EntityTable>>`
    select entity.* from ${wanted} as wanted join entity on entity.slug = wanted.slug
    where 1 = 1 ${andStood(store, 'entity')}`.execute(store.db)
  return rows.map(decodeEntity)
}

export async function findAllEntities({ db }: Store): Promise<Entity[]> {
  return (await db.selectFrom('entity').selectAll().execute()).map(decodeEntity)
}

/** The slugs of all sources. */
export async function findSources(store: Store): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    select slug from entity where kind = 'SOURCE' ${andStood(store, 'entity')}`.execute(store.db)
  return rows.map(({ slug }) => slug)
}

/** The meetings of the same body and classification whose ordinal is one less (`step` -1) or one more (1), with the two claims that say whose meetings they are. */
export async function findAdjacentMeetings(
  { db, dialect }: Store,
  keys: readonly { readonly slug: string; readonly step: number }[],
): Promise<{ slug: string; step: number; adjacent: string; claims: readonly [string, string] }[]> {
  const wanted = dialect.recordset(
    keys.map(({ slug, step }) => [slug, step]),
    { slug: 'text', step: 'bigint' },
  )
  const { rows } = await sql<{ slug: string; step: number; adjacent: string; own: string; other: string }>`
    select wanted.slug, wanted.step, entity.slug as adjacent, own.id as own, other.id as other
    from ${wanted} as wanted
    join entity as self on self.slug = wanted.slug
    join claim as own on own.subject = self.number and own.property = 'organization' and ${isStanding('own')}
    join claim as other on other.object = own.object and other.property = 'organization' and ${isStanding('other')}
    join entity on entity.number = other.subject
      and entity.ordinal = self.ordinal + wanted.step
      and entity.classification = self.classification
    order by wanted.slug, wanted.step, entity.slug`.execute(db)
  return rows.map(({ slug, step, adjacent, own, other }) => ({
    slug,
    step: Number(step),
    adjacent,
    claims: [own, other],
  }))
}

export function encodeEntity(entity: Entity): EntityColumns {
  const { slug, kind, name, description, classification, ordinal, enlarged, identifiers } = entity
  return {
    slug,
    kind,
    name,
    description,
    classification,
    ordinal,
    enlarged: enlarged === null ? null : Number(enlarged),
    identifiers: identifiers.length === 0 ? null : JSON.stringify(identifiers),
  }
}

export function decodeEntity(row: Selectable<EntityColumns>): Entity {
  const { slug, kind, name, description, classification, ordinal, enlarged, identifiers } = row
  return {
    slug,
    kind,
    name,
    description,
    classification,
    ordinal,
    enlarged: enlarged === null ? null : enlarged === 1,
    identifiers: identifiers === null ? none : JSON.parse(identifiers),
  }
}

const none: Entity['identifiers'] = []

/** The sources that say anything of each entity, and how many claims about it each makes. */
export async function findSourceCounts(
  { db, dialect }: Store,
  owners: readonly string[],
): Promise<{ source: string; claims: number }[][]> {
  const { rows } = await sql<{ owner: string; source: string; claims: number | string }>`
    select wanted.text as owner, source.slug as source, source_count.claims
    from ${textset(dialect, owners)} as wanted join entity as node on node.slug = wanted.text
    join source_count on source_count.entity = node.number and source_count.claims > 0
    join entity as source on source.number = source_count.source`.execute(db)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return owners.map((owner) =>
    (byOwner.get(owner) ?? []).map(({ source, claims }) => ({ source, claims: Number(claims) })),
  )
}
