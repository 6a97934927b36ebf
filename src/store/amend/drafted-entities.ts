import { sql } from 'kysely'
import type { Entity } from '../../model/entity.ts'
import { encodeEntity } from '../entities.ts'
import type { CorrectableField } from '../history/tables.ts'
import type { HeldEntityTable } from '../holding-tables.ts'
import { deleteRows, insertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { type Correction, findCorrections } from './corrections.ts'
import { type EntityChange, findHeldEntities, findNumbered, type Held, mergeHeld } from './held-entities.ts'

/** An entity with who gives it, and how. */
export interface HeldEntity {
  readonly entity: Entity
  readonly held: readonly Held[]
  readonly correction: Correction
}

/** An entity while a change is drafted: as it is, and as it is to be. */
interface DraftedEntity {
  readonly before: (HeldEntity & { readonly number: number }) | null
  readonly after: HeldEntity | null
}

/** The entities that a change is about, in memory: read as they are needed, changed together, and written at once. */
export class DraftedEntities {
  readonly #store: Store
  readonly #drafted = new Map<string, DraftedEntity>()

  constructor(store: Store) {
    this.#store = store
  }

  /** Reads entities, those that are drafted already excepted. */
  async read(slugs: readonly string[]): Promise<void> {
    const unread = [...new Set(slugs)].filter((slug) => !this.#drafted.has(slug))
    if (unread.length === 0) return
    const there = await findNumbered(this.#store, unread)
    const held = await findHeldEntities(this.#store, unread)
    const corrections = await findCorrections(this.#store, unread)
    for (const slug of unread) {
      const found = there.get(slug)
      const entity = found && {
        entity: found.entity,
        held: held.get(slug) ?? [],
        correction: corrections.get(slug) ?? {},
      }
      this.#drafted.set(slug, { before: entity ? { ...entity, number: found.number } : null, after: entity ?? null })
    }
  }

  /** The entity as it is to be; undefined where it is not there. It must have been read. */
  find(slug: string): HeldEntity | undefined {
    const drafted = this.#drafted.get(slug)
    if (!drafted) throw new Error(`The entity ${slug} was not read.`)
    return drafted.after ?? undefined
  }

  /** The entity as it is in the graph; undefined where it is not there. */
  findBefore(slug: string): HeldEntity | undefined {
    return this.#drafted.get(slug)?.before ?? undefined
  }

  /** Brings an entity to what those who hold it give, with what an editor corrected; one that nobody gives stays as it is. */
  put(slug: string, held: readonly Held[], correction: Correction): void {
    const drafted = this.#drafted.get(slug)
    const given = mergeHeld(held, correction)
    const entity = given ?? (drafted?.after ? { ...drafted.after.entity, ...correction } : null)
    this.#drafted.set(slug, { before: drafted?.before ?? null, after: entity && { entity, held, correction } })
  }

  /** A run gives an entity that is not there. */
  create(entity: Entity, run: Pick<Held, 'run' | 'origin'>): void {
    this.put(entity.slug, [{ ...encodeEntity(entity), ...run }], {})
  }

  /** Corrects fields of an entity, whoever gives it. */
  correct(slug: string, correction: Correction): void {
    const known = this.find(slug)
    if (known) this.put(slug, known.held, { ...known.correction, ...correction })
  }

  remove(slug: string): void {
    this.#drafted.set(slug, { before: this.#drafted.get(slug)?.before ?? null, after: null })
  }

  /** What becomes of entities. Those that come have numbers from here on. */
  async changes(): Promise<EntityChange[]> {
    const { rows } = await sql<{ last: number | string | null }>`select max(number) as last from entity`.execute(
      this.#store.db,
    )
    let last = Number(rows[0]?.last ?? 0)
    return [...this.#drafted].flatMap(([slug, { before, after }]) => {
      if (!before && !after) return []
      if (before && after && JSON.stringify(before.entity) === JSON.stringify(after.entity)) return []
      if (!before) last += 1
      return [{ number: before?.number ?? last, slug, before: before?.entity ?? null, after: after?.entity ?? null }]
    })
  }

  /** Writes who gives what, and what is corrected. The entities' own rows are written with what follows from them. */
  async write(): Promise<void> {
    const changed = [...this.#drafted].filter(([, { before, after }]) => holdersOf(before) !== holdersOf(after))
    const held = (state: 'before' | 'after') =>
      changed.flatMap(([slug, drafted]) =>
        (drafted[state]?.held ?? []).map(({ origin: _origin, ...row }): HeldEntityTable => ({ ...row, slug })),
      )
    const corrections = (state: 'before' | 'after') =>
      changed.flatMap(([slug, drafted]) =>
        Object.entries(drafted[state]?.correction ?? {}).map(([field, value]) => {
          return { slug, field: field as CorrectableField, value: JSON.stringify(value) }
        }),
      )
    await deleteRows(this.#store, 'held_entity', held('before'))
    await deleteRows(this.#store, 'correction', corrections('before'))
    await insertRows(this.#store, 'held_entity', held('after'))
    await insertRows(this.#store, 'correction', corrections('after'))
  }
}

function holdersOf(state: HeldEntity | null): string {
  return JSON.stringify([state?.held ?? [], state?.correction ?? {}])
}
