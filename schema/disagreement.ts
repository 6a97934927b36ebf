import type { Qualified } from '../src/graph/claim.ts'
import {
  type DisagreementNode,
  displayPosition,
  idOfDisagreement,
  type PositionNode,
  qualifiersOfDisagreement,
  sourcesOfPosition,
} from '../src/graph/disagreement.ts'
import type { DisagreementEdge } from '../src/graph/disagreements.ts'
import { getEntity } from '../src/graph/entity.ts'
import { properties } from '../src/model/properties.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim, Qualifier } from './claim.ts'
import { connectionType } from './connection.ts'
import { Entity } from './entity.ts'
import { DisagreementKind } from './enums.ts'
import { Node } from './node.ts'
import { Property } from './property.ts'
import { Source } from './source.ts'

/** Where claims compete and cannot all be right. */
export const Disagreement = builder.objectRef<DisagreementNode>('Disagreement')

/** One of the things that can be held. */
export const Position = builder.objectRef<PositionNode>('Position')

Disagreement.implement({
  description:
    'Where claims compete for one place and cannot all be right. There is one for each place: a subject, a property, and the qualifiers that the property is functional per.',
  interfaces: () => [Node],
  fields: (t) => ({
    id: t.id({
      description: 'Names the place: the same in every database and after every rebuild.',
      resolve: idOfDisagreement,
    }),
    subject: t.field({
      type: Entity,
      description: 'What it is about.',
      resolve: ({ view, place }) => getEntity(view, place.subject),
    }),
    property: t.field({
      type: Property,
      description: 'What of it is disputed.',
      resolve: ({ place }) => properties[place.property],
    }),
    qualifiers: t.field({
      type: [Qualifier],
      ...upTo(3),
      description: 'What the place is further told by: who is counted, in which sector.',
      resolve: (disagreement) => qualifiersOfDisagreement(disagreement) as Qualified[],
    }),
    kinds: t.field({
      type: [DisagreementKind],
      ...upTo(3),
      description: 'In which ways the claims disagree.',
      resolve: ({ kinds }) => [...kinds],
    }),
    positions: t.field({
      type: [Position],
      ...upTo(3),
      description: 'What is held, the best on record first.',
      resolve: ({ positions }) => [...positions],
    }),
    judged: t.exposeBoolean('judged', {
      description:
        'Whether nothing is left of it without what an editor holds to be wrong. It then counts in no status.',
    }),
    explanation: t.exposeString('explanation', { nullable: true, description: 'What an editor says of it.' }),
  }),
})

Position.implement({
  description: 'A value that is held, with every claim that says so.',
  fields: (t) => ({
    display: t.string({ description: 'The value, readable.', resolve: displayPosition }),
    claims: t.field({
      type: [Claim],
      ...upTo(3),
      description: 'The claims that say so. A less precise one that fits two positions is in both.',
      resolve: ({ claims }) => [...claims],
    }),
    sources: t.field({
      type: [Source],
      ...upTo(3),
      description: 'The sources that say so, the first published first.',
      resolve: sourcesOfPosition,
    }),
  }),
})

/** Disagreements, in pages. */
export function disagreementConnection() {
  return connectionType<DisagreementNode, DisagreementEdge>({
    name: 'Disagreement',
    node: Disagreement,
    description: 'Disagreements, in pages.',
  })
}
