import { typeNameOf } from '../src/graph/node.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { builder } from './builder.ts'
import { Decision } from './decision.ts'
import { Document } from './document.ts'
import { ballotOnEdge, participationOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { ParticipationRole, VoteOption } from './enums.ts'
import { Event } from './event.ts'
import { relations } from './fields.ts'
import { Node } from './node.ts'

/** A person or an organization. */
export const Agent = builder.interfaceRef<EntityNode>('Agent')

Agent.implement({
  description: 'A person or an organization: whoever can take part, decide, author or belong.',
  resolveType: typeNameOf,
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    participations: relations(t, {
      name: 'AgentParticipations',
      property: 'participant',
      direction: 'IN',
      node: Event,
      facet: { type: ParticipationRole, description: 'Only relations in one of these roles.' },
      edgeFields: participationOnEdge,
    }),
    ballots: relations(t, {
      name: 'AgentBallots',
      property: 'ballot',
      node: Decision,
      facet: { type: VoteOption, description: 'Only ballots with one of these options.' },
      edgeFields: ballotOnEdge,
    }),
    documents: relations(t, {
      name: 'AgentDocuments',
      property: 'author',
      direction: 'IN',
      node: Document,
      kinds: ['DOCUMENT'],
      description: 'The documents that the person or body authored or presented.',
      request: () => ({
        ways: [
          { property: 'author', direction: 'IN' },
          { property: 'presentedBy', direction: 'IN' },
        ],
      }),
    }),
  }),
})
