import type { ExecutionResult } from 'graphql'
import type { Plugin } from 'graphql-yoga'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { createDeadline, type Deadline, OperationEnded } from './execution/deadline.ts'
import type { OperationLimits } from './operation-limits.ts'
import { refusal } from './refusals.ts'
import { isMutation } from './viewers.ts'

export interface Operations {
  /** Whether one more can run without waiting. */
  hasRoom(): boolean
  /**
   * Runs an operation as soon as there is room. It is refused where too many wait, and ended at its deadline, or when
   * `gone` says that nobody waits for it.
   */
  run(act: (deadline: Deadline) => MaybePromise<ExecutionResult>, gone?: AbortSignal): MaybePromise<ExecutionResult>
}

export function createOperations({ atOnce, waiting, deadline: seconds }: OperationLimits): Operations {
  const queue = new Set<() => void>()
  let running = 0

  const leave = () => {
    running -= 1
    const [next] = queue
    if (!next) return
    queue.delete(next)
    next()
  }

  function runNow(act: (deadline: Deadline) => MaybePromise<ExecutionResult>, deadline: Deadline) {
    running += 1
    try {
      const result = act(deadline)
      if (!(result instanceof Promise)) {
        leave()
        return toldWhole(result, deadline)
      }
      const ended = result.finally(leave)
      return deadline.race(ended).then(
        (there) => toldWhole(there, deadline),
        (error) => failed(error, deadline),
      )
    } catch (error) {
      leave()
      return failed(error, deadline)
    }
  }

  /** What an operation that is over has found by then is no answer. */
  function toldWhole(result: ExecutionResult, deadline: Deadline): ExecutionResult {
    return result.errors && deadline.isOver() ? tooLate(deadline) : result
  }

  function failed(error: unknown, deadline: Deadline): ExecutionResult {
    if (error instanceof OperationEnded) return tooLate(deadline)
    throw error
  }

  function tooLate(deadline: Deadline): ExecutionResult {
    const message = deadline.isGone()
      ? 'The client went away, and the operation was ended.'
      : `The operation took longer than ${seconds} seconds and was ended: ask for less, in several operations, or start the server with a longer --deadline.`
    return { errors: [refusal('DEADLINE_EXCEEDED', message, {}, { limit: 'deadline', allowed: seconds })] }
  }

  return {
    hasRoom: () => running < atOnce,
    run(act, gone) {
      const deadline = createDeadline(seconds * 1_000, gone)
      if (running < atOnce) return runNow(act, deadline)
      if (queue.size >= waiting) {
        const message = `The server runs ${atOnce} operations, and ${waiting} wait: ask again in a second.`
        const facts = { limit: 'waiting', allowed: waiting, got: queue.size + 1 }
        return { errors: [refusal('SERVER_BUSY', message, { 'Retry-After': '1' }, facts)] }
      }
      const { promise, resolve } = Promise.withResolvers<void>()
      queue.add(resolve)
      return deadline.race(promise).then(
        () => runNow(act, deadline),
        (error) => {
          // Its turn may have come in the same moment: then it is the next one's.
          if (!queue.delete(resolve)) {
            running += 1
            leave()
          }
          return failed(error, deadline)
        },
      )
    },
  }
}

/** Runs operations in turn, and ends those that take too long or that nobody waits for. A change that has begun is made. */
export function useOperations(operations: Operations): Plugin {
  return {
    onExecute({ args, executeFn, setExecuteFn }) {
      const { request } = args.contextValue as { readonly request: Request }
      setExecuteFn((given) => {
        if (isMutation(args)) return executeFn(given)
        return operations.run((deadline) => {
          const contextValue = Object.assign(given.contextValue as object, { deadline })
          return executeFn({ ...given, contextValue })
        }, request.signal)
      })
    },
  }
}
