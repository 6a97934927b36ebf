import { type Slot, slotNames } from '../model/disagreement.ts'
import { properties } from '../model/properties.ts'
import type { Graph } from './graph.ts'
import type { Lens } from './lens.ts'

/*
 * Whatever names what was merged into another leads on to that. Under a moment of the record these are the merges that
 * had been made by then.
 */

/** The slug of what bears the slug, or of what that was merged into. */
export function leadOn({ redirects }: Graph, slug: string): string {
  return redirects.entities.get(slug) ?? slug
}

/** The id that a claim has now. */
export function leadOnClaim({ redirects }: Graph, id: string): string {
  return redirects.claims.get(id) ?? id
}

/** Where the claims compete now that competed at a place. */
export function leadOnSlot(graph: Graph, slot: Slot): Slot {
  if (graph.redirects.entities.size === 0) return slot
  const { subject, property, per } = slot
  const { qualifiers = {} } = properties[property]
  const names = slotNames(slot)
  const values = (JSON.parse(per) as (string | null)[]).map((value, index) => {
    const name = names[index] ?? ''
    const isSlug = name === property || qualifiers[name]?.kinds !== undefined
    return value !== null && isSlug ? leadOn(graph, value) : value
  })
  return { property, subject: leadOn(graph, subject), per: JSON.stringify(values) }
}

/** The lens by the sources that there are now. */
export function leadOnLens(graph: Graph, lens: Lens): Lens {
  const { toldBy } = lens
  if (!toldBy || graph.redirects.entities.size === 0) return lens
  return { ...lens, toldBy: new Set([...toldBy].map((slug) => leadOn(graph, slug))) }
}
