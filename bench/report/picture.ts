import { figure } from './figure.ts'
import type { PeerResult, PeersPart } from './results.ts'

interface Panel {
  readonly title: string
  readonly value: (peer: PeerResult) => number
}

const [width, left, right, rowHeight, panelHeight] = [760, 165, 90, 26, 160]

/** Bars for what matters most, as SVG; readable on light and dark pages. */
export function drawPeers({ peers, claims }: PeersPart): string {
  const panels: Panel[] = [
    { title: 'requests a second, cold: every body alike, no answer kept', value: ({ cold }) => cold.perSecond },
    { title: 'requests a second, hot: a few bodies again and again', value: ({ hot }) => hot.perSecond },
    { title: 'bytes a claim in the database', value: ({ filling }) => filling.bytes / claims },
  ]
  const height = panels.length * panelHeight + 10
  const description = panels.map(({ title, value }) => {
    return `${title}: ${peers.map((peer) => `${peer.name} ${figure(value(peer))}`).join(', ')}.`
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description" font-family="system-ui, sans-serif" font-size="14">
  <title id="title">Plenum beside its peers</title>
  <desc id="description">${escaped(description.join(' '))}</desc>
  <style>
    .page { fill: #fff }
    text { fill: #1d2330 }
    .head { font-weight: 600 }
    .bar { fill: #a3abb8 }
    .plenum { fill: #2f5fb3 }
    @media (prefers-color-scheme: dark) {
      .page { fill: #14181f }
      text { fill: #e8ebf0 }
      .bar { fill: #6b7484 }
      .plenum { fill: #7da7f0 }
    }
  </style>
  <rect class="page" width="${width}" height="${height}"/>
${panels.map((panel, index) => drawPanel(panel, peers, index * panelHeight + 30)).join('\n')}
</svg>
`
}

function drawPanel({ title, value }: Panel, peers: readonly PeerResult[], top: number): string {
  const most = Math.max(...peers.map(value))
  const bars = peers.map((peer, index) => {
    const y = top + 12 + index * rowHeight
    const length = Math.max(1, (value(peer) / most) * (width - left - right))
    const sort = peer.name.startsWith('Plenum') ? 'bar plenum' : 'bar'
    return `  <text x="${left - 10}" y="${y + 15}" text-anchor="end">${escaped(peer.name)}</text>
  <rect class="${sort}" x="${left}" y="${y}" width="${length.toFixed(1)}" height="20"/>
  <text x="${(left + length + 8).toFixed(1)}" y="${y + 15}">${figure(value(peer))}</text>`
  })
  return [`  <text class="head" x="20" y="${top}">${escaped(title)}</text>`, ...bars].join('\n')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
