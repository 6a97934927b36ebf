import { placeInList } from '../src/graph/place-in-list.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { agentKinds } from '../src/model/kind.ts'
import { Agent } from './agent.ts'
import { builder } from './builder.ts'
import { considerationOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { Event } from './event.ts'
import { classification, dateFact, related, relations } from './fields.ts'
import { Meeting } from './meeting.ts'
import { Node } from './node.ts'

/** A text. */
export const Document = builder.objectRef<EntityNode>('Document')

Document.implement({
  description: 'A text: a report, a resolution, rules, a provision of rules, a plan, a message, a speech.',
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    classification: classification(t, 'REPORT, RULES, PROVISION, RESOLUTION, PLAN, MESSAGE, SPEECH'),
    date: dateFact(t, 'date'),
    authors: relations(t, { name: 'DocumentAuthors', property: 'author', node: Agent }),
    presentedAt: related(t, { property: 'presentedAt', type: Event }),
    presentedBy: related(t, { property: 'presentedBy', type: Agent, kinds: agentKinds }),
    consideredAt: relations(t, {
      name: 'DocumentConsideredAt',
      property: 'consideredAt',
      node: Meeting,
      description:
        'The meetings that dealt with the document on its way through the bodies, as a source numbers them, or by the day.',
      edgeFields: considerationOnEdge,
    }),
    addressedTo: relations(t, { name: 'DocumentAddressedTo', property: 'addressedTo', node: Entity }),
    about: relations(t, { name: 'DocumentAbout', property: 'about', node: Entity }),
    partOf: related(t, { property: 'partOf', type: Document, kinds: ['DOCUMENT'] }),
    parts: relations(t, {
      name: 'DocumentParts',
      property: 'partOf',
      direction: 'IN',
      node: Document,
      kinds: ['DOCUMENT'],
    }),
    order: t.int({
      nullable: true,
      description: 'Its number among the parts of the document that it belongs to.',
      resolve: (document) => placeInList(document, 'partOf'),
    }),
    replaces: related(t, { property: 'replaces', type: Document, kinds: ['DOCUMENT'] }),
    replacedBy: related(t, { property: 'replaces', direction: 'IN', type: Document, kinds: ['DOCUMENT'] }),
  }),
})
