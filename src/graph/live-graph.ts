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
  let now: Graph | undefined
  let isReading = false
  let isOutdated = false
  let isClosed = false
  const renew = async (): Promise<void> => {
    isOutdated = true
    if (isReading) return
    isReading = true
    while (isOutdated && !isClosed) {
      isOutdated = false
      try {
        now = await openGraph(store)
      } catch (error) {
        onError(error)
        isOutdated = true
      }
      await pause()
    }
    isReading = false
  }
  const unwatch = store.watch(() => void renew())
  try {
    const first = await openGraph(store)
    return {
      get now() {
        return now ?? first
      },
      close() {
        isClosed = true
        unwatch()
      },
    }
  } catch (error) {
    unwatch()
    throw error
  }
}

/** However fast changes come, the graph is not read more than four times a second. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, 250).unref()
  })
}
