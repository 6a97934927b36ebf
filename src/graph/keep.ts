import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { View } from './view.ts'

/** What a view was made to show, as long as there is room for it; made once, also where several ask for it at once. */
export function keep<Value>(
  { made, making }: View,
  key: string,
  make: () => MaybePromise<Value>,
  sizeOf: (value: Value) => number = () => 1,
): MaybePromise<Value> {
  const known = made.get(key)
  if (known !== undefined) return known as Value
  const coming = making.get(key)
  if (coming) return coming as Promise<Value>
  const value = andThen(make(), (found) => {
    made.set(key, found, sizeOf(found))
    return found
  })
  if (value instanceof Promise) {
    making.set(key, value)
    const done = () => making.delete(key)
    value.then(done, done)
  }
  return value
}
