import { useState } from 'react'
import type { TimelineShownFragment } from '../../generated/timeline.ts'
import { EntityLink } from '../../parts/entity-link.tsx'
import { Section } from '../../parts/section.tsx'
import { Told } from '../../parts/told.tsx'
import { Span, When } from '../../parts/when.tsx'
import { isWhole } from './marks.ts'

const page = 50

/** The same as the drawing, to be read, heard and printed. */
export function EntryList({ entries }: { readonly entries: readonly TimelineShownFragment[] }) {
  const [count, setCount] = useState(page)
  const shown = entries.slice(0, count)
  return (
    <Section title="As a list">
      <ol className="relations entries">
        {shown.map((entry) => (
          <EntryRow key={`${entry.claim.id} ${entry.date.edtf}`} entry={entry} />
        ))}
      </ol>
      {shown.length < entries.length ? (
        <p className="more">
          <button type="button" onClick={() => setCount(count + 2 * page)}>
            Show more
          </button>{' '}
          <span role="status">
            {shown.length.toLocaleString('en')} of {entries.length.toLocaleString('en')}
          </span>
        </p>
      ) : null}
    </Section>
  )
}

/** When, what, and one step away who says so. */
export function EntryRow({ entry }: { readonly entry: TimelineShownFragment }) {
  const { date, end, claim, display } = entry
  const isSpan = end !== null && end.edtf !== date.edtf
  return (
    <li className="entry">
      <span className="entry-date">
        {isSpan ? <Span start={date.edtf} end={end.edtf} /> : <When edtf={date.edtf} />}
      </span>{' '}
      <Told claims={[claim]} about={`${display}, ${date.edtf}`}>
        <Words entry={entry} />
      </Told>
    </li>
  )
}

/** What the entry says, with links to what it names. */
function Words({ entry }: { readonly entry: TimelineShownFragment }) {
  const { display, entity, claim } = entry
  const known = [claim.subject, entity].filter((one, index, all) => all.findIndex(({ id }) => id === one.id) === index)
  const [subject, other] = known
  const rest = subject && display.startsWith(subject.name) ? display.slice(subject.name.length) : undefined
  if (!subject || rest === undefined) return <>{display}</>
  if (isWhole(entry)) return <EntityLink entity={subject} />
  const at = other ? rest.indexOf(other.name) : -1
  return (
    <span>
      <EntityLink entity={subject} />
      {at < 0 || !other ? (
        rest
      ) : (
        <>
          {rest.slice(0, at)}
          <EntityLink entity={other} bare />
          {rest.slice(at + other.name.length)}
        </>
      )}
    </span>
  )
}
