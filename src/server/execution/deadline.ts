/** Until when an operation may run. */
export interface Deadline {
  /** @throws OperationEnded where it is over */
  check(): void
  isOver(): boolean
  /** Whether nobody waits for the answer any more. */
  isGone(): boolean
  /** The same promise, which fails where the end comes first. @throws OperationEnded */
  race<Result>(promise: Promise<Result>): Promise<Result>
}

/** An operation is over before it is done. */
export class OperationEnded extends Error {
  override readonly name = 'OperationEnded'
}

/** The clock is looked at, besides a timer: what never waits leaves no timer a chance. */
export function createDeadline(milliseconds: number, gone?: AbortSignal): Deadline {
  const until = milliseconds > 0 ? performance.now() + milliseconds : Number.POSITIVE_INFINITY
  const isGone = () => gone?.aborted ?? false
  const isOver = () => performance.now() > until || isGone()
  return {
    isOver,
    isGone,
    check() {
      if (isOver()) throw new OperationEnded()
    },
    race(promise) {
      return new Promise((resolve, reject) => {
        const end = () => reject(new OperationEnded())
        const timer = milliseconds > 0 ? setTimeout(end, until - performance.now() + 1).unref() : undefined
        gone?.addEventListener('abort', end)
        const settled = () => {
          clearTimeout(timer)
          gone?.removeEventListener('abort', end)
        }
        promise.finally(settled).then(resolve, reject)
        if (isGone()) end()
      })
    },
  }
}
