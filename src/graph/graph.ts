import { createVoices, type Voices } from '../model/voices.ts'
import { findAllClaims } from '../store/claims.ts'
import { countGraph, type GraphCounts } from '../store/graph.ts'
import type { Store } from '../store/store.ts'
import { encodeId } from './id.ts'
import { wholeGraph } from './lens.ts'
import { createView, type View } from './view.ts'

/** An open graph: what all requests share. */
export interface Graph {
  readonly store: Store
  readonly voices: Voices
}

/** Opens the graph that a store holds. Who speaks with one voice is read once: it is the same under every lens. */
export async function openGraph(store: Store): Promise<Graph> {
  return { store, voices: createVoices(await findAllClaims(store, ['basedOn', 'published'])) }
}

/** The whole graph, for one request. */
export function viewOf({ store, voices }: Graph): View {
  return createView(store, voices, wholeGraph)
}

/** How much the view holds, and of which content. */
export function graphInfo({ store }: View): Promise<GraphCounts> {
  return countGraph(store)
}

export function idOfView({ lens }: View): string {
  return encodeId({ type: 'View', key: '', lens: lens.text })
}
