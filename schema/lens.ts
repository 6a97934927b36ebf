import { builder } from './builder.ts'
import { Certainty, DateMatch } from './enums.ts'

/** What a lens can narrow the graph by. */
export function lensArguments() {
  return builder.args((t) => ({
    at: t.field({
      type: 'EDTF',
      description:
        'Only what held then. An undated claim takes the dates of the dated claims that accord with it; with none, it can have held at any time.',
    }),
    match: t.field({
      type: DateMatch,
      defaultValue: 'POSSIBLY',
      description: 'Whether it can have held then, or must have.',
    }),
    toldBy: t.stringList({ description: 'Only what these sources say, by their slugs: at least one.' }),
    minSources: t.int({
      description: 'Only what so many voices say, or say in accord: at least 1. Copies of one source are one voice.',
    }),
    excludeDisputed: t.boolean({ description: 'Without the claims that dispute each other among what is left.' }),
    certainty: t.field({
      type: [Certainty],
      description: 'Only references that are so certain. All but EXPECTED count where no lens says so.',
    }),
  }))
}
