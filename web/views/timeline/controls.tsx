import { type FormEvent, useId, useState } from 'react'
import type { TimelineShownFragment } from '../../generated/timeline.ts'
import { KindMark, kindNames, kinds } from '../../parts/kinds.tsx'
import { encodeWindow, move, parseWindow, type TimeWindow, zoom } from './time-window.ts'
import type { TimelineView } from './timeline-view.ts'

interface ControlsProps {
  readonly view: TimelineView
  /** What is seen now, whether the address says so or it is all that there is. */
  readonly window: TimeWindow | undefined
  look(window: TimeWindow): void
  turn(changed: Partial<TimelineView>): void
  reset(): void
  readonly marked: readonly TimelineShownFragment[] | undefined
}

/** From when to when, of which kinds, and how an imprecise date is taken. */
export function Controls({ view, window, look, turn, reset, marked }: ControlsProps) {
  const present = new Set(marked?.map(({ entity }) => entity.kind))
  const offered = kindNames.filter(
    (kind) => view.of === undefined || view.kinds.length > 0 || present.has(kind) || view.kinds.includes(kind),
  )
  const toggle = (kind: (typeof kindNames)[number], on: boolean) =>
    turn({ kinds: on ? [...view.kinds, kind] : view.kinds.filter((other) => other !== kind) })
  return (
    <div className="timeline-controls">
      {window ? (
        <div className="row">
          <button type="button" onClick={() => look(zoom(window, 0.5))}>
            Zoom in
          </button>
          <button type="button" onClick={() => look(zoom(window, 2))}>
            Zoom out
          </button>
          <button type="button" onClick={() => look(move(window, -0.5))}>
            Earlier
          </button>
          <button type="button" onClick={() => look(move(window, 0.5))}>
            Later
          </button>
          <button type="button" onClick={reset} disabled={!view.window}>
            Show all
          </button>
          <Ends key={JSON.stringify(window)} window={window} look={look} />
        </div>
      ) : null}
      <fieldset className="row">
        <legend>Show {view.kinds.length === 0 ? 'all kinds, or only' : 'only'}</legend>
        {offered.map((kind) => (
          <label key={kind}>
            <input
              type="checkbox"
              checked={view.kinds.includes(kind)}
              onChange={({ target }) => toggle(kind, target.checked)}
            />{' '}
            <KindMark kind={kind} silent /> {kinds[kind].plural}
          </label>
        ))}
      </fieldset>
      <p className="row">
        <label>
          <input
            type="checkbox"
            checked={view.certainly}
            onChange={({ target }) => turn({ certainly: target.checked })}
          />{' '}
          Only what must have lain in the window, not what can have
        </label>
      </p>
    </div>
  )
}

/** The window in letters: to see where one is, and to go elsewhere. */
function Ends({ window, look }: { readonly window: TimeWindow; look(window: TimeWindow): void }) {
  const id = useId()
  const ends = encodeWindow(window)
  const [from, setFrom] = useState(ends.from)
  const [to, setTo] = useState(ends.to)
  const [wrong, setWrong] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const given = parseWindow(from.trim(), to.trim())
    setWrong(given === undefined)
    if (given) look(given)
  }
  return (
    <form className="row window-ends" onSubmit={submit} aria-label="Window">
      <label htmlFor={`${id}from`}>From</label>
      <input id={`${id}from`} value={from} size={10} onChange={({ target }) => setFrom(target.value)} />
      <label htmlFor={`${id}to`}>to</label>
      <input id={`${id}to`} value={to} size={10} onChange={({ target }) => setTo(target.value)} />
      <button type="submit">Show</button>
      {wrong ? (
        <span className="wrong" role="alert">
          Two years, months or days are wanted, the earlier one first: 2020-06, 2021-01-12.
        </span>
      ) : null}
    </form>
  )
}
