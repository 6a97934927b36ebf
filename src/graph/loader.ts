import DataLoader from 'dataloader'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { Cache } from './cache.ts'

/** Reads one key; keys that are asked for together are read together. What was read once is at hand without a promise. */
export interface Loader<Key, Value> {
  load(key: Key): MaybePromise<Value>
  /** Notes a value that was read in another way. */
  note(key: Key, value: Value): void
}

export interface LoaderOptions<Key, Value> {
  /** Reads a value for each key, in their order. */
  read(keys: readonly Key[]): Promise<readonly Value[]>
  /** The text by which two keys are the same. */
  keyOf(key: Key): string
  /** Only keys of which this is the same are read together; all, where it is left out. */
  shapeOf?(key: Key): string
  /** Where values are kept. */
  readonly cache: Cache<Value>
  /** How much of the cache's room a value takes. */
  sizeOf?(value: Value): number
}

export function createLoader<Key, Value>(options: LoaderOptions<Key, Value>): Loader<Key, Value> {
  const { read, keyOf, shapeOf, cache, sizeOf } = options
  const coming = new Map<string, Promise<Value>>()
  const batches = new Map<string, DataLoader<Key, Value>>()
  const batchOf = (shape: string) => {
    const known = batches.get(shape)
    if (known) return known
    const readBatch = (keys: readonly Key[]) => {
      batches.delete(shape)
      return read(keys)
    }
    const batch = new DataLoader<Key, Value>(readBatch, { cache: false })
    batches.set(shape, batch)
    return batch
  }
  const fetch = async (key: Key, text: string) => {
    try {
      const value = await batchOf(shapeOf?.(key) ?? '').load(key)
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
    note(key, value) {
      const text = keyOf(key)
      if (cache.get(text) === undefined) cache.set(text, value, sizeOf?.(value) ?? 1)
    },
  }
}
