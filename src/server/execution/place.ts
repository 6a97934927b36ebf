import { type FieldNode, GraphQLError, type GraphQLLeafType, type GraphQLResolveInfo } from 'graphql'
import { fail, type Path, type Run } from './run.ts'

/** Where a value comes to stand, and how it is made into what the answer says. */
export interface Place {
  readonly nodes: readonly FieldNode[]
  readonly isNullable: boolean
  /** Nothing stands below it. */
  readonly isLeaf: boolean
  readonly complete: Complete
}

/** A promise only where something in the value is one. The path is undefined for leaves, which need none. */
export type Complete = (run: Run, value: unknown, path: Path | undefined) => unknown

/** Completes a value in its place; what goes wrong in it ends here if the place may be null. */
export function settle(run: Run, place: Place, value: unknown, above: Path | undefined, key: string | number): unknown {
  const path = place.isLeaf ? undefined : { above, key }
  try {
    if (isPromiseLike(value)) return settleLater(run, place, value, path ?? { above, key })
    const completed = place.complete(run, value, path)
    if (!(completed instanceof Promise)) return completed
    return completed.then(undefined, (error) => fail(run, place, error, path ?? { above, key }))
  } catch (error) {
    return fail(run, place, error, path ?? { above, key })
  }
}

async function settleLater(run: Run, place: Place, value: PromiseLike<unknown>, path: Path): Promise<unknown> {
  try {
    const completed = place.complete(run, await value, path)
    return completed instanceof Promise ? await completed : completed
  } catch (error) {
    return fail(run, place, error, path)
  }
}

export function required(complete: Complete, { parentType, fieldName }: GraphQLResolveInfo): Complete {
  return (run, value, path) => {
    const completed = complete(run, value, path)
    if (completed === null) throw new Error(`Cannot return null for non-nullable field ${parentType}.${fieldName}.`)
    return completed
  }
}

export function completeLeaf(type: GraphQLLeafType): Complete {
  return (_run, value) => {
    const completed = type.coerceOutputValue(value)
    if (completed == null) {
      throw new Error(
        `Expected \`${type}.coerceOutputValue(${String(value)})\` to return non-nullable value, returned: ${completed}`,
      )
    }
    return completed
  }
}

export function completeList(item: Place, { parentType, fieldName }: GraphQLResolveInfo): Complete {
  return (run, value, path) => {
    if (!isIterable(value)) {
      throw new GraphQLError(`Expected Iterable, but did not find one for field "${parentType}.${fieldName}".`)
    }
    const results: unknown[] = []
    let isWaiting = false
    try {
      for (const each of value) {
        const completed = settle(run, item, each, path, results.length)
        if (completed instanceof Promise) isWaiting = true
        results.push(completed)
      }
    } catch (error) {
      if (isWaiting) abandon(results)
      throw error
    }
    return isWaiting ? Promise.all(results) : results
  }
}

/** Nobody waits for what belongs to an object that failed already. */
export function abandon(values: readonly unknown[]): void {
  for (const value of values) if (value instanceof Promise) value.catch(() => {})
}

export function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return typeof (value as PromiseLike<unknown> | null | undefined)?.then === 'function'
}

function isIterable(value: unknown): value is Iterable<unknown> {
  return typeof value === 'object' && typeof (value as Iterable<unknown>)[Symbol.iterator] === 'function'
}
