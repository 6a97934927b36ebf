import { isEventKind } from '../lists/kinds.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { findKeyOf } from '../store/history/entry.ts'
import { findClaimsSince, readPast } from '../store/history/past.ts'
import { readRedirects } from '../store/history/redirects.ts'
import type { Cache } from './cache.ts'
import { type Graph, presentOf } from './graph.ts'
import type { Lens } from './lens.ts'
import { indexClaims } from './overlaid/claim-index.ts'
import { patchGraph } from './overlaid/patch-graph.ts'
import { readingOf } from './reading.ts'
import { leadOnLens } from './redirect.ts'
import type { View } from './view.ts'
import { viewOf } from './views.ts'

/**
 * The view through a lens that may be of another moment of the record than the view is. Inside one moment, `through` is
 * the same without a promise.
 */
export function lookThrough(view: View, lens: Lens): MaybePromise<View> {
  const { graph } = view
  if (lens.recorded === view.lens.recorded && lens.draft === view.lens.draft)
    return view.through(leadOnLens(graph, lens))
  const present = presentOf(graph)
  const seen = lens.recorded === null ? present : pastOf(present, lens.recorded)
  return andThen(seen, (found) => viewOf(found).through(leadOnLens(found, lens)))
}

interface Pasts {
  readonly opened: Cache<Graph>
  readonly opening: Map<number, Promise<Graph>>
}

const pastsOf = new WeakMap<Graph, Pasts>()

/** The graph as it was right after a change; kept as long as there is room for it, and opened once where several ask at once. */
function pastOf(graph: Graph, number: number): MaybePromise<Graph> {
  const pasts = pastsOf.get(graph) ?? { opened: graph.room.cache<Graph>(), opening: new Map() }
  pastsOf.set(graph, pasts)
  const { opened, opening } = pasts
  const known = opened.get(String(number)) ?? opening.get(number)
  if (known) return known
  const coming = openPast(graph, number)
    .then(({ past, size }) => {
      opened.set(String(number), past, size)
      return past
    })
    .finally(() => opening.delete(number))
  opening.set(number, coming)
  return coming
}

/** What has stood since then, and what held then and no longer does. */
async function openPast(graph: Graph, number: number): Promise<{ past: Graph; size: number }> {
  const { store } = graph
  const { claims, entities } = await readPast(store, number)
  const redirects = await readRedirects(store, number)
  const revision = await findKeyOf(store, number)
  const past = await patchGraph({ ...graph, redirects, number, revision }, readingOf({ ...store, asOf: number }), {
    claims: indexClaims(claims),
    isHidden: () => false,
    entities: new Map(entities.map(({ entity }) => [entity.slug, entity])),
    entitiesReplaced: 0,
    changesEvents: entities.some(
      ({ entity, kindNow }) => kindNow !== null && isEventKind(kindNow) !== isEventKind(entity.kind),
    ),
    ended: (about) => findClaimsSince(store, number, about),
  })
  return { past: { ...past, present: graph }, size: 20 + entities.length + 6 * claims.length }
}
