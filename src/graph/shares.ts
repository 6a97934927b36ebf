import type { ClaimCondition } from '../lists/claim-condition.ts'
import { claimsAsked } from '../lists/claim-condition-sql.ts'
import { prepareTest } from '../lists/claim-condition-test.ts'
import type { Direction } from '../lists/relations.ts'
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
} from '../store/shares.ts'
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

/** So many relations are counted, and so many pairs of those who share a thing, each way round and each with itself. */
export const mostRelations = 500_000
export const mostSquares = 20_000_000
/** Where the store cannot tell who shares what, so many claims are read and judged. */
export const mostJudged = 100_000

/** All that two or more share, as the view shows it, in no order. @throws TooWideError */
export function sharesOf(view: View, asked: SharesAsked): Promise<readonly Share[]> {
  const { where, isExact } = claimsAsked(asked.condition, 'SHOWN')
  const judgeAll = async () =>
    judgeShares(view, asked, isNarrowed(view) ? await possiblyShared(view, asked) : await allRelatedThings(view, asked))
  return choose(view, {
    async stored() {
      const isOfTime = claimsAsked({ ...asked.condition, within: null }, 'SHOWN').isExact
      if (!isExact && !isOfTime) return judgeAll()
      const request = { ...asked, direction: asked.condition.direction, where }
      const { store } = view.graph
      checkCounts(await countShares(store, request), asked, mostRelations)
      const shares = await findShares(store, request)
      return isExact ? shares : sharesInTime(view, asked, shares)
    },
    made: judgeAll,
  })
}

/** Of what is shared at any time, what is shared within the time that is asked for: only what is dated is read and judged. */
async function sharesInTime(view: View, asked: SharesAsked, shares: readonly Share[]): Promise<readonly Share[]> {
  const { direction } = asked.condition
  const dated = new Set(await findDatedThings(view.graph.store, asked.property, { direction }))
  const holds = await prepareUndated(view, asked, shares)
  const undated = shares.filter(({ thing }) => !dated.has(thing))
  const held = await allOf(undated.map(holds))
  const open = [...shares.filter(({ thing }) => dated.has(thing)), ...undated.filter((_, index) => !held[index])]
  checkCounts(countsOf(open), asked, mostJudged)
  const judged = await judgeShares(
    view,
    asked,
    open.map(({ thing }) => thing),
  )
  return [...held.flatMap((share) => share ?? []), ...judged].filter(({ sharers }) => sharers.length > 1)
}

/** What the view shows of the relations of each thing, held against what is asked. */
async function judgeShares(view: View, asked: SharesAsked, things: readonly string[]): Promise<readonly Share[]> {
  const { property, condition, kinds } = asked
  const meets = await prepareTest(condition, readingOf(view))
  const outwards = opposite(condition.direction)
  const found = await Promise.all(
    things.map(async (thing): Promise<Share> => {
      const met = await chosenBy(await toldOf(view, thing, [property], outwards), meets)
      const sharers = [...new Set(met.flatMap(({ other }) => other ?? []))]
      if (!kinds || sharers.length < 2) return { thing, sharers }
      const entities = await allOf(sharers.map((slug) => getEntity(view, slug)))
      return { thing, sharers: entities.flatMap(({ slug, kind }) => (kinds.includes(kind) ? [slug] : [])) }
    }),
  )
  const shares = found.filter(({ sharers }) => sharers.length > 1)
  checkCounts(countsOf(shares), asked, mostRelations)
  return shares
}

/** Where the whole graph shows all that the view does, it tells what two can share. */
async function possiblyShared({ graph: { store } }: View, asked: SharesAsked): Promise<string[]> {
  const { where } = claimsAsked(asked.condition, 'KEPT')
  const request = { ...asked, direction: asked.condition.direction, where }
  checkCounts(await countShares(store, request), asked, mostJudged)
  return (await findShares(store, request)).map(({ thing }) => thing)
}

async function allRelatedThings({ graph }: View, { property, condition }: SharesAsked): Promise<string[]> {
  const count = await countClaimsOf(graph.store, property, mostJudged + 1)
  if (count > mostJudged) throw tooManyClaims(property)
  const claims = await graph.reading.allClaims([property])
  const ends = claims.flatMap(({ subject, value }) =>
    value.type === 'entity' ? [condition.direction === 'OUT' ? value.slug : subject] : [],
  )
  return [...new Set(ends)].sort()
}

function opposite(direction: Direction): Direction {
  return direction === 'OUT' ? 'IN' : 'OUT'
}

function countsOf(shares: readonly Share[]): ShareCounts {
  const sizes = shares.map(({ sharers }) => sharers.length)
  return {
    relations: sizes.reduce((sum, size) => sum + size, 0),
    squares: sizes.reduce((sum, size) => sum + size * size, 0),
    most: sizes.reduce((most, size) => Math.max(most, size), 0),
  }
}

function checkCounts({ relations, squares, most }: ShareCounts, asked: SharesAsked, limit: number): void {
  if (relations > limit) {
    throw tooWide(
      asked,
      `Too much is shared by ${asked.property} to be counted: ${number(relations)} relations, and ${number(limit)} are allowed${limit === mostJudged ? ' where each is read and judged, as with "from" and "to" and under a lens' : ''}.`,
    )
  }
  if (squares > mostSquares) {
    throw tooWide(
      asked,
      `Too many share the same by ${asked.property} to be linked pair by pair: the squares of how many share each thing add up to ${number(squares)}, and ${number(mostSquares)} are allowed; one thing alone is shared by ${number(most)}.`,
    )
  }
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

function tooManyClaims(property: PropertyName): TooWideError {
  return new TooWideError(
    `More than ${number(mostJudged)} claims of ${property} would have to be read and judged to see what is shared under this lens: ask it without "recorded" and EXPECTED.`,
  )
}

function number(count: number): string {
  return count.toLocaleString('en')
}
