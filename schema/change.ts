import { weighOnce } from '../src/changes/weigh.ts'
import { type ChangeNode, idOfChange, revertedChanges, revertingChange } from '../src/graph/change.ts'
import { connectDifferences } from '../src/graph/difference.ts'
import { type ChangeEdge, connectTouched, type TouchedEdge } from '../src/graph/history.ts'
import type { EntityNode } from '../src/graph/view.ts'
import { andThen } from '../src/model/maybe-promise.ts'
import { Author } from './author.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { ChangeEffect, ChangeProblem } from './change-payload.ts'
import { connectionType, pageArguments } from './connection.ts'
import { differenceConnection } from './difference.ts'
import { Entity } from './entity.ts'
import { ChangeState } from './enums.ts'
import { Node } from './node.ts'

/** One entry of the history. */
export const Change = builder.objectRef<ChangeNode>('Change')

Change.implement({
  description:
    'One entry of the history: what somebody wrote at once, or proposed. An import is one too. Its id carries no lens, and neither does anything below it.',
  interfaces: () => [Node],
  fields: (t) => ({
    id: t.id({ description: 'The same for ever, in every copy of the history.', resolve: idOfChange }),
    number: t.exposeInt('number', {
      nullable: true,
      description:
        'Counts up, without gaps, in the order in which changes took effect; null for one that has not taken effect.',
    }),
    at: t.expose('at', {
      type: 'DateTime',
      description:
        'When it took effect: of two changes, the one with the larger number is the later. Of a proposal: when it was made.',
    }),
    author: t.expose('author', { type: Author, description: 'Who wrote it.' }),
    message: t.exposeString('message', { nullable: true, description: 'What the author says of it.' }),
    state: t.expose('state', { type: ChangeState, description: 'What became of it.' }),
    entities: t.field({
      type: connectionType<EntityNode, TouchedEdge>({
        name: 'Entity',
        node: Entity,
        description: 'Entity nodes, in pages.',
        isGrouped: true,
      }),
      description:
        'The entities that it changed, or that are named or cited where it changed a claim, by their slugs: as they are now, those that were merged as what they became, and without those that are no more.',
      args: pageArguments(),
      resolve: connectTouched,
    }),
    differences: t.field({
      type: differenceConnection(),
      description:
        'What it made different: first of entities, then of claims. None of one that has not taken effect: its effect tells what it would do.',
      args: pageArguments(),
      resolve: connectDifferences,
    }),
    effect: t.field({
      type: ChangeEffect,
      nullable: true,
      description:
        'What a proposal would do to the graph as it is now; null for a change that is no longer proposed. An operation can ask it of up to 20 proposals.',
      resolve: (change, _args, request) => andThen(weighOnce(change, request), ({ effect }) => effect),
    }),
    problems: t.field({
      type: [ChangeProblem],
      ...upTo(500),
      description: 'Why a proposal could not be accepted now; none for a change that is no longer proposed.',
      resolve: (change, _args, request) => andThen(weighOnce(change, request), ({ problems }) => [...problems]),
    }),
    reverts: t.field({
      type: [Change],
      ...upTo(5),
      description: 'The changes that it undid, or would undo.',
      resolve: revertedChanges,
    }),
    revertedBy: t.field({
      type: Change,
      nullable: true,
      description: 'The change that undid it; null where none did, or where that one was undone itself.',
      resolve: revertingChange,
    }),
    reviewer: t.expose('reviewer', {
      type: Author,
      nullable: true,
      description: 'Who accepted or declined it; null for one that was not proposed, or not yet reviewed.',
    }),
    reviewedAt: t.expose('reviewedAt', {
      type: 'DateTime',
      nullable: true,
      description: 'When it was accepted or declined.',
    }),
    reviewNote: t.exposeString('reviewNote', { nullable: true, description: 'What the reviewer says of it.' }),
  }),
})

/** Changes, in pages. */
export function changeConnection() {
  return connectionType<ChangeNode, ChangeEdge>({
    name: 'Change',
    node: Change,
    description: 'Changes, in pages, the newest first.',
  })
}
