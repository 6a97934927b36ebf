import { connectChanges } from '../src/graph/history.ts'
import { findNode, findNodes, mostIds } from '../src/graph/node.ts'
import { slicing } from './bound.ts'
import { builder } from './builder.ts'
import { changeConnection } from './change.ts'
import { pageArguments } from './connection.ts'
import { ChangeState } from './enums.ts'
import { Node } from './node.ts'
import { rootFields } from './root.ts'
import { Viewer } from './viewer.ts'

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
      args: {
        ids: t.arg.idList({
          ...slicing({ most: mostIds, usual: 0 }),
          required: true,
          description: 'Up to 100 ids that this server returned.',
        }),
      },
      resolve: (view, { ids }, request) => findNodes(view, ids, request),
    }),
    viewer: t.field({
      type: Viewer,
      nullable: true,
      description: 'Who asks; null for somebody who did not say who they are.',
      resolve: (_view, _args, { viewer }) => viewer,
    }),
    changes: t.field({
      type: changeConnection(),
      description:
        'The history, the newest first. What has not taken effect is shown to its author, and to who may review.',
      args: {
        about: t.arg.idList({
          description:
            'Only changes that touch one of these entities, or what was merged into it: slugs or ids, also of entities that are no more.',
        }),
        by: t.arg.stringList({ description: 'Only changes of these authors: names or ids.' }),
        state: t.arg({ type: [ChangeState], description: 'Only changes in one of these states.' }),
        from: t.arg({ type: 'DateTime', description: 'Only changes at this moment or later.' }),
        to: t.arg({ type: 'DateTime', description: 'Only changes at this moment or earlier.' }),
        since: t.arg.int({ description: 'Only changes with a larger number than this: what came after that change.' }),
        ...pageArguments(),
      },
      resolve: (view, args, { viewer }) => connectChanges(view, args, viewer),
    }),
    ...rootFields(t as never),
  }),
})
