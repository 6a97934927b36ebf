import { compareAnswers, type ServedPeer } from './answers.ts'
import { measureFirstPages } from './first-page.ts'
import { createLegislature } from './legislature.ts'
import { startLoader } from './load.ts'
import type { Filling, Peer } from './peers/peer.ts'
import { writePopolo } from './popolo-file.ts'
import type { Measured, PeerResult, PeersPart } from './report/results.ts'
import { type Rounds, runRounds } from './rounds.ts'
import { importSecondFile } from './second-file.ts'
import type { Stage, StagedPeer } from './stage.ts'

export interface Measurement extends Rounds {
  /** 1 for 140,501 claims. */
  readonly scale: number
  /** Told what comes next. */
  readonly onStep: (step: string) => void
}

/** Fills all peers with the same data, compares their answers, loads them in turn; then what Plenum alone is asked. */
export async function measurePeers(
  stage: Stage,
  { scale, onStep, ...rounds }: Measurement,
): Promise<Omit<PeersPart, keyof Measured>> {
  const legislature = createLegislature(scale)
  const file = stage.file('legislature.json')
  const fileBytes = writePopolo(file, legislature)
  const staged = await stage.createPeers()
  const fillings = new Map<Peer, Filling>()
  for (const { peer } of staged) {
    onStep(`${peer.name}: filling`)
    fillings.set(peer, await peer.fill(legislature, file))
  }
  const served: ServedPeer[] = []
  for (const { peer } of staged) served.push({ peer, server: await stage.serve(peer) })
  onStep('comparing all answers')
  const requests = await compareAnswers(served, legislature.bodies)
  onStep(`${rounds.rounds} rounds, after one to warm up`)
  const loader = startLoader()
  const throughputs = await runRounds(loader, served, requests, rounds).finally(loader.stop)
  await stage.stopServers()
  const peers: PeerResult[] = []
  for (const { peer, plenum } of staged) {
    const [filling, throughput] = [fillings.get(peer), throughputs.get(peer)]
    const all = requests.get(peer) ?? []
    if (!filling || !throughput) throw new Error(`Nothing was measured of ${peer.name}.`)
    const answerBytes = all.reduce((sum, { bytes }) => sum + bytes, 0) / all.length
    if (plenum) onStep(`${peer.name}: first pages under a lens, a second file`)
    peers.push({ name: peer.name, filling, answerBytes, ...throughput, ...(plenum && (await ofPlenum(stage, plenum))) })
  }
  return { claims: claimsOf(fillings), fileBytes, ...rounds, peers }
}

async function ofPlenum(
  stage: Stage,
  { db, kind }: NonNullable<StagedPeer['plenum']>,
): Promise<Pick<PeerResult, 'firstPages' | 'secondFile'>> {
  const firstPages = await measureFirstPages(db, 3)
  const file = stage.file('second.json')
  const full = await importSecondFile(file, db)
  const empty = await importSecondFile(file, await stage.newDatabase(kind))
  return { firstPages, secondFile: { full, empty } }
}

/** The claims of the data, as Plenum has counted them. */
export function claimsOf(fillings: ReadonlyMap<Peer, Filling>): number {
  return Math.max(...[...fillings.values()].map(({ claims = 0 }) => claims))
}
