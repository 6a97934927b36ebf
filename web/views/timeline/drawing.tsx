import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { TimelineShownFragment } from '../../generated/timeline.ts'
import { colourOf } from '../../parts/kinds.tsx'
import { partsOf } from './days.ts'
import { EntryRow } from './entry-list.tsx'
import { marksOf, type PlacedMark, placeMarks } from './marks.ts'
import { ticksOf } from './ticks.ts'
import { move, type TimeWindow, zoom } from './time-window.ts'
import { useWheel, useWidth } from './use-frame.ts'

interface DrawingProps {
  readonly entries: readonly TimelineShownFragment[]
  /** Whose timeline it is: that name need not stand at every mark. */
  readonly owner: string | undefined
  readonly window: TimeWindow
  look(window: TimeWindow): void
  reset(): void
}

const laneHeight = 27
const head = 24
const mostLanes = 40

/** The entries as bars over the days that they can have lain in: the paler, the less is known. */
export function Drawing({ entries, owner, window, look, reset }: DrawingProps) {
  const frame = useRef<HTMLFieldSetElement>(null)
  const width = useWidth(frame)
  const [open, setOpen] = useState<string>()
  useWheel(frame, window, look)
  const marks = useMemo(() => marksOf(entries, owner), [entries, owner])
  const all = useMemo(() => placeMarks(marks, window, width), [marks, window, width])
  const placed = all.filter(({ lane }) => lane < mostLanes)
  const lanes = placed.reduce((count, { lane }) => Math.max(count, lane + 1), 1)
  const height = head + lanes * laneHeight + 6
  const chosen = marks.find(({ key }) => key === open)
  const press = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const turn = moves.get(event.key)
    if (!turn && event.key !== 'Home') return
    event.preventDefault()
    if (turn) look(turn(window))
    else reset()
  }
  return (
    <>
      <fieldset
        ref={frame}
        className="drawing"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: its keys work while it has the focus
        tabIndex={0}
        aria-label="Drawing: plus and minus zoom, the arrow keys move, Home shows all"
        onKeyDown={press}
      >
        <svg width={width} height={height} role="img" aria-label={`${marks.length} marks; the list below has the same`}>
          <Scale window={window} width={width} height={height} />
          {placed.map((one) => (
            <MarkShape key={one.mark.key} placed={one} chosen={one.mark.key === open} choose={setOpen} />
          ))}
        </svg>
      </fieldset>
      <p className="legend quiet">
        Solid: on these days. Pale: some day in this time. Dashed: about then, or perhaps. Red: sources differ, each
        version is drawn. Ctrl and the wheel zoom, Shift and the wheel move.
        {placed.length < all.length
          ? ` ${all.length - placed.length} more marks do not fit: zoom in, or see the list.`
          : ''}
      </p>
      {chosen ? (
        <section className="opened" aria-label={chosen.label}>
          <button type="button" onClick={() => setOpen(undefined)}>
            Close
          </button>
          <ul className="relations">
            {chosen.entries.map((entry) => (
              <EntryRow key={`${entry.claim.id} ${entry.date.edtf}`} entry={entry} />
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

/** What keys do. */
const moves: ReadonlyMap<string, (window: TimeWindow) => TimeWindow> = new Map([
  ['+', (window) => zoom(window, 0.5)],
  ['=', (window) => zoom(window, 0.5)],
  ['-', (window) => zoom(window, 2)],
  ['ArrowLeft', (window) => move(window, -0.2)],
  ['ArrowRight', (window) => move(window, 0.2)],
])

interface ScaleProps {
  readonly window: TimeWindow
  readonly width: number
  readonly height: number
}

function Scale({ window, width, height }: ScaleProps) {
  const perDay = width / (window.last - window.first + 1)
  return ticksOf(window, width).map(({ day, label, strong }, index) => {
    const x = (day - window.first) * perDay
    return (
      <g key={day} className={strong ? 'tick strong' : 'tick'}>
        <line x1={x} x2={x} y1={0} y2={height} />
        <text className="tick-label" x={x + 4} y={14}>
          {index === 0 && !strong ? `${label} ${partsOf(day)[0]}` : label}
        </text>
      </g>
    )
  })
}

interface MarkShapeProps {
  readonly placed: PlacedMark
  readonly chosen: boolean
  choose(key: string): void
}

function MarkShape({ placed: { mark, lane, possible, certain, label }, chosen, choose }: MarkShapeProps) {
  const { date, end, entity } = mark.entry
  const doubtful = [date, end].some((one) => one?.approximate || one?.uncertain)
  const top = head + lane * laneHeight
  const classes = ['mark-shape', doubtful ? 'doubtful' : '', mark.disputed ? 'differing' : '', chosen ? 'chosen' : '']
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the list has the same for the keyboard and for the ear
    <g
      className={classes.filter(Boolean).join(' ')}
      style={{ color: colourOf(entity.kind) }}
      data-date={date.edtf}
      onClick={() => choose(mark.key)}
    >
      <title>{`${mark.label}, ${end && end.edtf !== date.edtf ? `${date.edtf} to ${end.edtf}` : date.edtf}`}</title>
      <rect className="possible" x={possible.from} width={possible.to - possible.from} y={top + 15} height={7} />
      {certain ? (
        <rect className="certain" x={certain.from} width={certain.to - certain.from} y={top + 15} height={7} />
      ) : null}
      <text className="mark-label" x={label.at} textAnchor={label.anchor} y={top + 11}>
        {label.text}
      </text>
    </g>
  )
}
