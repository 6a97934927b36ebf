import { type ReactNode, useState } from 'react'
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

/** What came after the first page of one list. */
interface Further<Edge> {
  /** Which list: its first cursor is of no other one, and of none that another lens shows. */
  readonly of: string | null
  readonly pages: readonly Page<Edge>[]
  readonly state: 'idle' | 'loading' | 'failed'
}

/** A list that is shown page by page, with how much there is in all. Give it a key that changes with the list. */
export function Paged<Edge>({ first, total, noun, many, load, children }: PagedProps<Edge>) {
  const of = first.pageInfo.endCursor
  const [known, setKnown] = useState<Further<Edge>>({ of, pages: [], state: 'idle' })
  const further: Further<Edge> = known.of === of ? known : { of, pages: [], state: 'idle' }
  const { pages, state } = further
  const edges = [first, ...pages].flatMap((page) => page.edges)
  const { hasNextPage, endCursor } = (pages.at(-1) ?? first).pageInfo
  const more = async () => {
    if (!endCursor || state === 'loading') return
    // What comes of a list that was left meanwhile is not put under another one.
    const settle = (came: Further<Edge>) => setKnown((now) => (now.of === of ? came : now))
    setKnown({ ...further, state: 'loading' })
    try {
      settle({ of, pages: [...pages, await load(endCursor)], state: 'idle' })
    } catch {
      settle({ ...further, state: 'failed' })
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
