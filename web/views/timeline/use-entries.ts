import {
  type DateMatch,
  TimelineAllDocument,
  TimelineOfDocument,
  type TimelineShownFragment,
  TimelineYearsDocument,
  TimelineYearsOfDocument,
} from '../../generated/timeline.ts'
import type { EntityKind } from '../../parts/kinds.tsx'
import { useLast } from '../../query/use-last.ts'
import { useReading } from '../../query/use-reading.ts'
import { type Answer, type Ask, useView } from '../../query/use-view.ts'

/** What the timeline shows: of whom, from when to when, of which kinds. */
interface EntriesAsked {
  /** Undefined for all. */
  readonly slug: string | undefined
  readonly from?: string
  readonly to?: string
  readonly match: DateMatch
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

/**
 * Reads the entries of a window, page by page, up to what can be drawn. What was read of one timeline stays until
 * another window of it is there; of another one's timeline it says nothing.
 */
export function useEntries(asked: EntriesAsked): Answer<Entries> {
  return useReading({
    asked: JSON.stringify(asked),
    about: asked.slug ?? '',
    delay: 80,
    read: (ask, isWanted) => readEntries(ask, asked, isWanted),
  })
}

async function readEntries(ask: Ask, asked: EntriesAsked, wanted: () => boolean) {
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
  const all = useLast(useView(TimelineYearsDocument, asked, { pause: slug !== undefined }).view?.timeline.byYear)
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
  const { view, error } = useReading({
    asked: slug ?? '',
    about: slug ?? '',
    read: (ask, isWanted) => (slug === undefined ? Promise.resolve([]) : readBeginnings(ask, slug, isWanted)),
  })
  return view ?? (error ? [] : undefined)
}

async function readBeginnings(ask: Ask, slug: string, isWanted: () => boolean): Promise<Beginning[]> {
  const all: Beginning[] = []
  for (let after: string | undefined; isWanted() && all.length < most; ) {
    const { entity } = await ask(TimelineYearsOfDocument, { slug, first: page, ...(after ? { after } : {}) })
    for (const { date, entity: of } of entity?.timeline.nodes ?? [])
      if (date.earliest !== null) all.push({ year: Number(date.earliest.slice(0, 4)), kind: of.kind })
    const { hasNextPage, endCursor } = entity?.timeline.pageInfo ?? {}
    if (!hasNextPage || !endCursor) break
    after = endCursor
  }
  return all
}
