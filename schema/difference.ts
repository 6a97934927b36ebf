import {
  claimIdOfDifference,
  type DifferenceEdge,
  type DifferenceNode,
  sourceOfDifference,
  subjectOfDifference,
  wordsAfter,
  wordsBefore,
} from '../src/graph/difference.ts'
import { properties } from '../src/model/properties.ts'
import { builder } from './builder.ts'
import { connectionType } from './connection.ts'
import { Entity } from './entity.ts'
import { DifferenceKind } from './enums.ts'
import { Property } from './property.ts'
import { Source } from './source.ts'

/** One thing that a change made different. */
export const Difference = builder.objectRef<DifferenceNode>('Difference')

Difference.implement({
  description: 'One thing that a change made different, in words that need no look at the graph of then.',
  fields: (t) => ({
    kind: t.expose('kind', { type: DifferenceKind, description: 'What was done.' }),
    subject: t.field({
      type: Entity,
      nullable: true,
      description:
        'The entity, or what the claim is about, as it is now; of a merge, what the entity was merged into. Null where it is no more.',
      resolve: subjectOfDifference,
    }),
    property: t.field({
      type: Property,
      nullable: true,
      description: 'The property of the claim; null where the entity itself was changed.',
      resolve: ({ claim }) => claim && properties[claim.property],
    }),
    claimId: t.id({
      nullable: true,
      description: 'The id of the claim, also of one that is no more; null where the entity itself was changed.',
      resolve: claimIdOfDifference,
    }),
    source: t.field({
      type: Source,
      nullable: true,
      description: 'The source whose reference came or went; null for everything else, and where it is no more.',
      resolve: sourceOfDifference,
    }),
    field: t.exposeString('field', {
      nullable: true,
      description:
        'Which field of an entity was changed: "name", "description", "identifiers". Of a judgement: "rank".',
    }),
    before: t.string({
      nullable: true,
      description:
        'How it was before: the value of the field; the name of what is gone; the judgement; or what the claim said, with its qualifiers and dates, where in the source and in which words. Null where nothing was.',
      resolve: wordsBefore,
    }),
    after: t.string({
      nullable: true,
      description: 'How it was afterwards, told in the same way. Null where nothing was left.',
      resolve: wordsAfter,
    }),
  }),
})

/** Differences, in pages. */
export function differenceConnection() {
  return connectionType<DifferenceNode, DifferenceEdge>({
    name: 'Difference',
    node: Difference,
    description: 'What a change made different, in pages.',
  })
}
