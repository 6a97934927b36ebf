import { useId, useState } from 'react'
import { References } from '../../parts/references.tsx'
import { Section } from '../../parts/section.tsx'
import { counted, inWords } from '../../parts/words.ts'
import type { EntityTold } from './entity-page.tsx'

/** Every spelling on record, and who prints it so. */
export function Names({ entity }: { readonly entity: EntityTold }) {
  if (entity.names.length === 0) return null
  return (
    <Section title="Names">
      <ul className="names">
        {entity.names.map((name) => (
          <Spelling key={`${name.text} ${name.language} ${name.style}`} name={name} />
        ))}
      </ul>
    </Section>
  )
}

function Spelling({ name }: { readonly name: EntityTold['names'][number] }) {
  const [open, setOpen] = useState(false)
  const panel = useId()
  const { text, language, style, references } = name
  return (
    <li>
      <span className="value" lang={language ?? undefined}>
        {text}
      </span>{' '}
      {style ? <span className="quiet">{inWords(style)}</span> : null}{' '}
      <button type="button" className="mark" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {counted(new Set(references.map(({ source }) => source.slug)).size, 'source')}
        <span className="unseen"> on the spelling {text}</span>
      </button>
      <div id={panel} hidden={!open} className="agreeing">
        {open ? <References references={references} /> : null}
      </div>
    </li>
  )
}
