import { compareAnswers, type ServedPeer } from './answers.ts'
import { median } from './distribution.ts'
import { createLegislature } from './legislature.ts'
import { type Load, startLoader } from './load.ts'
import { claimsOf, type Measurement } from './measure-peers.ts'
import type { Filling, Peer } from './peers/peer.ts'
import { createPlenum } from './peers/plenum.ts'
import { writePopolo } from './popolo-file.ts'
import type { GrownSize, MemoryPart } from './report/results.ts'
import { askedAs } from './rounds.ts'
import type { Stage } from './stage.ts'

type Growth = Omit<Measurement, 'connections'>

/** One size of the data, filled and served by all peers. */
interface StagedSize {
  readonly fillings: ReadonlyMap<Peer, Filling>
  readonly served: readonly ServedPeer[]
  readonly requests: ReadonlyMap<Peer, Load['requests']>
}

/** A tenth of the data, the data, and ten times as much: the nested query, one at a time, each body equally likely. */
export async function measureGrowth(stage: Stage, { scale, rounds, seconds, onStep }: Growth): Promise<GrownSize[]> {
  const sizes: StagedSize[] = []
  for (const factor of [0.1, 1, 10]) {
    sizes.push(await stageSize(stage, scale * factor, (step) => onStep(`${step} at ${factor} times the size`)))
  }
  onStep(`${rounds} rounds, after one to warm up`)
  const times = new Map<Peer, number[]>()
  const loader = startLoader()
  try {
    // Sizes take turns, too, so that whatever else the machine does strikes all of them alike.
    for (let seed = 0; seed <= rounds; seed += 1) {
      for (const { peer, server, requests } of sizes.flatMap(loadsOf)) {
        const { p50 } = await loader.run({
          url: server.url,
          connections: 1,
          seconds,
          seed,
          ...askedAs('cold', requests),
        })
        if (seed > 0) times.set(peer, [...(times.get(peer) ?? []), p50])
      }
    }
  } finally {
    loader.stop()
  }
  return sizes.map(({ fillings }) => ({
    claims: claimsOf(fillings),
    peers: [...fillings].map(([peer, filling]) => ({
      name: peer.name,
      filling,
      median: median(times.get(peer) ?? []),
    })),
  }))
}

async function stageSize(stage: Stage, scale: number, onStep: (step: string) => void): Promise<StagedSize> {
  const legislature = createLegislature(scale)
  const file = stage.file('legislature.json')
  writePopolo(file, legislature)
  const [fillings, served] = [new Map<Peer, Filling>(), [] as ServedPeer[]]
  for (const { peer } of await stage.createPeers()) {
    onStep(`${peer.name}: filling`)
    fillings.set(peer, await peer.fill(legislature, file))
    served.push({ peer, server: await stage.serve(peer) })
  }
  return { fillings, served, requests: await compareAnswers(served, legislature.bodies) }
}

function loadsOf({ served, requests }: StagedSize) {
  return served.map(({ peer, server }) => ({ peer, server, requests: requests.get(peer) ?? [] }))
}

/** The most memory that an import takes, of data and of ten times as much. */
export async function measureMemory(
  stage: Stage,
  { scale, onStep }: Pick<Growth, 'scale' | 'onStep'>,
): Promise<MemoryPart['imports']> {
  const imports: MemoryPart['imports'][number][] = []
  for (const factor of [1, 10]) {
    onStep(`the memory of an import at ${factor} times the size`)
    const file = stage.file('legislature.json')
    const legislature = createLegislature(scale * factor)
    writePopolo(file, legislature)
    const plenum = createPlenum('Plenum', await stage.newDatabase('sqlite'), () => 0)
    const { claims = 0, peak = Number.NaN } = await plenum.fill(legislature, file)
    imports.push({ claims, peak })
  }
  return imports
}
