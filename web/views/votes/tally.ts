import type { VotesTallyFragment } from '../../generated/votes.ts'
import { options, optionWords } from './option-words.ts'

export type Tally = VotesTallyFragment

/** What can be voted: an option, a candidate, or an option on a candidate; sources can also count all votes together. */
export interface Choice {
  readonly key: string
  readonly label: string
}

/** The choices of a vote, in the order in which one looks for them. */
export function choicesOf(tallies: readonly Tally[]): Choice[] {
  const all = new Map(tallies.map((tally) => [keyOf(tally), tally]))
  return [...all.values()]
    .sort((a, b) => placeOf(a) - placeOf(b))
    .map((tally) => ({ key: keyOf(tally), label: labelOf(tally) }))
}

export function keyOf({ option, candidate }: Tally): string {
  return `${option ?? ''} ${candidate?.slug ?? ''}`
}

function labelOf({ option, candidate }: Tally): string {
  const words = [option && optionWords[option], candidate?.name].filter((word) => typeof word === 'string')
  return words.length > 0 ? words.join(', ') : 'All votes'
}

function placeOf({ option }: Tally): number {
  return option === null ? options.length : options.indexOf(option)
}

/** Those who vote for one body, and those who vote for none: the largest first. */
export interface Bench {
  readonly key: string
  readonly body: Tally['onBehalfOf']
  readonly tallies: readonly Tally[]
  readonly ballots: number
}

export function benchesOf(tallies: readonly Tally[]): Bench[] {
  const benches = [...Map.groupBy(tallies, ({ onBehalfOf }) => onBehalfOf?.slug ?? '')].map(([key, own]): Bench => {
    const ballots = own.reduce((sum, tally) => sum + tally.ballots, 0)
    return { key, body: own[0]?.onBehalfOf ?? null, tallies: own, ballots }
  })
  return benches.filter(({ ballots }) => ballots > 0).sort((a, b) => b.ballots - a.ballots)
}
