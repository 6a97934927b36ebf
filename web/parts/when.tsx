import { dateInWords, spanInWords } from './edtf-words.ts'

/** A date in words; its exact form is there to be read too. */
export function When({ edtf }: { readonly edtf: string }) {
  return (
    <time className="when" title={edtf} {...(/^\d{4}(-\d\d){0,2}$/.test(edtf) ? { dateTime: edtf } : {})}>
      {dateInWords(edtf)}
    </time>
  )
}

interface SpanProps {
  readonly start: string | null | undefined
  readonly end: string | null | undefined
  /** What comes before it, if it comes. */
  readonly lead?: string
}

/** From when and until when something is said to hold; nothing where neither is told. What is not told stays unsaid. */
export function Span({ start, end, lead = '' }: SpanProps) {
  if (!start && !end) return null
  return (
    <span className="when" title={`${start ?? ''}/${end ?? ''}`}>
      {lead}
      {held(start ?? undefined, end ?? undefined)}
    </span>
  )
}

function held(start: string | undefined, end: string | undefined): string {
  if (start !== undefined && end !== undefined) return spanInWords(start, end)
  return start === undefined ? `until ${dateInWords(end ?? '')}` : `from ${dateInWords(start)}`
}
