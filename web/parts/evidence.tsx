import type { ReactNode } from 'react'
import type { Rank, SaidFragment, SupportedFragment } from '../generated/parts.ts'
import { countSources, References } from './references.tsx'
import { Stated } from './stated.tsx'
import { Qualifiers, Value } from './value.tsx'
import { Span } from './when.tsx'
import { counted } from './words.ts'

interface EvidenceProps {
  /** What competes for the place, the best first; or what says the same. */
  readonly claims: readonly SaidFragment[]
  readonly disputed: boolean
  /** What it is evidence for. */
  readonly about: string
  /** What stands beside the mark. */
  readonly children: ReactNode
}

/**
 * Something said, and one step away who says it: a quiet mark with the number of sources, or a loud one where they
 * differ. It opens to where it is printed; a dispute to the rivals side by side.
 */
export function Evidence({ claims, disputed, about, children }: EvidenceProps) {
  if (claims.length === 0) return <div className="evidence">{children}</div>
  const sources = countSources(claims.flatMap(({ references }) => references))
  return (
    <Stated
      stated={children}
      mark={disputed ? `Disputed: ${counted(claims.length, 'version')}` : counted(sources, 'source')}
      disputed={disputed}
      about={about}
      opened={disputed ? 'rivals' : 'agreeing'}
    >
      {() => claims.map((claim) => <Rival key={claim.id} claim={claim} alone={claims.length === 1} />)}
    </Stated>
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
