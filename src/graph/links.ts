import type { Claim } from '../model/claim.ts'
import { allKinds, type EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { findClaimsLinking } from '../store/link-claims.ts'
import { countLinks, findLinks, type LinkCondition, type LinkRow } from '../store/links.ts'
import type { Direction } from '../store/list.ts'
import { costOfRow } from './effort.ts'
import type { EntityNode } from './entity.ts'
import { countIndexedLinks } from './indexed-network.ts'
import { judgesAlone, seenThrough } from './lens.ts'
import { isWhole, type View } from './view.ts'

/** Which links are followed. */
export interface LinkFilter {
  /** Null for all. */
  readonly properties: readonly PropertyName[] | null
  /** The kinds of node that links are followed to; null for all. */
  readonly kinds: readonly EntityKind[] | null
  /** The nodes that links are followed to, whatever their kinds. */
  readonly ends: readonly EntityNode[]
}

/**
 * Reads links as one view shows them, a statement for however many nodes. The whole graph's links are stored; a lens
 * judges the claims behind them. Null comes where there are more to read than one request may.
 */
export interface LinkReader {
  read(nodes: readonly string[]): Promise<readonly LinkRow[] | null>
  /** How many links each of these nodes has, those to ends of other kinds left aside. */
  count(nodes: readonly string[]): Promise<ReadonlyMap<string, number> | null>
}

export function createLinkReader(view: View, filter: LinkFilter): LinkReader {
  return isWhole(view) ? storedLinks(view, filter) : seenLinks(view, filter)
}

/** The slugs of the nodes that a row leads to. */
export function othersOf({ others }: LinkRow): string[] {
  return others.split(' ')
}

/** So few nodes are read without counting their links first. */
const fewNodes = 20_000

function storedLinks({ store, effort, memory }: View, { properties, kinds, ends }: LinkFilter): LinkReader {
  const wanted = { properties, kinds: kinds ?? allKinds }
  const reached = { properties, kinds: [...new Set([...wanted.kinds, ...ends.map(({ kind }) => kind)])] }
  const narrow = narrowing(wanted.kinds, ends)
  const count = async (nodes: readonly string[], condition: LinkCondition) => {
    effort.reading -= nodes.length * costOfRow
    return effort.reading > 0 ? countLinks(store, nodes, condition) : null
  }
  return {
    async read(nodes) {
      const counts = nodes.length > fewNodes ? await count(nodes, reached) : []
      if (!counts || effort.reading < sum(counts.values())) return null
      const rows = await findLinks(store, nodes, reached)
      effort.reading -= sum(rows.map((row) => row.count + costOfRow))
      return rows.flatMap(narrow)
    },
    async count(nodes) {
      const index = memory.links.now()
      return index ? countIndexedLinks(index, nodes, wanted) : count(nodes, wanted)
    },
  }
}

function seenLinks(view: View, { properties, kinds, ends }: LinkFilter): LinkReader {
  const wanted = { properties, kinds: kinds ?? allKinds }
  const narrow = narrowing(wanted.kinds, ends)
  const known = new Map<string, readonly LinkRow[]>()
  const { effort } = view
  const learn = async (nodes: readonly string[]): Promise<boolean> => {
    if (nodes.length === 0) return true
    effort.reading -= nodes.length * costOfRow
    // Each link between two of the nodes stands at both of them.
    const least = sum((await countLinks(view.store, nodes, wanted)).values()) / 2
    if (effort.reading <= 0 || least > effort.claims) return false
    const request = { properties, rivals: !judgesAlone(view.lens), limit: effort.claims }
    const claims = await findClaimsLinking(view.store, nodes, request)
    // What turned out too much was read in vain, and a smaller reading may still do.
    effort.claims = claims ? effort.claims - claims.length : Math.floor(effort.claims / 2)
    if (!claims) return false
    const rows = await rowsOf(view, nodes, seenThrough(view.lens, claims, view.voices))
    for (const node of nodes) known.set(node, (rows.get(node) ?? []).flatMap(narrow))
    return true
  }
  const read = async (nodes: readonly string[]) => {
    const isComplete = await learn(nodes.filter((node) => !known.has(node)))
    return isComplete ? nodes.flatMap((node) => known.get(node) ?? []) : null
  }
  return {
    read,
    async count(nodes) {
      const rows = await read(nodes)
      if (!rows) return null
      const counts = new Map<string, number>()
      for (const row of rows) {
        if (kinds && !kinds.includes(row.kind)) continue
        counts.set(row.node, (counts.get(row.node) ?? 0) + row.count)
      }
      return counts
    },
  }
}

function sum(counts: Iterable<number>): number {
  let total = 0
  for (const count of counts) total += count
  return total
}

/** Leaves of a row what the filter lets through: all of a kind, or only the ends among them. */
function narrowing(kinds: readonly EntityKind[], ends: readonly EntityNode[]): (row: LinkRow) => LinkRow[] {
  const followed = new Set(kinds)
  const endSlugs = new Set(ends.map(({ slug }) => slug))
  return (row) => {
    if (followed.has(row.kind)) return [row]
    const others = othersOf(row).filter((slug) => endSlugs.has(slug))
    return others.length > 0 ? [{ ...row, count: others.length, others: others.join(' ') }] : []
  }
}

/** The links that claims stand for, as they would be stored, by node. */
async function rowsOf(view: View, nodes: readonly string[], claims: readonly Claim[]): Promise<Map<string, LinkRow[]>> {
  const wanted = new Set(nodes)
  const ends = claims.flatMap(({ subject, property, value }): LinkEnd[] => {
    if (value.type !== 'entity') return []
    const { slug } = value
    return [
      ...(wanted.has(subject) ? [{ node: subject, property, direction: 'OUT' as const, other: slug }] : []),
      ...(wanted.has(slug) ? [{ node: slug, property, direction: 'IN' as const, other: subject }] : []),
    ]
  })
  const kinds = await kindsOf(view, new Set(ends.map(({ other }) => other)))
  const groups = Map.groupBy(ends, (end) => `${end.node} ${end.property} ${end.direction} ${kinds.get(end.other)}`)
  const rows = [...groups.values()].flatMap((group): LinkRow[] => {
    const [first] = group
    const kind = first && kinds.get(first.other)
    if (!kind) return []
    const { node, property, direction } = first
    const others = new Set(group.map(({ other }) => other))
    return [{ node, property, direction, kind, count: others.size, others: [...others].join(' ') }]
  })
  return Map.groupBy(rows, ({ node }) => node)
}

interface LinkEnd {
  readonly node: string
  readonly property: PropertyName
  readonly direction: Direction
  readonly other: string
}

async function kindsOf(view: View, slugs: ReadonlySet<string>): Promise<ReadonlyMap<string, EntityKind>> {
  const entities = await Promise.all([...slugs].map((slug) => view.entities.load(slug)))
  return new Map(entities.flatMap((entity) => (entity ? [[entity.slug, entity.kind] as const] : [])))
}
