import type { ElementDefinition } from 'cytoscape'
import type { GraphNodeFragment } from '../../generated/graph.ts'
import { dateInWords } from '../../parts/edtf-words.ts'
import { isExpected } from '../../parts/told.tsx'
import { withQualifier } from '../../parts/words.ts'
import { type Gathered, keyOfLink, type Link } from './gather.ts'
import type { GraphView } from './graph-view.ts'
import { dateOf } from './node-date.ts'

/** What is drawn: an element for each entity and for each link, with all that its looks depend on. */
export function elementsOf({ nodes, links }: Gathered, view: GraphView): ElementDefinition[] {
  const degrees = degreesOf(links)
  const edges = links.map((link, index) => edgeOf(link, degrees, view.layout === 'chain' ? archOf(links, index) : ''))
  return [...nodes.map((node) => nodeOf(node, view)), ...edges]
}

function nodeOf(node: GraphNodeFragment, { roots, pins, layout }: GraphView): ElementDefinition {
  const { slug, name, kind } = node
  const date = layout === 'chain' ? dateOf(node) : undefined
  const label = date ? `${shortened(name)}\n${dateInWords(date.edtf)}` : shortened(name)
  const classes = [roots.includes(slug) ? 'root' : '', pins.has(slug) ? 'pinned' : '']
  return { group: 'nodes', data: { id: slug, label, kind }, classes: classes.filter(Boolean) }
}

function edgeOf(link: Link, degrees: ReadonlyMap<string, number>, arch: string): ElementDefinition {
  const { from, to, property, qualifier, claims } = link
  const classes = [isDisputed(link) ? 'disputed' : '', isExpected(claims) ? 'expected' : '', arch]
  return {
    group: 'edges',
    data: {
      id: keyOfLink(link),
      source: from.slug,
      target: to.slug,
      label: withQualifier(property.label, qualifier),
      at: labelEnd(link, degrees),
    },
    classes: classes.filter(Boolean),
  }
}

/** How far a link arches out: a further one between the same two goes above the first. */
function archOf(links: readonly Link[], index: number): 'arch' | 'higher-arch' {
  const link = links[index]
  const isFurther = links
    .slice(0, index)
    .some(({ from, to }) => from.slug === link?.from.slug && to.slug === link.to.slug)
  return isFurther ? 'higher-arch' : 'arch'
}

/** Where the label of a link stands: in its middle, or away from an end that has many. */
function labelEnd({ from, to }: Link, degrees: ReadonlyMap<string, number>): 'middle' | 'source' | 'target' {
  const [source, target] = [degrees.get(from.slug) ?? 0, degrees.get(to.slug) ?? 0]
  if (Math.max(source, target) < crowd) return 'middle'
  return source < target ? 'source' : 'target'
}

const crowd = 9

function degreesOf(links: readonly Link[]): Map<string, number> {
  const degrees = new Map<string, number>()
  for (const { from, to } of links) for (const { slug } of [from, to]) degrees.set(slug, (degrees.get(slug) ?? 0) + 1)
  return degrees
}

export function isDisputed({ claims }: Link): boolean {
  return claims.some(({ status }) => status === 'DISPUTED')
}

/** A name that is too long for a drawing; the panel beside it has all of it. */
function shortened(name: string): string {
  return name.length <= 60 ? name : `${name.slice(0, 58).replace(/\s+\S*$/, '')} …`
}
