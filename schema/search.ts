import { matchedName, type SearchEdge } from '../src/graph/search.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { builder } from './builder.ts'
import { connectionType, pageArguments } from './connection.ts'
import { Entity } from './entity.ts'
import { EntityKind } from './enums.ts'
import { Name } from './name.ts'

/** What a search finds. */
export function searchConnection() {
  return connectionType<EntityNode, SearchEdge>({
    name: 'ViewSearch',
    node: Entity,
    description: 'What a search found, in pages, the likest first.',
    edgeDescription: 'An entity that has a name like the one asked for.',
    edgeFields: (t) => ({
      score: t.exposeFloat('score', {
        description:
          'How like the matched name is: 1 the same; from 0.86 the same letters or sound, the surname first or last; from 0.72 it begins so; 0.66 roughly the same sound; from 0.6 the same words in another order; from 0.42 neighbouring words of it; from 0.32 the same but for one slip of the pen; below, what is weaker than that.',
      }),
      matched: t.field({
        type: Name,
        description: 'Which of its names it was, and who prints it so; of the preferred name perhaps nobody.',
        resolve: matchedName,
      }),
    }),
  })
}

export function searchArguments() {
  return {
    ...builder.args((t) => ({
      query: t.string({
        required: true,
        description:
          'A name, or its beginning, of up to 200 characters: in Hangul, Cyrillic or another script, or any romanization, the given name first or last, with or without diacritics, perhaps with a slip of the pen; or a longer text in which the name stands.',
      }),
      kind: t.field({ type: [EntityKind], description: 'Only entities of these kinds.' }),
    })),
    ...pageArguments(),
  }
}
