import { type ReactNode, useId, useState } from 'react'
import { useAddress } from '../app/address.tsx'
import { LensSourcesDocument } from '../generated/lens.ts'
import { dateInWords } from '../parts/edtf-words.ts'
import { titleOf } from '../parts/source-title.ts'
import { useView } from '../query/use-view.ts'
import { isOn, type Lens, noLens } from './lens.ts'
import { LensForm } from './lens-form.tsx'

/** Through what everything below is seen. It is always in reach, and cannot be overlooked while it is on. */
export function LensBar() {
  const { lens, look } = useAddress()
  const [open, setOpen] = useState(false)
  const panel = useId()
  const on = isOn(lens)
  return (
    <section className={on ? 'lens-bar on' : 'lens-bar'} aria-label="Lens">
      <div className="lens-line">
        <span className="lens-title">Lens</span>
        {on ? (
          <Conditions lens={lens} look={look} />
        ) : (
          <span className="quiet">
            off<span className="aside">: all that all sources say</span>
          </span>
        )}
        <span className="lens-buttons">
          <button type="button" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
            {open ? 'Done' : on ? 'Change' : 'Look through a lens'}
          </button>
          {on ? (
            <button type="button" onClick={() => look(noLens)}>
              Take it off
            </button>
          ) : null}
        </span>
      </div>
      <div id={panel} className="lens-panel" hidden={!open}>
        {open ? <LensForm lens={lens} look={look} /> : null}
      </div>
    </section>
  )
}

interface ConditionsProps {
  readonly lens: Lens
  look(lens: Lens): void
}

/** What the lens keeps, in words; each condition can be taken out. */
function Conditions({ lens, look }: ConditionsProps) {
  const { at, voices, ...rest } = lens
  const names = useSourceNames(lens.toldBy.length > 0)
  return (
    <ul className="conditions">
      {at ? (
        <Condition drop={() => look({ ...rest, ...(voices ? { voices } : {}), certainly: false })}>
          {lens.certainly ? 'certainly as of' : 'as of'} {dateInWords(at)}
        </Condition>
      ) : null}
      {lens.toldBy.map((slug) => (
        <Condition key={slug} drop={() => look({ ...lens, toldBy: lens.toldBy.filter((other) => other !== slug) })}>
          as told by {names.get(slug) ?? slug}
        </Condition>
      ))}
      {voices ? (
        <Condition drop={() => look({ ...rest, ...(at ? { at } : {}) })}>at least {voices} voices</Condition>
      ) : null}
      {lens.withoutDisputed ? (
        <Condition drop={() => look({ ...lens, withoutDisputed: false })}>without disputes</Condition>
      ) : null}
      {lens.withExpected ? (
        <Condition drop={() => look({ ...lens, withExpected: false })}>with what was expected</Condition>
      ) : null}
    </ul>
  )
}

function Condition({ drop, children }: { drop(): void; readonly children: ReactNode }) {
  return (
    <li>
      <span>{children}</span>
      <button type="button" onClick={drop}>
        <span className="unseen">Leave out: {children}</span>
        <span aria-hidden="true">×</span>
      </button>
    </li>
  )
}

function useSourceNames(needed: boolean): ReadonlyMap<string, string> {
  const { view } = useView(LensSourcesDocument, {}, { pause: !needed, whole: true })
  return new Map(view?.sources.nodes.map((source) => [source.slug, titleOf(source)]))
}
