import { useDeferredValue, useId, useState } from 'react'
import { LensSourceSearchDocument, LensSourcesDocument } from '../generated/lens.ts'
import { titleOf } from '../parts/source-title.ts'
import { counted } from '../parts/words.ts'
import { useLast } from '../query/use-last.ts'
import { useView } from '../query/use-view.ts'

interface SourcePickerProps {
  readonly chosen: readonly string[]
  choose(slugs: string[]): void
}

/** Which sources tell: any number of them, found by name. None chosen means all. */
export function SourcePicker({ chosen, choose }: SourcePickerProps) {
  const id = useId()
  const [text, setText] = useState('')
  const query = useDeferredValue(text.trim())
  const all = useView(LensSourcesDocument, {}, { whole: true }).view?.sources
  const { view, loading } = useView(LensSourceSearchDocument, { query }, { whole: true, pause: query === '' })
  const former = useLast(view)
  const isFound = query === text.trim() && !loading
  const found = (loading ? former : view)?.search.nodes ?? []
  const listed = query === '' ? (all?.nodes ?? []) : found.filter(isSource)
  const shown = [
    ...(query === '' ? (all?.nodes ?? []).filter(({ slug }) => chosen.includes(slug)) : []),
    ...listed.filter(({ slug }) => query !== '' || !chosen.includes(slug)),
  ]
  const toggle = (slug: string, on: boolean) =>
    choose(on ? [...chosen, slug] : chosen.filter((other) => other !== slug))
  return (
    <fieldset className="sources-picker">
      <legend>As told by</legend>
      <p className="field">
        <label htmlFor={id} className="unseen">
          Find a source
        </label>
        <input
          id={id}
          type="search"
          value={text}
          onChange={({ target }) => setText(target.value)}
          placeholder={all ? `Find among ${counted(all.totalCount, 'source')}` : 'Find a source'}
        />
      </p>
      {/* What was found for other letters stays in sight until what is written is found, but cannot be chosen. */}
      <ul inert={!isFound} aria-busy={!isFound}>
        {shown.map(({ slug, name, publisher }) => (
          <li key={slug}>
            <label>
              <input
                type="checkbox"
                checked={chosen.includes(slug)}
                onChange={({ target }) => toggle(slug, target.checked)}
              />{' '}
              {titleOf({ name, publisher })}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

function isSource<Node extends { readonly name: string }>(
  node: Node,
): node is Extract<Node, { readonly publisher: string | null }> {
  return 'publisher' in node
}
