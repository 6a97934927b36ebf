import { type FormEvent, useId, useState } from 'react'
import { asOfWords } from '../parts/words.ts'
import type { Lens } from './lens.ts'
import { SourcePicker } from './source-picker.tsx'

interface LensFormProps {
  readonly lens: Lens
  look(lens: Lens): void
}

/** All conditions that a lens can have. Each is applied as soon as it is given. */
export function LensForm({ lens, look }: LensFormProps) {
  const id = useId()
  const { voices, ...rest } = lens
  return (
    <div className="lens-form">
      <div className="lens-fields">
        <AsOf key={lens.at ?? ''} lens={lens} look={look} />
        <p className="field">
          <label htmlFor={`${id}voices`}>Said by at least</label>
          <select
            id={`${id}voices`}
            value={voices ?? 1}
            onChange={({ target }) => look(Number(target.value) > 1 ? { ...rest, voices: Number(target.value) } : rest)}
          >
            {[...new Set([1, 2, 3, 4, 5, voices ?? 1])].map((count) => (
              <option key={count} value={count}>
                {count === 1 ? 'one voice' : `${count} voices`}
              </option>
            ))}
          </select>
          <span className="hint">Copies of one source are one voice.</span>
        </p>
        <p className="field check">
          <label>
            <input
              type="checkbox"
              checked={lens.withoutDisputed}
              onChange={({ target }) => look({ ...lens, withoutDisputed: target.checked })}
            />{' '}
            Without what is disputed
          </label>
          <label>
            <input
              type="checkbox"
              checked={lens.withExpected}
              onChange={({ target }) => look({ ...lens, withExpected: target.checked })}
            />{' '}
            With what was only expected
          </label>
        </p>
      </div>
      <SourcePicker chosen={lens.toldBy} choose={(toldBy) => look({ ...lens, toldBy })} />
    </div>
  )
}

/** A day, month or year as of which the graph is seen. */
function AsOf({ lens, look }: LensFormProps) {
  const id = useId()
  const [text, setText] = useState(lens.at ?? '')
  const [wrong, setWrong] = useState(false)
  const { at, ...rest } = lens
  const apply = (event: FormEvent) => {
    event.preventDefault()
    const given = text.trim()
    setWrong(given !== '' && !isDate(given))
    if (given === (at ?? '')) return
    if (given === '') look({ ...rest, certainly: false })
    else if (isDate(given)) look({ ...rest, at: given })
  }
  return (
    <form className="field" onSubmit={apply}>
      <label htmlFor={`${id}at`}>As of</label>
      <span className="row">
        <input
          id={`${id}at`}
          value={text}
          onChange={({ target }) => setText(target.value)}
          onBlur={apply}
          placeholder="2021-02-01"
          autoComplete="off"
          aria-describedby={`${id}hint`}
          aria-invalid={wrong}
        />
        <button type="submit">Set</button>
      </span>
      <span id={`${id}hint`} className={wrong ? 'hint wrong' : 'hint'}>
        {wrong ? 'That is no date. ' : ''}A day, month or year: 2021-02-01, 2021-02 or 2021.
      </span>
      <span className="hint">{asOfWords.possibly}</span>
      {at ? (
        <>
          <label>
            <input
              type="checkbox"
              checked={lens.certainly}
              aria-describedby={`${id}certainly`}
              onChange={({ target }) => look({ ...lens, certainly: target.checked })}
            />{' '}
            Only what certainly held then
          </label>
          <span id={`${id}certainly`} className="hint">
            {asOfWords.certainly}
          </span>
        </>
      ) : null}
    </form>
  )
}

/** What the server takes for a date is more; what it takes for none is told by it. */
function isDate(text: string): boolean {
  const [, month, day] = /^\d{4}(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? []
  if (!/^\d{4}/.test(text)) return false
  if (text.includes('/') || /[X~?%]/.test(text)) return true
  if (!/^\d{4}(-\d\d){0,2}$/.test(text) || Number(month ?? 1) < 1 || Number(month ?? 1) > 12) return false
  const date = new Date(`${text}T00:00:00Z`)
  return day === undefined || (!Number.isNaN(date.getTime()) && date.toISOString().startsWith(text))
}
