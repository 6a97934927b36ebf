/** What is kept by name up to some weight in all: what was asked for the longest ago makes room. */
export interface Bounded<Item> {
  get(name: string): Item | undefined
  set(name: string, item: Item): void
  delete(name: string): void
}

export interface BoundedOptions<Item> {
  readonly limit: number
  readonly weigh: (item: Item, name: string) => number
}

export function createBounded<Item>({ limit, weigh }: BoundedOptions<Item>): Bounded<Item> {
  const items = new Map<string, Item>()
  let weight = 0
  const remove = (name: string) => {
    const item = items.get(name)
    if (item !== undefined && items.delete(name)) weight -= weigh(item, name)
  }
  return {
    get(name) {
      const item = items.get(name)
      if (item === undefined) return undefined
      // A map gives its keys in the order in which they were set.
      items.delete(name)
      items.set(name, item)
      return item
    },
    set(name, item) {
      const added = weigh(item, name)
      if (added > limit) return
      remove(name)
      items.set(name, item)
      weight += added
      for (const oldest of items.keys()) {
        if (weight <= limit) return
        remove(oldest)
      }
    },
    delete: remove,
  }
}
