interface MatchedProps {
  readonly name: string
  readonly matched: { readonly text: string; readonly language: string | null }
}

/** The name of what was found, and the spelling that was met, where it is another one. */
export function Matched({ name, matched }: MatchedProps) {
  return (
    <span className="matched">
      <span>{name}</span>
      {matched.text === name ? null : (
        <span className="spelling">
          {' '}
          as <span lang={matched.language ?? undefined}>{matched.text}</span>
        </span>
      )}
    </span>
  )
}
