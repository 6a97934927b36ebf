import type { Parameters } from '../../app/address.tsx'
import type { Direction } from '../../generated/graph.ts'

/** A property of an entity that was opened: so many pages of its neighbours are asked for. */
export interface Opening {
  readonly slug: string
  readonly property: string
  /** The qualifier in which one of the two stands; null where they are subject and value. */
  readonly qualifier: string | null
  readonly direction: Direction
  readonly pages: number
}

/** Where a pinned entity stands on the drawing. */
export interface Place {
  readonly x: number
  readonly y: number
}

/** What is looked at: an entity, or a link from one to another. */
export type Choice =
  | { readonly slug: string }
  | { readonly from: string; readonly property: string; readonly qualifier: string | null; readonly to: string }

export type Layout = 'web' | 'chain'

/** All that makes one view of the graph. The address holds it, and nothing else does. */
export interface GraphView {
  readonly roots: readonly string[]
  readonly openings: readonly Opening[]
  readonly removed: readonly string[]
  readonly pins: ReadonlyMap<string, Place>
  readonly layout: Layout
  readonly asTables: boolean
  readonly choice?: Choice
}

/** Reads a view out of an address. What makes no sense there is left out. */
export function parseGraphView(parameters: URLSearchParams): GraphView {
  const choice = parseChoice(parameters.get('on') ?? '')
  return {
    roots: slugsOf(parameters, 'root'),
    openings: firstOfEach(parameters.getAll('open').flatMap(parseOpening), openingKey),
    removed: slugsOf(parameters, 'without'),
    pins: new Map(parameters.getAll('pin').flatMap(parsePin)),
    layout: parameters.get('layout') === 'chain' ? 'chain' : 'web',
    asTables: parameters.get('as') === 'tables',
    ...(choice ? { choice } : {}),
  }
}

/** What an address says of a view. */
export function encodeGraphView(view: GraphView): Parameters {
  const { roots, openings, removed, pins, layout, asTables, choice } = view
  return {
    root: roots,
    open: openings.map((opening) => `${openingKey(opening)}${opening.pages > 1 ? `.${opening.pages}` : ''}`),
    without: removed,
    pin: [...pins].map(([slug, { x, y }]) => `${slug}.${Math.round(x)}.${Math.round(y)}`),
    layout: layout === 'chain' ? layout : undefined,
    as: asTables ? 'tables' : undefined,
    on: choice ? choiceKey(choice) : undefined,
  }
}

/** Names an opening among those of a view: "wpk-congress-8.participant.out", or "….participant-onBehalfOf.out". */
export function openingKey({ slug, direction, ...way }: Omit<Opening, 'pages'>): string {
  return `${slug}.${wayKey(way)}.${direction.toLowerCase()}`
}

function wayKey({ property, qualifier }: Pick<Opening, 'property' | 'qualifier'>): string {
  return qualifier === null ? property : `${property}-${qualifier}`
}

/** Names what is chosen, as the address does. */
export function choiceKey(choice: Choice): string {
  return 'slug' in choice ? choice.slug : linkKey(choice)
}

export function linkKey({ from, to, ...way }: Extract<Choice, { from: string }>): string {
  return `${from}.${wayKey(way)}.${to}`
}

function parseOpening(text: string): Opening[] {
  const [, slug, property, qualifier = null, direction, pages] =
    /^([a-z\d-]+)\.(\w+)(?:-(\w+))?\.(in|out)(?:\.([1-8]))?$/.exec(text) ?? []
  if (!slug || !property || !direction) return []
  return [{ slug, property, qualifier, direction: direction === 'in' ? 'IN' : 'OUT', pages: Number(pages ?? 1) }]
}

function parsePin(text: string): [string, Place][] {
  const [, slug, x, y] = /^([a-z\d-]+)\.(-?\d{1,5})\.(-?\d{1,5})$/.exec(text) ?? []
  return slug ? [[slug, { x: Number(x), y: Number(y) }]] : []
}

/** Reads what is chosen out of its key. */
export function parseChoice(text: string): Choice | undefined {
  const [, from, property, qualifier = null, to] = /^([a-z\d-]+)(?:\.(\w+)(?:-(\w+))?\.([a-z\d-]+))?$/.exec(text) ?? []
  if (!from) return undefined
  return property && to ? { from, property, qualifier, to } : { slug: from }
}

function slugsOf(parameters: URLSearchParams, name: string): string[] {
  return [...new Set(parameters.getAll(name).filter((slug) => /^[a-z\d-]+$/.test(slug)))]
}

function firstOfEach<Item>(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed()
}
