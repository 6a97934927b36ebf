import type { Claim, Value } from './claim.ts'
import { compare } from './compare.ts'
import type { Edtf } from './edtf.ts'
import { datesCanAgree, firstDay, lastDay } from './edtf-days.ts'
import { properties } from './properties.ts'
import { quantitiesCanAgree } from './quantity.ts'
import { sharesConflict } from './share.ts'
import { fitsWithin } from './spell.ts'

/**
 * Claims accord when they say the same thing more or less precisely: "elected General Secretary", the same "at the
 * congress" and the same "on 10 January" are three claims and one relation. Accord decides what supports what. It is
 * not transitive ("in January" accords with the 5th and with the 6th, which differ), so nothing is merged by it.
 * `context` is every claim of the same subject and property: a share is held against an amount through the whole that the
 * amount's own source gives there.
 */
export function accord(a: Claim, b: Claim, context: readonly Claim[]): boolean {
  if (a.id === b.id) return true
  return (
    a.subject === b.subject &&
    a.property === b.property &&
    (valuesCanAgree(a.value, b.value) || sharesConflict(a, b, context) === false) &&
    qualifiersAgree(a, b) &&
    spellsCanAgree(a, b)
  )
}

/**
 * Whether `a` says what `b` says, and says it more precisely. Of two that are equally precise ("2021-01-05" and
 * "2021-01-05~") the one with the smaller id counts as the more precise, so that no two refine each other.
 */
export function refines(a: Claim, b: Claim): boolean {
  if (a.id === b.id || !accord(a, b, []) || !coversNoMore(a, b)) return false
  return !coversNoMore(b, a) || compare(a.id, b.id) < 0
}

/** Whether both values can be right. Entities and texts agree only where they are the same. */
export function valuesCanAgree(a: Value, b: Value): boolean {
  if (a.type === 'entity') return b.type === 'entity' && a.slug === b.slug
  if (a.type === 'text') return b.type === 'text' && a.text === b.text && a.language === b.language
  if (a.type === 'date') return b.type === 'date' && datesCanAgree(a.date, b.date)
  return b.type === 'quantity' && quantitiesCanAgree(a.quantity, b.quantity)
}

/** Equal, or absent on one side; what a property requires is never absent. */
function qualifiersAgree(a: Claim, b: Claim): boolean {
  for (const name of Object.keys(a.qualifiers)) {
    const there = b.qualifiers[name]
    if (there !== undefined ? there !== a.qualifiers[name] : isRequired(a, name)) return false
  }
  return Object.keys(b.qualifiers).every((name) => name in a.qualifiers || !isRequired(b, name))
}

function isRequired(claim: Claim, qualifier: string): boolean {
  return properties[claim.property].qualifiers?.[qualifier]?.required === true
}

/**
 * Starts agree, ends agree, the spell that both describe does not end before it starts, and what one says for certain days
 * alone is said for some day of it.
 */
function spellsCanAgree(a: Claim, b: Claim): boolean {
  if (!datesCanAgree(a.start, b.start) || !datesCanAgree(a.end, b.end)) return false
  const start = Math.max(firstDay(a.start), firstDay(b.start))
  const end = Math.min(lastDay(a.end), lastDay(b.end))
  return start <= end && isSaidWithin(a, b) && isSaidWithin(b, a)
}

function isSaidWithin({ references }: Claim, spell: Claim): boolean {
  if (!spell.start && !spell.end) return true
  return references.some(({ attested }) => !attested || fitsWithin(attested, spell))
}

function coversNoMore(a: Claim, b: Claim): boolean {
  return (
    valueWithin(a.value, b.value) &&
    within(a.start, b.start) &&
    within(a.end, b.end) &&
    Object.keys(b.qualifiers).every((name) => name in a.qualifiers)
  )
}

function valueWithin(a: Value, b: Value): boolean {
  if (a.type === 'date' && b.type === 'date') return within(a.date, b.date)
  if (a.type === 'quantity' && b.type === 'quantity') {
    return a.quantity.lower >= b.quantity.lower && a.quantity.upper <= b.quantity.upper
  }
  return true
}

function within(a: Edtf | null, b: Edtf | null): boolean {
  if (!b) return true
  return a !== null && firstDay(a) >= firstDay(b) && lastDay(a) <= lastDay(b)
}
