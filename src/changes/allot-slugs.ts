import { isSlug } from '../model/entity.ts'
import { slugOfName } from '../model/slug-of-name.ts'
import { findUsedSlugs } from '../store/history/slugs.ts'
import type { Store } from '../store/store.ts'
import type { Operation } from './operation.ts'
import type { Problem } from './problem.ts'

/** Gives each entity that is created a slug: the one that is asked for, or one that is made of its name and was never used. */
export async function allotSlugs(store: Store, operations: readonly Operation[]) {
  const slugs = new Map<number, string>()
  const problems: Problem[] = []
  const wanted = [...operations.entries()].flatMap(([index, { create }]) => {
    if (!create) return []
    const { slug, name, kind } = create
    const isAsked = slug != null && isSlug(slug)
    return [{ index, isAsked, base: isAsked ? slug : slugOfName(name, kind) }]
  })
  const used = new UsedSlugs(store)
  await used.read(wanted.map(({ base }) => base))
  const again = wanted.filter(
    ({ base }, place) => used.has(base) || wanted.findIndex((each) => each.base === base) < place,
  )
  await used.read(again.flatMap(({ base }) => numbered(base, 2, fewNamesakes)))
  for (const { index, isAsked, base } of wanted) {
    const isTaken = used.has(base)
    if (isAsked && isTaken) {
      const message = `expected a slug that no entity has, or had before, got ${base}; leave it out to have one made of the name`
      const path = ['operations', String(index), 'create', 'slug']
      problems.push({ code: 'SLUG_TAKEN', message, path, suggestion: null })
    }
    const slug = isTaken ? await used.nextFree(base) : base
    used.take(slug)
    slugs.set(index, slug)
  }
  return { slugs, problems }
}

/** So many of one name are looked for together with those of all others. */
const fewNamesakes = 10
const manyNamesakes = 500

function numbered(base: string, from: number, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${base}-${from + index}`)
}

/** Which slugs are used, by the graph or by the change itself. */
class UsedSlugs {
  readonly #store: Store
  readonly #known = new Map<string, boolean>()
  /** From which number on there can be a free one. */
  readonly #next = new Map<string, number>()

  constructor(store: Store) {
    this.#store = store
  }

  async read(slugs: readonly string[]): Promise<void> {
    const unread = [...new Set(slugs)].filter((slug) => !this.#known.has(slug))
    const used = await findUsedSlugs(this.#store, unread)
    for (const slug of unread) this.#known.set(slug, used.has(slug))
  }

  has(slug: string): boolean {
    return this.#known.get(slug) ?? false
  }

  take(slug: string): void {
    this.#known.set(slug, true)
  }

  async nextFree(base: string): Promise<string> {
    for (let number = this.#next.get(base) ?? 2; ; number += 1) {
      const slug = `${base}-${number}`
      if (!this.#known.has(slug)) await this.read(numbered(base, number, manyNamesakes))
      if (this.has(slug)) continue
      this.#next.set(base, number + 1)
      return slug
    }
  }
}
