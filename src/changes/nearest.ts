import { findEntity } from '../graph/entity.ts'
import { findAlike } from '../graph/search.ts'
import type { View } from '../graph/view.ts'
import { nearestSlug } from '../model/suggestion.ts'
import { entityTexts, slugIn } from './names.ts'
import type { Operation } from './operation.ts'

/** So many texts that name nothing are looked for among what is there. */
const mostLookedFor = 10

/** What is longer than any slug is no slip of one. */
const longestSlip = 200

/** What may have been meant by each text that names no entity: the slug that is nearest among what search finds. */
export async function findNearest(view: View, operations: readonly Operation[]): Promise<ReadonlyMap<string, string>> {
  const texts = [...new Set(entityTexts(operations))]
  const found = await Promise.all(texts.map((text) => findNamed(view, text)))
  const unknown = texts.filter((text, index) => !found[index] && text.length <= longestSlip).slice(0, mostLookedFor)
  const nearest = new Map<string, string>()
  for (const text of unknown) {
    const alike = await findAlike(view, text.replaceAll(/[-_]+/g, ' '), 20)
    const slugs = alike.map(({ slug }) => slug)
    const slug = nearestSlug(text, slugs) ?? (slugs.length === 1 ? slugs[0] : undefined)
    if (slug !== undefined) nearest.set(text, slug)
  }
  return nearest
}

async function findNamed(view: View, text: string) {
  const slug = slugIn(text)
  return slug === undefined ? null : findEntity(view, slug)
}
