import { useId, useState } from 'react'
import { countSources, References } from '../../parts/references.tsx'
import { Section } from '../../parts/section.tsx'
import { capitalized, counted, inWords, listed } from '../../parts/words.ts'
import type { EntityTold } from './entity-told.ts'

type Name = EntityTold['names'][number]

/** Every spelling on record, each once, and who prints it so. */
export function Names({ entity }: { readonly entity: EntityTold }) {
  if (entity.names.length === 0) return null
  return (
    <Section title="Names">
      <ul className="names">
        {[...Map.groupBy(entity.names, ({ text, style }) => `${text} ${style}`)].map(([key, names]) => (
          <Spelling key={key} names={names} />
        ))}
      </ul>
    </Section>
  )
}

/** One spelling: it can be on record in several languages. */
function Spelling({ names }: { readonly names: readonly Name[] }) {
  const [open, setOpen] = useState(false)
  const panel = useId()
  const [first] = names
  if (!first) return null
  const { text, style } = first
  const languages = names.flatMap(({ language }) => language ?? [])
  const references = eachOnce(names.flatMap((name) => name.references))
  return (
    <li>
      <span className="value" lang={languages[0]}>
        {text}
      </span>{' '}
      {style ? <span className="quiet">{inWords(style)} </span> : null}
      {languages.length > 1 ? <span className="quiet">in {languages.length} languages </span> : null}
      <button type="button" className="mark" aria-expanded={open} aria-controls={panel} onClick={() => setOpen(!open)}>
        {counted(countSources(references), 'source')}
        <span className="unseen"> on the spelling {text}</span>
      </button>
      <div id={panel} hidden={!open} className="agreeing">
        {open && languages.length > 1 ? (
          <p className="quiet">{capitalized(listed(languages.map(inEnglish).sort()))}.</p>
        ) : null}
        {open ? <References references={references} /> : null}
      </div>
    </li>
  )
}

function eachOnce(references: Name['references']): Name['references'] {
  return [...new Map(references.map((reference) => [JSON.stringify(reference), reference])).values()]
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' })

/** The English name of a language; a tag that is none stays as it is. */
function inEnglish(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag
  } catch {
    return tag
  }
}
