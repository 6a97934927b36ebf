import { idOfView } from '../src/graph/graph-info.ts'
import type { View as GraphView } from '../src/graph/view.ts'
import { builder } from './builder.ts'
import { Node } from './node.ts'
import { rootFields } from './root.ts'

/** The graph, seen through a lens. */
export const View = builder.objectRef<GraphView>('View')

View.implement({
  description:
    'The graph, seen through a lens. It has every root field of Query; it is not Query itself, which client caches take for the root.',
  interfaces: () => [Node],
  fields: (t) => ({
    id: t.id({ description: 'Carries the lens in normal form.', resolve: idOfView }),
    ...rootFields(t),
  }),
})
