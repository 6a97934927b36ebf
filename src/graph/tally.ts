import { weightOf } from '../model/ballot-sum.ts'
import { ballotsCast } from '../model/cast.ts'
import type { Qualifiers } from '../model/claim.ts'
import { compare } from '../model/compare.ts'
import { foldName } from '../model/display.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type VoteOption, voteOptions } from '../model/vocabulary.ts'
import { findEntity } from './entity.ts'
import { factsAmong, type ResolvedFact } from './fact.ts'
import type { EntityNode, View } from './view.ts'

/** How many votes an option or a candidate has. */
export interface VoteTally {
  readonly option: VoteOption | null
  readonly candidate: EntityNode | null
  readonly onBehalfOf: EntityNode | null
  readonly ballots: number
  readonly weight: number
  readonly told: BallotCount | null
}

export interface BallotCount extends ResolvedFact {
  readonly amount: number
}

/** The ballots of a decision by option and candidate, and by body if asked, beside what sources count. */
export function tallyOf(decision: EntityNode, perBody: boolean): MaybePromise<VoteTally[]> {
  const { view, slug: node } = decision
  const cast = view.claimsAbout.load({ node, property: 'ballot', direction: 'IN' })
  const counted = view.claimsAbout.load({ node, property: 'ballotCount', direction: 'OUT' })
  return andThen(cast, (ballots) =>
    andThen(counted, (counts) => {
      const rows = new Map<string, Row>()
      for (const own of Map.groupBy(ballots, ({ subject }) => subject).values()) {
        for (const { qualifiers } of ballotsCast(own, view.graph.voices)) {
          const row = rowOf(rows, qualifiers, perBody)
          row.ballots += 1
          row.weight += weightOf(qualifiers)
        }
      }
      for (const fact of factsAmong(view, 'ballotCount', counts, counts)) {
        const { qualifiers } = fact.best
        if ((qualifiers.onBehalfOf !== undefined) === perBody) rowOf(rows, qualifiers, perBody).told = countOf(fact)
      }
      return andThen(allOf([...rows.values()].map((row) => talliedOf(view, row))), inOrder)
    }),
  )
}

interface Row {
  readonly option: VoteOption | null
  readonly candidate: string | null
  readonly onBehalfOf: string | null
  ballots: number
  weight: number
  told: BallotCount | null
}

function rowOf(rows: Map<string, Row>, qualifiers: Qualifiers, perBody: boolean): Row {
  const { option = null, candidate = null, onBehalfOf = null } = qualifiers
  const place = { option: option as VoteOption | null, candidate, onBehalfOf: perBody ? onBehalfOf : null }
  const key = JSON.stringify(Object.values(place))
  const row = rows.get(key) ?? { ...place, ballots: 0, weight: 0, told: null }
  rows.set(key, row)
  return row
}

function countOf(fact: ResolvedFact): BallotCount {
  const { value } = fact.best
  return { ...fact, amount: value.type === 'quantity' ? value.quantity.amount : 0 }
}

function talliedOf(view: View, row: Row): MaybePromise<VoteTally> {
  const find = (slug: string | null) => (slug === null ? null : findEntity(view, slug))
  return andThen(find(row.candidate), (candidate) =>
    andThen(find(row.onBehalfOf), (onBehalfOf) => ({
      ...row,
      // Without what halves and tenths leave behind where they are added.
      weight: Number(row.weight.toPrecision(12)),
      candidate,
      onBehalfOf,
    })),
  )
}

const options = Object.keys(voteOptions)

/** By option, then by the names of candidates and of bodies; what has none comes last. */
function inOrder(tallies: readonly VoteTally[]): VoteTally[] {
  const optionPlace = ({ option }: VoteTally) => (option === null ? options.length : options.indexOf(option))
  const byName = (a: EntityNode | null, b: EntityNode | null) =>
    Number(a === null) - Number(b === null) ||
    compare(foldName(a?.name ?? ''), foldName(b?.name ?? '')) ||
    compare(a?.slug ?? '', b?.slug ?? '')
  return tallies.toSorted(
    (a, b) => optionPlace(a) - optionPlace(b) || byName(a.candidate, b.candidate) || byName(a.onBehalfOf, b.onBehalfOf),
  )
}
