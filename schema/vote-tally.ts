import type { BallotCount as Count, VoteTally as Tally } from '../src/graph/tally.ts'
import { builder } from './builder.ts'
import { Entity } from './entity.ts'
import { VoteOption } from './enums.ts'
import { Fact } from './fact.ts'
import { Organization } from './organization.ts'

/** How many votes an option has. */
export const VoteTally = builder.objectRef<Tally>('VoteTally')

/** How many votes sources count. */
export const BallotCount = builder.objectRef<Count>('BallotCount')

VoteTally.implement({
  description:
    'The ballots on record with an option, or for a candidate, and beside them how many sources count. A secret vote has counts and no ballots.',
  fields: (t) => ({
    option: t.expose('option', {
      type: VoteOption,
      nullable: true,
      description:
        'The option; null for ballots that only name a candidate, and where sources count all votes together.',
    }),
    candidate: t.expose('candidate', { type: Entity, nullable: true, description: 'The candidate, in an election.' }),
    onBehalfOf: t.expose('onBehalfOf', {
      type: Organization,
      nullable: true,
      description: 'The body for which they vote, where bodies are told apart; null for those who vote for none.',
    }),
    ballots: t.exposeInt('ballots', {
      description:
        'How many ballots are on record. A voter of whom sources tell several options counts once, with the best by the rule of facts.',
    }),
    weight: t.exposeFloat('weight', {
      description: 'How many votes they are together: a ballot of which no weight is told is one.',
    }),
    told: t.expose('told', {
      type: BallotCount,
      nullable: true,
      description: 'How many sources count; null where none does.',
    }),
  }),
})

BallotCount.implement({
  description: 'How many votes sources count, as the best claim gives it.',
  interfaces: () => [Fact],
  fields: (t) => ({ amount: t.exposeFloat('amount', { description: 'How many votes.' }) }),
})
