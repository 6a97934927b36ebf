import type { EntityNode } from '../src/graph/view.ts'
import { builder } from './builder.ts'
import { Entity } from './entity.ts'
import { Event } from './event.ts'
import { Node } from './node.ts'

/** An event that is no meeting. */
export const Occasion = builder.objectRef<EntityNode>('Occasion')

Occasion.implement({
  description: 'An event that is no meeting: CAMPAIGN, CEREMONY, CELEBRATION, PERFORMANCE, ELECTION, PANDEMIC.',
  interfaces: () => [Node, Entity, Event],
})
