import { changeOf, follow } from '../src/graph/follow.ts'
import { builder } from './builder.ts'
import { Change } from './change.ts'
import { ChangeState } from './enums.ts'

builder.subscriptionType({
  description:
    'What the server tells as it comes, over server-sent events: from every server of one database, each once and in order.',
  fields: (t) => ({
    changed: t.field({
      type: Change,
      description:
        'Each change of the graph as soon as it took effect, seen in the graph as it is then. What has not taken effect is shown to its author, and to who may review. A client that takes changes more slowly than they come is told TOO_SLOW, and reads on with changes(since:).',
      args: {
        about: t.arg.idList({
          description:
            'Only changes that touch one of these entities, or what was merged into it: up to 100 slugs or ids.',
        }),
        since: t.arg.int({
          description: 'The number of the newest change that the client knows: what it missed since then comes first.',
        }),
        state: t.arg({
          type: [ChangeState],
          defaultValue: ['APPLIED'],
          description:
            'Only changes in one of these states. A proposal is told when it is made, and when it is declined.',
        }),
      },
      subscribe: (_view, args, request) => follow(args, request),
      resolve: (news, _args, request) => changeOf(news, request),
    }),
  }),
})
