import DataLoader from 'dataloader'

/** What may be there already. A promise costs each row of a page a turn of the event loop, so none is made for what is known. */
export type Eventually<Value> = Value | Promise<Value>

/** Reads one key; keys that are asked for together are read together. What was read once is at hand without a promise. */
export interface Loader<Key, Value> {
  load(key: Key): Eventually<Value>
}

/** Builds a loader; `keyOf` makes the text by which two keys are the same. */
export function createLoader<Key, Value>(
  read: (keys: readonly Key[]) => Promise<readonly Value[]>,
  keyOf: (key: Key) => string,
): Loader<Key, Value> {
  const known = new Map<string, Eventually<Value>>()
  const batches = new DataLoader<Key, Value>(read, { cache: false })
  return {
    load(key) {
      const text = keyOf(key)
      if (known.has(text)) return known.get(text) as Eventually<Value>
      const coming = batches.load(key).then((value) => {
        known.set(text, value)
        return value
      })
      known.set(text, coming)
      return coming
    },
  }
}

/** Goes on with a value as soon as it is there: at once if it is there already. */
export function whenThere<From, To>(value: Eventually<From>, next: (value: From) => Eventually<To>): Eventually<To> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** All of several values, as soon as they are all there. */
export function whenAllThere<Value>(values: readonly Eventually<Value>[]): Eventually<Value[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as Value[])
}
