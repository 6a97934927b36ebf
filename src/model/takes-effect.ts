import { type Claim, standing } from './claim.ts'
import type { Outcome } from './vocabulary.ts'

/**
 * Whether a decision has effects: it is adopted, as some source tells it, or nothing is told of what became of it. `claims`
 * are its own.
 */
export function takesEffect(claims: readonly Claim[]): boolean {
  const told = standing(claims).filter(({ property }) => property === 'outcome')
  return told.length === 0 || told.some(({ value }) => value.type === 'text' && value.text === adopted)
}

const adopted: Outcome = 'ADOPTED'
