import type { NeighbourFragment } from '../../generated/entity.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Others, othersOf } from '../../parts/others.tsx'
import { Told } from '../../parts/told.tsx'

interface BetweenProps {
  /** Whose page it is. */
  readonly slug: string
  readonly entity: NeighbourFragment['node']
  readonly claims: NeighbourFragment['links'][number]['claims']
  readonly about: string
}

/** What is linked by a qualifier, and what the claims are about besides the two. */
export function Between({ slug, entity, claims, about }: BetweenProps) {
  return (
    <Told claims={claims} about={`${about} ${entity.name}`}>
      <EntityLink entity={entity} /> <Others others={othersOf(claims, [slug, entity.slug])} />
    </Told>
  )
}
