import { findRevision } from '../store/graph.ts'
import type { Store } from '../store/store.ts'
import { type Graph, openGraph } from './graph.ts'

/** A graph that can change while it is open. */
export interface LiveGraph {
  /** The graph as it was when it was last read: what of it is held in memory stays the same for a request. */
  readonly now: Graph
  /** Stops following changes. The store stays open. */
  close(): void
}

export interface LiveGraphOptions {
  /** Told why the graph could not be read anew. It is tried again until it can. */
  readonly onError: (error: unknown) => void
}

/** Opens the graph that a store holds, and opens it anew whenever the store tells of a change. */
export async function openLiveGraph(store: Store, { onError }: LiveGraphOptions): Promise<LiveGraph> {
  let isReading = false
  let isOutdated = false
  let isClosed = false
  const renew = async (): Promise<void> => {
    isOutdated = true
    if (isReading || isClosed) return
    isReading = true
    while (isOutdated && !isClosed) {
      isOutdated = false
      try {
        if ((await findRevision(store)) !== now.revision) now = await openGraph(store)
      } catch (error) {
        isOutdated = true
        if (!isClosed) onError(error)
      }
      await pause()
    }
    isReading = false
  }
  let now = await openGraph(store)
  const unwatch = store.watch(() => void renew())
  // It may have changed before it was watched.
  void renew()
  return {
    get now() {
      return now
    },
    close() {
      isClosed = true
      unwatch()
    },
  }
}

/** However fast changes come, the graph is not read more than four times a second. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 250).unref()
  })
}
