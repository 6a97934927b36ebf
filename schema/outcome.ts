import type { ResolvedFact } from '../src/graph/fact.ts'
import type { Outcome as OutcomeWord } from '../src/model/vocabulary.ts'
import { builder } from './builder.ts'
import { Outcome } from './enums.ts'
import { Fact } from './fact.ts'

/** What became of a decision. */
export const OutcomeFact = builder.objectRef<ResolvedFact>('OutcomeFact')

OutcomeFact.implement({
  description: 'What became of what was put to the vote, as the best claim gives it.',
  interfaces: () => [Fact],
  fields: (t) => ({
    outcome: t.field({
      type: Outcome,
      description: 'The outcome.',
      resolve: ({ best: { value } }) => (value.type === 'text' ? value.text : '') as OutcomeWord,
    }),
  }),
})
