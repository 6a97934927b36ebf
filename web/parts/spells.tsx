import type { ToldFragment } from '../generated/parts.ts'
import { HeldSpan } from './held-span.tsx'
import { type Spell, spellsOf } from './relation.ts'
import { isExpected } from './told.tsx'
import { Qualifiers } from './value.tsx'

interface SpellsProps {
  readonly claims: readonly ToldFragment[]
  /** The spells into which the graph has joined the claims, where it was asked for them. */
  readonly joined?: readonly Spell[] | undefined
  /** Qualifiers that the place of the row tells already. */
  readonly without?: readonly string[]
}

/** In which roles a relation holds and when, and whether it is only expected. */
export function Spells({ claims, joined, without = [] }: SpellsProps) {
  return (
    <>
      {(joined ?? spellsOf(claims)).map((spell, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: spells have nothing else that sets them apart, and stay in order
        <span className="spell" key={index}>
          <Qualifiers qualifiers={spell.qualifiers} without={without} />
          <HeldSpan spell={spell} isJoined={joined !== undefined} />
        </span>
      ))}
      {isExpected(claims) ? <span className="certainty">expected</span> : null}
    </>
  )
}
