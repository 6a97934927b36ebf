import { type Comparison, type ComparisonSide, connectCompared, connectConflicts } from '../src/graph/comparison.ts'
import { builder } from './builder.ts'
import { claimConnection } from './claim.ts'
import { pageArguments } from './connection.ts'
import { disagreementConnection } from './disagreement.ts'
import { Source } from './source.ts'

/** Two sources side by side. */
export const SourceComparison = builder.objectRef<Comparison>('SourceComparison')

SourceComparison.implement({
  description: 'Two sources side by side: what both say, where they differ, and what only one of them says.',
  fields: (t) => ({
    a: t.expose('a', { type: Source, description: 'The one source.' }),
    b: t.expose('b', { type: Source, description: 'The other source.' }),
    agreements: claims(
      t,
      'agreements',
      'What both tell, or one tells in accord with the other, more or less precisely.',
    ),
    conflicts: t.field({
      type: disagreementConnection(),
      description: 'Where something that one tells cannot be right together with something that the other tells.',
      args: pageArguments(),
      resolve: connectConflicts,
    }),
    onlyA: claims(t, 'onlyA', 'What the one tells, and the other neither tells nor has anything in accord with.'),
    onlyB: claims(t, 'onlyB', 'What the other tells, and the one neither tells nor has anything in accord with.'),
  }),
})

function claims(t: Fields, side: ComparisonSide, description: string) {
  return t.field({
    type: claimConnection(),
    description,
    args: pageArguments(),
    resolve: (comparison, page) => connectCompared(comparison, side, page),
  })
}

type Fields = PothosSchemaTypes.ObjectFieldBuilder<typeof builder.$inferSchemaTypes, Comparison>
