import { useAddress, Way } from '../../app/address.tsx'
import { PageTitle } from '../../app/graph-title.tsx'
import { TimelineAllDocument, TimelineEntityDocument, TimelineOfDocument } from '../../generated/timeline.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Answered, Empty } from '../../parts/states.tsx'
import { counted } from '../../parts/words.ts'
import { AskInGraphql } from '../../query/ask-in-graphql.tsx'
import { useView } from '../../query/use-view.ts'
import { SearchBox } from '../search/search-box.tsx'
import { Controls } from './controls.tsx'
import { Drawing } from './drawing.tsx'
import { EntryList } from './entry-list.tsx'
import { Overview } from './overview.tsx'
import { encodeWindow, type TimeWindow, yearWindow } from './time-window.ts'
import { encodeTimelineView, parseTimelineView, type TimelineView } from './timeline-view.ts'
import { type Entries, useEntries, useYears, type YearOf } from './use-entries.ts'
import './timeline.css'

/** What happened when: of one entity, or of all. */
export function Timeline() {
  const { parameters, go, put } = useAddress()
  const view = parseTimelineView(parameters)
  const { of, window, kinds, certainly } = view
  const ends = window ? encodeWindow(window) : {}
  const answer = useEntries({ slug: of, kinds, match: certainly ? 'CERTAINLY' : 'POSSIBLY', ...ends })
  const years = useYears(of, kinds)
  const shown = window ?? wholeOf(years)
  const turn = (changed: Partial<TimelineView>) => put(encodeTimelineView({ ...view, ...changed }))
  const look = (to: TimeWindow) => turn({ window: to })
  const { window: _window, ...whole } = view
  return (
    <article className="page timeline">
      <Heading of={of} choose={(slug) => go('/timeline', encodeTimelineView({ ...whole, of: slug }))} />
      {years && years.length > 0 ? <Overview years={years} view={view} /> : null}
      {answer.view?.isUnknown ? null : (
        <Controls
          view={view}
          window={shown}
          look={look}
          turn={turn}
          reset={() => put(encodeTimelineView(whole))}
          marked={answer.view?.entries}
        />
      )}
      <Answered by={answer}>
        {(found) => (
          <>
            <p role="status" className="quiet">
              {found.isUnknown ? 'It has no timeline.' : saidOf(found, view)}
            </p>
            {found.isUnknown ? null : found.entries.length === 0 ? (
              <Empty
                lensed={
                  window ? 'Nothing on record has a date in this window.' : 'This lens keeps nothing with a date.'
                }
              >
                Nothing on record has a date{window ? ' in this window' : ''}.
              </Empty>
            ) : (
              <>
                {shown ? (
                  <Drawing
                    entries={found.entries}
                    owner={found.owner}
                    window={shown}
                    look={look}
                    reset={() => put(encodeTimelineView(whole))}
                  />
                ) : null}
                <EntryList entries={found.entries} />
              </>
            )}
          </>
        )}
      </Answered>
      <p className="ask">
        {of === undefined ? (
          <AskInGraphql query={TimelineAllDocument} asked={askedOf(view)} />
        ) : (
          <AskInGraphql query={TimelineOfDocument} asked={{ slug: of, ...askedOf(view) }} />
        )}
      </p>
    </article>
  )
}

function askedOf({ of, window, kinds, certainly }: TimelineView) {
  return {
    ...(window ? encodeWindow(window) : {}),
    ...(of === undefined && kinds.length > 0 ? { kind: kinds } : {}),
    lies: certainly ? 'CERTAINLY' : 'POSSIBLY',
    first: 100,
  }
}

function Heading({ of, choose }: { readonly of: string | undefined; choose(slug: string): void }) {
  const answer = useView(TimelineEntityDocument, { slug: of ?? '' }, { pause: of === undefined })
  const entity = answer.view?.entity
  return (
    <header>
      <PageTitle of={entity ? `${entity.name} · Timeline` : 'Timeline'} />
      <h1>{of === undefined ? 'Timeline' : `Timeline: ${entity?.name ?? (entity === null ? of : '…')}`}</h1>
      <div className="whose">
        <p>
          {entity ? <EntityLink entity={entity} /> : null}
          {entity === null ? <>Nothing here goes by “{of}”.</> : null}
          {of === undefined ? <span className="quiet">Of all that the graph dates</span> : null}{' '}
          {of === undefined ? null : <Way to="/timeline">Timeline of all</Way>}
        </p>
        <SearchBox label="Timeline of …" onChoose={({ slug }) => choose(slug)} />
      </div>
    </header>
  )
}

function wholeOf(years: readonly YearOf[] | undefined): TimeWindow | undefined {
  const [first, last] = [years?.[0], years?.at(-1)]
  return first && last ? yearWindow(first.year, last.year) : undefined
}

function saidOf({ entries, total, undated, cut }: Entries, { of, kinds, window }: TimelineView): string {
  const filtered = of !== undefined && kinds.length > 0
  const some = filtered
    ? `${entries.length.toLocaleString('en')} of ${counted(total, 'entry', 'entries')} in all kinds`
    : ''
  const there = filtered ? some : counted(total, 'entry', 'entries')
  const where = window ? ' in this window' : ''
  const more = cut ? ` Only the first ${entries.length.toLocaleString('en')} are shown: zoom in to see the others.` : ''
  return `${there}${where}.${more} ${undatedInWords(undated, of)}`
}

function undatedInWords(undated: number, of: string | undefined): string {
  const whole = of === undefined ? 'of the graph' : 'about it'
  if (undated === 0) return `No claim ${whole} is without a date.`
  return `${counted(undated, 'claim')} ${whole} ${undated === 1 ? 'gives' : 'give'} no date, and so ${undated === 1 ? 'stands' : 'stand'} on no timeline.`
}
