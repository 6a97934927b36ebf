import { type RawBuilder, sql } from 'kysely'
import { type Among, type Condition, every } from '../lists/condition.ts'
import type { StoredEntities } from '../lists/kinds.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { countUpTo, findUpTo, numbersAmong } from '../store/lists.ts'
import { keep } from './keep.ts'
import type { View } from './view.ts'

/*
 * A list that is narrowed by conditions can be gone through from its beginning, each entity held against each condition,
 * or found: those that meet a condition are read from an index, put in order, and held against the others. The first is
 * the better way where many meet all conditions, since a page is full soon, the second where few do. Few can meet all of
 * them though many meet each: then what is found for each is read whole, and only who is in all of it is looked at.
 */

/** Numbers in which are those of all that meet a condition, and what of it is left to be asked of them. */
export type FoundFirst = NonNullable<StoredEntities['among']> & { readonly left: Condition }

/** Fewer than so many are found first, and put in order. */
export const mostFound = 8_000

export interface FindLimits {
  readonly mostFound: number
  /** Of fewer than so many it is looked up whether each of them meets the other conditions too. */
  readonly mostMet: number
}

const limits: FindLimits = { mostFound, mostMet: 200_000 }

/** Where the entities that meet a condition are found; null where these are many, and the list is gone through. */
export function findFirst(view: View, where: Condition): MaybePromise<FoundFirst | null> {
  return keep(
    view,
    `first ${where.key}`,
    () => findWithin(view, where, limits),
    (found) => 2 + (found?.count ?? 0),
  )
}

/** The same without what was found before. */
export async function findWithin(view: View, where: Condition, most: FindLimits): Promise<Found | null> {
  const ways = waysOf(where)
  if (ways.length === 0) return null
  const found = await findUpTo(view.graph.store, ways.map(numbersOf), most.mostFound)
  const whole = found.filter(({ length }) => length < most.mostFound)
  if (whole.length === 0) return findInAll(view, { where, ways, most })
  const [first = [], ...others] = whole.toSorted((a, b) => a.length - b.length)
  const sets = others.map((numbers) => new Set(numbers))
  const numbers = [...new Set(first)].filter((number) => sets.every((set) => set.has(number)))
  return foundBy(view, { where, numbers, ways: ways.filter((_, index) => whole.includes(found[index] as number[])) })
}

type Found = FoundFirst & { readonly count: number }

/** A part of a condition, and where those that meet it are found. */
interface Way {
  readonly part: Condition
  readonly among: Among
}

function waysOf(where: Condition): Way[] {
  return (where.parts ?? [where]).flatMap((part) => part.among.map((among) => ({ part, among })))
}

interface FindRequest {
  readonly where: Condition
  readonly ways: readonly Way[]
  readonly most: FindLimits
}

/** Those that are in all of what an index alone tells, though there are many in each. */
async function findInAll(view: View, { where, most, ...all }: FindRequest): Promise<Found | null> {
  const { store } = view.graph
  const ways = all.ways.filter(({ among }) => among.has)
  const counts = ways.length < 2 ? [] : await countUpTo(store, ways.map(numbersOf), most.mostMet)
  const least = Math.min(...counts)
  if (least >= most.mostMet) return null
  const [fewest] = ways.splice(counts.indexOf(least), 1)
  const areAmong = ways.map(({ among }) => among.has?.(sql`met.number`))
  const [numbers = []] = await findUpTo(
    store,
    [sql`select distinct number from (${fewest?.among.numbers}) as met where ${sql.join(areAmong, sql` and `)}`],
    most.mostFound,
  )
  return numbers.length < most.mostFound ? foundBy(view, { where, numbers, ways }) : null
}

function numbersOf({ among }: Way): RawBuilder<unknown> {
  return among.numbers
}

interface FoundBy {
  readonly where: Condition
  readonly numbers: readonly number[]
  readonly ways: readonly Way[]
}

/** What was found in these ways, with the parts of the condition that they do not tell. */
function foundBy({ graph: { store } }: View, { where, numbers, ways }: FoundBy): Found {
  const told = new Set(ways.filter(({ among }) => among.isExact).map(({ part }) => part))
  const left = (where.parts ?? [where]).filter((part) => !told.has(part))
  return {
    name: `, found by ${ways.map(({ part }) => part.key).join(' and ')}`,
    count: numbers.length,
    numbers: numbersAmong(store, numbers),
    left: { ...where, sql: every(left)?.sql ?? sql`1 = 1` },
  }
}
