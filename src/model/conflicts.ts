import { type Claim, citedSources } from './claim.ts'
import { conflict, keptApartBy, oneAtATime, spellsWith } from './conflict.ts'
import { earliestDay, latestDay } from './edtf-days.ts'
import { properties } from './properties.ts'
import { certainDays, type Days, type Spell } from './spell.ts'

/** Whether claims of sources are in conflict with those of others, and with some of the same source. */
export interface Conflicts {
  readonly others: boolean
  readonly themselves: boolean
}

/** The conflicts among the claims of one place; `context` is every claim of the subject and property. */
export function conflictsAmong(rivals: readonly Claim[], context: readonly Claim[]): Conflicts {
  const [first] = rivals
  if (!first) return { others: false, themselves: false }
  const { property } = first
  const isTimed = oneAtATime(property).some((name) => keptApartBy(property, name) === undefined)
  return isTimed && !properties[property].functional
    ? conflictsAtATime(rivals, context)
    : conflictsOfPairs(rivals, context)
}

/** Whether any two of them give two values of something that has one at a time. */
export function anyDifferAtATime(claims: readonly Claim[]): boolean {
  const [first] = claims
  const names = first ? oneAtATime(first.property) : []
  return names.some((name) => new Set(claims.flatMap(({ qualifiers }) => qualifiers[name] ?? [])).size > 1)
}

/** Each held against each, until both sorts of conflict are found, or the only one that there can be. */
function conflictsOfPairs(rivals: readonly Claim[], context: readonly Claim[]): Conflicts {
  const sources = rivals.map(citedSources)
  const areOfOne = new Set(sources.flat()).size === 1
  let [others, themselves] = [false, false]
  for (const [index, a] of rivals.entries()) {
    for (let next = index + 1; next < rivals.length; next += 1) {
      if (themselves && (others || areOfOne)) return { others, themselves }
      const b = rivals[next]
      if (!b || !conflict(a, b, context)) continue
      const [ones, theirs] = [sources[index] ?? [], sources[next] ?? []]
      const isShared = ones.some((source) => theirs.includes(source))
      others ||= !isShared || ones.length > 1 || theirs.length > 1
      themselves ||= isShared
    }
  }
  return { others, themselves }
}

/**
 * What has one value at a time: two values are in conflict where their times surely overlap. Times are gone through in
 * their order, and of those that are open at once only how many there are is kept, by value and by source: so many claims
 * of one pair take little longer than as many of many.
 */
function conflictsAtATime(rivals: readonly Claim[], context: readonly Claim[]): Conflicts {
  let [others, themselves] = [false, false]
  for (const name of oneAtATime(rivals[0]?.property ?? 'name')) {
    const held = rivals.flatMap((claim) => heldOf(claim, name, context))
    const [starts, ends] = [held.toSorted((a, b) => a.first - b.first), held.toSorted((a, b) => a.last - b.last)]
    const open = new Open()
    let ended = 0
    for (const each of starts) {
      for (let end = ends[ended]; end && end.last < each.first; end = ends[ended]) {
        open.count(end, -1)
        ended += 1
      }
      others ||= open.hasOtherOf(each)
      themselves ||= open.hasOwnOf(each)
      if (others && themselves) return { others, themselves }
      open.count(each, 1)
    }
  }
  return { others, themselves }
}

/** A value, when it surely held, and who says so. */
interface Held extends Days {
  readonly value: string
  readonly sources: readonly string[]
}

function heldOf(claim: Claim, name: string, context: readonly Claim[]): Held[] {
  const value = claim.qualifiers[name]
  if (value === undefined || claim.rank === 'DEPRECATED') return []
  const sources = citedSources(claim)
  return spellsWith(claim, context).flatMap((spell) => {
    const days = meetingDays(spell)
    return days ? [{ ...days, value, sources }] : []
  })
}

/**
 * The days on which a spell certainly held, such that those of two meet where the spells surely overlap, and nowhere else.
 * A handover is no overlap: what ends on a day, and began before it, ends a little before what begins on that day, and
 * after whatever else that day is the first of.
 */
function meetingDays(spell: Spell): Days | null {
  const days = certainDays(spell)
  if (!days) return null
  const { start, end } = spell
  const begins = start !== null && earliestDay(start) === days.first && latestDay(start) === days.first
  const endsOn = end !== null && earliestDay(end) === days.last && latestDay(end) === days.last
  const handsOver = endsOn && (start === null || earliestDay(start) < days.last)
  return { first: begins ? days.first : days.first - 0.5, last: handsOver ? days.last - 0.25 : days.last }
}

/** How many values are held at once, by value and by who says so. */
class Open {
  readonly #counts = new Map<string, number>()

  count({ value, sources }: Held, by: 1 | -1): void {
    const group = groupOf(sources)
    const keys = [[], [value], ['', group], [value, group]]
    for (const source of sources) keys.push(['', '', source], [value, '', source])
    for (const key of keys) this.#counts.set(key.join('\0'), this.#of(...key) + by)
  }

  /** Whether another value is held by others, or by several of whom it is one. */
  hasOtherOf({ value, sources }: Held): boolean {
    const different = this.#of() - this.#of(value)
    if (sources.length > 1) return different > 0
    const group = groupOf(sources)
    return different - (this.#of('', group) - this.#of(value, group)) > 0
  }

  /** Whether another value is held by one of the same. */
  hasOwnOf({ value, sources }: Held): boolean {
    return sources.some((source) => this.#of('', '', source) > this.#of(value, '', source))
  }

  #of(...key: readonly string[]): number {
    return this.#counts.get(key.join('\0')) ?? 0
  }
}

/** Those who say something alone are told apart; those who say it together are one group. */
function groupOf(sources: readonly string[]): string {
  return sources.length === 1 ? (sources[0] ?? '') : '\t'
}
