import { useCallback, useEffect, useState } from 'react'
import type { CombinedError } from 'urql'
import {
  TimelineAllDocument,
  TimelineOfDocument,
  type TimelineShownFragment,
  TimelineYearsDocument,
  TimelineYearsOfDocument,
} from '../../generated/timeline.ts'
import type { EntityKind } from '../../parts/kinds.tsx'
import { type Answer, useAsk, useView } from '../../query/use-view.ts'

/** What the timeline shows: of whom, from when to when, of which kinds. */
export interface EntriesAsked {
  /** Undefined for all. */
  readonly slug: string | undefined
  readonly from?: string
  readonly to?: string
  readonly match: 'POSSIBLY' | 'CERTAINLY'
  readonly kinds: readonly EntityKind[]
}

export interface Entries {
  readonly entries: readonly TimelineShownFragment[]
  /** How many there are, in all kinds where it is one entity's timeline. */
  readonly total: number
  readonly undated: number
  /** Whether there are more than were read. */
  readonly cut: boolean
  /** The name of the entity whose timeline it is. */
  readonly owner: string | undefined
  /** Whether it is the timeline of one that the graph does not have. */
  readonly isUnknown: boolean
}

const page = 100
const most = 5 * page

/** Reads the entries of a window, page by page, up to what can be drawn. What was read stays until the next is there. */
export function useEntries(asked: EntriesAsked): Answer<Entries> {
  const ask = useAsk()
  const [answer, setAnswer] = useState<{ view?: Entries; error?: CombinedError }>({})
  const [loading, setLoading] = useState(true)
  const [tries, setTries] = useState(0)
  const key = JSON.stringify(asked)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key holds all that is asked, and a try asks again
  useEffect(() => {
    let current = true
    setLoading(true)
    const timer = setTimeout(async () => {
      try {
        const view = await readEntries(ask, asked, () => current)
        if (current) setAnswer({ view })
      } catch (error) {
        if (current) setAnswer({ error: error as CombinedError })
      }
      if (current) setLoading(false)
    }, 80)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [ask, key, tries])
  const retry = useCallback(() => setTries((count) => count + 1), [])
  return { ...answer, loading, retry }
}

async function readEntries(ask: ReturnType<typeof useAsk>, asked: EntriesAsked, wanted: () => boolean) {
  const { slug, kinds, match, from, to } = asked
  const window = { lies: match, ...(from ? { from } : {}), ...(to ? { to } : {}) }
  const entries: TimelineShownFragment[] = []
  for (let after: string | undefined; wanted(); ) {
    const given = { ...window, first: page, ...(after ? { after } : {}) }
    const entity = slug === undefined ? undefined : (await ask(TimelineOfDocument, { ...given, slug })).entity
    const read =
      slug === undefined
        ? (await ask(TimelineAllDocument, { ...given, ...(kinds.length > 0 ? { kind: [...kinds] } : {}) })).timeline
        : entity?.timeline
    if (!read) break
    entries.push(...read.nodes)
    const { hasNextPage, endCursor } = read.pageInfo
    const cut = hasNextPage && entries.length >= most
    const shown =
      slug === undefined || kinds.length === 0 ? entries : entries.filter(({ entity }) => kinds.includes(entity.kind))
    if (cut || !hasNextPage || !endCursor) {
      return {
        entries: shown,
        total: read.totalCount,
        undated: read.undated,
        cut,
        owner: entity?.name,
        isUnknown: false,
      }
    }
    after = endCursor
  }
  return { entries: [], total: 0, undated: 0, cut: false, owner: undefined, isUnknown: slug !== undefined }
}

export interface YearOf {
  readonly year: number
  readonly count: number
}

/** In which years something begins, and how much. */
export function useYears(slug: string | undefined, kinds: readonly EntityKind[]): readonly YearOf[] | undefined {
  const asked = kinds.length > 0 ? { kind: [...kinds] } : {}
  const all = useView(TimelineYearsDocument, asked, { pause: slug !== undefined }).view?.timeline.byYear
  const own = useOwnYears(slug)
  if (slug === undefined) return all
  const years = own?.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind)).map(({ year }) => year)
  if (years === undefined) return undefined
  return [...Map.groupBy(years, (year) => year)].map(([year, those]) => ({ year, count: those.length }))
}

interface Beginning {
  readonly year: number
  readonly kind: EntityKind
}

/** An entity's timeline is not counted by year: its entries are. */
function useOwnYears(slug: string | undefined): readonly Beginning[] | undefined {
  const ask = useAsk()
  const [found, setFound] = useState<readonly Beginning[]>()
  useEffect(() => {
    let current = true
    setFound(undefined)
    const read = async () => {
      const all: Beginning[] = []
      for (let after: string | null | undefined; slug !== undefined && current && all.length < most; ) {
        const { entity } = await ask(TimelineYearsOfDocument, { slug, first: page, ...(after ? { after } : {}) })
        const nodes = entity?.timeline.nodes ?? []
        all.push(
          ...nodes.flatMap(({ date, entity: { kind } }) =>
            date.earliest === null ? [] : [{ year: Number(date.earliest.slice(0, 4)), kind }],
          ),
        )
        after = entity?.timeline.pageInfo.endCursor
        if (!entity?.timeline.pageInfo.hasNextPage || !after) break
      }
      if (current) setFound(all)
    }
    read().catch(() => current && setFound([]))
    return () => {
      current = false
    }
  }, [ask, slug])
  return found
}
