import type { DifferingFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { Rival } from './evidence.tsx'
import { isCounted, isOfList, Listed, ListPosition } from './list-position.tsx'
import { countSources } from './references.tsx'
import { Qualifiers, Value } from './value.tsx'
import { capitalized, counted, inWords, judgedInWords, natures } from './words.ts'

interface DisagreementProps {
  readonly disagreement: DifferingFragment
  /** Whether to name what it is about: not on that one's own page. */
  readonly withSubject?: boolean
  readonly level?: 2 | 3
}

/** One place where sources cannot all be right, its positions side by side. */
export function Disagreement({ disagreement, withSubject = false, level = 3 }: DisagreementProps) {
  const { subject, property, qualifiers, kinds, judged, positions, explanation } = disagreement
  const Heading = `h${level}` as const
  const label = property.domain.includes(subject.kind) ? property.label : property.inverseLabel
  return (
    <section className="disagreement">
      <Heading>
        {capitalized(label)} <Qualifiers qualifiers={qualifiers} />
        {withSubject ? (
          <>
            {' '}
            <span className="quiet">of</span> <EntityLink entity={subject} />
          </>
        ) : null}
      </Heading>
      <p className="nature">{kinds.map((kind) => natures[kind]).join('. ')}.</p>
      {judged ? <p className="nature">{judgedInWords}</p> : null}
      <div className="rivals">
        {positions.map((position) =>
          isOfList(position) ? (
            <ListPosition key={position.display} position={position} of={subject} />
          ) : (
            <Position key={position.display} position={position} place={qualifiers} of={subject} />
          ),
        )}
      </div>
      {explanation ? <p className="explanation">{explanation}</p> : null}
    </section>
  )
}

interface PositionProps {
  readonly position: DifferingFragment['positions'][number]
  /** What the place is told by already. */
  readonly place: DifferingFragment['qualifiers']
  readonly of: DifferingFragment['subject']
}

/** A value that is held, and every claim that says so. */
function Position({ position, place, of }: PositionProps) {
  const { display, claims } = position
  const [best] = claims
  return (
    <section className="rival">
      <p className="version">
        {best && !isCounted(position) && claims.every((claim) => claim.display === best.display) ? (
          <>
            <Value claim={best} />{' '}
            {best.display === display ? null : (
              <Qualifiers qualifiers={best.qualifiers} without={place.map(({ name }) => name)} />
            )}
          </>
        ) : (
          inWords(display)
        )}{' '}
        <span className="quiet">{counted(countSources(claims.flatMap(({ references }) => references)), 'source')}</span>
      </p>
      {isCounted(position) ? (
        <Listed claims={claims} of={of} />
      ) : (
        claims.map((claim) => (
          <Rival key={claim.id} claim={claim} alone={claim.display === display || claims.length === 1} />
        ))
      )}
    </section>
  )
}
