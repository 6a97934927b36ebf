import { type RawBuilder, sql } from 'kysely'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import type { Reading, RelationRequest } from './condition-reading.ts'
import type { Direction } from './relations.ts'
import { listOf } from './sql-words.ts'
import type { Told } from './told.ts'

/** Claims of which a condition asks one, with the entity that is listed at one end. */
export interface MetClaims {
  /** Null for those of every property. */
  readonly properties: readonly PropertyName[] | null
  /** Whether the entity that is listed is the subject (OUT) or the value (IN). */
  readonly direction: Direction
  /** On a row of `claim` as `told`; null where a row alone does not tell. */
  readonly sql: RawBuilder<unknown> | null
  prepare(reading: Reading): MaybePromise<(told: Told) => MaybePromise<boolean>>
}

/**
 * The claims by which entities are in the lists of these owners, or of any. Where the owner stands in a qualifier between
 * them, joined claims tell so together; at the end of a tie an entity is neither subject nor value, and there are none.
 */
export function claimsWith(owners: readonly string[] | null, way: RelationRequest): MetClaims[] {
  const { property, direction, facets, qualifier } = way
  if (qualifier?.asked === 'END') return []
  const far = sql.ref(direction === 'OUT' ? 'told.subject' : 'told.object')
  const { facet = '' } = properties[property]
  const isOwner = owners
    ? sql`${far} in (select owner.number from entity as owner where owner.slug in (${listOf(owners)}))`
    : sql`1 = 1`
  const slugs = owners && new Set(owners)
  const met: MetClaims = {
    properties: [property],
    direction: direction === 'OUT' ? 'IN' : 'OUT',
    sql: qualifier ? null : sql`${isOwner} and ${facets ? sql`told.facet in (${listOf(facets)})` : sql`1 = 1`}`,
    prepare:
      () =>
      ({ other, qualifiers }) => {
        const owner = qualifier ? qualifiers[qualifier.name] : other
        return (!slugs || slugs.has(owner ?? '')) && (!facets || facets.includes(qualifiers[facet] ?? ''))
      },
  }
  return [met]
}
