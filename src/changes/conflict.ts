import type { PropertyName } from '../model/properties.ts'
import { findChangedEntities, findChangedTopics } from '../store/history/changed-since.ts'
import { findNumbered, type StoredChange } from '../store/history/find-change.ts'
import type { Store } from '../store/store.ts'
import type { Problem } from './problem.ts'

/** What an operation decides on: an entity itself, or what is claimed of it under a property. */
export interface Target {
  readonly path: readonly string[]
  readonly entity: string
  readonly property: PropertyName | null
}

/** Where something was changed since the author looked: a problem for each operation that was decided on an older state. */
export async function findConflicts(store: Store, basis: number, targets: readonly Target[]): Promise<Problem[]> {
  if (targets.length === 0) return []
  const slugsOf = (isTopic: boolean) => [
    ...new Set(targets.flatMap(({ entity, property }) => ((property !== null) === isTopic ? [entity] : []))),
  ]
  const entities = await findChangedEntities(store, basis, slugsOf(false))
  const topics = await findChangedTopics(store, basis, slugsOf(true))
  const changes = new Map<number, StoredChange | null>()
  const problems: Problem[] = []
  for (const { path, entity, property } of targets) {
    const number = property ? topics.get(`${entity} ${property}`) : entities.get(entity)
    if (number === undefined) continue
    const change = changes.get(number) ?? (await findNumbered(store, number))
    changes.set(number, change)
    const what = property ? `the ${property} of ${entity}` : entity
    const by = change?.author.name ?? 'an erased author'
    const message = `expected ${what} to be as it was at change ${basis}, got change ${number} by ${by}, which changed it since; look at it again, and give ${number} or a later number as the basis`
    problems.push({ code: 'CONFLICT', message, path, suggestion: null })
  }
  return problems
}
