/** What may be there already. A promise costs each row of a page a turn of the event loop, so none is made for what is known. */
export type MaybePromise<Value> = Value | Promise<Value>

/** Goes on with a value as soon as it is there: at once if it is there already. */
export function andThen<From, To>(
  value: MaybePromise<From>,
  next: (value: From) => MaybePromise<To>,
): MaybePromise<To> {
  return value instanceof Promise ? value.then(next) : next(value)
}

/** All of several values, as soon as they are all there. */
export function allOf<Value>(values: readonly MaybePromise<Value>[]): MaybePromise<Value[]> {
  for (const value of values) if (value instanceof Promise) return Promise.all(values)
  return values as Value[]
}
