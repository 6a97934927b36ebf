import type { News } from '../store/history/news.ts'

/** What all who follow are told, with what it takes to see whom it concerns. */
export interface Entry extends News {
  /** Of the entities that anybody follows: those that the change touched. */
  readonly touched: ReadonlySet<string>
}

/** The newest entries, each at a place of its own. */
export interface NewsRing {
  add(entry: Entry): void
  /** Where the next one will stand. */
  end(): number
  /** Null for one that is to come. */
  at(place: number): Entry | 'gone' | null
}

export function createNewsRing(size: number): NewsRing {
  const entries: (Entry | undefined)[] = []
  let count = 0
  return {
    add(entry) {
      entries[count % size] = entry
      count += 1
    },
    end: () => count,
    at(place) {
      if (place >= count) return null
      return (place >= count - size && entries[place % size]) || 'gone'
    },
  }
}
