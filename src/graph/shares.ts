import type { ClaimCondition } from '../lists/claim-condition.ts'
import { claimsAsked } from '../lists/claim-condition-sql.ts'
import { prepareTest } from '../lists/claim-condition-test.ts'
import type { EntityKind } from '../model/kind.ts'
import { allOf } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import {
  countClaimsOf,
  countShares,
  findDatedThings,
  findShares,
  type Share,
  type ShareCounts,
  type SharesRequest,
} from '../store/shares.ts'
import type { Budget } from './budget.ts'
import { choose } from './choose.ts'
import { isNarrowed, readingOf } from './entities.ts'
import { getEntity } from './entity.ts'
import { chosenBy } from './sieve.ts'
import { toldOf } from './told.ts'
import { TooWideError } from './too-wide.ts'
import { prepareUndated } from './undated-shares.ts'
import type { View } from './view.ts'

/** What of two or more entities share one thing: each is related to it by a property, and the relation meets all that is asked. */
export interface SharesAsked {
  readonly property: PropertyName
  /** Of the one property, in the direction of those who share. */
  readonly condition: ClaimCondition
  /** Only those of these kinds share; null for all. */
  readonly kinds: readonly EntityKind[] | null
}

/** Who asks what of which view, and how much may still be done for it. */
interface Asking {
  readonly view: View
  readonly asked: SharesAsked
  readonly budget: Budget
}

/** All that two or more share, as the view shows it, in no order. @throws TooWideError */
export async function sharesOf(asking: Asking): Promise<readonly Share[]> {
  const { view, asked } = asking
  const { condition } = asked
  return choose(view, {
    async stored() {
      if (claimsAsked(condition, 'SHOWN').isExact) return storedShares(asking)
      const isOfTime = claimsAsked({ ...condition, within: null }, 'SHOWN').isExact
      return withPairs(asking, isOfTime ? await sharesInTime(asking) : await keptShares(asking))
    },
    made: async () => withPairs(asking, await keptShares(asking)),
  })
}

async function storedShares({ view, asked, budget }: Asking): Promise<readonly Share[]> {
  const request = requestOf(asked, 'SHOWN')
  const counts = await countShares(view.graph.store, request)
  spend(budget, 'shares', counts.relations, asked)
  spendPairs(budget, counts, asked)
  return findShares(view.graph.store, request)
}

/** Of what is shared at any time, what is shared within the time that is asked for: only what is dated is read and judged. */
async function sharesInTime({ view, asked, budget }: Asking): Promise<readonly Share[]> {
  const { store } = view.graph
  const request = requestOf(asked, 'SHOWN')
  spend(budget, 'shares', (await countShares(store, request)).relations, asked)
  const shares = await findShares(store, request)
  const dated = new Set(await findDatedThings(store, asked.property, request))
  const undated = shares.filter(({ thing }) => !dated.has(thing))
  const told = await allOf(undated.map(await prepareUndated(view, asked, shares)))
  const open = [...shares.filter(({ thing }) => dated.has(thing)), ...undated.filter((_, index) => !told[index])]
  spend(budget, 'claims', countsOf(open).relations, asked)
  const things = open.map(({ thing }) => thing)
  return [...told.flatMap((share) => share ?? []), ...(await judgeShares(view, asked, things))]
}

/** What claims are read and judged for, one by one. */
async function keptShares(asking: Asking): Promise<readonly Share[]> {
  const { view, asked } = asking
  return judgeShares(view, asked, isNarrowed(view) ? await possiblyShared(asking) : await allRelatedThings(asking))
}

/** What the view shows of the relations of each thing, held against what is asked. */
async function judgeShares(view: View, asked: SharesAsked, things: readonly string[]): Promise<readonly Share[]> {
  const { property, condition, kinds } = asked
  const meets = await prepareTest(condition, readingOf(view))
  const outwards = condition.direction === 'OUT' ? 'IN' : 'OUT'
  return Promise.all(
    things.map(async (thing): Promise<Share> => {
      const met = await chosenBy(await toldOf(view, thing, [property], outwards), meets)
      const sharers = [...new Set(met.flatMap(({ other }) => other ?? []))]
      if (!kinds || sharers.length < 2) return { thing, sharers }
      const entities = await allOf(sharers.map((slug) => getEntity(view, slug)))
      return { thing, sharers: entities.flatMap(({ slug, kind }) => (kinds.includes(kind) ? [slug] : [])) }
    }),
  )
}

/** Where the whole graph shows all that the view does, it tells what two can share. */
async function possiblyShared({ view, asked, budget }: Asking): Promise<string[]> {
  const { store } = view.graph
  const request = requestOf(asked, 'KEPT')
  spend(budget, 'claims', (await countShares(store, request)).relations, asked)
  return (await findShares(store, request)).map(({ thing }) => thing)
}

async function allRelatedThings({ view: { graph }, asked, budget }: Asking): Promise<string[]> {
  const { property, condition } = asked
  const count = await countClaimsOf(graph.store, property, budget.claims + 1)
  if (count > budget.claims) {
    throw new TooWideError(
      `More than ${number(budget.claims)} claims of ${property} would have to be read and judged to see what is shared under this lens: ask without "recorded" and EXPECTED.`,
    )
  }
  budget.claims -= count
  const claims = await graph.reading.allClaims([property])
  const ends = claims.flatMap(({ subject, value }) =>
    value.type === 'entity' ? [condition.direction === 'OUT' ? value.slug : subject] : [],
  )
  return [...new Set(ends)].sort()
}

function requestOf({ condition, kinds }: SharesAsked, how: 'SHOWN' | 'KEPT'): SharesRequest {
  return { direction: condition.direction, where: claimsAsked(condition, how).where, kinds }
}

/** What is left where two or more share it, if so many pairs can be counted. */
function withPairs({ asked, budget }: Asking, shares: readonly Share[]): readonly Share[] {
  const shared = shares.filter(({ sharers }) => sharers.length > 1)
  spendPairs(budget, countsOf(shared), asked)
  return shared
}

function countsOf(shares: readonly Share[]): ShareCounts {
  const sizes = shares.map(({ sharers }) => sharers.length)
  return {
    relations: sizes.reduce((sum, size) => sum + size, 0),
    squares: sizes.reduce((sum, size) => sum + size * size, 0),
    most: sizes.reduce((most, size) => Math.max(most, size), 0),
  }
}

function spend(budget: Budget, what: 'shares' | 'claims', relations: number, asked: SharesAsked): void {
  if (relations > budget[what]) {
    const judged = what === 'claims' ? ' where each has to be read and judged' : ''
    throw tooWide(
      asked,
      `Too much is shared by ${asked.property} to be counted: ${number(relations)} relations, and this request has ${number(budget[what])} left${judged}.`,
    )
  }
  budget[what] -= relations
}

function spendPairs(budget: Budget, { squares, most }: ShareCounts, asked: SharesAsked): void {
  if (squares > budget.squares) {
    throw tooWide(
      asked,
      `Too many share the same by ${asked.property} to be linked pair by pair: the squares of how many share each thing add up to ${number(squares)}, and this request has ${number(budget.squares)} left; one thing alone is shared by ${number(most)}.`,
    )
  }
  budget.squares -= squares
}

/** With a word on what narrows it, first by what is not asked yet. */
function tooWide({ condition, kinds }: SharesAsked, message: string): TooWideError {
  const open = [
    ...(condition.qualifiers.length === 0 ? ['"qualifiers"'] : []),
    ...(kinds ? [] : ['"kind"']),
    ...(condition.within ? [] : ['"from" and "to"']),
  ]
  const cure = open.length > 0 ? `Narrow it by ${open.join(' or ')}.` : 'Ask for fewer qualifiers, or a shorter time.'
  return new TooWideError(`${message} ${cure}`)
}

function number(count: number): string {
  return count.toLocaleString('en')
}
