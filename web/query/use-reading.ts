import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CombinedError } from 'urql'
import { type Answer, type Ask, useAsk } from './use-view.ts'

interface ReadingOptions<View> {
  /** All that is asked, as text: it is read anew when that changes, and when the lens does. */
  readonly asked: string
  /** What was read stays until the next is there, as long as it is about the same. */
  readonly about: string
  /** Waits so many milliseconds with the question, in case another one follows. */
  readonly delay?: number
  /** Reads it, and may give up once it is not wanted any more. */
  read(ask: Ask, isWanted: () => boolean): Promise<View>
}

interface Outcome<View> {
  readonly view?: View
  readonly error?: CombinedError
  readonly about?: string
  /** The question that it came of. */
  readonly of?: unknown
}

/** Reads what takes several questions to the graph. What comes of a question that was left meanwhile is dropped. */
export function useReading<View>({ asked, about, delay = 0, read }: ReadingOptions<View>): Answer<View> {
  const ask = useAsk()
  const [tries, setTries] = useState(0)
  const question = useMemo(() => ({ ask, asked, tries }), [ask, asked, tries])
  const [outcome, setOutcome] = useState<Outcome<View>>({})
  // biome-ignore lint/correctness/useExhaustiveDependencies: the question holds all that is asked
  useEffect(() => {
    let isWanted = true
    const settle = (came: Pick<Outcome<View>, 'view' | 'error'>) => {
      if (isWanted) setOutcome((former) => ({ ...viewOf(former, about), ...came, about, of: question }))
    }
    const timer = setTimeout(() => {
      read(ask, () => isWanted).then(
        (view) => settle({ view }),
        (error: CombinedError) => settle({ error }),
      )
    }, delay)
    return () => {
      isWanted = false
      clearTimeout(timer)
    }
  }, [question])
  const retry = useCallback(() => setTries((count) => count + 1), [])
  const isSettled = outcome.of === question
  const { error } = outcome
  return { ...viewOf(outcome, about), ...(isSettled && error ? { error } : {}), loading: !isSettled, retry }
}

function viewOf<View>({ view, about }: Outcome<View>, wanted: string): { readonly view?: View } {
  return view !== undefined && about === wanted ? { view } : {}
}
