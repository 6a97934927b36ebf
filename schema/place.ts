import { placeAndWithin } from '../src/graph/body.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { eventKinds } from '../src/model/kind.ts'
import { builder } from './builder.ts'
import { deputiesField } from './deputies.ts'
import { Entity } from './entity.ts'
import { Event } from './event.ts'
import { related, relations } from './fields.ts'
import { Node } from './node.ts'

/** Where things take place. */
export const Place = builder.objectRef<EntityNode>('Place')

Place.implement({
  description: 'A place: a building, a city, a country.',
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    within: related(t, { property: 'within', type: Place }),
    events: relations(t, {
      name: 'PlaceEvents',
      property: 'place',
      direction: 'IN',
      node: Event,
      kinds: eventKinds,
      args: builder.args((arg) => ({
        within: arg.boolean({ defaultValue: true, description: 'With what takes place at the places within it.' }),
      })),
      request: placeAndWithin,
    }),
    deputies: deputiesField(t),
  }),
})
