import { hasEffects } from '../src/graph/effects.ts'
import { factOf } from '../src/graph/fact.ts'
import { namedBy } from '../src/graph/named.ts'
import { tallyOf } from '../src/graph/tally.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { andThen } from '../src/model/maybe-promise.ts'
import { properties } from '../src/model/properties.ts'
import { AgendaItem } from './agenda-item.ts'
import { Agent } from './agent.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { ballotOnEdge, effectOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { Effect, VoteOption } from './enums.ts'
import { classification, dateFact, related, relations, textValue } from './fields.ts'
import { Meeting } from './meeting.ts'
import { Node } from './node.ts'
import { Organization } from './organization.ts'
import { OutcomeFact } from './outcome.ts'
import { VoteTally } from './vote-tally.ts'

/** Something that was decided. */
export const Decision = builder.objectRef<EntityNode>('Decision')

Decision.implement({
  description: 'Something that a body or a meeting decided, or one part of it.',
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    classification: classification(t, 'CONVOCATION, RESOLUTION, ELECTION, RULES_AMENDMENT, APPROVAL, PERSONNEL'),
    date: dateFact(t, 'date'),
    text: textValue(t, 'text'),
    vote: textValue(t, 'vote'),
    outcome: t.field({
      type: OutcomeFact,
      nullable: true,
      description: properties.outcome.description,
      resolve: (decision) => factOf(decision, 'outcome'),
    }),
    ballots: relations(t, {
      name: 'DecisionBallots',
      property: 'ballot',
      direction: 'IN',
      node: Agent,
      facet: { type: VoteOption, description: 'Only ballots with one of these options.' },
      args: builder.args((arg) => ({
        onBehalfOf: arg.idList({
          description: 'Only ballots cast for one of these bodies: slugs or ids, at most 100.',
        }),
      })),
      async request({ view }, { onBehalfOf }) {
        if (!onBehalfOf) return {}
        const values = await namedBy(view, 'onBehalfOf', onBehalfOf, 'ORGANIZATION')
        return { qualified: { name: 'onBehalfOf', values } }
      },
      edgeFields: ballotOnEdge,
    }),
    tally: t.field({
      type: [VoteTally],
      ...upTo(10),
      description:
        'How the vote went: one for each option, or candidate, that has any ballot or any count. Options come in the order in which they are declared.',
      args: {
        perBody: t.arg.boolean({
          defaultValue: false,
          description: 'One for each body on whose behalf ballots were cast, too.',
        }),
      },
      resolve: (decision, { perBody }) => tallyOf(decision, perBody ?? false),
    }),
    adoptedAt: related(t, { property: 'adoptedAt', type: Meeting }),
    adoptedBy: related(t, { property: 'adoptedBy', type: Organization }),
    agendaItem: related(t, { property: 'agendaItem', type: AgendaItem }),
    partOf: related(t, { property: 'partOf', type: Decision, kinds: ['DECISION'] }),
    parts: relations(t, {
      name: 'DecisionParts',
      property: 'partOf',
      direction: 'IN',
      node: Decision,
      kinds: ['DECISION'],
    }),
    effects: relations(t, {
      name: 'DecisionEffects',
      property: 'effect',
      node: Entity,
      description: `${properties.effect.description} None of what is told not to have been adopted.`,
      facet: { type: Effect, description: 'Only relations with one of these effects.' },
      request: ({ view, slug }) => andThen(hasEffects(view, slug), (has) => (has ? {} : { owners: [] })),
      edgeFields: effectOnEdge,
    }),
  }),
})
