import { compareAnswers, type ServedPeer } from './answers.ts'
import { createLegislature } from './legislature.ts'
import { startLoader } from './load.ts'
import type { Measurement } from './measure-peers.ts'
import { createPlenum } from './peers/plenum.ts'
import { writePopolo } from './popolo-file.ts'
import type { GrownSize, MemoryPart } from './report/results.ts'
import { askedAs } from './rounds.ts'
import type { Stage } from './stage.ts'

type Growth = Pick<Measurement, 'scale' | 'seconds' | 'onStep'>

/** The same at a tenth and at ten times the size: the nested query, one at a time, each body equally likely. */
export async function measureGrowth(stage: Stage, { scale, seconds, onStep }: Growth): Promise<GrownSize[]> {
  const sizes: GrownSize[] = []
  for (const factor of [0.1, 1, 10]) {
    const legislature = createLegislature(scale * factor)
    const file = stage.file('legislature.json')
    writePopolo(file, legislature)
    const [peers, served, fillings] = [[] as GrownSize['peers'][number][], [] as ServedPeer[], new Map()]
    for (const { peer } of await stage.createPeers()) {
      onStep(`${peer.name}: filling at ${factor} times the size`)
      fillings.set(peer, await peer.fill(legislature, file))
      served.push({ peer, server: await stage.serve(peer) })
    }
    const requests = await compareAnswers(served, legislature.bodies)
    const loader = startLoader()
    try {
      for (const { peer, server } of served) {
        const load = { url: server.url, connections: 1, seconds, ...askedAs('cold', requests.get(peer) ?? []) }
        await loader.run({ ...load, seed: 1 })
        const { p50 } = await loader.run({ ...load, seed: 2 })
        peers.push({ name: peer.name, filling: fillings.get(peer), median: p50 })
      }
    } finally {
      loader.stop()
    }
    await stage.stopServers()
    sizes.push({ claims: peers[0]?.filling.claims ?? 0, peers })
  }
  return sizes
}

/** The most memory that an import takes, of data and of ten times as much. */
export async function measureMemory(
  stage: Stage,
  { scale, onStep }: Omit<Growth, 'seconds'>,
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
