import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { Store } from '../store/store.ts'
import { type Graph, openGraph } from './graph.ts'

/** A graph that can change while it is open. */
export interface LiveGraph {
  /** The database, whatever it holds. */
  readonly store: Store
  /**
   * The graph as it is in the database, or as it became since: never older than the moment of asking. What of it is held
   * in memory stays the same for whoever has it.
   */
  now(): MaybePromise<Graph>
  /** Stops following changes. The store stays open. */
  close(): void
}

export interface LiveGraphOptions {
  /** Told why the graph could not be read ahead of the next request, which then tries again. */
  readonly onError: (error: unknown) => void
}

/** Opens the graph that a store holds. It is opened anew when it has changed: at the next request, or before it comes. */
export async function openLiveGraph(store: Store, { onError }: LiveGraphOptions): Promise<LiveGraph> {
  const openings = new Map<string, Promise<Graph>>()
  let current = await openGraph(store)
  let [begun, latest] = [0, 0]
  let isClosed = false

  /** Whoever has found a revision may take what is opened for it: that is of this revision, or of a later one. */
  function open(revision: string): Promise<Graph> {
    const known = openings.get(revision)
    if (known) return known
    begun += 1
    const turn = begun
    const opening = openGraph(store)
      .then((graph) => {
        // Of two that are opened at once, the later one stays.
        if (turn > latest) [latest, current] = [turn, graph]
        return graph
      })
      .finally(() => openings.delete(revision))
    openings.set(revision, opening)
    return opening
  }

  const now = () => andThen(store.revision(), (revision) => (revision === current.revision ? current : open(revision)))

  const unwatch = store.watch(async () => {
    try {
      if (!isClosed) await now()
    } catch (error) {
      if (!isClosed) onError(error)
    }
  })
  return {
    store,
    now,
    close() {
      isClosed = true
      unwatch()
    },
  }
}
