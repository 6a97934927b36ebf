import type { ChainEdge } from '../src/graph/chain.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { connectionType, pageArguments } from './connection.ts'
import { EventRelation } from './enums.ts'
import { Event } from './event.ts'

/** The events before an event. */
export const precedingConnection = () => chainConnection('EventPrecededBy')

/** The events after an event. */
export const succeedingConnection = () => chainConnection('EventLeadsTo')

export function chainArguments() {
  return {
    ...builder.args((t) => ({
      relation: t.field({
        type: [EventRelation],
        defaultValue: ['PREPARES', 'CONVENES'],
        description: 'By which relations the chain goes on.',
      }),
      maxDepth: t.int({ defaultValue: 10, description: 'How many links the chain may be long, 1 to 50.' }),
    })),
    ...pageArguments(),
  }
}

function chainConnection(name: string) {
  return connectionType<ChainEdge['node'], ChainEdge>({
    name,
    node: Event,
    description: 'A chain of events, in pages.',
    edgeDescription: 'An event of the chain, and its link to the next one on the way.',
    edgeFields: (t) => ({
      relation: t.expose('relation', {
        type: EventRelation,
        description: 'How it is linked to its neighbour on the way.',
      }),
      depth: t.exposeInt('depth', { description: 'How many links lie between it and the event asked.' }),
      to: t.expose('to', { type: Event, description: 'Its neighbour on the way to the event asked.' }),
      via: t.field({
        type: [Claim],
        ...upTo(5),
        description: 'The claims that make the link: one that says so, or two from which it follows.',
        resolve: ({ via }) => [...via],
      }),
    }),
  })
}
