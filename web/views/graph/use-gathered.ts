import { useReading } from '../../query/use-reading.ts'
import type { Answer } from '../../query/use-view.ts'
import { type Gathered, gather } from './gather.ts'
import type { GraphView } from './graph-view.ts'

/** Reads what a view shows, anew whenever it asks for something else. Until then the former one stays. */
export function useGathered({ roots, openings, removed }: GraphView): Answer<Gathered> {
  const shown = { roots, openings, removed }
  return useReading({ asked: JSON.stringify(shown), about: '', read: (ask) => gather(ask, shown) })
}
