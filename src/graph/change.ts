import { type Author, mayActAs } from '../model/change.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { ChangeRecord } from '../store/history/changes.ts'
import type { Sight } from '../store/history/lists.ts'
import { type Graph, presentOf } from './graph.ts'
import { historyOf } from './history-loaders.ts'
import { encodeId } from './id.ts'
import type { Viewer } from './request.ts'
import type { View } from './view.ts'
import { viewOf } from './views.ts'

/** A change in flight, with the whole graph as it is: the history is no part of what a lens narrows. */
export interface ChangeNode extends ChangeRecord {
  readonly view: View
}

/** What the viewer sees of what has not taken effect. */
export function sightOf(viewer: Viewer | null): Sight {
  return { mayReview: viewer !== null && mayActAs(viewer.role, 'EDITOR'), author: viewer?.author.id ?? null }
}

/** The change with a key; null where there is none that the viewer may see. */
export function findChange(graph: Graph, key: string, viewer: Viewer | null): MaybePromise<ChangeNode | null> {
  return andThen(loadChange(graph, key), (change) => (change && isShown(change, sightOf(viewer)) ? change : null))
}

/** The change with a key, whoever may see it. */
export function loadChange(graph: Graph, key: string): MaybePromise<ChangeNode | null> {
  const current = presentOf(graph)
  return andThen(historyOf(current).changes.load(key), (record) => record && { ...record, view: viewOf(current) })
}

export function idOfChange({ key }: Pick<ChangeNode, 'key'>): string {
  return encodeId({ type: 'Change', key, lens: '' })
}

/** The changes that it undid, or would. */
export function revertedChanges({ view, reverts }: ChangeNode): MaybePromise<ChangeNode[]> {
  return andThen(allOf(reverts.map((key) => loadChange(view.graph, key))), (found) => found.filter(isThere))
}

/** The change that undid it; null where none did, or where that one was undone itself, so that this one holds again. */
export function revertingChange({ view, revertedBy }: ChangeNode): MaybePromise<ChangeNode | null> {
  if (revertedBy === null) return null
  return andThen(
    loadChange(view.graph, revertedBy),
    (undoing) => undoing && andThen(revertingChange(undoing), (undone) => (undone ? null : undoing)),
  )
}

/** What the author is called, for people to read. */
export function nameOfAuthor({ name }: Author): string {
  return name ?? '(erased)'
}

function isShown({ state, author }: ChangeRecord, sight: Sight): boolean {
  return state === 'APPLIED' || sight.mayReview || author.id === sight.author
}

function isThere<Value>(value: Value | null): value is Value {
  return value !== null
}
