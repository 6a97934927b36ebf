import type { EntityNode } from '../src/graph/view.ts'
import { AgendaItem } from './agenda-item.ts'
import { builder } from './builder.ts'
import { effectOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { Effect } from './enums.ts'
import { classification, dateFact, related, relations, textValue } from './fields.ts'
import { Meeting } from './meeting.ts'
import { Node } from './node.ts'
import { Organization } from './organization.ts'

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
      facet: { type: Effect, description: 'Only relations with one of these effects.' },
      edgeFields: effectOnEdge,
    }),
  }),
})
