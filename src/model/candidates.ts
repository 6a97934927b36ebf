import type { Claim } from './claim.ts'
import { earliestDay, latestDay } from './edtf-days.ts'

/**
 * Gives, of claims of one topic, those that can accord with a claim: all that do, and few that do not. Their qualifiers
 * must be equal or absent on one side, and their starts must fit: so claims are looked up by the qualifiers that two share,
 * and then by the days of their starts, and need not be held against each other one by one.
 */
export function createCandidates<Told extends Claim>(claims: readonly Told[]): (claim: Told) => readonly Told[] {
  const groups = Map.groupBy(claims, ({ qualifiers }) => Object.keys(qualifiers).sort().join('\n'))
  const names = [...groups.keys()].map((key) => (key === '' ? [] : key.split('\n')))
  const lookups = names.map((own) =>
    [...groups.values()].map((group, index) => {
      const shared = own.filter((name) => names[index]?.includes(name))
      const byShared = Map.groupBy(group, (claim) => keyOf(claim, shared))
      const byStart = new Map([...byShared].map(([key, alike]) => [key, orderedByStart(alike)]))
      return { shared, byStart }
    }),
  )
  const places = new Map([...groups.keys()].map((key, index) => [key, index]))
  return (claim) => {
    const own = places.get(Object.keys(claim.qualifiers).sort().join('\n')) ?? 0
    return (lookups[own] ?? []).flatMap(({ shared, byStart }) => byStart.get(keyOf(claim, shared))?.(claim) ?? [])
  }
}

function keyOf({ qualifiers }: Claim, names: readonly string[]): string {
  return names.length === 0 ? '' : JSON.stringify(names.map((name) => qualifiers[name]))
}

/** Longer starts than this are few, and are always held against others. */
const longStart = 400

/** Of claims with the same qualifiers, those whose starts can fit that of another. */
function orderedByStart<Told extends Claim>(claims: readonly Told[]): (claim: Told) => readonly Told[] {
  const isShort = ({ start }: Claim) => start !== null && latestDay(start) - earliestDay(start) <= longStart
  const others = claims.filter((claim) => !isShort(claim))
  const inOrder = claims
    .flatMap((claim) => (claim.start && isShort(claim) ? [{ claim, first: earliestDay(claim.start) }] : []))
    .sort((a, b) => a.first - b.first)
  return ({ start }) => {
    if (!start) return claims
    const from = placeOf(inOrder, earliestDay(start) - longStart)
    const near = inOrder.slice(from, placeOf(inOrder, latestDay(start) + 1 + longStart))
    return [...others, ...near.map(({ claim }) => claim)]
  }
}

/** The place of the first that begins on a day or later. */
function placeOf(inOrder: readonly { readonly first: number }[], day: number): number {
  let [low, high] = [0, inOrder.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((inOrder[middle]?.first ?? 0) >= day) high = middle
    else low = middle + 1
  }
  return low
}
