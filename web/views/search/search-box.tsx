import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useAddress } from '../../app/address.tsx'
import { SearchDocument, type SearchQuery } from '../../generated/search.ts'
import { pathOf } from '../../parts/entity-link.tsx'
import { type EntityKind, KindMark, kinds } from '../../parts/kinds.tsx'
import { useLast } from '../../query/use-last.ts'
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
  /** Whether Enter was pressed before the answer to what is written has come: it chooses from that one. */
  const [entered, setEntered] = useState(false)
  const written = text.trim()
  const query = useSettled(written)
  const answer = useView(
    SearchDocument,
    { query, first: 8, ...(kind ? { kind: [kind] } : {}) },
    { pause: query === '' },
  )
  const isAnswered = query === written && !answer.loading
  const found = isAnswered ? answer.view?.search : undefined
  const former = useLast(answer.view?.search.edges)
  const listed = found?.edges ?? (query === '' || isAnswered ? [] : (former ?? []))
  const shown = open && written !== ''
  const chosen = shown ? found?.edges[Math.min(active, found.edges.length - 1)] : undefined

  const close = () => {
    setOpen(false)
    setActive(-1)
    setEntered(false)
  }
  const choose = ({ node }: Found) => {
    close()
    setText('')
    if (onChoose) onChoose(node)
    else go(pathOf(node))
  }
  const enter = () => {
    const first = onChoose ? found?.edges[0] : undefined
    const one = chosen ?? first
    if (one) return choose(one)
    close()
    if (!onChoose && written !== '') go('/search', { q: written })
  }
  const isWaiting = written !== '' && !isAnswered && (onChoose !== undefined || active >= 0)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (isWaiting) setEntered(true)
    else enter()
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is done once, when the answer is there
  useEffect(() => {
    if (entered && !isWaiting) enter()
  }, [entered, isWaiting])
  const press = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : undefined
    if (step !== undefined && written !== '') {
      event.preventDefault()
      setOpen(true)
      setActive(shown ? stepped(active, step, found?.edges.length) : 0)
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
        aria-activedescendant={chosen ? `${id}${listed.indexOf(chosen)}` : undefined}
        onChange={({ target }) => {
          setText(target.value)
          setOpen(true)
          setActive(-1)
          setEntered(false)
        }}
        onFocus={() => setOpen(true)}
        onBlur={close}
        onKeyDown={press}
      />
      {/* The list must not take the focus from the field: what is pressed there would be gone before the click. */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: nothing is done there but to leave the focus where it is */}
      <div className="found" hidden={!shown} onMouseDown={(event) => event.preventDefault()}>
        {/* What was found for other words stays in sight until what is written is found, but cannot be chosen. */}
        <div id={`${id}list`} role="listbox" aria-label="Found" aria-busy={!found} inert={!found}>
          {listed.map((edge, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys of the whole combobox
            <div
              key={edge.node.id}
              id={`${id}${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={edge === chosen}
              onClick={() => choose(edge)}
            >
              <KindMark kind={edge.node.kind} silent />
              <Matched name={edge.node.name} matched={edge.matched} />
              <span className="quiet kind-label">{kinds[edge.node.kind].label}</span>
            </div>
          ))}
        </div>
        <p className="quiet" role="status">
          {shown ? said(found, isAnswered, onChoose !== undefined) : null}
        </p>
      </div>
    </form>
  )
}

/** The next one in a list that goes around. While its length is not known, only how far down is. */
function stepped(from: number, step: 1 | -1, length: number | undefined): number {
  if (length === undefined) return Math.max(-1, from + step)
  return length === 0 ? -1 : ((from < 0 && step < 0 ? length : from) + step + length) % length
}

function said(found: SearchQuery['view']['search'] | undefined, isAnswered: boolean, choosing: boolean): string {
  if (!found) return isAnswered ? 'The graph does not answer that.' : 'Searching…'
  const [shown, total] = [found.edges.length, found.totalCount]
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
