import { useRef } from 'react'

/**
 * The last value that was there. It may be shown while the next one is under way, so that nothing jumps; nothing may
 * be done with it.
 */
export function useLast<Value>(value: Value | undefined): Value | undefined {
  const last = useRef(value)
  if (value !== undefined) last.current = value
  return last.current
}
