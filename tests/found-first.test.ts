import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingOf } from '../src/graph/entities.ts'
import { getEntity } from '../src/graph/entity.ts'
import { type FindLimits, findWithin } from '../src/graph/found-first.ts'
import type { Graph } from '../src/graph/graph.ts'
import { InputError } from '../src/graph/input-error.ts'
import { viewOf } from '../src/graph/views.ts'
import { type GivenFilter, readFilter } from '../src/graph/where.ts'
import type { Condition } from '../src/lists/condition.ts'
import { nameOrder, storedEntities } from '../src/lists/kinds.ts'
import { itemAt } from '../src/lists/position.ts'
import { mergeClaims } from '../src/model/claim.ts'
import { parseEdtf } from '../src/model/edtf.ts'
import { findAllEntities } from '../src/store/entities.ts'
import { countUpTo, readLists } from '../src/store/lists.ts'
import { runs } from './databases.ts'
import { type Told, toldGraph } from './lens-arbitrary.ts'
import { claim, openSmallGraph } from './small-graph.ts'
import { type Asked, type AskedFilter, askedFilter } from './where-arbitrary.ts'
import { meeting } from './where-oracle.ts'

/** How those who meet a filter are found: by one condition that few meet, or several; by an index; or not at all. */
type Path = 'one' | 'several' | 'index' | 'none'

const ends = ['organization', 'organization-7', 'post-a', 'post-b', 'person', 'meeting'] as const

/** Conditions that an index alone tells, which many meet where the limit is low. */
const byEnd = fc
  .record({
    property: fc.constantFrom(['memberOf'], ['memberOf', 'holds'], ['participant', 'memberOf'], ['effect', 'holds']),
    direction: fc.constantFrom('OUT' as const, 'OUT' as const, 'OUT' as const, 'IN' as const),
    entity: fc.oneof(fc.constant([...ends]), fc.subarray([...ends], { minLength: 2 })),
  })
  .map((asked): Asked => asked)

const filters = fc.array(
  fc.oneof(
    askedFilter(),
    fc
      .tuple(askedFilter(), askedFilter())
      .map(([a, b]): AskedFilter => ({ ...a, where: [...(a.where ?? []), ...(b.where ?? [])] })),
    fc.array(byEnd, { minLength: 2, maxLength: 3 }).map((where): AskedFilter => ({ where })),
    fc
      .tuple(byEnd, byEnd, askedFilter())
      .map(([a, b, rest]): AskedFilter => ({ ...rest, where: [a, b, ...(rest.where ?? [])] })),
  ),
  { minLength: 10, maxLength: 10 },
)

/** A graph in which several persons are related to the same, so that many meet one condition and few meet several. */
function relatedGraph(): fc.Arbitrary<Told> {
  const persons = fc.constantFrom(...['person', 'person-n0', 'person-n1', 'person-1', 'person-2', 'person-3'])
  const relation = fc.oneof(
    fc.tuple(persons, fc.constant('memberOf' as const), fc.constantFrom('organization', 'organization-7')),
    fc.tuple(persons, fc.constant('holds' as const), fc.constantFrom('post-a', 'post-b')),
    fc.tuple(fc.constant('meeting'), fc.constant('participant' as const), persons),
  )
  const related = fc.array(
    relation.map(([subject, property, object]) => claim(subject, property, object)),
    { minLength: 12, maxLength: 30 },
  )
  return fc
    .tuple(toldGraph(), related)
    .map(([{ claims, described }, more]) => ({ claims: [...claims, ...more], described }))
}

const limits = fc.record({ mostFound: fc.integer({ min: 2, max: 7 }), mostMet: fc.integer({ min: 4, max: 30 }) })

/** As the API reads it: dates are read. */
function given({ where, ...filter }: AskedFilter): GivenFilter {
  const conditions = where?.map(({ from, to, other, ...asked }) => ({
    ...asked,
    ...(from && { from: parseEdtf(from) }),
    ...(to && { to: parseEdtf(to) }),
    ...(other && { other: given(other) }),
  }))
  return { ...filter, where: conditions } as GivenFilter
}

/** Null where the filter is refused as one that makes no sense. */
async function readGiven(graph: Graph, filter: AskedFilter): Promise<Condition | null> {
  return readFilter(viewOf(graph), given(filter)).catch((error) => {
    if (error instanceof InputError) return null
    throw error
  })
}

/** Those who are found within the limits and meet what is left to be asked; null where the list is to be gone through. */
async function found(graph: Graph, where: Condition, most: FindLimits): Promise<string[] | null> {
  const view = viewOf(graph)
  const first = await findWithin(view, where, most)
  if (!first) return null
  const stored = storedEntities(nameOrder, { shown: true, ofKind: false, among: first })
  const request = { owner: '', list: '', where: first.left, after: null, before: null }
  const [items = []] = await readLists(graph.store, stored, [request], { limit: 1000, backwards: false })
  const meets = where.isExact ? () => true : await (where.prepareRest ?? where.prepare)(readingOf(view))
  const slugs: string[] = []
  for (const { position } of items) {
    const slug = itemAt(position)
    if (await meets(await getEntity(view, slug))) slugs.push(slug)
  }
  return slugs.sort()
}

async function pathOf(graph: Graph, where: Condition, most: FindLimits, isFound: boolean): Promise<Path> {
  if (!isFound) return 'none'
  const among = (where.parts ?? [where]).flatMap((part) => part.among.map(({ numbers }) => numbers))
  const counts = await countUpTo(graph.store, among, most.mostFound)
  const few = counts.filter((count) => count < most.mostFound).length
  return few === 0 ? 'index' : few === 1 ? 'one' : 'several'
}

async function due(graph: Graph, { claims }: Told, filter: AskedFilter): Promise<string[]> {
  const view = viewOf(graph)
  const entities = await findAllEntities(graph.store)
  return meeting({ view, claims: await view.keep(mergeClaims(claims)), entities }, filter)
}

describe('those who meet a random filter, found before the list is gone through', () => {
  it('are those who meet it by a plain reading, whichever way they are found', async () => {
    const property = fc.asyncProperty(relatedGraph(), filters, limits, async (told, all, most) => {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const filter of all) {
        const where = await readGiven(graph, filter)
        const slugs = where && (await found(graph, where, most))
        if (slugs) expect({ filter, slugs }).toEqual({ filter, slugs: await due(graph, told, filter) })
      }
      await graph.store.close()
    })
    await fc.assert(property, { numRuns: runs(50), endOnFailure: true })
  })

  it('are found in each of the ways, so that the law says something', async () => {
    const some = { one: 0, several: 0, index: 0, none: 0 }
    // Always the same, so that chance decides nothing.
    for (const [told, all, most] of fc.sample(fc.tuple(relatedGraph(), filters, limits), { numRuns: 30, seed: 1 })) {
      const graph = await openSmallGraph(told.claims, told.described)
      for (const filter of all) {
        const where = await readGiven(graph, filter)
        const slugs = where && (await found(graph, where, most))
        if (where && (slugs === null || slugs.length > 0)) some[await pathOf(graph, where, most, slugs !== null)] += 1
      }
      await graph.store.close()
    }
    expect(Math.min(...Object.values(some))).toBeGreaterThan(2)
  })
})
