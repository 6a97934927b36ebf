import { placeInList } from '../src/graph/place-in-list.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { builder } from './builder.ts'
import { Decision } from './decision.ts'
import { Document } from './document.ts'
import { Entity } from './entity.ts'
import { related, relations } from './fields.ts'
import { Meeting } from './meeting.ts'
import { Node } from './node.ts'

/** One item of an agenda. */
export const AgendaItem = builder.objectRef<EntityNode>('AgendaItem')

AgendaItem.implement({
  description: 'One item of the agenda of a meeting, as announced or as held.',
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    order: t.int({
      nullable: true,
      description: 'Its number on the agenda.',
      resolve: (item) => placeInList(item, 'meeting'),
    }),
    meeting: related(t, { property: 'meeting', type: Meeting }),
    dealtWithAt: relations(t, { name: 'AgendaItemDealtWithAt', property: 'dealsWith', direction: 'IN', node: Meeting }),
    about: relations(t, { name: 'AgendaItemAbout', property: 'about', node: Entity }),
    decisions: relations(t, {
      name: 'AgendaItemDecisions',
      property: 'agendaItem',
      direction: 'IN',
      node: Decision,
      kinds: ['DECISION'],
      description: 'What was decided under this item.',
    }),
    documents: relations(t, {
      name: 'AgendaItemDocuments',
      property: 'agendaItem',
      direction: 'IN',
      node: Document,
      kinds: ['DOCUMENT'],
      description: 'What was presented under this item.',
    }),
  }),
})
