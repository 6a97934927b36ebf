import { ballotsCast } from '../model/cast.ts'
import { type Claim, standing } from '../model/claim.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { VoteOption } from '../model/vocabulary.ts'
import { keep } from './keep.ts'
import type { EntityNode } from './view.ts'

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
      return andThen(view.ballotsFor.load(slug), (cast) => sidesAmong(new Map([...mostTaken(cast), ...own])))
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
  const mostTaken = (cast: readonly Claim[]) => {
    const counts = new Map<string, Map<string, number>>()
    for (const claims of Map.groupBy(cast, ({ subject, ...claim }) => `${subject} ${decisionOf(claim)}`).values()) {
      const [first] = claims
      const option = takenBy(claims, slug)
      if (!first || option === null || first.subject === slug) continue
      const decision = decisionOf(first)
      const of = counts.get(decision) ?? new Map<string, number>()
      counts.set(decision, of.set(option, (of.get(option) ?? 0) + 1))
    }
    return new Map([...counts].map(([decision, of]) => [decision, mostOf(of)]))
  }
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

/** What is taken most often; null where two are. */
function mostOf(counts: ReadonlyMap<string, number>): string | null {
  const most = Math.max(...counts.values())
  const found = [...counts].filter(([, count]) => count === most)
  return found.length === 1 ? (found[0]?.[0] ?? null) : null
}
