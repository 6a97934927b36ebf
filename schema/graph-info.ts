import { featuredEntities, type GraphFigures } from '../src/graph/graph-info.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Entity } from './entity.ts'

/** What the graph is, and how much it holds. */
export const GraphInfo = builder.objectRef<GraphFigures>('GraphInfo')

GraphInfo.implement({
  description:
    'What the graph says of itself, now and at whatever moment it is seen, and how much it holds, without what is only expected.',
  fields: (t) => ({
    title: t.string({
      nullable: true,
      description: 'What the graph is called; null where it does not say.',
      resolve: ({ view }) => view.graph.description.title,
    }),
    description: t.string({
      nullable: true,
      description: 'What the graph is, in a sentence or two; null where it does not say.',
      resolve: ({ view }) => view.graph.description.description,
    }),
    featured: t.field({
      type: [Entity],
      ...upTo(10),
      description:
        'Entities with which a reader may begin, the first of them foremost; empty where none are chosen. At most 12.',
      resolve: featuredEntities,
    }),
    entities: t.exposeInt('entities', { description: 'How many entities a claim names.' }),
    claims: t.exposeInt('claims', { description: 'How many claims.' }),
    references: t.exposeInt('references', {
      description: 'How many references: a claim has one for each place where a source says it.',
    }),
    sources: t.exposeInt('sources', { description: 'How many sources.' }),
    number: t.exposeInt('number', {
      description:
        'The number of the newest change; 0 of a graph that has no changes, as one made of files. Give it as the basis of a change that is decided on what is read here.',
    }),
    revision: t.exposeString('revision', {
      description: 'Names a state of the graph: each change gives another, none comes twice.',
    }),
  }),
})
