import type { EntityPageQuery } from '../../generated/entity.ts'

/** What the page of an entity begins with; its parts ask for the rest themselves. */
export type EntityTold = NonNullable<EntityPageQuery['view']['entity']>
