import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useAddress } from '../../app/address.tsx'
import { SearchDocument, type SearchQuery } from '../../generated/search.ts'
import { pathOf } from '../../parts/entity-link.tsx'
import { type EntityKind, KindMark, kinds } from '../../parts/kinds.tsx'
import { useView } from '../../query/use-view.ts'
import { Matched } from './matched.tsx'

interface SearchBoxProps {
  /** On the start page it stands in front. */
  readonly large?: boolean
  readonly label?: string
  /** Finds entities of this kind alone. */
  readonly kind?: EntityKind
  /** What is done with the entity chosen; left out, its page is opened. */
  onChoose?(entity: Found['node']): void
}

type Found = SearchQuery['view']['search']['edges'][number]

/** Finds entities while one types: a combobox, by the keys that the ARIA pattern gives it. */
export function SearchBox({ large = false, label = 'Search the graph', kind, onChoose }: SearchBoxProps) {
  const { go, parameters, path } = useAddress()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(path === '/search' ? (parameters.get('q') ?? '') : '')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const query = useSettled(text.trim())
  const answer = useView(
    SearchDocument,
    { query, first: 8, ...(kind ? { kind: [kind] } : {}) },
    { pause: query === '' },
  )
  const found = query === '' ? [] : (answer.view?.search.edges ?? [])
  const total = answer.view?.search.totalCount ?? 0
  const shown = open && query !== ''
  const chosen = shown ? found[active] : undefined

  const close = () => {
    setOpen(false)
    setActive(-1)
  }
  const choose = ({ node }: Found) => {
    close()
    setText('')
    if (onChoose) onChoose(node)
    else go(pathOf(node))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (chosen) return choose(chosen)
    close()
    if (onChoose && found[0]) choose(found[0])
    else if (!onChoose && text.trim() !== '') go('/search', { q: text.trim() })
  }
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && found.length > 0) {
      event.preventDefault()
      setOpen(true)
      const from = active < 0 && step < 0 ? found.length : active
      setActive(shown ? (from + step + found.length) % found.length : 0)
    } else if (event.key === 'Escape') {
      if (shown) close()
      else setText('')
    }
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: the element named search is not known to every browser yet
    <form role="search" aria-label={label} className={large ? 'search-box large' : 'search-box'} onSubmit={submit}>
      <label htmlFor={id} className="unseen">
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="text"
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        placeholder={large ? 'A name, in any spelling' : label}
        value={text}
        aria-expanded={shown}
        aria-controls={`${id}list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen ? `${id}${active}` : undefined}
        onChange={({ target }) => {
          setText(target.value)
          setOpen(true)
          setActive(-1)
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={press}
      />
      {/* The list must not take the focus from the field: what is pressed there would be gone before the click. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done there but to leave the focus where it is */}
      <div className="found" hidden={!shown} onMouseDown={(event) => event.preventDefault()}>
        <div id={`${id}list`} role="listbox" aria-label="Found">
          {found.map((edge, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys of the whole combobox
            <div
              key={edge.node.id}
              id={`${id}${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onClick={() => choose(edge)}
            >
              <KindMark kind={edge.node.kind} silent />
              <Matched name={edge.node.name} matched={edge.matched} />
              <span className="quiet kind-label">{kinds[edge.node.kind].label}</span>
            </div>
          ))}
        </div>
        <p className="quiet" role="status">
          {said(answer.loading, found.length, total, onChoose !== undefined)}
        </p>
      </div>
    </form>
  )
}

function said(loading: boolean, shown: number, total: number, choosing: boolean): string {
  if (loading && shown === 0) return 'Searching…'
  if (total === 0) return 'Nothing has a name like that.'
  if (total <= shown) return `${total} found.`
  return choosing ? `${shown} of ${total}: type more of the name.` : `${shown} of ${total}. Enter shows all.`
}

/** What was typed, once the typing pauses: a question for every letter would be too many. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), text === '' ? 0 : 120)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
