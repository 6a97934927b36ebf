import type { EntityKind } from '../model/kind.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { encodeId, typeOfKind } from './id.ts'
import { leadOn } from './redirect.ts'
import type { EntityNode, View } from './view.ts'

/** The entity that bears a slug, or that what bore it was merged into; of one of these kinds if any are given. */
export function findEntity(view: View, slug: string, kinds?: readonly EntityKind[]): MaybePromise<EntityNode | null> {
  const found = view.entities.load(leadOn(view.graph, slug))
  return kinds ? andThen(found, (entity) => (entity && kinds.includes(entity.kind) ? entity : null)) : found
}

/** The entity that a claim names. That it exists is the store's promise. */
export function getEntity(view: View, slug: string): MaybePromise<EntityNode> {
  return andThen(findEntity(view, slug), (entity) => {
    if (!entity) throw new Error(`A claim names "${slug}", and no entity bears that slug.`)
    return entity
  })
}

export function idOfEntity({ kind, slug, view }: EntityNode): string {
  return encodeId({ type: typeOfKind[kind], key: slug, lens: view.lensText })
}
