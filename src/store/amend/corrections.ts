import { type Selectable, sql } from 'kysely'
import type { Entity } from '../../model/entity.ts'
import { textset } from '../dialect.ts'
import type { CorrectableField, CorrectionTable } from '../history/tables.ts'
import { deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'

/** What an editor set of an entity: it is so, whatever those who hold the entity give. */
export type Correction = Partial<Pick<Entity, CorrectableField>>

/** The corrections of entities, by slug. */
export async function findCorrections(
  { db, dialect }: Store,
  slugs: readonly string[],
): Promise<ReadonlyMap<string, Correction>> {
  if (slugs.length === 0) return new Map()
  const { rows } = await sql<Selectable<CorrectionTable>>`
    select correction.* from ${textset(dialect, slugs)} as wanted
    join correction on correction.slug = wanted.text order by correction.slug, correction.field`.execute(db)
  const bySlug = Map.groupBy(rows, ({ slug }) => slug)
  return new Map(
    [...bySlug].map(([slug, set]) => [
      slug,
      Object.fromEntries(set.map(({ field, value }) => [field, JSON.parse(value)])) as Correction,
    ]),
  )
}

/** Corrects an entity further. */
export async function correct(store: Store, slug: string, correction: Correction): Promise<void> {
  const rows = Object.entries(correction).map(([field, value]) => ({
    slug,
    field: field as CorrectableField,
    value: JSON.stringify(value),
  }))
  await upsertRows(store, 'correction', rows)
}

/** Takes back all that was corrected of entities. */
export async function forgetCorrections(store: Store, slugs: readonly string[]): Promise<void> {
  const found = await findCorrections(store, slugs)
  const rows = [...found].flatMap(([slug, correction]) =>
    Object.keys(correction).map((field) => ({ slug, field: field as CorrectableField })),
  )
  await deleteRows(store, 'correction', rows)
}
