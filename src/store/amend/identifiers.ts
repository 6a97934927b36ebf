import { sql } from 'kysely'
import { compare } from '../../model/compare.ts'
import type { Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { Store } from '../store.ts'

/** What to find an entity by: its name in another catalogue, and what it must be. */
export interface IdentifierKey extends Identifier {
  readonly kind: EntityKind
}

/** The slugs of the entities that each identifier names, in their order; those of one by slug. */
export async function findByIdentifiers(
  { db, dialect }: Store,
  wanted: readonly IdentifierKey[],
): Promise<(readonly string[])[]> {
  const keys = dialect.recordset(
    wanted.map(({ scheme, value, kind }, index) => [index, scheme, value, kind]),
    { index: 'bigint', scheme: 'text', value: 'text', kind: 'text' },
  )
  const { rows } = await sql<{ index: number | string; slug: string }>`
    select wanted."index", entity.slug from ${keys} as wanted
    join identifier on identifier.scheme = wanted.scheme and identifier.value = wanted.value
    join entity on entity.number = identifier.entity and entity.kind = wanted.kind`.execute(db)
  const found = Map.groupBy(rows, ({ index }) => Number(index))
  return wanted.map((_, index) => (found.get(index) ?? []).map(({ slug }) => slug).sort(compare))
}
