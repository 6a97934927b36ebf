import type { Breakdown as SourceBreakdown } from '../src/graph/breakdown.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { BreakdownScheme, HeadcountGroup } from './enums.ts'
import { Headcount } from './headcount.ts'
import { Source } from './source.ts'

/** How one source breaks a number down. */
export const Breakdown = builder.objectRef<SourceBreakdown>('Breakdown')

Breakdown.implement({
  description: 'How one source breaks a number of participants down into parts.',
  fields: (t) => ({
    counted: t.expose('counted', { type: HeadcountGroup, description: 'Who is counted.' }),
    scheme: t.expose('scheme', { type: BreakdownScheme, description: 'By what they are broken down.' }),
    whole: t.expose('whole', { type: Headcount, nullable: true, description: 'The whole, where the source gives it.' }),
    parts: t.field({
      type: [Headcount],
      ...upTo(20),
      description: 'The parts that the source gives.',
      resolve: ({ parts }) => [...parts],
    }),
    sum: t.exposeInt('sum', { description: 'What the parts add up to.' }),
    exhaustive: t.exposeBoolean('exhaustive', { description: 'Whether the source holds its parts to be complete.' }),
    addsUp: t.exposeBoolean('addsUp', {
      nullable: true,
      description:
        'Whether the parts make the whole; null unless the source gives the whole and its parts are complete.',
    }),
    source: t.expose('source', { type: Source, description: 'Who says so.' }),
  }),
})
