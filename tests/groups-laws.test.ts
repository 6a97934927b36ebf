import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Graph } from '../src/graph/graph.ts'
import { runs } from './databases.ts'
import { type AskedKey, type AskedList, askedKeys, askedList, groupedGraph, pairs } from './groups-arbitrary.ts'
import { keptBy } from './kept-graph.ts'
import { allCertainties, lensText, through } from './lens-arbitrary.ts'
import { answerOf, openSmallGraph } from './small-graph.ts'
import type { Asked, AskedFilter } from './where-arbitrary.ts'

interface Grouping {
  readonly total: number
  readonly others: number
  readonly unknown: number
  readonly groups: readonly {
    readonly count: number
    readonly disputed: number
    readonly keys: readonly { readonly value: string; readonly display: string; readonly entity: object | null }[]
  }[]
}

/** The groups of a list; null where there is no such list, or what is asked makes no sense. */
async function grouped(
  graph: Graph,
  lens: string,
  { query, filter }: AskedList,
  by: AskedKey[],
): Promise<Grouping | null> {
  const asked = `groups(by: $by, first: 1000) { total others unknown groups { count disputed keys { value display entity { slug } } } }`
  const list = query.replace('@', asked)
  const declared = query.includes('$filter') ? '$filter: EntityFilter, ' : ''
  const text = `query (${declared}$by: [GroupKey!]!) ${through(lens === '' ? [] : [lens], list)}`
  const { data, errors } = await answerOf(graph, text, { filter, by })
  if (errors?.every(({ originalError }) => (originalError as { code?: string })?.code === 'BAD_USER_INPUT')) return null
  if (errors) throw errors[0]
  let found: unknown = lens === '' ? data : (data as { lens: unknown }).lens
  while (found && !('groups' in (found as object))) found = Object.values(found as object)[0]
  return found ? (found as { groups: Grouping }).groups : null
}

/** The slugs of all that a filter leaves; null where it is refused. */
async function listed(graph: Graph, filter: AskedFilter): Promise<string[] | null> {
  const query = 'query ($filter: EntityFilter) { entities(filter: $filter, first: 100) { nodes { slug } } }'
  const { data, errors } = await answerOf(graph, query, { filter })
  return errors
    ? null
    : (data as unknown as { entities: { nodes: { slug: string }[] } }).entities.nodes.map(({ slug }) => slug)
}

/** What is asked of the claims of a group, by one key. */
function conditionOf(key: AskedKey, { value, entity }: Grouping['groups'][number]['keys'][number]): Asked | null {
  const { property, inverse, qualifier, year, decade, attribute } = key
  if (property !== undefined) return { property: [property], ...(entity ? { entity: [value] } : { equals: [value] }) }
  if (inverse !== undefined) return { property: [inverse], direction: 'IN', entity: [value] }
  if (qualifier) {
    const { property: name, direction = 'OUT', name: own } = qualifier
    return { property: [name], direction, qualifiers: [{ name: own, in: [value] }] }
  }
  const date = year ?? decade
  if (date !== undefined) return { property: [date], from: value, to: value, match: 'CERTAINLY' }
  return attribute === 'SOURCE' ? { source: [value] } : null
}

/** The filters any of which finds what is in a list, and in a group by its key; null where one condition cannot ask it. */
function opened(
  filter: AskedFilter,
  key: AskedKey,
  value: Grouping['groups'][number]['keys'][number],
  isDisputed: boolean,
): AskedFilter[] | null {
  if (key.attribute === 'KIND') return isDisputed || filter.kind ? null : [{ ...filter, kind: [value.value] }]
  if (key.attribute || key.startYear !== undefined) {
    const condition = conditionOf(key, value)
    return condition && !isDisputed ? [{ ...filter, where: [...(filter.where ?? []), condition] }] : null
  }
  const condition = conditionOf(key, value) as Asked
  const [property = ''] = condition.property ?? []
  const direction = condition.direction ?? 'OUT'
  const narrowing = (filter.where ?? []).filter(
    (each) => !each.not && each.property?.includes(property) && (each.direction ?? 'OUT') === direction,
  )
  const status = isDisputed ? ({ status: 'DISPUTED' } as const) : {}
  if (narrowing.length === 0) return [{ ...filter, where: [...(filter.where ?? []), { ...condition, ...status }] }]
  const found: AskedFilter[] = []
  for (const each of narrowing) {
    const both = together(each, condition)
    if (!both || (isDisputed && each.status)) return null
    if (both !== 'NONE') found.push({ ...filter, where: [...(filter.where ?? []), { ...both, ...status }] })
  }
  return found
}

/** What meets both conditions; null where one cannot ask it. */
function together(a: Asked, b: Asked): Asked | 'NONE' | null {
  if ((a.from ?? a.to) && (b.from ?? b.to)) return null
  if (a.equals && b.equals) return null
  const entity = a.entity && b.entity ? a.entity.filter((each) => b.entity?.includes(each)) : (a.entity ?? b.entity)
  if (entity?.length === 0) return 'NONE'
  const qualifiers = [...(a.qualifiers ?? []), ...(b.qualifiers ?? [])]
  return { ...a, ...b, ...(entity && { entity }), ...(qualifiers.length > 0 && { qualifiers }) }
}

/** How many entities any of the filters leaves; null where one is refused. */
async function slugsOf(graph: Graph, filters: readonly AskedFilter[]): Promise<Set<string> | null> {
  const lists = await Promise.all(filters.map((filter) => listed(graph, filter)))
  return lists.includes(null) ? null : new Set(lists.flatMap((list) => list ?? []))
}

const lists = fc.array(fc.tuple(askedList(), askedKeys()), { minLength: 8, maxLength: 8 })
const allFour = `certainty: [${allCertainties.join(', ')}]`

describe('groups of a random list on a random graph', () => {
  it('are each what the list is, narrowed by the condition that their value makes', async () => {
    const property = fc.asyncProperty(groupedGraph(), lists, async (told, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const [list, by] of all) {
        const [key] = by as [AskedKey]
        const grouping = await grouped(graph, '', list, [key])
        if (!grouping) continue
        const { total, others, unknown, groups } = grouping
        expect(others).toBe(0)
        expect({ list, total }).toEqual({ list, total: (await listed(graph, list.filter))?.length })
        const known = new Set<string>()
        let isComplete = true
        for (const { keys, count, disputed } of groups) {
          const [value] = keys as [(typeof keys)[0]]
          const filters = opened(list.filter, key, value, false)
          const found = filters && (await slugsOf(graph, filters))
          if (found) expect({ list, key, value, count: found.size }).toEqual({ list, key, value, count })
          else isComplete = false
          for (const slug of found ?? []) known.add(slug)
          const disputing = opened(list.filter, key, value, true)
          const contested = disputing && (await slugsOf(graph, disputing))
          if (contested) expect({ list, key, value, disputed: contested.size }).toEqual({ list, key, value, disputed })
        }
        if (isComplete) expect({ list, key, unknown }).toEqual({ list, key, unknown: total - known.size })
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(20), endOnFailure: true })
  })

  it('are by two keys of the same claims what one condition finds', async () => {
    const everything: AskedList = { query: 'entities(filter: $filter) { @ }', filter: {} }
    const property = fc.asyncProperty(groupedGraph(), async (told) => {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const by of pairs.filter((keys) =>
        keys.every((key) => key.startYear === undefined && key.year === undefined),
      )) {
        const { groups = [], total = 0, unknown = 0 } = (await grouped(graph, '', everything, by)) ?? {}
        const known = new Set<string>()
        for (const { keys, count } of groups) {
          const [a, b] = by.map((key, index) => conditionOf(key, keys[index] as (typeof keys)[0])) as [Asked, Asked]
          const found = await listed(graph, { where: [together(a, b) as Asked] })
          expect({ by, keys, count: found?.length }).toEqual({ by, keys, count })
          for (const slug of found ?? []) known.add(slug)
        }
        expect({ by, unknown }).toEqual({ by, unknown: total - known.size })
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(20), endOnFailure: true })
  })

  it('are counted in the store as they are in memory', async () => {
    const property = fc.asyncProperty(groupedGraph(), lists, async (told, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const [list, by] of all) {
        const stored = await grouped(graph, '', list, by)
        expect({ list, by, ...stored }).toEqual({ list, by, ...(await grouped(graph, everySource, list, by)) })
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(40), endOnFailure: true })
  })

  it('are under a lens those of a graph that holds only what the lens keeps', async () => {
    const property = fc.asyncProperty(groupedGraph(), lensText(), lists, async (told, lens, all) => {
      const graph = await openSmallGraph(told.claims, told.described)
      const kept = await keptBy(graph, told, lens)
      const alone = await openSmallGraph(kept.claims, kept.described)
      for (const [list, by] of all) {
        // What is bounded by what a lens leaves out is not so in a graph without it.
        if (lens.includes('at: ') && JSON.stringify(list).match(/"(?:from|to)"/)) continue
        const due = await grouped(alone, lens.includes('EXPECTED') ? allFour : '', list, by)
        expect({ list, by, ...(await grouped(graph, lens, list, by)) }).toEqual({ list, by, ...due })
      }
      await Promise.all([graph.store.close(), alone.store.close()])
    })
    await fc.assert(property, { numRuns: runs(20), endOnFailure: true })
  })
})

/** Through this lens all is seen that the whole graph shows, and everything is made in memory. */
const everySource = 'toldBy: ["t", "w", "x"]'
