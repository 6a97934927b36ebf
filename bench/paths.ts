/*
 * Shortest paths between random nodes: Plenum through its GraphQL field, and Kùzu through Cypher, in one process and
 * one run, 25 pairs at a time in turn. Both have to find paths of the same length, or the run fails.
 */
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { median, printTimes } from './distribution.ts'
import { readGraphFile } from './graph-file.ts'
import { openKuzu } from './kuzu.ts'
import { openPlenum, slugOf, writePlenum } from './plenum.ts'
import { below, createRandom } from './random.ts'
import { shapeOf } from './shape.ts'
import { type Graph, generateSocialGraph } from './social-graph.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string', default: '200' },
    nodes: { type: 'string', default: '81306' },
    links: { type: 'string', default: '1342310' },
    seed: { type: 'string', default: '1' },
    /** Where to keep Plenum's database of the generated graph, and to find it again. */
    keep: { type: 'string' },
  },
})
const [pairs, seed] = [Number(values.pairs), Number(values.seed)]
const [graphFile] = positionals

/** So many pairs each contender is given at a time, as a server is that others do not disturb. */
const turn = 25

interface Contender {
  readonly name: string
  /** Finds a shortest path; its length, or null where none is. */
  find(from: string, to: string): Promise<number | null>
}

const plenumPaths = (limit: number) => `
  query ($from: ID!, $to: ID!) {
    paths(from: $from, to: $to, maxLength: 8, limit: ${limit}) {
      truncated
      paths { length steps { from { slug } to { slug } property { name } direction claim { id } } }
    }
  }`
const shortest = 'MATCH p = (a:Body {slug: $from})-[steps:Commands* SHORTEST 1..8]-(b:Body {slug: $to})'
const kuzuLength = `${shortest} RETURN length(steps) AS length`
const kuzuPath = `${shortest} RETURN length(steps) AS length, list_transform(nodes(p), node -> node.slug) AS slugs`

const folder = await mkdtemp(join(tmpdir(), 'plenum-bench-'))
try {
  await run()
} finally {
  await rm(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const graph = graphFile
    ? graphOfFile(graphFile)
    : generateSocialGraph(Number(values.nodes), Number(values.links), seed)
  const { medianDegree, largestDegree, distances } = shapeOf(graph)
  console.log(
    `${graph.nodes} nodes, ${graph.from.length} links; degrees: median ${medianDegree}, largest ${largestDegree}`,
  )
  const shares = distances.map((share, steps) => `${steps === 0 ? 'not at all' : steps}: ${(100 * share).toFixed(2)} %`)
  console.log(`steps from node to node: ${shares.filter((text) => !text.endsWith(' 0.00 %')).join(', ')}`)
  const file = join((!graphFile && values.keep) || folder, 'plenum.db')
  if (values.keep) await mkdir(values.keep, { recursive: true })
  if (!existsSync(file)) await timed('Plenum writes the graph', () => writePlenum(file, graph))
  const plenum = await openPlenum(file)
  await timed('Plenum reads all links into memory', () => plenum.ready())
  const unread = await openPlenum(file, { inMemory: false })
  const kuzu = await timed('Kùzu loads the graph', () => openKuzu(folder, graph))
  const ask =
    ({ ask }: Pick<typeof plenum, 'ask'>, limit: number) =>
    async (from: string, to: string) => {
      const { paths } = (await ask(plenumPaths(limit), { from, to })) as { paths: FoundPaths }
      if (paths.truncated) throw new Error(`From ${from} to ${to} Plenum gave up.`)
      return paths.paths[0]?.length ?? null
    }
  const match = (cypher: string) => async (from: string, to: string) => {
    const [row] = await kuzu.ask(cypher, { from, to })
    return row ? Number(row.length) : null
  }
  await compare(graph, [
    { name: 'Kùzu, the length alone', find: match(kuzuLength) },
    { name: 'Kùzu, with the nodes', find: match(kuzuPath) },
    { name: 'Plenum, one path with its claims', find: ask(plenum, 1) },
    { name: 'Plenum, three paths with their claims', find: ask(plenum, 3) },
    { name: 'Plenum, one path, every step from the database', find: ask(unread, 1) },
  ])
  await plenum.close()
  await unread.close()
  await kuzu.close()
}

interface FoundPaths {
  readonly truncated: boolean
  readonly paths: readonly { readonly length: number }[]
}

function graphOfFile(path: string): Graph {
  const { graph, name, passedOver } = readGraphFile(path)
  console.log(`${path}: "${name}"; ${passedOver} edges to the node itself or told of twice are passed over`)
  return graph
}

async function compare({ nodes }: Graph, contenders: readonly Contender[]): Promise<void> {
  const random = createRandom(seed + 1)
  const times = contenders.map((): number[] => [])
  const found = new Map<number | null, number>()
  for (let first = -turn; first < pairs; first += turn) {
    const ends = Array.from({ length: Math.min(turn, pairs - first) }, () => {
      const from = below(random, nodes)
      return [slugOf(from), slugOf((from + 1 + below(random, nodes - 1)) % nodes)] as const
    })
    const lengths = ends.map((): (number | null)[] => [])
    for (const [index, contender] of contenders.entries()) {
      for (const [pair, [from, to]] of ends.entries()) {
        const started = performance.now()
        const length = await contender.find(from, to)
        // The first turn warms up.
        if (first >= 0) times[index]?.push(performance.now() - started)
        lengths[pair]?.push(length)
      }
    }
    lengths.forEach(([length = null, ...others], pair) => {
      if (others.some((other) => other !== length))
        throw new Error(`From ${ends[pair]?.join(' to ')} it is ${length}, ${others.join(', ')} steps.`)
      if (first >= 0) found.set(length, (found.get(length) ?? 0) + 1)
    })
  }
  report(contenders, times, found)
}

function report(
  contenders: readonly Contender[],
  times: readonly (readonly number[])[],
  found: ReadonlyMap<number | null, number>,
): void {
  const lengths = [...found].sort(([a], [b]) => (a ?? 99) - (b ?? 99))
  const counts = lengths.map(([length, count]) => `${length ?? 'not connected'}: ${count}`)
  console.log(
    `All agree on every length: ${counts.join(', ')}. Times of ${times[0]?.length} pairs, on ${cpus().length} processors:`,
  )
  printTimes(contenders.map(({ name }, index) => ({ name, times: times[index] ?? [] })))
  const [length = 0, nodes = 0, plenum = 0] = times.map(median)
  const ratio = (kuzu: number) => (kuzu / plenum).toFixed(1)
  console.log(
    `Plenum's median path comes ${ratio(length)} times as fast as Kùzu's length, ${ratio(nodes)} times as fast as Kùzu's path; aim: 5.`,
  )
}

async function timed<Result>(what: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now()
  const result = await work()
  console.log(`${what} in ${((performance.now() - started) / 1000).toFixed(1)} s`)
  return result
}
