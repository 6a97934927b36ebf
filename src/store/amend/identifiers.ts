import { sql } from 'kysely'
import type { Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { Store } from '../store.ts'

/** What to find an entity by: its name in another catalogue, and what it must be. */
export interface IdentifierKey extends Identifier {
  readonly kind: EntityKind
}

/** The slug of the entity that each identifier names, in their order: null for none, the first by slug of several. */
export async function findByIdentifiers(
  { db, dialect }: Store,
  wanted: readonly IdentifierKey[],
): Promise<(string | null)[]> {
  const keys = dialect.recordset(
    wanted.map(({ scheme, value, kind }, index) => [index, scheme, value, kind]),
    { index: 'bigint', scheme: 'text', value: 'text', kind: 'text' },
  )
  const { rows } = await sql<{ index: number | string; slug: string }>`
    select wanted."index", min(entity.slug) as slug from ${keys} as wanted
    join identifier on identifier.scheme = wanted.scheme and identifier.value = wanted.value
    join entity on entity.number = identifier.entity and entity.kind = wanted.kind
    group by wanted."index"`.execute(db)
  const found = new Map(rows.map(({ index, slug }) => [Number(index), slug]))
  return wanted.map((_, index) => found.get(index) ?? null)
}
