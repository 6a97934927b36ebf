import type { ToldFragment } from '../generated/parts.ts'
import { isWithin } from './edtf-bounds.ts'

/** What is said of one relation, in one role. */
interface Spell {
  readonly qualifiers: ToldFragment['qualifiers']
  readonly start: string | null
  readonly end: string | null
}

/**
 * The roles and times that claims of one relation give, each once. A claim that says no more than another one, only
 * less precisely, adds nothing: "member" beside "full member since January 2021".
 */
export function spellsOf(claims: readonly ToldFragment[]): Spell[] {
  const spells = claims.map(({ qualifiers, start, end }): Spell => ({ qualifiers, start, end }))
  return spells.filter(
    (spell, index) =>
      !spells.some((other, at) => at !== index && says(other, spell) && (!says(spell, other) || at < index)),
  )
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
