import type { Claim } from '../model/claim.ts'
import { findAllClaims } from '../store/claims.ts'
import { createEffort } from './effort.ts'
import { InputError } from './input-error.ts'
import { encodeLens, type Lens, wholeGraph } from './lens.ts'
import { createView, type Shared, type View } from './view.ts'

export const mostLenses = 10

/**
 * The whole graph for one request, from which views through lenses are reached. Each lens has one view a request, so
 * that what is read through it is read once.
 * @throws InputError (through `view.through`) for more than ten different lenses in a request
 */
export function createViews({ store, voices, sources, revision, memory }: Omit<Shared, 'effort' | 'readAll'>): View {
  let all: Promise<readonly Claim[]> | undefined
  const readAll = () => {
    all ??= findAllClaims(store)
    return all
  }
  const shared = { store, voices, sources, revision, memory, effort: createEffort(), readAll }
  const views = new Map<string, View>()
  const through = (lens: Lens): View => {
    const key = keyOf(lens)
    const known = views.get(key)
    if (known) return known
    if (views.size > mostLenses) {
      throw new InputError(
        `An operation can look through ${mostLenses} different lenses, and this one has more: ask in several operations.`,
      )
    }
    const view = createView(shared, lens, through)
    views.set(key, view)
    return view
  }
  return through(wholeGraph)
}

/** All four certainties given, or none: the same ids, but a further lens narrows them differently. */
function keyOf(lens: Lens): string {
  return `${encodeLens(lens)} ${lens.certainties ? 'certain' : ''}`
}
