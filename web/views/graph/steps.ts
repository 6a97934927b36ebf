import { type GraphView, type Opening, openingKey, type Place } from './graph-view.ts'

/** Shows an entity besides what is there, whether it was there, was removed or is new. */
export function withRoot(view: GraphView, slug: string): GraphView {
  const removed = view.removed.filter((one) => one !== slug)
  return { ...view, roots: [...new Set([...view.roots, slug])], removed, choice: { slug } }
}

/** Shows the first neighbours by a property, or the next ones. */
export function withNextPage(view: GraphView, way: Omit<Opening, 'pages'>): GraphView {
  const opening: Opening = { ...way, pages: 1 }
  const known = view.openings.find((one) => openingKey(one) === openingKey(opening))
  if (!known) return { ...view, openings: [...view.openings, opening] }
  const openings = view.openings.map((one) => (one === known ? { ...one, pages: one.pages + 1 } : one))
  return { ...view, openings }
}

/** Takes away what a property has brought, where nothing else has brought it too. */
export function withoutOpening(view: GraphView, opening: Omit<Opening, 'pages'>): GraphView {
  return { ...view, openings: view.openings.filter((one) => openingKey(one) !== openingKey(opening)) }
}

/** Hides an entity. What it has brought stays. */
export function withoutEntity(view: GraphView, slug: string): GraphView {
  const { choice, ...rest } = view
  const pins = new Map([...view.pins].filter(([pinned]) => pinned !== slug))
  const isGone = choice && ('slug' in choice ? choice.slug === slug : choice.from === slug || choice.to === slug)
  const removed = [...new Set([...view.removed, slug])]
  return { ...rest, ...(choice && !isGone ? { choice } : {}), pins, removed }
}

/** Brings an entity back that was removed. */
export function withEntity(view: GraphView, slug: string): GraphView {
  return { ...view, removed: view.removed.filter((one) => one !== slug), choice: { slug } }
}

/** Holds an entity in its place, or lets it go where there is none. */
export function withPin(view: GraphView, slug: string, place: Place | undefined): GraphView {
  const others = [...view.pins].filter(([pinned]) => pinned !== slug)
  return { ...view, pins: new Map([...others, ...(place ? [[slug, place] as const] : [])]) }
}
