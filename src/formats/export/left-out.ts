import type { EntityKind } from '../../model/kind.ts'

/** What a format cannot hold, counted by reason, so that nothing is left out unsaid. */
export interface LeftOut {
  add(reason: string, count?: number): void
  /** Most first, then by reason. */
  counts(): { readonly reason: string; readonly count: number }[]
}

export function createLeftOut(): LeftOut {
  const counts = new Map<string, number>()
  return {
    add: (reason, count = 1) => void counts.set(reason, (counts.get(reason) ?? 0) + count),
    counts: () =>
      [...counts]
        .map(([reason, count]) => ({ reason, count }))
        .sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1)),
  }
}

/** The kind as a reason names it: "a PERSON", "an ORGANIZATION". */
export function withArticle(kind: EntityKind): string {
  return `${/^[AO]/.test(kind) ? 'an' : 'a'} ${kind}`
}
