import type { EntityNode, View as GraphView } from '../src/graph/view.ts'
import {
  type VotingAgreement as Agreement,
  type CommonDecision,
  connectCommon,
  shareAgreed,
  votingAgreements,
} from '../src/graph/voting-agreement.ts'
import { Agent } from './agent.ts'
import { costs, slicing } from './bound.ts'
import { builder } from './builder.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Decision } from './decision.ts'
import { VoteOption } from './enums.ts'

/** How often two voters took the same side. */
export const VotingAgreement = builder.objectRef<Agreement>('VotingAgreement')

VotingAgreement.implement({
  description: 'How often two persons or bodies took the same side.',
  fields: (t) => ({
    a: t.expose('a', { type: Agent, description: 'The one.' }),
    b: t.expose('b', { type: Agent, description: 'The other.' }),
    shared: t.int({
      description: 'On how many decisions both took a side: voted for it or against it, or abstained.',
      resolve: ({ common }) => common.length,
    }),
    agreed: t.exposeInt('agreed', { description: 'On how many of these they took the same.' }),
    share: t.float({
      nullable: true,
      description: 'Which share of these that is, from 0 to 1; null where there is none.',
      resolve: shareAgreed,
    }),
    decisions: t.field({
      type: connectionType<EntityNode, CommonDecision & { node: EntityNode }>({
        name: 'VotingAgreementDecisions',
        node: Decision,
        description: 'Decisions on which both took a side, in pages.',
        edgeDescription: 'A decision, and the sides that the two took.',
        edgeFields: (edge) => ({
          optionA: edge.expose('optionA', { type: VoteOption, description: 'The side that the one took.' }),
          optionB: edge.expose('optionB', { type: VoteOption, description: 'The side that the other took.' }),
        }),
      }),
      description: 'The decisions on which both took a side, by their days.',
      args: pageArguments(),
      resolve: connectCommon,
    }),
  }),
})

type RootFields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, GraphView>

/** Who votes with whom. */
export function votingAgreementsField(t: RootFields) {
  return t.field({
    type: [VotingAgreement],
    ...costs(2_000, { readsAll: true }),
    description:
      'How often persons or bodies took the same side: every pair of them, in the order given. A body took the side of its own ballot, or else the option that most of those took who voted on its behalf; a tie is no side. A voter of whom sources tell several options took the best, by the rule of facts.',
    args: {
      of: t.arg.idList({
        ...slicing({ most: 30, usual: 0, pairs: true }),
        required: true,
        description: '2 to 30 persons or bodies: slugs or ids.',
      }),
      from: t.arg({
        type: 'EDTF',
        description: 'Only decisions that can have been taken on the first day of this or later.',
      }),
      to: t.arg({
        type: 'EDTF',
        description: 'Only decisions that can have been taken on the last day of this or earlier.',
      }),
      organization: t.arg.id({ description: 'Only decisions of this body and of its terms: its slug or id.' }),
    },
    resolve: votingAgreements,
  })
}
