import type { Keep } from '../store/extract.ts'
import type { Store } from '../store/store.ts'
import { type Graph, readThrough } from './graph.ts'
import { hearClaims, type Lens, wholeGraph } from './lens.ts'
import type { View } from './view.ts'
import { viewOf } from './views.ts'

/** What a lens keeps of claims that are taken out of a graph; what else it needs to know is read from the same state. */
export function keptThrough(graph: Graph, lens: Lens): Keep {
  const views = new WeakMap<Store, View>()
  return {
    keep(claims, store) {
      const view = views.get(store) ?? viewOf(readThrough(graph, store)).through(lens)
      views.set(store, view)
      return view.keep(claims)
    },
  }
}

/** What the whole graph shows. */
export const shownFacts: Keep = { keep: (claims) => hearClaims(wholeGraph, claims) }
