import type { EntityNode } from '../src/graph/view.ts'
import { Agent } from './agent.ts'
import { builder } from './builder.ts'
import { membershipOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { dateFact, related, relations, textFact } from './fields.ts'
import { Node } from './node.ts'
import { Organization } from './organization.ts'
import { Place } from './place.ts'
import { Post } from './post.ts'

/** A human being. */
export const Person = builder.objectRef<EntityNode>('Person')

Person.implement({
  description: 'A human being, living or dead.',
  interfaces: () => [Node, Entity, Agent],
  fields: (t) => ({
    gender: textFact(t, 'gender'),
    birthDate: dateFact(t, 'birthDate'),
    deathDate: dateFact(t, 'deathDate'),
    birthPlace: related(t, { property: 'birthPlace', type: Place }),
    memberships: relations(t, {
      name: 'PersonMemberships',
      property: 'memberOf',
      node: Organization,
      edgeFields: membershipOnEdge,
    }),
    posts: relations(t, { name: 'PersonPosts', property: 'holds', node: Post }),
  }),
})
