import { Way } from '../../app/address.tsx'
import { counted } from '../../parts/words.ts'
import { encodeWindow, yearWindow } from './time-window.ts'
import { encodeTimelineView, type TimelineView } from './timeline-view.ts'
import type { YearOf } from './use-entries.ts'

interface OverviewProps {
  readonly years: readonly YearOf[]
  readonly view: TimelineView
}

/** How much begins in each year, and the way to it. Years in which nothing does are left out, and a gap shows it. */
export function Overview({ years, view }: OverviewProps) {
  const most = Math.max(...years.map(({ count }) => count))
  const shown = view.window ? encodeWindow(view.window) : undefined
  return (
    <nav className="year-bars" aria-label="By year">
      <ol>
        {years.map(({ year, count }, index) => (
          <li key={year} className={index > 0 && years[index - 1]?.year !== year - 1 ? 'after-gap' : ''}>
            <Way
              to="/timeline"
              parameters={encodeTimelineView({ ...view, window: yearWindow(year) })}
              current={shown?.from === String(year) && shown.to === shown.from}
              title={`${counted(count, 'entry', 'entries')} in ${year}`}
            >
              <span className="bar-count">{count}</span>
              <span className="bar" style={{ height: `${Math.max(2, (count / most) * 48)}px` }} />
              <span className="bar-year">{year}</span>
            </Way>
          </li>
        ))}
      </ol>
    </nav>
  )
}
