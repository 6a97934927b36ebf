import { HeldSpan } from './held-span.tsx'
import type { Spell } from './relation.ts'
import { isExpected, type Telling } from './told.tsx'
import { Qualifiers } from './value.tsx'

interface SpellsProps {
  readonly spells: readonly Spell[]
  /** Who tells them. */
  readonly claims: readonly Telling[]
  /** Whether the graph has joined all that is told into them. */
  readonly isJoined?: boolean
  /** Qualifiers that the place of the row tells already. */
  readonly without?: readonly string[]
}

/** In which roles a relation holds and when, and whether it is only expected. */
export function Spells({ spells, claims, isJoined = false, without = [] }: SpellsProps) {
  return (
    <>
      {spells.map((spell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells have nothing else that sets them apart, and stay in order
        <span className="spell" key={index}>
          <Qualifiers qualifiers={spell.qualifiers} without={without} />
          <HeldSpan spell={spell} isJoined={isJoined} />
        </span>
      ))}
      {isExpected(claims) ? <span className="certainty">expected</span> : null}
    </>
  )
}
