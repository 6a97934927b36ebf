import { createBackground } from '../background.ts'
import { type Graph, presentOf, readSources } from '../graph.ts'
import type { LinkIndex } from '../link-index.ts'
import type { Reading } from '../reading.ts'
import { overlaidReading } from './overlaid-reading.ts'
import type { Patch } from './patch.ts'

/** A graph as a patch makes it of what is read. Nothing is stored for it: its lists are made of claims, as under a lens. */
export async function patchGraph(graph: Graph, read: Reading, patch: Patch): Promise<Graph> {
  const reading = overlaidReading(read, patch)
  return {
    ...graph,
    ...(await readSources(reading)),
    reading,
    isStored: false,
    present: presentOf(graph),
    links: createBackground<LinkIndex>(async () => null),
  }
}
