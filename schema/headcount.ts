import type { Headcount as HeadcountFact } from '../src/graph/headcount.ts'
import { sectors } from '../src/model/vocabulary.ts'
import { builder } from './builder.ts'
import { HeadcountGroup } from './enums.ts'
import { Fact } from './fact.ts'

/** How many of a group took part. */
export const Headcount = builder.objectRef<HeadcountFact>('Headcount')

Headcount.implement({
  description:
    'How many of a group, or of one sector of it, took part. A source may give a number, a share of the whole, or both.',
  interfaces: () => [Fact],
  fields: (t) => ({
    counted: t.expose('counted', { type: HeadcountGroup, description: 'Who is counted.' }),
    sector: t.exposeString('sector', {
      nullable: true,
      description: `The key of the sector that is counted, null for the whole: ${Object.keys(sectors).join(', ')}.`,
    }),
    sectorLabel: t.string({
      nullable: true,
      description: 'The sector in words. How each source words it stands in its reference, as printedAs.',
      resolve: ({ sector }) => (sector === null ? null : sectors[sector]),
    }),
    amount: t.exposeInt('amount', {
      nullable: true,
      description: 'How many persons; null where only a share is on record.',
    }),
    share: t.exposeFloat('share', {
      nullable: true,
      description: 'Which share of the whole, from 0 to 1; null where no source gives one.',
    }),
    approximate: t.exposeBoolean('approximate', { description: 'Whether the best claim is only about right.' }),
  }),
})
