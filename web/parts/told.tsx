import type { ReactNode } from 'react'
import { type TellingFragment, ToldClaimsDocument, type ToldFragment } from '../generated/parts.ts'
import { useView } from '../query/use-view.ts'
import { EntityLink } from './entity-link.tsx'
import { Rival, supportOf } from './evidence.tsx'
import { countSources } from './references.tsx'
import { Stated } from './stated.tsx'
import { Answered } from './states.tsx'
import { counted } from './words.ts'

/** A claim, and who tells it; where it stands for those that say the same more or less precisely, they too. */
export type Telling = TellingFragment & Partial<Pick<ToldFragment, 'accordant'>>

interface ToldProps {
  readonly claims: readonly Telling[]
  readonly about: string
  readonly children: ReactNode
}

/** A relation, and one step away who tells of it. Its claims are read in full once they are opened. */
export function Told({ claims, about, children }: ToldProps) {
  const disputed = claims.some(({ status }) => status === 'DISPUTED')
  const telling = claims.flatMap(({ references, accordant = [] }) => [
    ...references,
    ...accordant.flatMap((claim) => claim.references),
  ])
  return (
    <Stated
      stated={children}
      mark={disputed ? 'Disputed' : counted(countSources(telling), 'source')}
      disputed={disputed}
      about={about}
      opened="agreeing"
    >
      {() => <ToldClaims ids={claims.map(({ id }) => id)} />}
    </Stated>
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

/** Whether a relation is only expected, by all who tell of it. */
export function isExpected(claims: readonly Telling[]): boolean {
  return claims.every(({ references }) => references.every(({ certainty }) => certainty === 'EXPECTED'))
}
