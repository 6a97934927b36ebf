import type { Graph } from '../src/graph/graph.ts'
import { decodeId } from '../src/graph/id.ts'
import { decodeLens } from '../src/graph/lens.ts'
import { viewOf } from '../src/graph/views.ts'
import { mergeClaims } from '../src/model/claim.ts'
import { type Told, through } from './lens-arbitrary.ts'
import { askGraph } from './small-graph.ts'

/** The graph that holds only what the lens keeps, judged with every claim at hand. */
export async function keptBy(graph: Graph, told: Told, text: string): Promise<Told> {
  const { id } = (await askGraph(graph, through([text], 'id'))).lens
  return {
    ...told,
    claims: await viewOf(graph)
      .through(decodeLens(decodeId(id).lens))
      .keep(mergeClaims(told.claims)),
  }
}
