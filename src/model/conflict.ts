import type { Claim } from './claim.ts'
import { compare } from './compare.ts'
import { datesCanAgree, firstDay, lastDay } from './edtf-days.ts'
import { joinClaims } from './join.ts'
import { properties } from './properties.ts'
import { type Quantity, quantitiesCanAgree } from './quantity.ts'
import { sharesConflict } from './share.ts'
import { isUntimed, type Spell, spellOf, surelyOverlap } from './spell.ts'

/**
 * The place for which claims compete, as a text: the qualifiers that a functional property is functional per, or the
 * value of a relation that has a qualifier which is one at a time. Null where the property can have many values at once.
 */
export function slotOf({ property, value, qualifiers }: Claim): string | null {
  const { functional } = properties[property]
  if (functional) {
    const per = functional === true ? [] : functional
    return JSON.stringify(per.map((name) => qualifiers[name] ?? null))
  }
  return value.type === 'entity' && oneAtATime(property).length > 0 ? JSON.stringify([value.slug]) : null
}

/** Whether claims of the property can compete for a place. */
export function isContestable(property: Claim['property']): boolean {
  return properties[property].functional !== undefined || oneAtATime(property).length > 0
}

/** The qualifiers of the property that have one value at a time, or one whenever that was. */
export function oneAtATime(property: Claim['property']): readonly string[] {
  return oneAtATimeOf.get(property) ?? none
}

/** What two claims must not differ in for the qualifier to have one value whenever; undefined for one value at a time. */
export function keptApartBy(property: Claim['property'], qualifier: string): string | undefined {
  return properties[property].qualifiers?.[qualifier]?.oneForEach
}

const none: readonly string[] = []
const oneAtATimeOf: ReadonlyMap<string, readonly string[]> = new Map(
  Object.values(properties).flatMap(({ name, qualifiers }) => {
    const names = Object.entries(qualifiers ?? {}).flatMap(([each, { oneAtATime: isOne, oneForEach }]) =>
      isOne || oneForEach ? [each] : [],
    )
    return names.length > 0 ? [[name, names] as const] : []
  }),
)

/**
 * Whether two claims for the same place cannot both be right. Deprecated claims dispute nothing; what holds at a time
 * conflicts only where the times certainly overlap. `context` is every claim of the same subject and property: by it a
 * share is compared with an amount, and each claim has the times of the spells that it is of.
 */
export function conflict(a: Claim, b: Claim, context: readonly Claim[]): boolean {
  if (a.id === b.id || a.subject !== b.subject || a.property !== b.property) return false
  if (a.rank === 'DEPRECATED' || b.rank === 'DEPRECATED') return false
  const place = slotOf(a)
  if (place === null || place !== slotOf(b)) return false
  const { functional, atATime } = properties[a.property]
  if (!functional) return differWhenever(a, b) || (differAtATime(a, b) && overlap(a, b, context, surelyOverlap))
  return valuesConflict(a, b, context) && (!atATime || overlap(a, b, context, canNotBeApart))
}

/** Whether they give two values of something that has one at a time. */
export function differAtATime(a: Claim, b: Claim): boolean {
  return oneAtATime(a.property).some((name) => {
    const apart = keptApartBy(a.property, name)
    return differIn(name, a, b) && (apart === undefined || !differIn(apart, a, b))
  })
}

/** Whether they give two values of something that has one, whenever that was. */
function differWhenever(a: Claim, b: Claim): boolean {
  return oneAtATime(a.property).some((name) => {
    const apart = keptApartBy(a.property, name)
    return apart !== undefined && differIn(name, a, b) && !differIn(apart, a, b)
  })
}

function differIn(name: string, a: Claim, b: Claim): boolean {
  const [x, y] = [a.qualifiers[name], b.qualifiers[name]]
  return x !== undefined && y !== undefined && x !== y
}

/** Values that nothing is told of when they held compete whatever is told of the others. */
function canNotBeApart(a: Spell, b: Spell): boolean {
  return isUntimed(a) || isUntimed(b) || surelyOverlap(a, b)
}

function overlap(a: Claim, b: Claim, context: readonly Claim[], holds: (x: Spell, y: Spell) => boolean): boolean {
  const [ofA, ofB] = [spellsWith(a, context), spellsWith(b, context)]
  return ofA.some((x) => ofB.some((y) => holds(x, y)))
}

/** The spells that a claim is of, by all that stands in the context. */
export function spellsWith(claim: Claim, context: readonly Claim[]): Spell[] {
  const known = joinedIn.get(context) ?? joined(context)
  joinedIn.set(context, known)
  return known.get(claim.id) ?? [spellOf([claim])]
}

const joinedIn = new WeakMap<readonly Claim[], ReadonlyMap<string, Spell[]>>()

function joined(context: readonly Claim[]): ReadonlyMap<string, Spell[]> {
  const spells = new Map<string, Spell[]>()
  for (const { claims, spell } of joinClaims(context)) {
    for (const { id } of claims) {
      const known = spells.get(id)
      if (known) known.push(spell)
      else spells.set(id, [spell])
    }
  }
  return spells
}

function valuesConflict(a: Claim, b: Claim, context: readonly Claim[]): boolean {
  const [x, y] = [a.value, b.value]
  if (x.type === 'entity') return y.type === 'entity' && x.slug !== y.slug
  if (x.type === 'date') return y.type === 'date' && !datesCanAgree(x.date, y.date)
  // Texts in two languages cannot be held against each other.
  if (x.type === 'text') return y.type === 'text' && x.language === y.language && x.text !== y.text
  if (y.type !== 'quantity') return false
  return sharesConflict(a, b, context) ?? !quantitiesCanAgree(x.quantity, y.quantity)
}

/** Whether a whole can be the sum of its parts. */
export function isSumOf(whole: Quantity, parts: readonly Pick<Quantity, 'lower' | 'upper'>[]): boolean {
  const lower = parts.reduce((sum, part) => sum + part.lower, 0)
  const upper = parts.reduce((sum, part) => sum + part.upper, 0)
  return lower <= whole.upper && whole.lower <= upper
}

/** By what a claim says most precisely first; zero where neither is more precise. */
export function comparePrecision(a: Claim, b: Claim): number {
  return spread(a) - spread(b) || details(b) - details(a)
}

/** How much a value leaves open: the days of a date, the range of a number; a share leaves more open than an amount. */
function spread({ value }: Claim): number {
  if (value.type === 'date') {
    const days = lastDay(value.date) - firstDay(value.date)
    return days + (value.date.approximate || value.date.uncertain ? 0.5 : 0)
  }
  if (value.type !== 'quantity') return 0
  return value.quantity.unit === 'share' ? Number.MAX_VALUE : value.quantity.upper - value.quantity.lower
}

function details({ qualifiers, start, end }: Claim): number {
  return Object.keys(qualifiers).length + (start ? 1 : 0) + (end ? 1 : 0)
}

/** By id: the last resort, so that no order depends on how claims came. */
export function compareIds(a: Claim, b: Claim): number {
  return compare(a.id, b.id)
}
