import { relationList, type Way, waysByList } from '../lists/relations.ts'
import { countTies } from '../lists/ties.ts'
import { type Claim, standing } from '../model/claim.ts'
import { allKinds, type EntityKind } from '../model/kind.ts'
import { countLinks, findLinks, type LinkCondition, type LinkRow } from '../store/links.ts'
import { type Budget, costOfRow } from './budget.ts'
import { choose } from './choose.ts'
import { countIndexedLinks } from './indexed-network.ts'
import { judgesAlone } from './lens.ts'
import type { LinkFilter } from './network.ts'
import type { EntityNode, View } from './view.ts'

/**
 * Reads links as one view shows them, a statement for however many nodes. The whole graph's links are stored; a lens
 * judges the claims behind them. Null comes where there are more to read than one request may.
 */
export interface LinkReader {
  read(nodes: readonly string[]): Promise<readonly LinkRow[] | null>
  /** How many links each of these nodes has, those to ends of other kinds left aside. */
  count(nodes: readonly string[]): Promise<ReadonlyMap<string, number> | null>
}

export function createLinkReader(view: View, filter: LinkFilter, budget: Budget): LinkReader {
  return choose(view, {
    stored: () => storedLinks(view, filter, budget),
    made: () => keptLinks(view, filter, budget),
  })
}

/** The slugs of the nodes that a row leads to. */
export function othersOf({ others }: LinkRow): string[] {
  return others.split(' ')
}

/** So few nodes are read without counting their links first. */
const fewNodes = 20_000

function storedLinks(
  { graph: { store, links } }: View,
  { properties, kinds, ends }: LinkFilter,
  budget: Budget,
): LinkReader {
  const wanted = { properties, kinds: kinds ?? allKinds }
  const reached = { properties, kinds: [...new Set([...wanted.kinds, ...ends.map(({ kind }) => kind)])] }
  const narrow = narrowing(wanted.kinds, ends)
  const count = async (nodes: readonly string[], condition: LinkCondition) => {
    budget.reading -= nodes.length * costOfRow
    return budget.reading > 0 ? countLinks(store, nodes, condition) : null
  }
  return {
    async read(nodes) {
      const counts = nodes.length > fewNodes ? await count(nodes, reached) : []
      if (!counts || budget.reading < sum(counts.values())) return null
      const rows = await findLinks(store, nodes, reached)
      budget.reading -= sum(rows.map((row) => row.count + costOfRow))
      return rows.flatMap(narrow)
    },
    async count(nodes) {
      const index = links.now()
      return index ? countIndexedLinks(index, nodes, wanted) : count(nodes, wanted)
    },
  }
}

function keptLinks(view: View, { properties, kinds, ends }: LinkFilter, budget: Budget): LinkReader {
  const wanted = { properties, kinds: kinds ?? allKinds }
  const narrow = narrowing(wanted.kinds, ends)
  const known = new Map<string, readonly LinkRow[]>()
  const learn = async (nodes: readonly string[]): Promise<boolean> => {
    if (nodes.length === 0) return true
    budget.reading -= nodes.length * costOfRow
    // Each link between two of the nodes stands at both of them. Those that a graph had once are not counted.
    const counted = view.lens.recorded === null && countLinks(view.graph.store, nodes, wanted, { withTies: false })
    const least = counted ? sum((await counted).values()) / 2 : 0
    if (budget.reading <= 0 || least > budget.claims) return false
    const request = { properties, rivals: !judgesAlone(view.lens), limit: budget.claims }
    const claims = await view.graph.reading.claimsLinking(nodes, request)
    // What turned out too much was read in vain, and a smaller reading may still do.
    budget.claims = claims ? budget.claims - claims.length : Math.floor(budget.claims / 2)
    if (!claims) return false
    const rows = await rowsOf(view, nodes, await view.keep(claims))
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
  const related = standing(claims).flatMap(({ subject, property, value }): LinkEnd[] => {
    if (value.type !== 'entity') return []
    const { slug } = value
    return [
      { node: subject, way: { property, direction: 'OUT' }, other: slug },
      { node: slug, way: { property, direction: 'IN' }, other: subject },
    ]
  })
  const tied = countTies(claims).flatMap(({ owner, list, item }): LinkEnd[] => {
    const way = waysByList.get(list)
    return way ? [{ node: owner, way, other: item }] : []
  })
  const ends = [...related, ...tied].filter(({ node }) => wanted.has(node))
  const kinds = await kindsOf(view, new Set(ends.map(({ other }) => other)))
  const groups = Map.groupBy(ends, ({ node, way, other }) => `${node} ${relationList(way)} ${kinds.get(other)}`)
  const rows = [...groups.values()].flatMap((group): LinkRow[] => {
    const [first] = group
    const kind = first && kinds.get(first.other)
    if (!kind) return []
    const others = new Set(group.map(({ other }) => other))
    return [{ node: first.node, ...first.way, kind, count: others.size, others: [...others].join(' ') }]
  })
  return Map.groupBy(rows, ({ node }) => node)
}

interface LinkEnd {
  readonly node: string
  readonly way: Way
  readonly other: string
}

async function kindsOf(view: View, slugs: ReadonlySet<string>): Promise<ReadonlyMap<string, EntityKind>> {
  const entities = await Promise.all([...slugs].map((slug) => view.entities.load(slug)))
  return new Map(entities.flatMap((entity) => (entity ? [[entity.slug, entity.kind] as const] : [])))
}
