import type { Entity } from '../model/entity.ts'
import { entityFieldNames } from '../model/entity-reading.ts'
import { asSlug } from '../model/slug-reading.ts'
import { asPlainText, longestName } from '../model/text-reading.ts'
import type { Correction } from '../store/amend/corrections.ts'
import { Field } from './field.ts'
import type { CreateEntity, EditEntity } from './operation.ts'
import type { Problem } from './problem.ts'
import { readFields } from './told-fields.ts'

/** Makes the entity that is created, whose slug is null where none is given; or tells all that is wrong with it. */
export function checkCreate(
  create: CreateEntity,
  path: readonly string[],
): { readonly entity: Omit<Entity, 'slug'>; readonly slug: string | null } | { readonly problems: readonly Problem[] } {
  const field = new Field([...path, 'create'])
  const { kind, slug, as } = create
  const { name, ...told } = readFields(field, create, kind)
  const read = typeof slug === 'string' ? field.at('slug').accept(asSlug(slug)) : null
  if (typeof as === 'string') field.at('as').accept(asPlainText(as, 'a name for as', longestName))
  if (field.problems.length > 0 || name === undefined) return { problems: field.problems }
  return { entity: { kind, name, ...nothingTold, ...told }, slug: read ?? null }
}

/** What is known of an entity of which only name and kind are told. */
export const nothingTold = { description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }

/** What an edit makes different of the entity; or all that is wrong with it. */
export function checkEdit(
  edit: EditEntity,
  path: readonly string[],
  entity: Entity,
): { readonly correction: Correction } | { readonly problems: readonly Problem[] } {
  const field = new Field([...path, 'edit'])
  // What an import told of it need not be as an edit would have to tell it.
  const told = differing({ ...edit, ...(edit.identifiers === null && { identifiers: [] }) }, entity)
  const correction = differing(readFields(field, told, entity.kind, entity.identifiers), entity)
  if (field.problems.length === 0 && Object.keys(correction).length === 0)
    field.report('NOTHING_TO_DO', `expected what makes ${entity.slug} different, got what it is already`)
  return field.problems.length > 0 ? { problems: field.problems } : { correction }
}

/** Those of the fields that are not as the entity has them. */
function differing<Told extends object>(told: Told, entity: Entity): Partial<Told> {
  const fields = Object.entries(told).filter(([name, value]) => {
    const field = entityFieldNames.find((known) => known === name)
    return field && value !== undefined && !isSame(value, entity[field])
  })
  return Object.fromEntries(fields) as Partial<Told>
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
