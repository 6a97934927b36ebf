import { eventAndParts } from '../src/graph/body.ts'
import { connectChain } from '../src/graph/chain.ts'
import { typeNameOf } from '../src/graph/node.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { eventKinds } from '../src/model/kind.ts'
import { Agent } from './agent.ts'
import { builder } from './builder.ts'
import { chainArguments, precedingConnection, succeedingConnection } from './chain.ts'
import { Document } from './document.ts'
import { participationOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { ParticipationRole } from './enums.ts'
import { classification, dateFact, related, relations } from './fields.ts'
import { Node } from './node.ts'
import { Organization } from './organization.ts'
import { Place } from './place.ts'

/** Whatever happens at a time. */
export const Event = builder.interfaceRef<EntityNode>('Event')

Event.implement({
  description: 'Whatever happens at a time: a meeting of a body, or an occasion.',
  resolveType: typeNameOf,
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    classification: classification(t, 'CONGRESS, PLENARY, SESSION, CAMPAIGN, CEREMONY'),
    startDate: dateFact(t, 'startDate'),
    endDate: dateFact(t, 'endDate'),
    places: relations(t, { name: 'EventPlaces', property: 'place', node: Place }),
    organizers: relations(t, { name: 'EventOrganizers', property: 'organizer', node: Organization }),
    partOf: related(t, { property: 'partOf', type: Event, kinds: eventKinds }),
    parts: relations(t, { name: 'EventParts', property: 'partOf', direction: 'IN', node: Event, kinds: eventKinds }),
    participants: relations(t, {
      name: 'EventParticipants',
      property: 'participant',
      node: Agent,
      facet: { type: ParticipationRole, description: 'Only relations in one of these roles.' },
      args: builder.args((arg) => ({
        includeParts: arg.boolean({
          defaultValue: false,
          description: 'With those who take part in its parts: in the sittings of a congress.',
        }),
      })),
      request: eventAndParts,
      edgeFields: participationOnEdge,
    }),
    documents: relations(t, { name: 'EventDocuments', property: 'presentedAt', direction: 'IN', node: Document }),
    precededBy: t.field({
      type: precedingConnection(),
      description:
        'The events that led to this one, directly or through others: each once, by its nearest way, oldest first.',
      args: chainArguments(),
      resolve: (event, args) => connectChain(event, 'EARLIER', args),
    }),
    leadsTo: t.field({
      type: succeedingConnection(),
      description:
        'The events that this one led to, directly or through others: each once, by its nearest way, oldest first.',
      args: chainArguments(),
      resolve: (event, args) => connectChain(event, 'LATER', args),
    }),
  }),
})
