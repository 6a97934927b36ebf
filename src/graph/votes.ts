import { ballotsCast } from '../model/cast.ts'
import { type Claim, standing } from '../model/claim.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { VoteOption } from '../model/vocabulary.ts'
import { choose } from './choose.ts'
import { keep } from './keep.ts'
import type { EntityNode } from './view.ts'

/** That so many took an option in a decision. */
interface Taken {
  readonly decision: string
  readonly option: string | null
  readonly voters: number
}

/** The options that are a side: whoever took one can agree with another. */
const sides: ReadonlySet<string> = new Set<VoteOption>(['YES', 'NO', 'ABSTAIN'])

/**
 * The side that somebody took in each decision: YES, NO or ABSTAIN. Of a body it is that of its own ballot, and else what
 * most of those took who voted on its behalf, whichever option that is; where two are taken as often, there is none.
 */
export function optionsTaken(voter: EntityNode): MaybePromise<ReadonlyMap<string, VoteOption>> {
  const { view, slug, kind } = voter
  const { voices } = view.graph
  const make = () =>
    andThen(view.claimsAbout.load({ node: slug, property: 'ballot', direction: 'OUT' }), (claims) => {
      const own = new Map(
        [...Map.groupBy(standing(claims), decisionOf)].map(([decision, of]) => [decision, takenBy(of)]),
      )
      if (kind !== 'ORGANIZATION') return sidesAmong(own)
      return andThen(castFor(), (counts) => sidesAmong(new Map([...mostTaken(counts), ...own])))
    })
  /** Null where several options are taken, for several candidates. */
  const takenBy = (claims: readonly Claim[], body?: string) => {
    const ballots = ballotsCast(claims, voices).filter(
      ({ qualifiers }) => body === undefined || qualifiers.onBehalfOf === body,
    )
    const options = new Set(ballots.map(({ qualifiers }) => qualifiers.option))
    const [option = null] = options
    return options.size === 1 ? option : null
  }
  const castFor = () =>
    choose<MaybePromise<readonly Taken[]>>(view, {
      stored: () =>
        andThen(view.countsFor.load(slug), (counted) => {
          const several = counted.flatMap(({ voter, decision }) => (voter === null ? [] : [{ voter, decision }]))
          const told = several.map(({ voter: subject, decision: object }) =>
            view.claimsBetween.load({ subject, property: 'ballot', object }),
          )
          return andThen(allOf(told), (found) => [
            ...counted.filter(({ voter }) => voter === null),
            ...found.map((claims, index) => oneVoter(several[index]?.decision ?? '', claims)),
          ])
        }),
      made: () =>
        andThen(view.ballotsFor.load(slug), (cast) =>
          [...Map.groupBy(cast, ({ subject, value }) => `${subject} ${decisionOf({ value })}`).values()].flatMap(
            ([first, ...more]) =>
              first && first.subject !== slug ? [oneVoter(decisionOf(first), [first, ...more])] : [],
          ),
        ),
    })
  const oneVoter = (decision: string, claims: readonly Claim[]): Taken => ({
    decision,
    option: takenBy(claims, slug),
    voters: 1,
  })
  return keep(view, `options taken ${slug}`, make, ({ size }) => 1 + size)
}

function decisionOf({ value }: Pick<Claim, 'value'>): string {
  return value.type === 'entity' ? value.slug : ''
}

function sidesAmong(taken: ReadonlyMap<string, string | null>): ReadonlyMap<string, VoteOption> {
  return new Map(
    [...taken].flatMap(([decision, option]): [string, VoteOption][] =>
      option !== null && sides.has(option) ? [[decision, option as VoteOption]] : [],
    ),
  )
}

/** In each decision, what most took. */
function mostTaken(taken: readonly Taken[]): ReadonlyMap<string, string | null> {
  const counts = new Map<string, Map<string, number>>()
  for (const { decision, option, voters } of taken) {
    if (option === null) continue
    const of = counts.get(decision) ?? new Map<string, number>()
    counts.set(decision, of.set(option, (of.get(option) ?? 0) + voters))
  }
  return new Map([...counts].map(([decision, of]) => [decision, mostOf(of)]))
}

/** What is taken most often; null where two are. */
function mostOf(counts: ReadonlyMap<string, number>): string | null {
  const most = Math.max(...counts.values())
  const found = [...counts].filter(([, count]) => count === most)
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}
