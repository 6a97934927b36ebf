import type { Temperature } from '../rounds.ts'
import { count, figure } from './figure.ts'
import type { PeerResult, PeersPart } from './results.ts'
import type { Table } from './table.ts'

/** A column a peer, a row a measure. */
export function peersTable({ peers, claims }: PeersPart): Table {
  const row = (label: string, cell: (peer: PeerResult) => string) => [label, ...peers.map(cell)]
  const loaded = (temperature: Temperature) => {
    const ratio = (to: string) => {
      const other = peers.find(({ name }) => name === to)?.[temperature].perSecond ?? Number.NaN
      return (peer: PeerResult) => figure(peer[temperature].perSecond / other, ' ×')
    }
    return [
      row(`${temperature}: requests a second`, (peer) => figure(peer[temperature].perSecond)),
      row('… of PostGraphile', ratio('PostGraphile')),
      row('… of the handler by hand', ratio('by hand')),
      row('… CPU of the Node process a request', (peer) => figure(peer[temperature].cpu, ' ms')),
      row('… latency, median', (peer) => figure(peer[temperature].p50, ' ms')),
      row('… latency, 99 of 100', (peer) => figure(peer[temperature].p99, ' ms')),
    ]
  }
  const pages = (name: 'whole' | 'lens', time: 'first' | 'again') => (peer: PeerResult) =>
    figure(peer.firstPages?.[name][time], ' ms')
  return [
    row('', ({ name }) => name),
    ...loaded('cold'),
    ...loaded('hot'),
    row('size of an answer', ({ answerBytes }) => figure(answerBytes / 1_000, ' kB')),
    row('filled in', ({ filling }) => figure(filling.seconds, ' s')),
    row('… claims a second', ({ filling }) => figure(claims / filling.seconds)),
    row('… CPU of the Node process', ({ filling: { cpu = Number.NaN } }) => figure(cpu / 1_000, ' s')),
    row('… most memory', ({ filling }) => figure(filling.peak, ' MB')),
    row('database', ({ filling }) => figure(filling.bytes / 1_000_000, ' MB')),
    row('… a claim', ({ filling }) => figure(filling.bytes / claims, ' bytes')),
    row('first page of all persons, first time', pages('whole', 'first')),
    row('… again', pages('whole', 'again')),
    row('… under a lens, first time', pages('lens', 'first')),
    row('… under a lens, again', pages('lens', 'again')),
    row(secondFile(peers), ({ secondFile }) => figure(secondFile?.full.seconds, ' s')),
    row('… into an empty database', ({ secondFile }) => figure(secondFile?.empty.seconds, ' s')),
  ]
}

function secondFile(peers: readonly PeerResult[]): string {
  const claims = peers.flatMap(({ secondFile }) => secondFile?.full.claims ?? [])[0] ?? 0
  return `a second file of ${count(claims)} claims`
}
