import type { Created } from '../src/changes/created.ts'
import type { Effect } from '../src/changes/effect.ts'
import type { Outcome } from '../src/changes/outcome.ts'
import type { Problem } from '../src/changes/problem.ts'
import { loadChange } from '../src/graph/change.ts'
import { getEntity } from '../src/graph/entity.ts'
import type { View } from '../src/graph/view.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Change } from './change.ts'
import { Claim } from './claim.ts'
import { Disagreement } from './disagreement.ts'
import { Entity } from './entity.ts'
import { ChangeProblemCode } from './enums.ts'

/** What became of a change. */
export const ChangePayload = builder.objectRef<Outcome>('ChangePayload')

/** Why a change cannot be made. */
export const ChangeProblem = builder.objectRef<Problem>('ChangeProblem')

/** What a change does to what the graph says. */
export const ChangeEffect = builder.objectRef<Effect>('ChangeEffect')

/** What a change created. */
export const CreatedEntity = builder.objectRef<Created & { readonly view: View }>('CreatedEntity')

ChangePayload.implement({
  description: 'What became of a change, of a proposal or of a review.',
  fields: (t) => ({
    change: t.field({
      type: Change,
      nullable: true,
      description:
        'The entry of the history: of what was done, proposed or reviewed. Null for a dry run, and where it was refused: then problems says why.',
      resolve: ({ view, change }) => (change === null ? null : loadChange(view.graph, change)),
    }),
    problems: t.field({
      type: [ChangeProblem],
      ...upTo(500),
      description: 'Everything that speaks against it, at once. With any of it, nothing was done.',
      resolve: ({ problems }) => [...problems],
    }),
    effect: t.expose('effect', {
      type: ChangeEffect,
      nullable: true,
      description: 'What it does, or would do, to what the graph says; null where it was refused.',
    }),
    created: t.field({
      type: [CreatedEntity],
      ...upTo(500),
      description: 'The entities that it created, in the order of the operations.',
      resolve: ({ view, created }) => created.map((each) => ({ ...each, view })),
    }),
    goneIds: t.field({
      type: ['ID'],
      ...upTo(500),
      description: 'The ids of nodes that are no more: a client may drop them from its cache.',
      resolve: ({ goneIds }) => [...goneIds],
    }),
  }),
})

CreatedEntity.implement({
  description: 'An entity that a change created.',
  fields: (t) => ({
    as: t.exposeString('as', { nullable: true, description: 'The name by which the change referred to it.' }),
    operation: t.exposeInt('operation', {
      description: 'The place of the operation that created it, from 0.',
    }),
    entity: t.field({
      type: Entity,
      description: 'The entity. Of a dry run and of a proposal it has an id of its own, which node answers with null.',
      resolve: ({ view, slug }) => getEntity(view, slug),
    }),
  }),
})

ChangeProblem.implement({
  description: 'Why a change cannot be made.',
  fields: (t) => ({
    code: t.expose('code', { type: ChangeProblemCode, description: 'What sort of problem it is.' }),
    message: t.exposeString('message', { description: 'What was expected, what came, and the cure.' }),
    path: t.exposeStringList('path', {
      ...upTo(10),
      description: 'The way to the field of the input that is meant: "operations", "0", "say", "property".',
    }),
    suggestion: t.exposeString('suggestion', { nullable: true, description: 'What may have been meant.' }),
  }),
})

ChangeEffect.implement({
  description:
    'What a change does to what the graph says, besides what it writes. In a dry run and in a proposal its nodes have ids of their own, which node answers with null, so that no cache takes them for the graph’s.',
  fields: (t) => ({
    claimsAdded: t.field({
      type: [Claim],
      ...upTo(500),
      description: 'The claims that are new to the graph.',
      resolve: ({ claimsAdded }) => [...claimsAdded],
    }),
    claimsWithdrawn: t.field({
      type: [Claim],
      ...upTo(500),
      description: 'The claims that nothing says any more.',
      resolve: ({ claimsWithdrawn }) => [...claimsWithdrawn],
    }),
    agreesWith: t.field({
      type: [Claim],
      ...upTo(500),
      description: 'The claims of the graph that say the same as what is added, more or less precisely.',
      resolve: ({ agreesWith }) => [...agreesWith],
    }),
    disputes: t.field({
      type: [Disagreement],
      ...upTo(500),
      description: 'The disagreements that it makes, or takes a side in.',
      resolve: ({ disputes }) => [...disputes],
    }),
    settles: t.field({
      type: [Disagreement],
      ...upTo(500),
      description: 'The disagreements of which nothing is left after it.',
      resolve: ({ settles }) => [...settles],
    }),
  }),
})
