import type { Core } from 'cytoscape'
import type { Place } from './graph-view.ts'

const goldenAngle = Math.PI * (3 - Math.sqrt(5))

/**
 * Where a layout begins: what is drawn already stays, and what is new starts around the first of its neighbours that
 * has a place. The same graph always begins alike, so that it always ends alike.
 */
export function seed(cy: Core, pins: ReadonlyMap<string, Place>): Map<string, Place> {
  const places = new Map<string, Place>(pins)
  const waiting: string[] = []
  cy.nodes().forEach((node) => {
    const { x, y } = node.position()
    if (places.has(node.id())) return
    if (node.scratch('placed')) places.set(node.id(), { x, y })
    else waiting.push(node.id())
    node.scratch('placed', true)
  })
  const around = new Map<string, number>()
  for (let left = waiting; left.length > 0; ) {
    const next = left.find((slug) => neighbourWithPlace(cy, slug, places) !== undefined) ?? left[0]
    if (next === undefined) break
    const parent = neighbourWithPlace(cy, next, places)
    const middle = (parent === undefined ? undefined : places.get(parent)) ?? { x: 0, y: 0 }
    const count = around.get(parent ?? '') ?? 0
    around.set(parent ?? '', count + 1)
    const isFirst = places.size === 0
    const reach = isFirst ? 0 : 110 + 22 * Math.sqrt(count)
    const angle = count * goldenAngle
    places.set(next, { x: middle.x + reach * Math.cos(angle), y: middle.y + reach * Math.sin(angle) })
    left = left.filter((slug) => slug !== next)
  }
  return places
}

function neighbourWithPlace(cy: Core, slug: string, places: ReadonlyMap<string, Place>): string | undefined {
  const neighbours = cy.getElementById(slug).openNeighborhood().nodes()
  return neighbours.map((node) => node.id()).find((id) => places.has(id))
}
