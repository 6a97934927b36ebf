import { type ReactNode, useId, useState } from 'react'
import type { Rank, SaidFragment, SupportedFragment } from '../generated/parts.ts'
import { References } from './references.tsx'
import { Qualifiers, Value } from './value.tsx'
import { Span } from './when.tsx'
import { counted } from './words.ts'

interface EvidenceProps {
  /** What competes for the place, the best first; or what says the same. */
  readonly claims: readonly SaidFragment[]
  readonly disputed: boolean
  /** What it is evidence for, to tell the buttons of a page apart by ear. */
  readonly about: string
  /** What stands beside the mark. */
  readonly children: ReactNode
}

/**
 * Something said, and one step away who says it: a quiet mark with the number of sources, or a loud one where they
 * differ. It opens to where it is printed; a dispute to the rivals side by side.
 */
export function Evidence({ claims, disputed, about, children }: EvidenceProps) {
  const [open, setOpen] = useState(false)
  const panel = useId()
  const sources = sourcesOf(claims).size
  if (claims.length === 0) return <div className="evidence">{children}</div>
  return (
    <div className="evidence">
      <div className="stated">
        {children}{' '}
        <button
          type="button"
          className={disputed ? 'mark disputed' : 'mark'}
          aria-expanded={open}
          aria-controls={panel}
          onClick={() => setOpen(!open)}
        >
          {disputed ? `Disputed: ${counted(claims.length, 'version')}` : counted(sources, 'source')}
          <span className="unseen"> on {about}</span>
        </button>
      </div>
      <div id={panel} hidden={!open} className={disputed ? 'rivals' : 'agreeing'}>
        {open ? claims.map((claim) => <Rival key={claim.id} claim={claim} alone={claims.length === 1} />) : null}
      </div>
    </div>
  )
}

/** One version, and where it is printed. */
export function Rival({ claim, alone = false }: { readonly claim: SaidFragment; readonly alone?: boolean }) {
  return (
    <section className="rival">
      {alone ? null : (
        <p className="version">
          <Value claim={claim} /> <Qualifiers qualifiers={claim.qualifiers} />{' '}
          <Span start={claim.start} end={claim.end} />
        </p>
      )}
      {ranks[claim.rank] === undefined ? null : (
        <p className="rank">
          {ranks[claim.rank]}
          {claim.rankReason ? `: ${claim.rankReason}` : ''}
        </p>
      )}
      <References references={claim.references} />
    </section>
  )
}

/** What is said of a claim that editors have judged. */
const ranks: Readonly<Record<Rank, string | undefined>> = {
  PREFERRED: 'Preferred by the editors',
  NORMAL: undefined,
  DEPRECATED: 'Set aside by the editors',
}

/** Claims, and those that say the same as one of them more or less precisely: each once. */
export function supportOf(claims: readonly SupportedFragment[]): SaidFragment[] {
  const all = claims.flatMap(({ accordant, ...claim }): SaidFragment[] => [claim, ...accordant])
  return [...new Map(all.map((claim) => [claim.id, claim])).values()]
}

function sourcesOf(claims: readonly SaidFragment[]): Set<string> {
  return new Set(claims.flatMap(({ references }) => references.map(({ source }) => source.slug)))
}
