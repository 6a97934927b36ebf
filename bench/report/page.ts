import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { count, figure } from './figure.ts'
import { growthTable, memoryTable } from './growth-table.ts'
import { peersTable } from './peers-table.ts'
import { drawPeers } from './picture.ts'
import { type Measured, type Results, readResults } from './results.ts'
import { asMarkdown } from './table.ts'

const docs = join(import.meta.dirname, '../../docs')
const files = {
  results: join(docs, 'performance.json'),
  picture: join(docs, 'performance.svg'),
  page: join(docs, 'performance.md'),
}

/** Puts results in the place of earlier ones of the same part, and writes the picture and the tables of the page anew. */
export function writePage(measured: Results): void {
  const results = { ...readResults(files.results), ...measured }
  const { peers, growth, memory } = results
  writeFileSync(files.results, `${JSON.stringify(results, rounded, 2)}\n`)
  let page = readFileSync(files.page, 'utf8')
  if (peers) {
    const { claims, fileBytes, rounds, seconds, connections } = peers
    const loaderCpu = Math.max(...peers.peers.flatMap(({ cold, hot }) => [cold.loaderCpu, hot.loaderCpu]))
    const settings = `${count(claims)} claims from ${figure(fileBytes / 1_000_000, ' MB')} of Popolo; ${rounds} rounds of ${seconds} s, ${connections} connections; the load itself took at most ${figure(loaderCpu, ' ms')} of CPU a request.`
    page = replaced(page, 'peers', `${madeBy(peers)} ${settings}\n\n${asMarkdown(peersTable(peers))}`)
    writeFileSync(files.picture, drawPeers(peers))
  }
  if (growth) page = replaced(page, 'growth', `${madeBy(growth)}\n\n${asMarkdown(growthTable(growth))}`)
  if (memory) page = replaced(page, 'memory', `${madeBy(memory)}\n\n${asMarkdown(memoryTable(memory))}`)
  writeFileSync(files.page, page)
}

function madeBy({ commit, day, machine, busy }: Measured): string {
  const others = busy < 0.5 ? '' : ` Other work went on: ${figure(busy)} processes wanted a processor when it began.`
  return `Measured on ${day} at commit ${commit}: the figures are of that commit. ${machine}.${others}`
}

/** What stands between two comments of this name is made by this program. */
function replaced(page: string, name: string, text: string): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  const [start, end] = [page.indexOf(open), page.indexOf(close)]
  if (start === -1 || end < start) {
    throw new Error(`Expected "${open}" and "${close}" in ${files.page}: put them where the table is to stand.`)
  }
  return `${page.slice(0, start + open.length)}\n${text}\n${page.slice(end)}`
}

/** Digits beyond what was measured only make differences. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(5)) : value
}
