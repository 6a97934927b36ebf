import { checkPropertyNames } from '../src/graph/claims.ts'
import { claimsOfNeighbouring, type NeighbourLink } from '../src/graph/neighbour-link.ts'
import {
  type PropertyCount as Count,
  connectNeighbours,
  type NeighbourConnection,
  type NeighbourEdge,
} from '../src/graph/neighbours.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { properties } from '../src/model/properties.ts'
import { costs, upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Entity } from './entity.ts'
import { Direction, EntityKind } from './enums.ts'
import { Property } from './property.ts'

/** One way in which a neighbour is linked. */
const Neighbouring = builder.objectRef<NeighbourLink>('Neighbouring')

/** How many neighbours an entity has by one property. */
const PropertyCount = builder.objectRef<Count>('PropertyCount')

Neighbouring.implement({
  description: 'One way in which a neighbour is linked.',
  fields: (t) => ({
    ...linkFields(t),
    claims: t.field({
      type: [Claim],
      ...upTo(3),
      description: 'All claims that say so, the best first: one for each role, term or wording on record.',
      resolve: claimsOfNeighbouring,
    }),
  }),
})

PropertyCount.implement({
  description: 'How many neighbours an entity has by one property, in one direction.',
  fields: (t) => ({
    property: t.field({
      type: Property,
      description: 'Which property.',
      resolve: ({ property }) => properties[property],
    }),
    direction: t.expose('direction', {
      type: Direction,
      description: 'Whether the neighbours are values of the claims, or their subjects.',
    }),
    qualifier: t.exposeString('qualifier', { nullable: true, description: qualifierMeaning }),
    count: t.exposeInt('count', { description: 'How many neighbours, each counted once.' }),
    neighbours: t.field({
      type: connectionType<EntityNode, NeighbourEdge>({
        name: 'PropertyCountNeighbours',
        node: Entity,
        description: 'Neighbours by one property, in pages.',
        edgeFields: neighbourFields,
      }),
      description: 'These neighbours.',
      args: pageArguments(),
      resolve: ({ entity, property, direction, qualifier, kind }, page) =>
        connectNeighbours(entity, { property: [property], direction, qualifier, kind }, page),
    }),
  }),
})

const qualifierMeaning =
  'The qualifier of the claim in which one of the two stands, while the other is its subject or value; null where they are subject and value.'

type EntityFields = PothosSchemaTypes.InterfaceFieldBuilder<typeof builder.$inferSchemaTypes, EntityNode>

/** The field that leads to whatever an entity is related to. */
export function neighboursField(t: EntityFields) {
  return t.field({
    type: neighbourConnection(),
    ...costs(500),
    description:
      'Whatever it is related to, in both directions, each neighbour once; with counts by property, so that a hub opens without drowning.',
    args: {
      property: t.arg.stringList({ description: 'Only by these properties, by name.' }),
      direction: t.arg({ type: Direction, description: 'Only in this direction; in both where it is left out.' }),
      qualifier: t.arg.string({
        description:
          'Only over the qualifier of this name; only as subject and value, where it is empty. So a group of byProperty is read on.',
      }),
      kind: t.arg({ type: [EntityKind], description: 'Only neighbours of these kinds.' }),
      ...pageArguments(),
    },
    resolve: (entity, { property, direction, qualifier, kind, ...page }) =>
      connectNeighbours(
        entity,
        {
          property: property ? checkPropertyNames(property) : null,
          direction: direction ?? null,
          kind: kind ?? null,
          ...(qualifier != null && { qualifier: qualifier || null }),
        },
        page,
      ),
  })
}

function neighbourConnection() {
  return connectionType<EntityNode, NeighbourEdge>({
    name: 'EntityNeighbours',
    node: Entity,
    description: 'Neighbours, in pages.',
    edgeFields: neighbourFields,
    fields: (connection) => ({
      byProperty: connection.field({
        type: [PropertyCount],
        ...upTo(15),
        description: 'How many neighbours by each property in each direction, most first. It obeys the arguments too.',
        resolve: (page) => (page as NeighbourConnection).byProperty,
      }),
    }),
  })
}

const neighbourFields = (t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, NeighbourEdge>) => ({
  ...linkFields(t as never),
  links: t.field({
    type: [Neighbouring],
    ...upTo(3),
    description: "Every way in which it is linked; the edge's own fields are those of the first.",
    resolve: ({ links }) => [...links],
  }),
})

function linkFields(t: PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, NeighbourLink>) {
  return {
    property: t.field({
      type: Property,
      description: 'By which property.',
      resolve: ({ property }) => properties[property],
    }),
    direction: t.expose('direction', {
      type: Direction,
      description:
        'OUT where the neighbour is the value of the claim, IN where it is the subject. What stands in a qualifier lies between the two.',
    }),
    qualifier: t.string({
      nullable: true,
      description: qualifierMeaning,
      resolve: ({ qualifier }) => qualifier?.name ?? null,
    }),
    claim: t.expose('claim', { type: Claim, description: 'The claim that says so, the most specific one.' }),
  }
}
