import { type Changed, type ChangedRequest, findChanged } from '../store/history/changed.ts'
import { type ChangeRecord, findChanges } from '../store/history/changes.ts'
import { findLastNames } from '../store/history/last-names.ts'
import type { Graph } from './graph.ts'
import { createLoader, type Loader } from './loader.ts'

/** How the history is read: with the graph of which it is, whatever lens that is seen through. */
export interface HistoryLoaders {
  readonly changes: Loader<string, ChangeRecord | null>
  readonly changed: Loader<ChangedRequest, readonly Changed[]>
  /** What entities that are gone were called last, by slug. */
  readonly lastNames: Loader<string, string | null>
}

export function historyOf(graph: Graph): HistoryLoaders {
  const known = histories.get(graph)
  if (known) return known
  const loaders = createHistoryLoaders(graph)
  histories.set(graph, loaders)
  return loaders
}

const histories = new WeakMap<Graph, HistoryLoaders>()

function createHistoryLoaders({ store, room }: Graph): HistoryLoaders {
  return {
    changes: createLoader({
      async read(keys) {
        const found = new Map((await findChanges(store, keys)).map((each) => [each.key, each]))
        return keys.map((key) => found.get(key) ?? null)
      },
      keyOf: String,
      cache: room.cache(),
    }),
    changed: createLoader({
      read: (requests) => findChanged(store, requests),
      keyOf: JSON.stringify,
      shapeOf: ({ limit, backwards }) => `${limit} ${backwards}`,
      cache: room.cache(),
      sizeOf: ({ length }) => 1 + 4 * length,
    }),
    lastNames: createLoader({
      async read(slugs) {
        const found = await findLastNames(store, slugs)
        return slugs.map((slug) => found.get(slug) ?? null)
      },
      keyOf: String,
      cache: room.cache(),
    }),
  }
}
