import { type Claim, topicOf } from '../../model/claim.ts'
import { RecentMap } from './recent-map.ts'

/**
 * How many claims are said before they are written. With each batch everything is derived anew that is held of the pairs
 * that it tells of, so where many claims are of one pair batches grow with them: else time would grow with their square.
 */
export class Pace {
  readonly #usual: number
  /** How many claims were written of each topic of which a batch had many. */
  readonly #held = new RecentMap<string, number>()
  #size: number

  constructor(usual: number) {
    this.#usual = usual
    this.#size = usual
  }

  get size(): number {
    return this.#size
  }

  /** Takes note of what was written. */
  wrote(claims: readonly Claim[]): void {
    const counts = new Map<string, number>()
    for (const claim of claims) {
      const topic = topicOf(claim)
      counts.set(topic, (counts.get(topic) ?? 0) + 1)
    }
    let anew = 0
    for (const [topic, count] of counts) {
      if (count < manyOfOne) continue
      const held = (this.#held.get(topic) ?? 0) + count
      this.#held.set(topic, held)
      anew += held
    }
    this.#size = Math.min(Math.max(this.#usual, anew), this.#usual * mostTimes)
  }
}

const manyOfOne = 100

/** So many times the usual batch is the largest: it is held in memory. */
const mostTimes = 40
