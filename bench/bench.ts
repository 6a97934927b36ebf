/*
 * Plenum beside its peers, on the same data, in one run: npm run bench -- [OPTIONS]
 *
 *   --scale NUMBER     the size of the data; 1 (140,501 claims) unless told otherwise
 *   --rounds NUMBER    how often each peer is loaded; 5
 *   --seconds NUMBER   how long; 5
 *   --quick            a tenth of the data, 2 rounds of 1 second: to try it out
 *   --growth           instead: how cost grows, at a tenth, at the size and at ten times the size
 *   --memory           instead: the most memory of an import, at the size and at ten times the size
 *   --json             print the results as JSON
 *   --write            keep the results in docs/performance.json, and write the picture and the tables of the page
 *   --page             measure nothing: write the page anew from the results that are kept
 */
import { parseArgs } from 'node:util'
import { measureGrowth, measureMemory } from './growth.ts'
import { type Measurement, measurePeers } from './measure-peers.ts'
import { growthTable, memoryTable } from './report/growth-table.ts'
import { measuredNow } from './report/measured.ts'
import { writePage } from './report/page.ts'
import { peersTable } from './report/peers-table.ts'
import type { Results } from './report/results.ts'
import { asText } from './report/table.ts'
import { openStage, type Stage } from './stage.ts'

const { values } = parseArgs({
  options: {
    scale: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    quick: { type: 'boolean', default: false },
    growth: { type: 'boolean', default: false },
    memory: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    page: { type: 'boolean', default: false },
  },
})

const usual = values.quick ? { scale: 0.1, rounds: 2, seconds: 1 } : { scale: 1, rounds: 5, seconds: 5 }
const measurement: Measurement = {
  scale: numberOf('scale'),
  rounds: numberOf('rounds'),
  seconds: numberOf('seconds'),
  connections: 8,
  onStep: (step) => console.error(`${new Date().toTimeString().slice(0, 8)} ${step}`),
}

if (values.page) writePage({})
else {
  const stage = await openStage()
  const results = await measure(stage).finally(() => stage.close())
  print(results)
  if (values.write) writePage(results)
}

async function measure(stage: Stage): Promise<Results> {
  const made = measuredNow()
  if (values.growth) return { growth: { ...made, sizes: await measureGrowth(stage, measurement) } }
  if (values.memory) return { memory: { ...made, imports: await measureMemory(stage, measurement) } }
  return { peers: { ...made, ...(await measurePeers(stage, measurement)) } }
}

function print(results: Results): void {
  const { peers, growth, memory } = results
  if (values.json) console.log(JSON.stringify(results, null, 2))
  else if (peers) console.log(asText(peersTable(peers)))
  else if (growth) console.log(asText(growthTable(growth)))
  else if (memory) console.log(asText(memoryTable(memory)))
}

function numberOf(name: keyof typeof usual): number {
  const text = values[name]
  const value = text === undefined ? usual[name] : Number(text)
  if (value > 0) return value
  throw new Error(`Expected a number above 0 for --${name}, got "${text}".`)
}
