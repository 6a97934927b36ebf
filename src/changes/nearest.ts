import { findEntity } from '../graph/entity.ts'
import { connectSearch } from '../graph/search.ts'
import type { View } from '../graph/view.ts'
import { nearestSlug } from '../model/suggestion.ts'
import { entityTexts, slugIn } from './names.ts'
import type { Operation } from './operation.ts'

/** So many texts that name nothing are looked for among what is there. */
const mostLookedFor = 10

/** What may have been meant by each text that names no entity: the slug that is nearest among what search finds. */
export async function findNearest(view: View, operations: readonly Operation[]): Promise<ReadonlyMap<string, string>> {
  const texts = [...new Set(entityTexts(operations))]
  const found = await Promise.all(texts.map((text) => findNamed(view, text)))
  const unknown = texts.filter((_, index) => !found[index]).slice(0, mostLookedFor)
  const nearest = new Map<string, string>()
  for (const text of unknown) {
    const slugs = await findLike(view, text)
    const slug = nearestSlug(text, slugs) ?? (slugs.length === 1 ? slugs[0] : undefined)
    if (slug !== undefined) nearest.set(text, slug)
  }
  return nearest
}

async function findNamed(view: View, text: string) {
  const slug = slugIn(text)
  return slug === undefined ? null : findEntity(view, slug)
}

async function findLike(view: View, text: string): Promise<string[]> {
  const query = text.replaceAll(/[-_]+/g, ' ').slice(0, 200)
  if (!/[\p{L}\p{N}]/u.test(query)) return []
  const { edges } = connectSearch(view, { query, first: 20 })
  return (await edges).map(({ node }) => node.slug)
}
