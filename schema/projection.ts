import { mostClaims, mostShares, mostSquares } from '../src/graph/budget.ts'
import { getEntity } from '../src/graph/entity.ts'
import { connectShared, type ProjectionLink as FoundLink } from '../src/graph/projection.ts'
import { builder } from './builder.ts'
import { QualifierCondition } from './claim-condition.ts'
import { connectionType, listOf, pageArguments } from './connection.ts'
import { Entity } from './entity.ts'
import { Direction, EntityKind } from './enums.ts'

const ProjectionLink = builder.objectRef<FoundLink>('ProjectionLink')

ProjectionLink.implement({
  description:
    'Two entities that share something: an edge of a two-mode network that is projected on one of its modes.',
  fields: (t) => ({
    a: t.field({
      type: Entity,
      description: 'The one whose name comes first; of like names, the one whose slug does.',
      resolve: ({ view, a }) => getEntity(view, a),
    }),
    b: t.field({ type: Entity, description: 'The other one.', resolve: ({ view, b }) => getEntity(view, b) }),
    weight: t.int({
      description: 'How many different entities both are related to.',
      resolve: ({ shared }) => shared.length,
    }),
    shared: t.field({
      type: listOf('Entity', Entity),
      description: 'What they share: by its number, its first day and its name.',
      args: pageArguments(),
      resolve: connectShared,
    }),
  }),
})

export function projectionConnection() {
  return connectionType<FoundLink, { readonly node: FoundLink }>({
    name: 'ProjectionLink',
    node: ProjectionLink,
    description: 'Links, the heaviest first; of like weight, by the names and slugs of both.',
  })
}

const [relations, squares, judged] = [mostShares, mostSquares, mostClaims].map((most) => most.toLocaleString('en'))

export const projectionDescription = `Who shares how many of what: who took part in the same events (property "participant", IN), who were members of the same bodies ("memberOf", OUT). All is counted or nothing: where one request would count more than ${relations} relations, or where the squares of how many share each thing add up to more than ${squares}, it is QUERY_TOO_LARGE with a word on what to narrow; with "from" or "to" and under a lens, where more than ${judged} relations would.`

export function projectionArguments() {
  return builder.args((t) => ({
    property: t.string({
      required: true,
      description:
        'A declared property whose values are entities. Another: BAD_USER_INPUT with what may have been meant.',
    }),
    direction: t.field({
      type: Direction,
      defaultValue: 'IN',
      description: 'IN: its values are linked, by the subjects they share. OUT: its subjects, by the values.',
    }),
    qualifiers: t.field({
      type: [QualifierCondition],
      description: 'Qualifiers that each relation has: all of them.',
    }),
    kind: t.field({ type: [EntityKind], description: 'Only entities of these kinds are linked.' }),
    from: t.field({
      type: 'EDTF',
      description:
        'Only relations that can have held on the first day of this or later; what is claimed of an event or a decision has its dates.',
    }),
    to: t.field({ type: 'EDTF', description: 'Only relations that can have held on the last day of this or earlier.' }),
    minWeight: t.int({
      defaultValue: 2,
      description: 'Only who share so many or more: at least 1.',
    }),
    ...pageArguments(),
  }))
}
