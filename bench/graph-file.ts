import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import type { Graph } from './social-graph.ts'

export interface GraphFile {
  readonly graph: Graph
  readonly name: string
  /** How many lines tell of an edge from a node to itself, or of one that an earlier line has told of. */
  readonly passedOver: number
}

/**
 * Reads a graph from text, packed by gzip or not: `nodes,edges,u|d,name` in the first line, then `from,to` a line,
 * numbered from 1. Paths go along an edge either way, so its direction makes no other edge of it.
 */
export function readGraphFile(path: string): GraphFile {
  const content = readFileSync(path)
  const text = (content[0] === 0x1f && content[1] === 0x8b ? gunzipSync(content) : content).toString('utf8')
  const [head = '', ...lines] = text.split(/\r?\n/)
  const [nodeCount = '', , , name = ''] = head.split(',')
  const nodes = Number(nodeCount)
  if (!Number.isSafeInteger(nodes) || nodes < 1)
    throw new Error(`${path}: the first line must be "nodes,edges,u|d,name", got "${head.slice(0, 80)}".`)
  const edges = lines
    .filter((line) => line !== '')
    .map((line, index) => edgeOf(line, { nodes, where: `${path}:${index + 2}` }))
  const known = new Map(
    edges.filter(([a, b]) => a !== b).map(([a, b]) => [Math.min(a, b) * nodes + Math.max(a, b), [a, b] as const]),
  )
  const kept = [...known.values()]
  return {
    graph: { nodes, from: Int32Array.from(kept, ([a]) => a), to: Int32Array.from(kept, ([, b]) => b) },
    name,
    passedOver: edges.length - kept.length,
  }
}

function edgeOf(line: string, { nodes, where }: { readonly nodes: number; readonly where: string }): [number, number] {
  const [from = Number.NaN, to = Number.NaN] = line.split(',').map((end) => Number(end) - 1)
  if ([from, to].every((end) => Number.isSafeInteger(end) && end >= 0 && end < nodes)) return [from, to]
  throw new Error(`${where}: an edge is "from,to", each from 1 to ${nodes}, got "${line.slice(0, 80)}".`)
}
