import { describe, expect, it } from 'vitest'
import { Pace } from '../src/formats/import/pace.ts'
import type { Claim } from '../src/model/claim.ts'
import { claim } from './small-graph.ts'

const payment = (to: string): Claim => claim('city', 'pays', to)
const of = (count: number, make: (index: number) => Claim) => Array.from({ length: count }, (_, index) => make(index))

describe('the batches of an import', () => {
  it('grow with what is held of a pair of which they have many claims', () => {
    const [pace, paid] = [new Pace(1_000), payment('bus')]
    const sizes = Array.from({ length: 20 }, () => {
      pace.wrote(of(pace.size, () => paid))
      return pace.size
    })
    expect(sizes.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000])
    expect(sizes.at(-1)).toBe(40_000)
  })

  it('stay as they are where few are of one pair, and go back to that', () => {
    const pace = new Pace(1_000)
    pace.wrote(of(1_000, (index) => payment(`firm${index % 50}`)))
    expect(pace.size).toBe(1_000)
    pace.wrote(of(2_000, () => payment('bus')))
    expect(pace.size).toBe(2_000)
    pace.wrote(of(2_000, (index) => payment(`firm${index}`)))
    expect(pace.size).toBe(1_000)
  })
})
