import type { PropertyName } from '../../model/properties.ts'
import { properties } from '../../model/properties.ts'
import type { Extract } from '../../store/extract.ts'
import type { LeftOut } from './left-out.ts'
import { networkNodes, separator } from './network.ts'
import type { Network, NetworkEdge } from './network-form.ts'
import { writable } from './network-left-out.ts'

/** A two-mode network that is projected on one of its modes: who shares how many of what. */
export interface Projected {
  readonly property: PropertyName
  /** Whether the values are linked by the subjects they share (IN), or the subjects by the values. */
  readonly direction: 'IN' | 'OUT'
  readonly minWeight: number
  /** The slugs of those who are linked. */
  readonly linked: ReadonlySet<string>
  /** How many links there are. */
  readonly count: number
  /** All of them, the heaviest first; what both share by slug. */
  links(): Iterable<{ readonly a: string; readonly b: string; readonly shared: readonly string[] }>
}

/** How many links are written by now. */
export type OnLinks = (done: number, total: number) => void

/** The same as a network: who is linked, each as in the network of all, and an undirected edge for each link. */
export function projectedNetwork(
  extract: Extract,
  projected: Projected,
  leftOut: LeftOut,
  onLinks: OnLinks = () => {},
): Network {
  return {
    description: describe(projected),
    isWeighted: true,
    edgeAttributes: ['property', 'shared'].map((name) => ({ name, type: 'string' })),
    async *nodes() {
      for await (const page of networkNodes(extract, leftOut, projected.linked)) yield page
    },
    async *edges() {
      let done = 0
      for (const page of pagesOf(projected)) {
        yield page.map((link) => writable(toEdge(projected, link), leftOut))
        done += page.length
        onLinks(done, projected.count)
      }
    },
  }
}

/** What the file says of itself. */
export function describe({ property, direction, minWeight, count, linked }: Projected): string {
  const { label } = properties[property]
  const way = direction === 'IN' ? 'the values by the subjects they share' : 'the subjects by the values they share'
  const all = `all ${count.toLocaleString('en')} links of ${linked.size.toLocaleString('en')} entities`
  return `The relation "${label}" (${property}), projected: ${way}. The weight of an edge is how many these are, at least ${minWeight}; "shared" names them. Nothing is cut off: these are ${all}.`
}

type Link = ReturnType<Projected['links']> extends Iterable<infer Each> ? Each : never

const linksPerPage = 1_000

/** The links, so many at a time. */
export function* pagesOf(projected: Projected): Generator<readonly Link[]> {
  let page: Link[] = []
  for (const link of projected.links()) {
    page.push(link)
    if (page.length < linksPerPage) continue
    yield page
    page = []
  }
  if (page.length > 0) yield page
}

function toEdge({ property }: Projected, { a, b, shared }: Link): NetworkEdge {
  return {
    id: `${a} ${b}`,
    source: a,
    target: b,
    property,
    label: `${shared.length} shared`,
    weight: shared.length,
    span: { start: null, end: null },
    values: { property, shared: shared.join(separator) },
  }
}
