import { entitiesNamed } from '../lists/mentions.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { countGraph, type GraphCounts } from '../store/graph.ts'
import { choose } from './choose.ts'
import { findEntity } from './entity.ts'
import { encodeId } from './id.ts'
import { keep } from './keep.ts'
import { leadOn } from './redirect.ts'
import type { EntityNode, View } from './view.ts'

/** How much the view holds, and of which content. */
export interface GraphFigures extends GraphCounts {
  /** Of the newest change; 0 for a graph made of files. */
  readonly number: number
  readonly view: View
}

export function graphInfo(view: View): MaybePromise<GraphFigures> {
  return keep(view, 'graph', () => {
    const counted = choose<MaybePromise<GraphCounts>>(view, {
      stored: () => countGraph(view.graph.store),
      made: () => countKept(view),
    })
    return andThen(counted, (counts) => ({ ...counts, number: view.graph.number, view }))
  })
}

/** The entities with which a reader may begin, as they are seen through the lens; without those that are not in the graph. */
export function featuredEntities({ view }: GraphFigures): MaybePromise<EntityNode[]> {
  const slugs = view.graph.description.featured.map((slug) => leadOn(view.graph, slug))
  const found = allOf([...new Set(slugs)].map((slug) => findEntity(view, slug)))
  return andThen(found, (entities) => entities.filter((entity) => entity !== null))
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
