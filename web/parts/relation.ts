import type { SpeltFragment, TellingFragment, ToldFragment } from '../generated/parts.ts'
import { isWithin } from './edtf-bounds.ts'

/** What is said of one relation, in one role, and what bounds the sides that no source tells. */
export interface Spell {
  readonly qualifiers: ToldFragment['qualifiers']
  readonly start: string | null
  readonly end: string | null
  readonly bounds: SpeltFragment['bounds']
}

/**
 * The roles and times that claims of one relation give, each once, where the graph has not joined them. A claim that
 * says no more than another one, only less precisely, adds nothing: "member" beside "full member from January 2021".
 */
export function spellsOf(claims: readonly ToldFragment[]): Spell[] {
  const spells = claims.map(({ qualifiers, start, end }): Spell => ({ qualifiers, start, end, bounds: [] }))
  return spells.filter(
    (spell, index) =>
      !spells.some((other, at) => at !== index && says(other, spell) && (!says(spell, other) || at < index)),
  )
}

/** All claims that tell of some relations, each once. */
export function claimsOf(relations: readonly SpeltFragment[]): TellingFragment[] {
  return [...new Map(relations.flatMap(({ claims }) => claims).map((claim) => [claim.id, claim])).values()]
}

/** Whether one spell says all that another one says. */
function says(more: Spell, less: Spell): boolean {
  return (
    less.qualifiers.every(({ name, display }) =>
      more.qualifiers.some((own) => own.name === name && own.display === display),
    ) &&
    (less.start === null || (more.start !== null && isWithin(more.start, less.start))) &&
    (less.end === null || (more.end !== null && isWithin(more.end, less.end)))
  )
}
