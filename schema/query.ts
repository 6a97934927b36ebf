import { findNode, findNodes } from '../src/graph/node.ts'
import { builder } from './builder.ts'
import { Node } from './node.ts'
import { rootFields } from './root.ts'

builder.queryType({
  description: 'The whole graph, without what is only expected.',
  fields: (t) => ({
    node: t.field({
      type: Node,
      nullable: true,
      description:
        'Finds anything by its id, seen through the lens that the id carries; null where the graph has no such node.',
      args: { id: t.arg.id({ required: true, description: 'An id that this server returned.' }) },
      resolve: (view, { id }, request) => findNode(view, id, request),
    }),
    nodes: t.field({
      type: [Node],
      nullable: { list: false, items: true },
      description:
        'The same for up to 100 ids, in their order. Each that is none is null, with an error that has its path; the others are answered.',
      args: { ids: t.arg.idList({ required: true, description: 'Up to 100 ids that this server returned.' }) },
      resolve: (view, { ids }, request) => findNodes(view, ids, request),
    }),
    ...rootFields(t as never),
  }),
})
