import { getHeapStatistics } from 'node:v8'

/**
 * What was read of one revision of the graph, kept for the requests that come. All caches of a room share its size: when
 * half of it is used, what was not asked for since the last time is forgotten everywhere (two generations, as in
 * generational garbage collection, so that finding something costs one look-up).
 */
export interface Room {
  cache<Value>(): Cache<Value>
}

export interface Cache<Value> {
  get(key: string): Value | undefined
  /** `size` is how much of the room it takes: about as many as there are small objects in it. */
  set(key: string, value: Value, size?: number): void
}

/** What a small object takes with all that is its own. */
const bytesOfObject = 800

/**
 * Room for so many small objects, in a quarter of what the process may use: while
 * requests still read one revision, the next has a room of its own.
 */
const usualSize = Math.floor(getHeapStatistics().heap_size_limit / 4 / bytesOfObject)

export function createRoom(size = usualSize): Room {
  // Caches go with whoever has them.
  const all = new Set<WeakRef<Generations>>()
  let used = 0
  const age = () => {
    used = 0
    for (const each of all) {
      const cache = each.deref()
      if (!cache) all.delete(each)
      else {
        cache.old = cache.young
        cache.young = new Map()
      }
    }
  }
  return {
    cache<Value>(): Cache<Value> {
      const generations: Generations<Value> = { young: new Map(), old: new Map() }
      all.add(new WeakRef(generations as Generations))
      const put = (key: string, sized: Sized<Value>): void => {
        if (used + sized.size > size / 2) age()
        used += sized.size
        generations.young.set(key, sized)
      }
      return {
        get(key) {
          const known = generations.young.get(key)
          if (known) return known.value
          const aged = generations.old.get(key)
          if (!aged) return undefined
          put(key, aged)
          return aged.value
        },
        set: (key, value, weight = 1) => put(key, { value, size: weight + key.length / bytesOfObject }),
      }
    },
  }
}

interface Generations<Value = unknown> {
  young: Map<string, Sized<Value>>
  old: Map<string, Sized<Value>>
}

interface Sized<Value> {
  readonly value: Value
  readonly size: number
}
