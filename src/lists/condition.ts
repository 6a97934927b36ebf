import { type RawBuilder, sql } from 'kysely'
import { foldName } from '../model/display.ts'
import type { Entity } from '../model/entity.ts'
import type { EntityKind } from '../model/kind.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { Reading, RelationRequest } from './condition-reading.ts'
import { claimsWith, type MetClaims } from './met-claims.ts'
import { type Direction, relationList, type Way } from './relations.ts'
import { daysAmong } from './spans.ts'
import { listOf } from './sql-words.ts'
import { isStanding } from './standing.ts'

/** What an entity must fulfil to be listed: in one object as SQL, and as a test of what a view shows. */
export interface Condition {
  /** Two conditions are the same exactly where this is. */
  readonly key: string
  /** On a row of `entity`, in the whole graph. */
  readonly sql: RawBuilder<unknown>
  /** Where the client asks for it. */
  readonly place?: string
  /** Whether the SQL tells it wholly. Else it also lets through some that the test does not. */
  readonly isExact: boolean
  /** The same where fewer claims are kept than the whole graph shows: it lets through all that can meet it then. */
  readonly possible: RawBuilder<unknown>
  /** What of it the SQL does not tell, of what the SQL lets through; the same as `prepare` where it is one condition. */
  prepareRest?(reading: Reading): MaybePromise<(entity: Entity) => MaybePromise<boolean>>
  /** Where all that meet it are found, without a look at each entity. */
  readonly among: readonly Among[]
  /** Those of which it is made, all of which are to be met; absent where it is one. */
  readonly parts?: readonly Condition[]
  /** Which claims meet it, where it asks what is claimed: what entities are grouped by is told by these alone. */
  readonly met: readonly MetClaims[]
  /** Makes ready what entities are held against, and gives the test. */
  prepare(reading: Reading): MaybePromise<(entity: Entity) => MaybePromise<boolean>>
}

/** A subquery of numbers, in which are those of all that meet a condition. */
export interface Among {
  readonly numbers: RawBuilder<unknown>
  /** Whether it finds no others, so that nobody who is found is to be held against the condition. */
  readonly isExact: boolean
  /** Where an index alone tells it: whether a number is among them. */
  has?(number: RawBuilder<unknown>): RawBuilder<unknown>
}

/** Related to one of these entities: the one asked is at the other end. */
export const isRelatedTo = condition('related', (owners: readonly string[], way: RelationRequest) => {
  const { property, direction, facets } = way
  const [near, far] = endsOf(direction)
  const isOther = sql`related.${near} in (select number from entity as owner where owner.slug in (${listOf(owners)}))`
  const isAsked = sql`
    related.property = ${property} and related.shown > 0 and ${isStanding('related')} and ${hasFacet(facets)}`
  return {
    sql: sql`exists (
      select 1 from claim as related where related.${far} = entity.number and ${isOther} and ${isAsked} ${oneByOne})`,
    among: [
      {
        numbers: sql`
          select related.${far} as number from entity as owner cross join claim as related
          where owner.slug in (${listOf(owners)}) and related.${near} = owner.number and ${isAsked}`,
        isExact: true,
      },
    ],
    async prepare(reading) {
      const lists = await Promise.all(owners.map((owner) => reading.related(owner, [way])))
      const slugs = new Set(lists.flat())
      return ({ slug }) => slugs.has(slug)
    },
    met: claimsWith(owners, way),
  }
})

/** Related to anything in this way. */
export const hasRelation = condition('has', (way: RelationRequest) => {
  const { property, direction, facets } = way
  const [near] = endsOf(direction)
  return {
    sql: sql`exists (
      select 1 from claim as related where related.${near} = entity.number
        and related.property = ${property} and related.shown > 0 and ${isStanding('related')} and ${hasFacet(facets)})`,
    prepare:
      (reading) =>
      async ({ slug }) =>
        (await reading.related(slug, [way])).length > 0,
    met: claimsWith(null, way),
  }
})

/** Reached from an entity by going on in any of these ways, in one step or many. */
export const isReachedFrom = condition('reached', (root: string, ways: readonly Way[]) => {
  const lists = listOf(ways.map((way) => relationList(way)))
  return {
    sql: sql`entity.number in (
      with recursive reached (number) as (
        select entry.item from entity as root join entry on entry.owner = root.number
        where root.slug = ${root} and entry.list in (${lists})
        union
        select entry.item from reached join entry on entry.owner = reached.number and entry.list in (${lists})
      )
      select number from reached)`,
    async prepare(reading) {
      const found = new Set<string>()
      for (let open: readonly string[] = [root]; open.length > 0; ) {
        const next = (await Promise.all(open.map((owner) => reading.related(owner, ways)))).flat()
        open = [...new Set(next)].filter((slug) => !found.has(slug))
        for (const slug of open) found.add(slug)
      }
      return ({ slug }) => found.has(slug)
    },
  }
})

/** Of one of these classes. */
export const isClassified = condition('classified', (words: readonly string[]) => ({
  sql: sql`entity.classification in (${listOf(words)})`,
  prepare:
    () =>
    ({ classification }) =>
      classification !== null && words.includes(classification),
}))

/** Of one of these kinds. */
export const isOfKind = condition('kind', (kinds: readonly EntityKind[]) => ({
  sql: sql`entity.kind in (${listOf(kinds)})`,
  prepare:
    () =>
    ({ kind }) =>
      kinds.includes(kind),
}))

/** No more sources speak of it. */
export const hasFewSources = condition('sources', (most: number) => ({
  sql: sql`(
    select count(*) from source_count
    where source_count.entity = entity.number and source_count.claims > 0) <= ${most}`,
  possible: sql`1 = 1`,
  prepare:
    (reading) =>
    ({ slug }) =>
      andThen(reading.sources(slug), (count) => count <= most),
}))

/**
 * One of its spellings contains a text, folded as names are. In SQL not by `like`, whose pattern SQLite limits: what is too
 * long for any spelling is found in none.
 */
export const isSpelled = condition('spelled', (folded: string) => {
  const contains = folded === '' ? sql`1 = 1` : sql`replace(spelling.folded, ${folded}, '') <> spelling.folded`
  return {
    sql: sql`exists (
      select 1 from spelling where spelling.entity = entity.number and spelling.shown = 1 and ${contains})`,
    prepare:
      (reading) =>
      async ({ slug, name }) => {
        const printed = await reading.said(slug, 'name')
        const texts = printed.flatMap(({ value }) => (value.type === 'text' ? [value.text] : []))
        return [name, ...texts].some((text) => foldName(text).includes(folded))
      },
  }
})

/** An event that can have lasted until the one day, and can have begun by the other; infinite for any. */
export const isWithin = condition('within', (start: number, end: number) => ({
  sql: sql`exists (
    select 1 from span where span.entity = entity.number
      and ${Number.isFinite(start) ? sql`span.last_day >= ${start}` : sql`1 = 1`}
      and ${Number.isFinite(end) ? sql`span.first_day <= ${end}` : sql`1 = 1`})`,
  // Without an end that a lens leaves out, it can have lasted longer.
  possible: sql`1 = 1`,
  prepare:
    (reading) =>
    async ({ slug }) => {
      const dates = await Promise.all([reading.said(slug, 'startDate'), reading.said(slug, 'endDate')])
      const span = daysAmong(dates.flat())
      return span !== null && span.last >= start && span.first <= end
    },
}))

/** All of the conditions together; null where there is none. */
export function every(conditions: readonly (Condition | null)[]): Condition | null {
  const given = conditions.flatMap((condition) => condition ?? [])
  if (given.length === 0) return null
  return {
    key: given.map(({ key }) => key).join(' and '),
    sql: sql.join(
      given.map((condition) => condition.sql),
      sql` and `,
    ),
    possible: sql.join(
      given.map(({ possible }) => possible),
      sql` and `,
    ),
    isExact: given.every(({ isExact }) => isExact),
    ...placeOf(given.filter(({ isExact }) => !isExact)),
    among: given.flatMap(({ among }) => among),
    parts: given.flatMap((condition) => condition.parts ?? [condition]),
    met: given.flatMap(({ met }) => met),
    prepare: (reading) => testAll(given.map((condition) => condition.prepare(reading))),
    prepareRest(reading) {
      const left = given.filter(({ isExact }) => !isExact)
      return testAll(left.map((condition) => (condition.prepareRest ?? condition.prepare)(reading)))
    },
  }
}

async function testAll(
  prepared: readonly MaybePromise<(entity: Entity) => MaybePromise<boolean>>[],
): Promise<(entity: Entity) => Promise<boolean>> {
  const tests = await Promise.all(prepared)
  return async (entity) => {
    for (const test of tests) if (!(await test(entity))) return false
    return true
  }
}

/** Where those are asked for that the SQL does not tell. */
function placeOf(conditions: readonly Condition[]): Pick<Condition, 'place'> {
  const places = conditions.flatMap(({ place }) => place ?? [])
  return places.length > 0 ? { place: places.join(' and ') } : {}
}

/** A condition whose key follows from all that it is made of. */
export function condition<Given extends readonly unknown[]>(
  name: string,
  make: (...given: Given) => Pick<Condition, 'sql' | 'prepare'> & Partial<Condition>,
): (...given: Given) => Condition {
  return (...given) => {
    const made = make(...given)
    return {
      key: [name, ...given.map(textOf)].join(' '),
      possible: made.sql,
      isExact: true,
      among: [],
      met: [],
      ...made,
    }
  }
}

/** The same for values that mean the same: the order of words makes no difference, nor does null. */
function textOf(given: unknown): string {
  return JSON.stringify(given, (_, value) => {
    if (isWords(value)) return [...new Set(value)].sort()
    return isCondition(value) ? value.key : (value ?? undefined)
  })
}

function isCondition(value: unknown): value is Condition {
  return typeof value === 'object' && value !== null && 'prepare' in value && 'key' in value
}

function isWords(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string')
}

/** The columns of a claim in which its ends stand: that of the list's owner, and that of what is listed. */
function endsOf(direction: Direction) {
  const [subject, object] = [sql.raw('subject'), sql.raw('object')]
  return direction === 'OUT' ? ([subject, object] as const) : ([object, subject] as const)
}

function hasFacet(facets: readonly string[] | null | undefined): RawBuilder<unknown> {
  return facets ? sql`related.facet in (${listOf(facets)})` : sql`1 = 1`
}

/** Ends what must exist for a row: the offset keeps PostgreSQL from joining all of it before it takes a page. */
export const oneByOne = sql`limit 1 offset 0`
