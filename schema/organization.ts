import { bodyAndTerms } from '../src/graph/body.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { Agent } from './agent.ts'
import { builder } from './builder.ts'
import { Decision } from './decision.ts'
import { deputiesField } from './deputies.ts'
import { membershipOnEdge } from './edge-fields.ts'
import { Entity } from './entity.ts'
import { classification, dateFact, related, relations } from './fields.ts'
import { Meeting } from './meeting.ts'
import { Node } from './node.ts'
import { Person } from './person.ts'
import { Place } from './place.ts'
import { Post } from './post.ts'

/** A body. */
export const Organization = builder.objectRef<EntityNode>('Organization')

Organization.implement({
  description: 'A body: a party, an organ of one, a term of an organ, a state organ, a military unit, a newspaper.',
  interfaces: () => [Node, Entity, Agent],
  fields: (t) => ({
    classification: classification(
      t,
      'PARTY, PARTY_ORGAN, STATE_ORGAN, MILITARY_ORGAN, LEGISLATURE, MASS_ORGANIZATION, MEDIA',
    ),
    ordinal: t.exposeInt('ordinal', {
      nullable: true,
      description: 'The number of a term: 7 for the 7th Central Committee.',
    }),
    founded: dateFact(t, 'founded'),
    dissolved: dateFact(t, 'dissolved'),
    place: related(t, { property: 'place', type: Place }),
    parent: related(t, { property: 'parent', type: Organization }),
    children: relations(t, { name: 'OrganizationChildren', property: 'parent', direction: 'IN', node: Organization }),
    termOf: related(t, { property: 'termOf', type: Organization }),
    terms: relations(t, { name: 'OrganizationTerms', property: 'termOf', direction: 'IN', node: Organization }),
    predecessor: related(t, { property: 'predecessor', type: Organization }),
    successor: related(t, { property: 'predecessor', direction: 'IN', type: Organization }),
    members: relations(t, {
      name: 'OrganizationMembers',
      property: 'memberOf',
      direction: 'IN',
      node: Person,
      edgeFields: membershipOnEdge,
    }),
    deputies: deputiesField(t),
    posts: relations(t, { name: 'OrganizationPosts', property: 'postOf', direction: 'IN', node: Post }),
    meetings: relations(t, {
      name: 'OrganizationMeetings',
      property: 'organization',
      direction: 'IN',
      node: Meeting,
      args: withTerms(),
      request: bodyAndTerms,
    }),
    decisions: relations(t, {
      name: 'OrganizationDecisions',
      property: 'adoptedBy',
      direction: 'IN',
      node: Decision,
      args: withTerms(),
      request: bodyAndTerms,
    }),
  }),
})

function withTerms() {
  return builder.args((t) => ({
    withTerms: t.boolean({ defaultValue: true, description: "Those of the body's terms too." }),
  }))
}
