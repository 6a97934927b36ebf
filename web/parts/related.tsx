import type { NamedFragment, ToldFragment } from '../generated/parts.ts'
import { EntityLink } from './entity-link.tsx'
import { spellsOf } from './relation.ts'
import { isExpected, Told } from './told.tsx'
import { Qualifiers } from './value.tsx'
import { Span } from './when.tsx'

interface RelatedProps {
  readonly entity: NamedFragment
  readonly claims: readonly ToldFragment[]
  /** What the relation is, for the buttons: "has member". */
  readonly about: string
  /** Qualifiers that the place of the row tells already. */
  readonly without?: readonly string[]
}

/** Something that an entity is related to, with its roles and times, and who says so. */
export function Related({ entity, claims, about, without = [] }: RelatedProps) {
  return (
    <Told claims={claims} about={`${about} ${entity.name}`}>
      <EntityLink entity={entity} />{' '}
      {spellsOf(claims).map((spell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells have nothing else that sets them apart, and stay in order
        <span className="spell" key={index}>
          <Qualifiers qualifiers={spell.qualifiers} without={without} />
          <Span start={spell.start} end={spell.end} lead=" " />
        </span>
      ))}
      {isExpected(claims) ? <span className="certainty">expected</span> : null}
    </Told>
  )
}
