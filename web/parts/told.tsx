import { type ReactNode, useId, useState } from 'react'
import { ToldClaimsDocument, type ToldFragment } from '../generated/parts.ts'
import { useView } from '../query/use-view.ts'
import { EntityLink } from './entity-link.tsx'
import { Rival, supportOf } from './evidence.tsx'
import { Answered } from './states.tsx'
import { counted } from './words.ts'

interface ToldProps {
  readonly claims: readonly ToldFragment[]
  readonly about: string
  readonly children: ReactNode
}

/** A relation, and one step away who tells of it. Its claims are read in full once they are opened. */
export function Told({ claims, about, children }: ToldProps) {
  const [open, setOpen] = useState(false)
  const panel = useId()
  const disputed = claims.some(({ status }) => status === 'DISPUTED')
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
          {disputed ? 'Disputed' : counted(sourcesOf(claims).size, 'source')}
          <span className="unseen"> on {about}</span>
        </button>
      </div>
      <div id={panel} hidden={!open} className="agreeing">
        {open ? <ToldClaims ids={claims.map(({ id }) => id)} /> : null}
      </div>
    </div>
  )
}

/** Claims in full: every version of what they say, and where it is printed. */
export function ToldClaims({ ids }: { readonly ids: readonly string[] }) {
  const answer = useView(ToldClaimsDocument, { ids: [...ids] })
  return (
    <Answered by={answer}>
      {(nodes) =>
        nodes.map((claim) => {
          if (!claim || !('accordant' in claim)) return null
          const support = supportOf(claim)
          return (
            <div key={claim.id}>
              {support.map((said) => (
                <Rival key={said.id} claim={said} alone={ids.length + support.length === 2} />
              ))}
              {claim.status === 'DISPUTED' ? (
                <p>
                  Its rivals stand on the page of <EntityLink entity={claim.subject} />.
                </p>
              ) : null}
            </div>
          )
        })
      }
    </Answered>
  )
}

function sourcesOf(claims: readonly ToldFragment[]): Set<string> {
  return new Set(
    claims.flatMap(({ references, accordant }) =>
      [...references, ...accordant.flatMap((claim) => claim.references)].map(({ source }) => source.slug),
    ),
  )
}

/** Whether a relation is only expected, by all who tell of it. */
export function isExpected(claims: readonly ToldFragment[]): boolean {
  return claims.every(({ references }) => references.every(({ certainty }) => certainty === 'EXPECTED'))
}
