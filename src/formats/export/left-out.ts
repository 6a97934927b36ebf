/** What is left out: an entity; a claim about one that is written or not; or a detail of an entity or a claim that is written. */
export type LeftOutSort = 'entity' | 'claim' | 'detail'

/**
 * What a format cannot hold, counted by reason, so that nothing is left out unsaid: of each sort, what is held is what is
 * written and what is counted here. The details of what is not written are not counted by themselves.
 */
export interface LeftOut {
  add(sort: LeftOutSort, reason: string, count?: number): void
  /** Most first, then by reason. */
  counts(): { readonly sort: LeftOutSort; readonly reason: string; readonly count: number }[]
}

export function createLeftOut(): LeftOut {
  const counts = new Map<string, { readonly sort: LeftOutSort; readonly reason: string; readonly count: number }>()
  return {
    add(sort, reason, count = 1) {
      if (count === 0) return
      const key = `${sort} ${reason}`
      counts.set(key, { sort, reason, count: (counts.get(key)?.count ?? 0) + count })
    },
    counts: () => [...counts.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  }
}
