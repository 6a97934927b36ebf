import { getEntity } from '../src/graph/entity.ts'
import {
  claimOfStep,
  claimsOfStep,
  defaultLimit,
  type Path as FoundPath,
  type PathStep as FoundStep,
  largestLength,
  largestLimit,
  leadOfStep,
  type PathResult as Result,
} from '../src/graph/paths.ts'
import { andThen } from '../src/model/maybe-promise.ts'
import { properties } from '../src/model/properties.ts'
import { slicing, upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim } from './claim.ts'
import { Entity } from './entity.ts'
import { Direction, EntityKind } from './enums.ts'
import { Property } from './property.ts'

/** How two entities are connected. */
export const PathResult = builder.objectRef<Result>('PathResult')
const Path = builder.objectRef<FoundPath>('Path')
const PathStep = builder.objectRef<FoundStep>('PathStep')

PathResult.implement({
  description: 'How two entities are connected, and how far the search for it went.',
  fields: (t) => ({
    paths: t.field({
      type: [Path],
      description:
        'The paths, the shortest first, those of one length by the slugs of their nodes. No two lead through the same nodes in the same order.',
      resolve: ({ paths }) => [...paths],
    }),
    truncated: t.exposeBoolean('truncated', {
      description:
        'Whether the search gave up before it was done, for the graph around the two is too large. The paths are the shortest all the same, but there may be more, or longer ones where there are none.',
    }),
    visited: t.exposeInt('visited', { description: 'How many entities the search met, both ends included.' }),
  }),
})

Path.implement({
  description: 'One way from an entity to another. It passes no entity twice, and leads through no source.',
  fields: (t) => ({
    length: t.int({
      description: 'How many steps it has; 0 from an entity to itself.',
      resolve: ({ steps }) => steps.length,
    }),
    steps: t.field({
      type: [PathStep],
      ...upTo(largestLength),
      description: 'Its steps: each starts where the one before it ends.',
      resolve: ({ steps }) => [...steps],
    }),
  }),
})

PathStep.implement({
  description:
    'One step of a path: two entities and all that links them, however many properties that is. property, direction and claim are those of the best claim, by the rule of facts: rank, then voices, then precision, then who published first.',
  fields: (t) => ({
    from: t.field({
      type: Entity,
      description: 'Where the step starts.',
      resolve: ({ view, from }) => getEntity(view, from),
    }),
    to: t.field({ type: Entity, description: 'Where it ends.', resolve: ({ view, to }) => getEntity(view, to) }),
    property: t.field({
      type: Property,
      description: 'The property of the best claim.',
      resolve: (step) => andThen(claimOfStep(step), ({ property }) => properties[property]),
    }),
    direction: t.field({
      type: Direction,
      description:
        'Which way the best claim points: OUT where it leads on from the entity that the step starts from, from subject to value or from either to what stands between them in a qualifier.',
      resolve: (step) => andThen(leadOfStep(step), ({ direction }) => direction),
    }),
    qualifier: t.string({
      nullable: true,
      description:
        'The qualifier of the best claim in which one of the two stands; null where they are its subject and value.',
      resolve: (step) => andThen(leadOfStep(step), ({ qualifier }) => qualifier),
    }),
    claim: t.field({ type: Claim, description: 'The best claim.', resolve: claimOfStep }),
    claims: t.field({
      type: [Claim],
      ...upTo(3),
      description: 'All claims that link the two, of whatever property and direction, the best first.',
      resolve: claimsOfStep,
    }),
  }),
})

/** What paths are asked for by. */
export function pathArguments() {
  return builder.args((t) => ({
    from: t.id({ required: true, description: 'Where the paths start: a slug or an id.' }),
    to: t.id({ required: true, description: 'Where they end: a slug or an id.' }),
    maxLength: t.int({ defaultValue: 6, description: 'How many steps a path can have, 1 to 8.' }),
    limit: t.int({
      ...slicing({ most: largestLimit, usual: defaultLimit, fields: ['paths'] }),
      defaultValue: defaultLimit,
      description: 'How many paths to give at most, 1 to 20.',
    }),
    property: t.stringList({ description: 'Only by claims of these properties, by name.' }),
    through: t.field({
      type: [EntityKind],
      description:
        'Only through entities of these kinds; the ends can be of any. No path leads through a source, whatever is given here.',
    }),
  }))
}
