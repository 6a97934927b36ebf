import { builder } from './builder.ts'
import { Certainty, DateMatch } from './enums.ts'

/** What a lens can narrow the graph by. */
export function lensArguments() {
  return builder.args((t) => ({
    at: t.field({
      type: 'EDTF',
      description:
        'Only what held then. Names, identity and dates are kept at every time; what happened begins with its event and does not cease; all else holds for its spells. POSSIBLY keeps a spell that can have held: an end that is not told is bounded by a dissolution, a death, the end of a term or the next term. CERTAINLY keeps it from its latest start to its earliest end, or, where one is not told, to the last day (from the first) for which a source says it.',
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
    recorded: t.field({
      type: 'DateTime',
      description:
        'The graph as it was on record then: right after the last change that had been made. Whatever was added, corrected, withdrawn or merged since makes no difference, and ids under the lens show the same for ever, but for what the law made be erased. Of nested moments the earliest counts. A moment to come, one before the first change, and any moment of a graph that was made of files are refused with BAD_USER_INPUT.',
    }),
  }))
}
