/** Pairs of those who share something, by how much it is: the heaviest first, then by who stands first, and second. */
export interface Pairs {
  readonly length: number
  at(index: number): Pair
  /** What both of two share, in order. */
  sharedBy(a: number, b: number): number[]
}

/** Two by their numbers; `a` is less than `b`. */
export interface Pair {
  readonly a: number
  readonly b: number
  readonly weight: number
}

/**
 * Counts for each pair how many things it shares. `things` are the numbers, from 0 to below `size`, of those who share
 * each. A pair takes eight bytes, and only where it shares so many things: it is counted twice, once to know for how many
 * there must be room.
 */
export function countPairs(things: readonly (readonly number[])[], size: number, minWeight: number): Pairs {
  const sharers = packed(things.map((each) => Uint32Array.from(each).sort()))
  const shared = inverted(sharers, size)
  const counts = new Uint32Array(size)
  const met = new Uint32Array(size)
  /** Counts what one shares with each that comes after it, lends who these are, and forgets it. */
  function eachBeside(a: number, use: (met: Uint32Array) => void): void {
    let found = 0
    for (let place = shared.start(a); place < shared.start(a + 1); place += 1) {
      const thing = shared.items[place] as number
      for (let at = sharers.start(thing + 1) - 1; ; at -= 1) {
        const b = sharers.items[at] as number
        if (b <= a) break
        if (counts[b] === 0) met[found++] = b
        counts[b] = (counts[b] as number) + 1
      }
    }
    const those = met.subarray(0, found)
    use(those)
    for (const b of those) counts[b] = 0
  }
  const ofWeight = new Map<number, number>()
  for (let a = 0; a < size; a += 1) {
    eachBeside(a, (those) => {
      for (const b of those) {
        const weight = counts[b] as number
        if (weight >= minWeight) ofWeight.set(weight, (ofWeight.get(weight) ?? 0) + 1)
      }
    })
  }
  const levels = levelsOf(ofWeight)
  const length = levels.at(-1)?.end ?? 0
  const [first, second] = [new Uint32Array(length), new Uint32Array(length)]
  const next = new Map(levels.map(({ weight, start }) => [weight, start]))
  for (let a = 0; a < size; a += 1) {
    eachBeside(a, (those) => {
      for (const b of those.sort()) {
        const weight = counts[b] as number
        const place = next.get(weight)
        if (place === undefined) continue
        first[place] = a
        second[place] = b
        next.set(weight, place + 1)
      }
    })
  }
  return {
    length,
    at(index) {
      const level = levels.find(({ end }) => index < end)
      return { a: first[index] as number, b: second[index] as number, weight: level?.weight ?? 0 }
    },
    sharedBy(a, b) {
      const others = new Set(shared.of(b))
      return [...shared.of(a)].filter((thing) => others.has(thing))
    },
  }
}

/** Where the pairs of a weight stand. */
interface Level {
  readonly weight: number
  readonly start: number
  readonly end: number
}

function levelsOf(ofWeight: ReadonlyMap<number, number>): Level[] {
  let end = 0
  return [...ofWeight]
    .sort(([a], [b]) => b - a)
    .map(([weight, count]) => {
      const start = end
      end += count
      return { weight, start, end }
    })
}

/** Lists of numbers, one behind the other. */
interface Packed {
  readonly items: Uint32Array
  /** Where a list begins, and the one before it ends. */
  start(list: number): number
  of(list: number): Uint32Array
}

function packed(lists: readonly Uint32Array[]): Packed {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, index) => {
    starts[index + 1] = (starts[index] as number) + list.length
  })
  const items = new Uint32Array(starts[lists.length] as number)
  lists.forEach((list, index) => void items.set(list, starts[index]))
  return packedAt(items, starts)
}

/** For each item the lists in which it is, in order. */
function inverted(lists: Packed, size: number): Packed {
  const starts = new Uint32Array(size + 1)
  for (const item of lists.items) starts[item + 1] = (starts[item + 1] as number) + 1
  for (let item = 0; item < size; item += 1) starts[item + 1] = (starts[item + 1] as number) + (starts[item] as number)
  const items = new Uint32Array(lists.items.length)
  const next = starts.slice()
  for (let list = 0, place = 0; place < items.length; place += 1) {
    while (place >= lists.start(list + 1)) list += 1
    const item = lists.items[place] as number
    const at = next[item] as number
    items[at] = list
    next[item] = at + 1
  }
  return packedAt(items, starts)
}

function packedAt(items: Uint32Array, starts: Uint32Array): Packed {
  const start = (list: number) => starts[list] as number
  return { items, start, of: (list) => items.subarray(start(list), start(list + 1)) }
}
