import type { Place } from './graph-view.ts'

/** What is put into its place: a day sorts it, where it has one. */
interface Placed {
  readonly slug: string
  readonly day?: string
}

const width = 150
const height = 108
/** How much wider than high a drawing is best. */
const shape = 1.3

/**
 * From left to right by date. So that all of it can be read at once, what follows each other goes down some steps and
 * begins again at the top. What has no date stands below, in the order of the first that it is linked with.
 */
export function chainLayout(
  nodes: readonly Placed[],
  links: readonly (readonly [from: string, to: string])[],
): Map<string, Place> {
  const dated = nodes.filter(({ day }) => day !== undefined).sort(byDay)
  const columns = Math.max(1, Math.ceil(Math.sqrt((nodes.length * shape * height) / width)))
  const lanes = Math.max(1, Math.ceil(dated.length / columns))
  const step = Math.min(width, Math.max(width / lanes, (columns * width) / Math.max(1, dated.length)))
  const order = new Map(dated.map(({ slug }, index) => [slug, index]))
  const places = new Map(dated.map(({ slug }, index) => [slug, { x: index * step, y: (index % lanes) * height }]))

  const first = firstLinked(links, order)
  const undated = nodes.filter(({ slug }) => !order.has(slug))
  const inOrder = undated.sort((a, b) => (first.get(a.slug) ?? dated.length) - (first.get(b.slug) ?? dated.length))
  const rows = Math.ceil(undated.length / columns)
  const top = dated.length > 0 ? (lanes + 0.4) * height : 0
  for (const [index, { slug }] of inOrder.entries())
    places.set(slug, { x: Math.floor(index / rows) * width, y: top + (index % rows) * height })
  return places
}

function byDay(a: Placed, b: Placed): number {
  const [one, other] = [a.day ?? '', b.day ?? '']
  return one < other ? -1 : one > other ? 1 : a.slug < b.slug ? -1 : 1
}

/** For each entity the first of those in order that it is linked with. */
function firstLinked(
  links: readonly (readonly [from: string, to: string])[],
  order: ReadonlyMap<string, number>,
): Map<string, number> {
  const first = new Map<string, number>()
  for (const [from, to] of links)
    for (const [one, other] of [
      [from, to],
      [to, from],
    ] as const) {
      const at = order.get(other)
      if (at !== undefined && at < (first.get(one) ?? Number.POSITIVE_INFINITY)) first.set(one, at)
    }
  return first
}
