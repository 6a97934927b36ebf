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
      {(nodes) => {
        const claims = nodes.flatMap((node) => (node && 'accordant' in node ? [node] : []))
        const support = supportOf(claims)
        const subjects = claims.filter(({ status }) => status === 'DISPUTED').map(({ subject }) => subject)
        return (
          <>
            {support.map((said) => (
              <Rival key={said.id} claim={said} alone={support.length === 1} />
            ))}
            {subjects.slice(0, 1).map((subject) => (
              <p key={subject.id}>
                Its rivals stand on the page of <EntityLink entity={subject} />.
              </p>
            ))}
          </>
        )
      }}
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
