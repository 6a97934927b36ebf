import { type Qualified, qualifiersOf } from '../src/graph/claim.ts'
import { type RelationEdge as Edge, type RelationNode, statusOfRelation } from '../src/graph/relations.ts'
import { builder } from './builder.ts'
import { Claim, Qualifier } from './claim.ts'
import { FactStatus } from './enums.ts'

/** One edge a node, with the relations that it stands for. */
export const RelationEdge = builder.interfaceRef<Edge>('RelationEdge')

/** One relation: accordant claims. */
export const Relation = builder.objectRef<RelationNode>('Relation')

RelationEdge.implement({
  description:
    'One edge a node, as client caches want it, with all the relations that it stands for. The other fields of an edge are those of its first relation.',
  resolveType: () => {
    throw new Error('An edge is always asked for by its own type.')
  },
  fields: (t) => ({
    cursor: t.string({
      description: 'Where the item stands: give it as after or before to read on from here.',
      resolve: (edge) => (edge as Edge & { cursor: string }).cursor,
    }),
    relations: t.field({
      type: [Relation],
      description: 'The relations, in order.',
      resolve: ({ relations }) => [...relations],
    }),
    claim: t.field({
      type: Claim,
      description: 'The most specific claim of the first relation.',
      resolve: ({ relation }) => relation.claim,
    }),
    status: t.field({
      type: FactStatus,
      description: 'Whether the first relation is disputed.',
      resolve: ({ relation }) => statusOfRelation(relation),
    }),
    start: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Since when the first relation held.',
      resolve: ({ relation }) => relation.claim.start?.text ?? null,
    }),
    end: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Until when the first relation held.',
      resolve: ({ relation }) => relation.claim.end?.text ?? null,
    }),
  }),
})

Relation.implement({
  description: 'One relation between two entities: the claims about it that accord.',
  fields: (t) => ({
    claim: t.field({ type: Claim, description: 'The most specific of the claims.', resolve: ({ claim }) => claim }),
    claims: t.field({
      type: [Claim],
      description: 'All claims that say so, the most specific first; a vaguer one can support several relations.',
      resolve: ({ claims }) => [...claims],
    }),
    status: t.field({ type: FactStatus, description: 'Whether the relation is disputed.', resolve: statusOfRelation }),
    start: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Since when it held.',
      resolve: ({ claim }) => claim.start?.text ?? null,
    }),
    end: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Until when it held.',
      resolve: ({ claim }) => claim.end?.text ?? null,
    }),
    order: t.exposeInt('order', {
      nullable: true,
      description: 'Its place in the list of the first-published source that numbers it, from 1.',
    }),
    qualifiers: t.field({
      type: [Qualifier],
      description: 'The qualifiers of the most specific claim.',
      resolve: ({ claim }) => qualifiersOf(claim) as Qualified[],
    }),
  }),
})
