import { entitiesNamed } from '../lists/mentions.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { countGraph, type GraphCounts } from '../store/graph.ts'
import { choose } from './choose.ts'
import { encodeId } from './id.ts'
import { keep } from './keep.ts'
import type { View } from './view.ts'

/** How much the view holds, and of which content. */
export interface GraphFigures extends GraphCounts {
  /** Of the newest change; 0 for a graph made of files. */
  readonly number: number
}

export function graphInfo(view: View): MaybePromise<GraphFigures> {
  return keep(view, 'graph', () => {
    const counted = choose<MaybePromise<GraphCounts>>(view, {
      stored: () => countGraph(view.graph.store),
      made: () => countKept(view),
    })
    return andThen(counted, (counts) => ({ ...counts, number: view.graph.number }))
  })
}

export function idOfView({ lensText }: View): string {
  return encodeId({ type: 'View', key: '', lens: lensText })
}

async function countKept(view: View): Promise<GraphCounts> {
  const { revision, sources } = view.graph
  const claims = await view.allClaims.load('all')
  const named = [...new Set(claims.flatMap(entitiesNamed))]
  return {
    revision,
    entities: named.length,
    sources: named.filter((slug) => sources.has(slug)).length,
    claims: claims.length,
    references: claims.reduce((sum, { references }) => sum + references.length, 0),
  }
}
