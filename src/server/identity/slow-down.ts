import { setTimeout as sleep } from 'node:timers/promises'
import { createBounded } from '../bounded.ts'

/** Lets those wait who come with wrong tokens, longer each time. */
export interface SlowDown {
  /** Counts a failure, and ends when it may be answered. */
  afterFailure(address: string): Promise<void>
}

export interface SlowDownOptions {
  readonly wait?: (milliseconds: number) => Promise<unknown>
  readonly now?: () => number
}

/** Each address has its own count, and whoever has not failed waits for nobody. */
export function createSlowDown({ wait = sleep, now = Date.now }: SlowDownOptions = {}): SlowDown {
  const failures = createBounded<Failures>({ limit: mostAddresses, weigh: () => 1 })
  return {
    async afterFailure(address) {
      const network = networkOf(address)
      const known = failures.get(network)
      const count = known && now() - known.last < forgotten ? known.count + 1 : 1
      failures.set(network, { count, last: now() })
      await wait(Math.min(shortest * 2 ** (count - 1), longest))
    },
  }
}

interface Failures {
  readonly count: number
  readonly last: number
}

const mostAddresses = 10_000

/** In milliseconds. */
const shortest = 50
const longest = 5_000
const forgotten = 600_000

/** Whoever has one IPv6 address has all of its network (RFC 6177). */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '')
  if (!plain.includes(':')) return plain
  const [before = '', after] = plain.split('::')
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : 8 - head.length - tail.length
  const groups = [...head, ...Array<string>(Math.max(0, zeros)).fill('0'), ...tail]
  return groups.slice(0, 4).join(':')
}
