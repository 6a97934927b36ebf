import type { SayingFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { Told } from './told.tsx'
import { Qualifiers, Value } from './value.tsx'
import { Span } from './when.tsx'

/** A claim as a sentence: of whom, what, how narrowed and when; and one step away who says so. */
export function Saying({ claim }: { readonly claim: SayingFragment }) {
  const { subject, property, display } = claim
  return (
    <Told claims={[claim]} about={`${subject.name}: ${property.label} ${display}`}>
      <EntityLink entity={subject} /> <span className="quiet">{property.label}</span>{' '}
      <span className="value">
        <Value claim={claim} />
      </span>{' '}
      <Qualifiers qualifiers={claim.qualifiers} /> <Span start={claim.start} end={claim.end} />
    </Told>
  )
}
