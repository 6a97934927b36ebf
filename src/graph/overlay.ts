import { isEventKind } from '../lists/kinds.ts'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import type { Graph } from './graph.ts'
import { wholeGraph } from './lens.ts'
import { indexClaims } from './overlaid/claim-index.ts'
import { alone, type Patch } from './overlaid/patch.ts'
import { patchGraph } from './overlaid/patch-graph.ts'
import type { View } from './view.ts'
import { viewOf } from './views.ts'

/** What holds besides, or instead of, what the store holds. */
export interface Overlay {
  /** Claims that hold besides, or instead of, those of the store. */
  readonly claims: readonly Claim[]
  /** Ids of claims of the store that do not hold. */
  readonly hidden: ReadonlySet<string>
  /** By slug: as it is; null where it is not there. */
  readonly entities: ReadonlyMap<string, Entity | null>
}

/** The graph as it would be with an overlay. Nothing is stored for it: its lists are made of claims, as under a lens. */
export async function overlayGraph(graph: Graph, { claims, hidden, entities }: Overlay): Promise<Graph> {
  const index = indexClaims(claims)
  const replaced = [...new Set([...hidden, ...claims.map(({ id }) => id)])]
  let ended: Promise<readonly Claim[]> | undefined
  const patch: Patch = {
    claims: index,
    isHidden: (id) => hidden.has(id),
    entities,
    entitiesReplaced: entities.size,
    changesEvents: await changesEvents(graph, entities),
    ended() {
      ended ??= replaced.length > 0 ? graph.reading.claims(replaced, alone) : Promise.resolve([])
      return ended
    },
  }
  return patchGraph(graph, graph.reading, patch)
}

async function changesEvents({ reading }: Graph, entities: Overlay['entities']): Promise<boolean> {
  const known = entities.size > 0 ? await reading.entities([...entities.keys()]) : []
  return known.some(({ slug, kind }) => {
    const entity = entities.get(slug)
    return entity != null && isEventKind(entity.kind) !== isEventKind(kind)
  })
}

/** What a graph with an overlay shows. Its ids carry the draft, so that no cache takes them for those of the graph. */
export function draftView(graph: Graph, key: string): View {
  return viewOf(graph).through({ ...wholeGraph, draft: key })
}
