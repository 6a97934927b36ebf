import type { NamedFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { counted } from './words.ts'

/** What claims are about and say. */
interface Ended {
  readonly subject: NamedFragment
  readonly object: NamedFragment | null
}

/** So many are named. */
const most = 3

/** What claims are about besides these: who sat for the place, on whose behalf. */
export function othersOf(claims: readonly Ended[], besides: readonly string[]): NamedFragment[] {
  const ends = claims.flatMap(({ subject, object }) => [subject, ...(object ? [object] : [])])
  return [...new Map(ends.map((end) => [end.slug, end])).values()].filter(({ slug }) => !besides.includes(slug))
}

/** The first of them by name, and how many more there are. */
export function Others({ others }: { readonly others: readonly NamedFragment[] }) {
  const left = others.length - most
  return (
    <span className="quiet">
      {others.slice(0, left > 1 ? most : most + 1).map((other, index) => (
        <span key={other.slug}>
          {index > 0 ? ', ' : ''}
          <EntityLink entity={other} bare />
        </span>
      ))}
      {left > 1 ? ` and ${counted(left, 'other', 'others')}` : ''}
    </span>
  )
}
