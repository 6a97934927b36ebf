import { andThen } from '../model/maybe-promise.ts'
import type { Graph } from './graph.ts'
import {
  encodeLens,
  type HeldAt,
  hearClaims,
  heardThrough,
  judgeClaims,
  judgesAlone,
  type Lens,
  unnarrowed,
  wholeGraph,
} from './lens.ts'
import { createLoaders } from './loaders.ts'
import { timesOf } from './times.ts'
import type { ClaimNode, View } from './view.ts'
import { keepWholeLists } from './whole-lists.ts'

/** The whole graph. */
export function viewOf(graph: Graph): View {
  const known = wholeViews.get(graph)
  if (known) return known
  const view = createViews(graph)(wholeGraph)
  wholeViews.set(graph, view)
  return view
}

const wholeViews = new WeakMap<Graph, View>()

/** Gives the view through each lens, and keeps those that are looked through. */
function createViews(graph: Graph): (lens: Lens) => View {
  const views = graph.room.cache<View>()
  const through = (lens: Lens): View => {
    // All four certainties given, or none: the same ids, but a further lens narrows them differently.
    const key = `${encodeLens(lens)} ${lens.certainties ? 'certain' : ''}`
    const known = views.get(key)
    if (known) return known
    const view = createView(graph, lens, through)
    views.set(key, view, 100)
    return view
  }
  return through
}

/** Where no date is asked for, all held. */
const allTheTime: HeldAt = (claims) => claims

function createView(graph: Graph, lens: Lens, through: (lens: Lens) => View): View {
  const { voices, room } = graph
  const nodes = room.cache<ClaimNode>()
  const loaders = createLoaders({
    graph,
    reach: { rivals: !judgesAlone(lens) },
    keep: (claims) => view.keep(claims),
    entityNode: (entity) => ({ ...entity, view }),
  })
  const view: View = {
    ...loaders,
    graph,
    lens,
    lensText: encodeLens(lens),
    made: room.cache(),
    making: new Map(),
    through,
    keep(claims) {
      const heard = hearClaims(lens, claims)
      const times = lens.at.length > 0 ? timesOf(through(heardThrough(lens)), heard) : allTheTime
      const judged = andThen(times, (held) => judgeClaims(lens, heard, voices, held))
      // What some sources say is kept as they say it, and so are their lists.
      const areWhole = judgesAlone(lens) && !lens.certainties
      const kept = areWhole ? judged : andThen(judged, (left) => keepWholeLists(view, through(unnarrowed(lens)), left))
      return andThen(kept, (left) => left.map(view.nodeOf))
    },
    nodeOf(claim) {
      if ((claim as ClaimNode).view === view) return claim as ClaimNode
      const known = nodes.get(claim.id)
      if (known) return known
      const node = { ...claim, view }
      nodes.set(claim.id, node, 2)
      return node
    },
  }
  return view
}
