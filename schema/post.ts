import type { EntityNode } from '../src/graph/view.ts'
import { builder } from './builder.ts'
import { Entity } from './entity.ts'
import { related, relations } from './fields.ts'
import { Node } from './node.ts'
import { Organization } from './organization.ts'
import { Person } from './person.ts'

/** An office. */
export const Post = builder.objectRef<EntityNode>('Post')

Post.implement({
  description: 'An office that persons hold, such as General Secretary.',
  interfaces: () => [Node, Entity],
  fields: (t) => ({
    organization: related(t, { property: 'postOf', type: Organization }),
    holders: relations(t, { name: 'PostHolders', property: 'holds', direction: 'IN', node: Person }),
    replaces: related(t, { property: 'replaces', type: Post }),
    replacedBy: related(t, { property: 'replaces', direction: 'IN', type: Post }),
  }),
})
