import type { NeighbourFragment } from '../../generated/entity.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Told } from '../../parts/told.tsx'
import { counted } from '../../parts/words.ts'

interface BetweenProps {
  /** Whose page it is. */
  readonly slug: string
  readonly entity: NeighbourFragment['node']
  readonly claims: NeighbourFragment['links'][number]['claims']
  readonly about: string
}

/** So many are named. */
const most = 3

/** What is linked by a qualifier, and what the claims are about besides the two: who sat for the place, on whose behalf. */
export function Between({ slug, entity, claims, about }: BetweenProps) {
  const ends = claims.flatMap(({ subject, object }) => [subject, ...(object ? [object] : [])])
  const others = [...new Map(ends.map((end) => [end.slug, end])).values()].filter(
    (end) => end.slug !== slug && end.slug !== entity.slug,
  )
  const left = others.length - most
  return (
    <Told claims={claims} about={`${about} ${entity.name}`}>
      <EntityLink entity={entity} />{' '}
      <span className="quiet">
        {others.slice(0, left > 1 ? most : most + 1).map((other, index) => (
          <span key={other.slug}>
            {index > 0 ? ', ' : ''}
            <EntityLink entity={other} bare />
          </span>
        ))}
        {left > 1 ? ` and ${counted(left, 'other', 'others')}` : ''}
      </span>
    </Told>
  )
}
