import { type ReactNode, useEffect, useState } from 'react'
import type { PagedFragment } from '../generated/parts.ts'
import { counted } from './words.ts'

/** A page of a connection. */
export interface Page<Edge> {
  readonly edges: readonly Edge[]
  readonly pageInfo: PagedFragment
  readonly totalCount?: number
}

interface PagedProps<Edge> {
  readonly first: Page<Edge>
  readonly total: number
  /** What the items are called, to say what more there is of: "member". */
  readonly noun: string
  readonly many?: string
  /** Reads the page after a cursor. */
  load(after: string): Promise<Page<Edge>>
  readonly children: (edges: readonly Edge[]) => ReactNode
}

/** A list that is shown page by page, with how much there is in all. Give it a key that changes with the list. */
export function Paged<Edge>({ first, total, noun, many, load, children }: PagedProps<Edge>) {
  const [further, setFurther] = useState<readonly Page<Edge>[]>([])
  const [state, setState] = useState<'idle' | 'loading' | 'failed'>('idle')
  const start = first.pageInfo.endCursor
  // biome-ignore lint/correctness/useExhaustiveDependencies: another first page starts another list
  useEffect(() => setFurther([]), [start])
  const pages = [first, ...further]
  const edges = pages.flatMap((page) => page.edges)
  const { hasNextPage, endCursor } = (pages.at(-1) ?? first).pageInfo
  const more = async () => {
    if (!endCursor || state === 'loading') return
    setState('loading')
    try {
      const page = await load(endCursor)
      setFurther((known) => [...known, page])
      setState('idle')
    } catch {
      setState('failed')
    }
  }
  return (
    <>
      {children(edges)}
      {hasNextPage ? (
        <p className="more">
          <button type="button" onClick={more} aria-busy={state === 'loading'}>
            {state === 'loading' ? 'Loading…' : state === 'failed' ? 'That failed. Try again' : 'Show more'}
          </button>{' '}
          <span role="status">
            {edges.length.toLocaleString('en')} of {counted(total, noun, many)}
          </span>
        </p>
      ) : null}
    </>
  )
}
