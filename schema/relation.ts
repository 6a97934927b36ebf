import { boundsOfRelation } from '../src/graph/bounds.ts'
import { type Qualified, qualifiersOf } from '../src/graph/claim.ts'
import { type RelationEdge as Edge, type RelationNode, statusOfRelation } from '../src/graph/relations.ts'
import type { ClaimNode } from '../src/graph/view.ts'
import type { Bound as FoundBound } from '../src/model/bound.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim, Qualifier } from './claim.ts'
import { BoundSide, FactStatus } from './enums.ts'

/** One edge a node, with the relations that it stands for. */
export const RelationEdge = builder.interfaceRef<Edge>('RelationEdge')

/** One relation: accordant claims. */
export const Relation = builder.objectRef<RelationNode>('Relation')

const Bound = builder.objectRef<FoundBound<ClaimNode>>('Bound')

Bound.implement({
  description:
    'What bounds a relation where no source tells its start or its end: a reading of the graph, and no claim.',
  fields: (t) => ({
    side: t.expose('side', { type: BoundSide, description: 'Whether it bounds the start or the end.' }),
    date: t.field({
      type: 'EDTF',
      description: 'Not before it, or not after it. Where sources differ, their best; a lens goes by the widest.',
      resolve: ({ date }) => date.text,
    }),
    claim: t.expose('claim', { type: Claim, description: 'The claim that it rests on.' }),
  }),
})

RelationEdge.implement({
  description:
    'One edge a node, as client caches want it, with all the relations that it stands for. The other fields of an edge are those of the relation that began last; through a lens with a date, those of the first one kept.',
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
      ...upTo(3),
      description: 'The relations, in order.',
      resolve: ({ relations }) => [...relations],
    }),
    claim: t.field({
      type: Claim,
      description: 'The most specific claim of that relation.',
      resolve: ({ relation }) => relation.claim,
    }),
    status: t.field({
      type: FactStatus,
      description: 'Whether that relation is disputed.',
      resolve: ({ relation }) => statusOfRelation(relation),
    }),
    start: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Since when that relation held.',
      resolve: ({ relation }) => relation.start?.text ?? null,
    }),
    end: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Until when that relation held; null where no source tells its end.',
      resolve: ({ relation }) => relation.end?.text ?? null,
    }),
  }),
})

Relation.implement({
  description:
    'One relation between two entities, for one spell: the claims about it that accord, joined. One may tell its start and another its end.',
  fields: (t) => ({
    claim: t.field({ type: Claim, description: 'The most specific of the claims.', resolve: ({ claim }) => claim }),
    claims: t.field({
      type: [Claim],
      ...upTo(3),
      description: 'All claims that say so, the most specific first; a vaguer one can support several relations.',
      resolve: ({ claims }) => [...claims],
    }),
    status: t.field({ type: FactStatus, description: 'Whether the relation is disputed.', resolve: statusOfRelation }),
    start: t.field({
      type: 'EDTF',
      nullable: true,
      description: 'Since when it held: the most precise start that its claims tell.',
      resolve: ({ start }) => start?.text ?? null,
    }),
    end: t.field({
      type: 'EDTF',
      nullable: true,
      description:
        'Until when it held: the most precise end that they tell; null where none does, which is not to say that it goes on.',
      resolve: ({ end }) => end?.text ?? null,
    }),
    order: t.exposeInt('order', {
      nullable: true,
      description: 'Its place in the list of the first-published source that numbers it, from 1.',
    }),
    qualifiers: t.field({
      type: [Qualifier],
      ...upTo(3),
      description: 'The qualifiers that its claims tell together.',
      resolve: ({ claim, qualifiers }) => qualifiersOf({ ...claim, qualifiers }) as Qualified[],
    }),
    bounds: t.field({
      type: [Bound],
      ...upTo(3),
      description:
        'What bounds a side that no source tells, by what contains the relation: a body by its founding and dissolution, a person by birth and death, a term by its dates, a term of a body by the next one. At most one for each side.',
      resolve: boundsOfRelation,
    }),
  }),
})
