import { useCallback, useEffect, useMemo, useState } from 'react'
import type { CombinedError } from 'urql'
import { type Answer, useAsk } from '../../query/use-view.ts'
import { type Gathered, gather } from './gather.ts'
import type { GraphView } from './graph-view.ts'

interface Outcome {
  readonly view?: Gathered
  readonly error?: CombinedError
  /** What it is the outcome of. */
  readonly of: unknown
}

/** Reads what a view shows, anew whenever it asks for something else. Until then the former one stays. */
export function useGathered({ roots, openings, removed }: GraphView): Answer<Gathered> {
  const ask = useAsk()
  const asked = JSON.stringify({ roots, openings, removed })
  const [tries, setTries] = useState(0)
  const question = useMemo(() => ({ ask, asked, tries }), [ask, asked, tries])
  const [outcome, setOutcome] = useState<Outcome>({ of: undefined })
  useEffect(() => {
    let isWanted = true
    const settle = (came: Omit<Outcome, 'of'>) => {
      if (isWanted)
        setOutcome((former) => ({ ...('view' in former ? { view: former.view } : {}), ...came, of: question }))
    }
    gather(question.ask, JSON.parse(question.asked)).then(
      (view) => settle({ view }),
      (error: CombinedError) => settle({ error }),
    )
    return () => {
      isWanted = false
    }
  }, [question])
  const retry = useCallback(() => setTries((count) => count + 1), [])
  const { of, ...known } = outcome
  return { ...known, loading: of !== question, retry }
}
