import DataLoader from 'dataloader'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { Cache } from './cache.ts'

/** Reads one key; keys that are asked for together are read together. What was read once is at hand without a promise. */
export interface Loader<Key, Value> {
  load(key: Key): MaybePromise<Value>
  /** The value, if it is at hand. */
  known(key: Key): Value | undefined
  /** Notes a value that was read in another way. */
  note(key: Key, value: Value): void
}

export interface LoaderOptions<Key, Value> {
  /** Reads a value for each key, in their order. */
  read(keys: readonly Key[]): Promise<readonly Value[]>
  /** The text by which two keys are the same. */
  keyOf(key: Key): string
  /** Only keys of which this is the same can be read by one call; all, where it is left out. */
  shapeOf?(key: Key): string
  /** Where values are kept. */
  readonly cache: Cache<Value>
  /** How much of the cache's room a value takes. */
  sizeOf?(value: Value): number
}

export function createLoader<Key, Value>(options: LoaderOptions<Key, Value>): Loader<Key, Value> {
  const { read, keyOf, shapeOf, cache, sizeOf } = options
  const coming = new Map<string, Promise<Value>>()
  const batch = new DataLoader<Key, Value>((keys) => (shapeOf ? readByShape(keys, shapeOf, read) : read(keys)), {
    cache: false,
    batchScheduleFn: giveWay,
  })
  const fetch = async (key: Key, text: string) => {
    try {
      const value = await batch.load(key)
      cache.set(text, value, sizeOf?.(value) ?? 1)
      return value
    } finally {
      coming.delete(text)
    }
  }
  return {
    load(key) {
      const text = keyOf(key)
      const known = cache.get(text)
      if (known !== undefined) return known
      const value = coming.get(text) ?? fetch(key, text)
      coming.set(text, value)
      return value
    },
    known: (key) => cache.get(keyOf(key)),
    note(key, value) {
      const text = keyOf(key)
      if (cache.get(text) === undefined) cache.set(text, value, sizeOf?.(value) ?? 1)
    },
  }
}

let turn: number | undefined

/**
 * Runs what reads as soon as all that is asked for at the same time is asked. Where the database needs no waiting for, one
 * request would go from read to read and never let another come to its turn, nor hear that its client went away.
 */
function giveWay(run: () => void): void {
  void settled.then(() => {
    if (turn === undefined) {
      turn = performance.now()
      setImmediate(() => {
        turn = undefined
      })
    }
    if (performance.now() - turn < longestTurn) process.nextTick(run)
    else setImmediate(run)
  })
}

const settled = Promise.resolve()

/** In milliseconds. */
const longestTurn = 50

/** Reads side by side what differs in shape, and gives it together, so that what is asked of it next is read together, too. */
async function readByShape<Key, Value>(
  keys: readonly Key[],
  shapeOf: (key: Key) => string,
  read: LoaderOptions<Key, Value>['read'],
): Promise<(Value | Error)[]> {
  const found: (Value | Error)[] = []
  const shapes = Map.groupBy(keys.keys(), (index) => shapeOf(keys[index] as Key))
  await Promise.all(
    [...shapes.values()].map(async (indices) => {
      const values = await read(indices.map((index) => keys[index] as Key)).catch((error: Error) => error)
      indices.forEach((index, place) => {
        found[index] = values instanceof Error ? values : (values[place] as Value)
      })
    }),
  )
  return found
}
