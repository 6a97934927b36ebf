import type { Direction } from '../lists/relations.ts'
import type { PropertyName } from '../model/properties.ts'
import type { Store } from '../store/store.ts'
import { createBudget } from './budget.ts'
import { type Graph, readThrough } from './graph.ts'
import type { Lens } from './lens.ts'
import {
  linkAt,
  type Projection,
  type ProjectionArguments,
  type ProjectionLink,
  projectionOf,
  readProjection,
} from './projection.ts'
import { viewOf } from './views.ts'

/** A projection to be written: all of its links, and who they link. */
export interface Projected {
  readonly property: PropertyName
  readonly direction: Direction
  readonly minWeight: number
  /** Slugs. */
  readonly linked: ReadonlySet<string>
  readonly count: number
  /** The heaviest first. */
  links(): Iterable<Pick<ProjectionLink, 'a' | 'b' | 'shared'>>
}

/** How a graph is projected that is taken out of a store; null for without a lens. @throws InputError, and TooWideError */
export function projectedThrough(
  graph: Graph,
  lens: Lens | null,
  args: ProjectionArguments,
): (inside: Store) => Promise<Projected> {
  return async (inside) => {
    const whole = viewOf(readThrough(graph, inside))
    const view = lens ? whole.through(lens) : whole
    const asked = await readProjection(view, args)
    const projection = await projectionOf(view, asked, createBudget())
    const { property, minWeight } = asked
    return {
      property,
      direction: asked.condition.direction,
      minWeight,
      linked: linkedBy(projection),
      count: projection.pairs.length,
      *links() {
        for (let index = 0; index < projection.pairs.length; index += 1) yield linkAt(projection, index)
      },
    }
  }
}

function linkedBy({ sharers, pairs }: Projection): ReadonlySet<string> {
  const linked = new Set<string>()
  for (let index = 0; index < pairs.length; index += 1) {
    const { a, b } = pairs.at(index)
    for (const end of [a, b]) linked.add(sharers[end]?.slug ?? '')
  }
  return linked
}
