import { type Bound, boundsOf } from '../model/bound.ts'
import { lastingOf } from '../model/lasting.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { containersOf } from './containers.ts'
import { getEntity } from './entity.ts'
import type { RelationNode } from './relations.ts'
import type { ClaimNode } from './view.ts'

/** What bounds the sides of a relation's spell that no source tells, by what the view shows of that which contains it. */
export function boundsOfRelation(relation: RelationNode): MaybePromise<Bound<ClaimNode>[]> {
  const { claim, claims, start, end } = relation
  if (start && end) return []
  const { view, subject, value } = claim
  const ends = [subject, ...(value.type === 'entity' ? [value.slug] : [])]
  return andThen(allOf(ends.map((slug) => getEntity(view, slug))), (entities) => {
    const kinds = new Map(entities.map(({ slug, kind }) => [slug, kind]))
    if (lastingOf(claim, (slug) => kinds.get(slug)) !== 'SPELL') return []
    return andThen(containersOf(view, claims), (containers) => boundsOf(relation, containers))
  })
}
