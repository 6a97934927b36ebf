import type { ServedPeer } from './answers.ts'
import { median } from './distribution.ts'
import type { Borne, Load, Loader } from './load.ts'
import type { Peer } from './peers/peer.ts'

/** What a peer bore, the median of all rounds; times in milliseconds. */
export interface Throughput {
  readonly perSecond: number
  /** What the process that answers took, a request. PostgreSQL's own processes are not in it. */
  readonly cpu: number
  readonly p50: number
  readonly p99: number
  readonly loaderCpu: number
}

export interface Rounds {
  readonly rounds: number
  readonly seconds: number
  readonly connections: number
}

/** Ways of asking: for all bodies alike with no answer kept, and for a few again and again. */
export type Temperature = 'cold' | 'hot'

const hotBodies = 5

/** Loads the peers in turn, round after round, so that whatever else the machine does strikes all of them alike. */
export async function runRounds(
  loader: Loader,
  peers: readonly ServedPeer[],
  requests: ReadonlyMap<Peer, Load['requests']>,
  { rounds, ...settings }: Rounds,
): Promise<Map<Peer, Record<Temperature, Throughput>>> {
  const results = new Map(peers.map(({ peer }) => [peer, { cold: [] as Throughput[], hot: [] as Throughput[] }]))
  // The first round warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const { peer, server } of peers) {
      for (const temperature of ['cold', 'hot'] as const) {
        const before = await server.usage()
        const borne = await loader.run({
          ...{ url: server.url, seed: round, ...settings },
          ...askedAs(temperature, requests.get(peer) ?? []),
        })
        const { cpu } = await server.usage()
        if (round > 0) results.get(peer)?.[temperature].push(throughputOf(borne, cpu - before.cpu))
      }
    }
  }
  return new Map([...results].map(([peer, { cold, hot }]) => [peer, { cold: mediansOf(cold), hot: mediansOf(hot) }]))
}

/** "no-store" is HTTP's word for: give no answer that was kept, and keep none. */
export function askedAs(temperature: Temperature, all: Load['requests']): Pick<Load, 'requests' | 'headers'> {
  if (temperature === 'cold') return { requests: all, headers: { 'cache-control': 'no-store' } }
  return { requests: all.slice(0, hotBodies), headers: {} }
}

function throughputOf({ requests, seconds, p50, p99, loaderCpu }: Borne, cpu: number): Throughput {
  return { perSecond: requests / seconds, cpu: cpu / requests, p50, p99, loaderCpu }
}

function mediansOf(all: readonly Throughput[]): Throughput {
  const of = (name: keyof Throughput) => median(all.map((each) => each[name]))
  return { perSecond: of('perSecond'), cpu: of('cpu'), p50: of('p50'), p99: of('p99'), loaderCpu: of('loaderCpu') }
}
