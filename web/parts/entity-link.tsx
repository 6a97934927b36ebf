import { Way } from '../app/address.tsx'
import type { NamedFragment } from '../generated/parts.ts'
import { KindMark } from './kinds.tsx'

type Named = Pick<NamedFragment, 'kind' | 'slug' | 'name'>

/** Where an entity has its page. */
export function pathOf({ slug }: Pick<Named, 'slug'>): string {
  return `/entity/${encodeURIComponent(slug)}`
}

/** Leads to an entity's page, and shows its kind. */
export function EntityLink({ entity, bare = false }: { readonly entity: Named; readonly bare?: boolean }) {
  return (
    <Way to={pathOf(entity)} className="entity-link">
      {bare ? null : <KindMark kind={entity.kind} />}
      <span>{entity.name}</span>
    </Way>
  )
}
