import { type FSWatcher, watch } from 'node:fs'
import { type BuildPlace, openBuiltStore } from '../files/build.ts'
import { contentHash } from '../files/data-folder.ts'
import { type Graph, openGraph } from '../graph/graph.ts'
import { type LiveGraph, type LiveGraphOptions, openLiveGraph } from '../graph/live-graph.ts'
import type { GraphCounts } from '../store/graph.ts'
import type { Store } from '../store/store.ts'
import { folderOf, openDatabasePlace, type Place } from './place.ts'

/** The graph of a place, which changes when the place does. */
export interface LivePlace {
  readonly graph: LiveGraph
  /** How much it held when it was opened. */
  readonly summary: GraphCounts
  close(): Promise<void>
}

/** Opens the graph of a place: a database is followed as it is written, a data directory as its files are edited. */
export async function openLivePlace(place: Place, options: LiveGraphOptions): Promise<LivePlace> {
  if (place.db === undefined) return openLiveFolder(folderOf(place), options)
  const { store, summary } = await openDatabasePlace({ ...place, db: place.db })
  const graph = await openLiveGraph(store, options)
  return {
    ...{ graph, summary },
    async close() {
      graph.close()
      await store.close()
    },
  }
}

interface Held {
  readonly store: Store
  readonly graph: Graph
}

/** Opens the graph of a data directory. After an edit it is built anew; while that has mistakes, it stays as it was. */
async function openLiveFolder(place: BuildPlace, { onError }: LiveGraphOptions): Promise<LivePlace> {
  const { store, summary } = await openBuiltStore(place)
  let held: Held = { store, graph: await openGraph(store) }
  let isClosed = false
  let reading = Promise.resolve()
  const leaving = new Map<Store, NodeJS.Timeout>()
  const end = (ended: Store) => {
    clearTimeout(leaving.get(ended))
    leaving.delete(ended)
    return ended.close()
  }

  async function readAnew(): Promise<void> {
    try {
      if (isClosed || contentHash(place.data) === held.graph.revision) return
      const { store } = await openBuiltStore(place)
      const before = held.store
      held = { store, graph: await openGraph(store) }
      // Requests that began before still read from it.
      leaving.set(before, setTimeout(() => void end(before), patience).unref())
    } catch (error) {
      if (!isClosed) onError(error)
    }
  }

  const watcher = watchFolder(place.data, onError, () => {
    reading = reading.then(readAnew)
  })
  return {
    summary,
    graph: {
      get store() {
        return held.store
      },
      now: () => held.graph,
      close: () => watcher?.close(),
    },
    async close() {
      isClosed = true
      watcher?.close()
      await reading
      await Promise.all([held.store, ...leaving.keys()].map(end))
    },
  }
}

/** Tells of edits once they pause: an editor writes a file in several steps, and git many files. */
function watchFolder(path: string, onError: (error: unknown) => void, onEdit: () => void): FSWatcher | null {
  let pause: NodeJS.Timeout | undefined
  try {
    const watcher = watch(path, { recursive: true, persistent: false }, () => {
      clearTimeout(pause)
      pause = setTimeout(onEdit, pauseLength).unref()
    })
    return watcher.on('error', onError)
  } catch (error) {
    // What cannot be watched can be served.
    onError(error)
    return null
  }
}

/** In milliseconds. */
const pauseLength = 150
const patience = 60_000
