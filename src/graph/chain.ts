import type { EventLink, EventRelation } from '../lists/event-links.ts'
import type { ListItem } from '../lists/list.ts'
import { knownDay } from '../lists/position.ts'
import { standing } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import { firstDay } from '../model/edtf-days.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type Connection, connect, type PageArguments } from './connection.ts'
import { hasEffects } from './effects.ts'
import { getEntity } from './entity.ts'
import { InputError } from './input-error.ts'
import { listMade } from './listing.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/** One event on the way to another, or on the way from it. */
export interface ChainEdge {
  readonly node: EntityNode
  readonly relation: EventRelation
  /** How many links lie between it and the event asked. */
  readonly depth: number
  /** The neighbouring event on the way to the one asked. */
  readonly to: EntityNode
  /** The claims that together make the link to that neighbour. */
  readonly via: readonly ClaimNode[]
}

export interface ChainArguments extends PageArguments {
  readonly relation?: readonly EventRelation[] | null | undefined
  readonly maxDepth?: number | null | undefined
}

const defaultRelations: readonly EventRelation[] = ['PREPARES', 'CONVENES']
const defaultDepth = 10
const largestDepth = 50

/**
 * The events that led to an event, or that it led to: each once, by its nearest way, oldest first.
 * @throws InputError for a depth below 1 or over 50
 */
export function connectChain(
  event: EntityNode,
  towards: 'EARLIER' | 'LATER',
  args: ChainArguments,
): Connection<ChainEdge> {
  const relations = args.relation ?? defaultRelations
  const maxDepth = args.maxDepth ?? defaultDepth
  if (maxDepth < 1 || maxDepth > largestDepth) {
    throw new InputError(`"maxDepth" must be between 1 and ${largestDepth}, got ${maxDepth}.`)
  }
  const { view, slug: root } = event
  const request = { root, towards, relations: [...new Set(relations)].sort(), maxDepth }
  const key = `chain ${JSON.stringify(request)}`
  const make = () =>
    andThen(view.chains.load(request), (links) => andThen(keptLinks(view, links), (kept) => walk(view, kept, request)))
  const connected = {
    key,
    list: () => listMade<ChainItem>(view, key, make),
    edges: (items: readonly ChainItem[]) => items.map(({ edge }) => edge),
  }
  return connect(view, connected, args)
}

interface ChainItem extends ListItem {
  readonly edge: ChainEdge
}

interface KeptLink extends EventLink {
  readonly via: readonly ClaimNode[]
}

/** The links of which the view keeps every claim; what was not adopted convenes nothing. */
function keptLinks(view: View, links: readonly EventLink[]): MaybePromise<KeptLink[]> {
  const kept = links.map((link) =>
    andThen(allOf(link.claims.map((id) => view.claims.load(id))), (claims) => {
      const via = claims.flatMap((claim) => claim ?? [])
      if (via.length < claims.length) return null
      const effects = via.flatMap(({ property, subject }) => (property === 'effect' ? [subject] : []))
      return andThen(allOf(effects.map((decision) => hasEffects(view, decision))), (have) =>
        have.includes(false) ? null : { ...link, via },
      )
    }),
  )
  return andThen(allOf(kept), (all) => all.flatMap((link) => link ?? []))
}

/** Breadth first from the root, so that each event is met by its nearest way; an event that was met is not met again. */
function walk(
  view: View,
  links: readonly KeptLink[],
  { root, towards, maxDepth }: WalkRequest,
): MaybePromise<ChainItem[]> {
  const [near, far] = towards === 'EARLIER' ? (['later', 'earlier'] as const) : (['earlier', 'later'] as const)
  const ordered = [...links].sort((a, b) => compareLinks(a, b))
  const met = new Map<string, { link: KeptLink; depth: number }>()
  let frontier = new Set([root])
  for (let depth = 1; depth <= maxDepth && frontier.size > 0; depth += 1) {
    const next = new Set<string>()
    for (const link of ordered) {
      if (!frontier.has(link[near]) || link[far] === root || met.has(link[far])) continue
      met.set(link[far], { link, depth })
      next.add(link[far])
    }
    frontier = next
  }
  const edges = [...met].map(([slug, { link, depth }]) => {
    const [found, neighbour, day] = [getEntity(view, slug), getEntity(view, link[near]), startOfEvent(view, slug)]
    return andThen(found, (node) =>
      andThen(neighbour, (to) =>
        andThen(day, (start) => {
          const edge = { node, relation: link.relation, depth, to, via: link.via }
          return { position: [start, foldName(node.name), slug], kind: node.kind, edge }
        }),
      ),
    )
  })
  return allOf(edges)
}

interface WalkRequest {
  readonly root: string
  readonly towards: 'EARLIER' | 'LATER'
  readonly maxDepth: number
}

/** The earliest day that any claim gives the event. */
function startOfEvent(view: View, slug: string): MaybePromise<number> {
  return andThen(view.claimsAbout.load({ node: slug, property: 'startDate', direction: 'OUT' }), (claims) => {
    const days = standing(claims).flatMap(({ value }) => (value.type === 'date' ? [firstDay(value.date)] : []))
    return knownDay(Math.min(...days.filter(Number.isFinite)))
  })
}

/** Where two ways are equally near, a claimed preparation goes before a convening, then by slugs. */
const precedence: readonly EventRelation[] = ['PREPARES', 'CONVENES', 'FOLLOWS', 'IMPLEMENTS']

function compareLinks(a: KeptLink, b: KeptLink): number {
  const key = (link: KeptLink) => `${precedence.indexOf(link.relation)} ${link.earlier} ${link.later} ${link.claims}`
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0
}
