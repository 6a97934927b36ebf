import type { ToldFragment } from '../generated/parts.ts'
import { spellsOf } from './relation.ts'
import { isExpected } from './told.tsx'
import { Qualifiers } from './value.tsx'
import { Span } from './when.tsx'

interface SpellsProps {
  readonly claims: readonly ToldFragment[]
  /** Qualifiers that the place of the row tells already. */
  readonly without?: readonly string[]
}

/** In which roles a relation holds and when, and whether it is only expected. */
export function Spells({ claims, without = [] }: SpellsProps) {
  return (
    <>
      {spellsOf(claims).map((spell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells have nothing else that sets them apart, and stay in order
        <span className="spell" key={index}>
          <Qualifiers qualifiers={spell.qualifiers} without={without} />
          <Span start={spell.start} end={spell.end} lead=" " />
        </span>
      ))}
      {isExpected(claims) ? <span className="certainty">expected</span> : null}
    </>
  )
}
