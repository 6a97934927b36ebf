import type { GraphFigures } from '../src/graph/graph-info.ts'
import { builder } from './builder.ts'

/** How much the graph holds. */
export const GraphInfo = builder.objectRef<GraphFigures>('GraphInfo')

GraphInfo.implement({
  description: 'How much the graph holds, without what is only expected, and of which content.',
  fields: (t) => ({
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
