import { getEntity } from '../src/graph/entity.ts'
import {
  claimOfLink,
  claimsOfLink,
  endsOfLink,
  type Link as FoundLink,
  propertyOfLink,
  qualifierOfLink,
} from '../src/graph/link.ts'
import {
  defaultNodes,
  type Subgraph as FoundSubgraph,
  largestNodes,
  linksForNode,
  mostLinks,
} from '../src/graph/subgraph.ts'
import { properties } from '../src/model/properties.ts'
import { slicing, upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { Entity } from './entity.ts'
import { EntityKind } from './enums.ts'
import { Property } from './property.ts'

/** A part of the graph, for drawing it. */
export const Subgraph = builder.objectRef<FoundSubgraph>('Subgraph')
const Link = builder.objectRef<FoundLink>('Link')

Subgraph.implement({
  description: 'A part of the graph, for drawing it: entities, and the links among them.',
  fields: (t) => ({
    nodes: t.field({
      type: [Entity],
      description:
        'The entities: the nearest to the roots first; of those equally near, first the ones linked with most of the nearer ones, then those with most links in all, then by slug.',
      resolve: ({ view, nodes }) => nodes.map((slug) => getEntity(view, slug)),
    }),
    links: t.field({
      type: [Link],
      description:
        'The links among the entities, each once: both ends are among nodes. At most 20 for each entity that maxNodes allows, and 10,000 in all.',
      resolve: ({ links }) => [...links],
    }),
    truncated: t.exposeBoolean('truncated', {
      description: 'Whether entities within the depth, or links among those shown, were left out for their number.',
    }),
  }),
})

Link.implement({
  description: 'A link between two entities by one property, with all claims that say so.',
  fields: (t) => ({
    from: t.field({
      type: Entity,
      description: 'The subject of the claims, or what stands between that and their value in a qualifier.',
      resolve: ({ view, key }) => getEntity(view, endsOfLink(key)[0]),
    }),
    to: t.field({
      type: Entity,
      description: 'Their value, or what stands in their qualifier.',
      resolve: ({ view, key }) => getEntity(view, endsOfLink(key)[1]),
    }),
    property: t.field({
      type: Property,
      description: 'Their property. Two properties between the same two entities make two links.',
      resolve: (link) => properties[propertyOfLink(link)],
    }),
    qualifier: t.string({
      nullable: true,
      description: 'The qualifier in which one of the two stands; null where they are subject and value.',
      resolve: qualifierOfLink,
    }),
    claim: t.field({
      type: Claim,
      description:
        'The best of the claims, by the rule of facts: rank, then voices, then precision, then who published first.',
      resolve: claimOfLink,
    }),
    claims: t.field({
      type: [Claim],
      ...upTo(2),
      description: 'All claims that say so, the best first.',
      resolve: claimsOfLink,
    }),
  }),
})

/** What a subgraph is asked for by. */
export function subgraphArguments() {
  return builder.args((t) => ({
    roots: t.idList({ required: true, description: 'The entities to draw around: up to 100 slugs or ids.' }),
    depth: t.int({
      defaultValue: 1,
      description: 'How many links away from the roots to go, 0 to 4; 0 gives the roots and the links among them.',
    }),
    property: t.stringList({ description: 'Only links of these properties, by name.' }),
    kind: t.field({
      type: [EntityKind],
      description: 'Only entities of these kinds, and on from them only; the roots can be of any.',
    }),
    maxNodes: t.int({
      ...slicing({
        most: largestNodes,
        usual: defaultNodes,
        fields: ['nodes', 'links'],
        times: { links: linksForNode },
        mostItems: mostLinks,
      }),
      defaultValue: defaultNodes,
      description: 'How many entities to give at most, 1 to 1,000.',
    }),
  }))
}
