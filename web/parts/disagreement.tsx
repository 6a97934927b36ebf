import type { DifferingFragment, DisagreementKind } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { Rival } from './evidence.tsx'
import { countSources } from './references.tsx'
import { Qualifiers, Value } from './value.tsx'
import { capitalized, counted, inWords } from './words.ts'

interface DisagreementProps {
  readonly disagreement: DifferingFragment
  /** Whether to name what it is about: not on that one's own page. */
  readonly withSubject?: boolean
  readonly level?: 2 | 3
}

/** One place where sources cannot all be right, its positions side by side. */
export function Disagreement({ disagreement, withSubject = false, level = 3 }: DisagreementProps) {
  const { subject, property, qualifiers, kinds, positions, explanation } = disagreement
  const Heading = `h${level}` as const
  return (
    <section className="disagreement">
      <Heading>
        {capitalized(property.label)} <Qualifiers qualifiers={qualifiers} />
        {withSubject ? (
          <>
            {' '}
            <span className="quiet">of</span> <EntityLink entity={subject} />
          </>
        ) : null}
      </Heading>
      <p className="nature">{kinds.map((kind) => natures[kind]).join('. ')}.</p>
      <div className="rivals">
        {positions.map(({ display, claims }) => (
          <section className="rival" key={display}>
            <p className="version">
              {claims[0] && claims.every((claim) => claim.display === claims[0]?.display) ? (
                <Value claim={claims[0]} />
              ) : (
                inWords(display)
              )}{' '}
              <span className="quiet">
                {counted(countSources(claims.flatMap(({ references }) => references)), 'source')}
              </span>
            </p>
            {claims.map((claim) => (
              <Rival key={claim.id} claim={claim} alone={claim.display === display} />
            ))}
          </section>
        ))}
      </div>
      {explanation ? <p className="explanation">{explanation}</p> : null}
    </section>
  )
}

const natures: Readonly<Record<DisagreementKind, string>> = {
  VALUE: 'Sources differ',
  INTERNAL: 'A source differs from itself',
  ARITHMETIC: 'Parts that a source calls complete do not make its whole',
}
