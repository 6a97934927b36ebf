import { createVoices, type Voices } from '../model/voices.ts'
import { findAllClaims } from '../store/claims.ts'
import { findSources } from '../store/entities.ts'
import { countGraph, type GraphCounts } from '../store/graph.ts'
import { entitiesNamed } from '../store/mentions.ts'
import type { Store } from '../store/store.ts'
import { encodeId } from './id.ts'
import { createMemory, type Memory } from './memory.ts'
import { isWhole, type View } from './view.ts'
import { createViews } from './views.ts'

/** An open graph: what all requests share. */
export interface Graph {
  readonly store: Store
  readonly voices: Voices
  /** The slugs of all sources. */
  readonly sources: ReadonlySet<string>
  /** The hash of what the graph was made from. */
  readonly revision: string
  readonly memory: Memory
}

/** Opens the graph that a store holds. Who speaks with one voice is read once: it is the same under every lens. */
export async function openGraph(store: Store): Promise<Graph> {
  // First, so that what changes meanwhile makes the revision an old one, and never what is read here.
  const revision = await store.revision()
  const voices = createVoices(await findAllClaims(store, ['basedOn', 'published']))
  const sources = new Set(await findSources(store))
  return { store, voices, sources, revision, memory: createMemory(store) }
}

/** The whole graph, for one request. */
export function viewOf(graph: Graph): View {
  return createViews(graph)
}

/** How much the view holds, and of which content. */
export async function graphInfo(view: View): Promise<GraphCounts> {
  if (isWhole(view)) return countGraph(view.store)
  const claims = await view.allClaims.load('all')
  const named = [...new Set(claims.flatMap(entitiesNamed))]
  return {
    revision: view.revision,
    entities: named.length,
    sources: named.filter((slug) => view.sources.has(slug)).length,
    claims: claims.length,
    references: claims.reduce((sum, { references }) => sum + references.length, 0),
  }
}

export function idOfView({ lensText }: View): string {
  return encodeId({ type: 'View', key: '', lens: lensText })
}
