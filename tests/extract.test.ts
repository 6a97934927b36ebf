import { describe, expect, it } from 'vitest'
import { partsOf } from '../src/store/extract.ts'

/** The parts of a page of entities, of each of which so many claims tell. */
function sizes(...counts: readonly number[]): number[][] {
  const page = counts.map((_, number) => ({ number }))
  const told = new Map(counts.flatMap((count, number) => (count > 0 ? [[number, count] as const] : [])))
  return [...partsOf(page, told)].map((part) => part.map(({ number }) => counts[number] ?? 0))
}

describe('a page of entities that is read', () => {
  it('is one part where not much is said of them', () => {
    expect(sizes(5, 0, 7, 19_988)).toEqual([[5, 0, 7, 19_988]])
  })

  it('is read in parts of no more than 20,000 claims, or of one entity, each entity once and in order', () => {
    expect(sizes(19_000, 1_000, 1, 50_000, 0, 12_000, 12_000)).toEqual([
      [19_000, 1_000],
      [1],
      [50_000],
      [0, 12_000],
      [12_000],
    ])
    expect(sizes(50_000, 3)).toEqual([[50_000], [3]])
    expect(sizes()).toEqual([])
  })
})
