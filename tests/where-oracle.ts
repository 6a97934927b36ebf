import { daysOfHappening } from '../src/graph/beginning.ts'
import { containersOf } from '../src/graph/containers.ts'
import type { View } from '../src/graph/view.ts'
import { boundsOf } from '../src/model/bound.ts'
import { type Claim, standing } from '../src/model/claim.ts'
import { conflict } from '../src/model/conflict.ts'
import { type Edtf, parseEdtf } from '../src/model/edtf.ts'
import { earliestDay, latestDay } from '../src/model/edtf-days.ts'
import type { Entity } from '../src/model/entity.ts'
import { joinClaims } from '../src/model/join.ts'
import { lastingOf } from '../src/model/lasting.ts'
import { supportOf } from '../src/model/ranking.ts'
import { relationsOf } from '../src/model/relation.ts'
import type { Spell } from '../src/model/spell.ts'
import { countVoices } from '../src/model/voices.ts'
import type { Asked, AskedFilter } from './where-arbitrary.ts'

/** A graph as a condition is read against it: all that a view keeps, in memory. */
export interface Whole {
  /** For what bounds spells; all else is told by the claims. */
  readonly view: View
  readonly claims: readonly Claim[]
  readonly entities: readonly Entity[]
}

/** The slugs of all that meet a filter, by a plain reading of what conditions mean. */
export async function meeting(whole: Whole, filter: AskedFilter): Promise<string[]> {
  const named = new Set(whole.claims.flatMap(namesIn(whole)))
  const found: string[] = []
  for (const entity of whole.entities)
    if (named.has(entity.slug) && (await meets(whole, entity, filter))) found.push(entity.slug)
  return found.sort()
}

function namesIn({ entities }: Whole) {
  const slugs = new Set(entities.map(({ slug }) => slug))
  return (claim: Claim) => [
    claim.subject,
    ...(claim.value.type === 'entity' ? [claim.value.slug] : []),
    ...Object.values(claim.qualifiers).filter((value) => slugs.has(value)),
  ]
}

async function meets(
  whole: Whole,
  entity: Entity,
  { where = [], name, kind, maxSources }: AskedFilter,
): Promise<boolean> {
  const { claims } = whole
  const names = [
    entity.name,
    ...claims.flatMap((each) =>
      each.subject === entity.slug && each.property === 'name' && each.value.type === 'text' ? [each.value.text] : [],
    ),
  ]
  if (name !== undefined && !names.some((each) => each.toLowerCase().includes(name.toLowerCase()))) return false
  if (kind && !kind.includes(entity.kind)) return false
  const about = claims.filter(
    ({ subject, value }) => subject === entity.slug || (value.type === 'entity' && value.slug === entity.slug),
  )
  const sources = new Set(about.flatMap(({ references }) => references.map(({ source }) => source)))
  if (maxSources !== undefined && sources.size > maxSources) return false
  for (const asked of where) if (!(await meetsCondition(whole, entity.slug, asked))) return false
  return true
}

async function meetsCondition(whole: Whole, slug: string, asked: Asked): Promise<boolean> {
  const isOut = asked.direction !== 'IN'
  const own = standing(whole.claims).filter(({ subject, property, value }) => {
    const isHere = isOut ? subject === slug : value.type === 'entity' && value.slug === slug
    return isHere && (!asked.property || asked.property.includes(property))
  })
  const groups = Map.groupBy(own, ({ id, subject, property, value }) =>
    value.type === 'entity' ? `${subject} ${property} ${value.slug}` : id,
  )
  let isMet = false
  for (const group of groups.values()) {
    const [first] = group as [Claim]
    if (first.value.type === 'entity') {
      const relations = relationsOf(group, whole.view.graph.voices)
      for (const relation of relations) {
        const other = isOut ? first.value.slug : first.subject
        const all = relations.filter((each) =>
          each.claims.some((claim) => claim.start && relation.claims.includes(claim)),
        )
        if (await isAll(whole, asked, { ...relation, other, others: all })) isMet = true
      }
    } else {
      const topic = standing(whole.claims).filter(
        ({ subject, property }) => subject === first.subject && property === first.property,
      )
      const spells = joinClaims(topic).filter(({ claims }) => claims.includes(first))
      const others = joinClaims(topic)
      for (const { claims, spell } of spells) {
        const all = others.filter((each) => each.claims.some((claim) => claim.start && claims.includes(claim)))
        const unit = {
          claims: [first],
          qualifiers: first.qualifiers,
          ...spell,
          other: null,
          others: all.map((each) => each.spell),
          joined: claims,
        }
        if (await isAll(whole, asked, unit)) isMet = true
      }
    }
  }
  return isMet !== (asked.not ?? false)
}

interface Unit extends Spell {
  readonly claims: readonly Claim[]
  readonly joined?: readonly Claim[]
  readonly qualifiers: Claim['qualifiers']
  readonly other: string | null
  /** The spells that began with it. */
  readonly others: readonly Spell[]
}

async function isAll(whole: Whole, asked: Asked, unit: Unit): Promise<boolean> {
  const { claims, qualifiers, other } = unit
  const [{ subject, property, value }] = claims as [Claim]
  if (asked.entity && !asked.entity.includes(other ?? '')) return false
  if (asked.qualifiers?.some(({ name, in: words }) => !words.includes(qualifiers[name] ?? ''))) return false
  const text = value.type === 'text' ? value.text.toLowerCase() : null
  if (asked.equals && (text === null || !asked.equals.some((each) => each.toLowerCase() === text))) return false
  if (asked.contains !== undefined && !text?.includes(asked.contains.toLowerCase())) return false
  if (asked.atLeast !== undefined && !(value.type === 'quantity' && value.quantity.upper >= asked.atLeast)) return false
  if (asked.atMost !== undefined && !(value.type === 'quantity' && value.quantity.lower <= asked.atMost)) return false
  const speaking = new Set(claims.flatMap(({ references }) => references.map(({ source }) => source)))
  if (asked.source && !asked.source.some((each) => speaking.has(each))) return false
  const { voices } = whole.view.graph
  const rivals = whole.claims.filter((each) => each.subject === subject && each.property === property)
  const count =
    other === null ? (supportOf(claims, rivals, voices).get(claims[0]?.id ?? '') ?? 0) : countVoices(claims, voices)
  if (count < (asked.minVoices ?? 0) || count > (asked.maxVoices ?? 99)) return false
  const isDisputed = claims.some((claim) => rivals.some((each) => conflict(claim, each, rivals)))
  if (asked.status && (asked.status === 'DISPUTED') !== isDisputed) return false
  if (asked.other) {
    const far = whole.entities.find((each) => each.slug === other)
    if (!far || !(await meets(whole, far, asked.other))) return false
  }
  return !(asked.from ?? asked.to) || (await isTimely(whole, asked, unit))
}

/**
 * By all days on which it can have begun and ended: possibly, where some way to put it has a day within the window;
 * certainly, where each has.
 */
async function isTimely(whole: Whole, asked: Asked, unit: Unit): Promise<boolean> {
  const window = {
    first: asked.from ? (parseEdtf(asked.from).earliest ?? -9e9) : -9e9,
    last: asked.to ? (parseEdtf(asked.to).latest ?? 9e9) : 9e9,
  }
  const [{ subject, property }] = unit.claims as [Claim]
  const became = standing(whole.claims).flatMap((each) =>
    each.subject === subject && each.property === 'outcome' && each.value.type === 'text' ? [each.value.text] : [],
  )
  // What was not adopted has no effects at any time.
  if (property === 'effect' && became.length > 0 && !became.includes('ADOPTED')) return false
  const ways = await waysToHold(whole, unit, window)
  if (ways === 'ALWAYS') return true
  const isWithin = ([start, end]: readonly [number, number]) => start <= window.last && end >= window.first
  return asked.match === 'CERTAINLY' ? ways.certain.every(isWithin) : ways.possible.some(isWithin)
}

interface Ways {
  readonly possible: readonly (readonly [start: number, end: number])[]
  readonly certain: readonly (readonly [start: number, end: number])[]
}

async function waysToHold(whole: Whole, unit: Unit, window: { first: number; last: number }): Promise<Ways | 'ALWAYS'> {
  const [claim] = unit.claims as [Claim]
  if (claim.value.type === 'date') {
    const [first = 0, last = first] = daysIn(claim.value.date)
    const days = [first, last, window.first, window.last].filter((day) => first <= day && day <= last)
    const ways = days.map((day) => [day, day] as const)
    return { possible: ways, certain: ways }
  }
  const kinds = new Map(whole.entities.map(({ slug, kind }) => [slug, kind]))
  const lasting = lastingOf({ ...claim, start: unit.start, end: unit.end }, (slug) => kinds.get(slug))
  if (lasting === 'ALWAYS') return 'ALWAYS'
  if (typeof lasting === 'object') return waysOfEvent(whole, lasting.begunBy, unit)
  const bounds = boundsOf(
    unit,
    unit.start && unit.end ? [] : await containersOf(whole.view, unit.joined ?? unit.claims),
  )
  const boundOf = (side: 'START' | 'END', beyond: number) => bounds.find((each) => each.side === side)?.day ?? beyond
  // Beyond all that is told, and on either side of the window, it can be at any time.
  const any = [-9e9, window.first - 1, window.first, window.last, window.last + 1, 9e9].filter(Number.isFinite)
  const told = [unit.start, unit.end, ...unit.attested].flatMap((date) => (date ? daysIn(date) : []))
  const days = [...new Set([...any, ...told, ...told.map((day) => day - 1), ...told.map((day) => day + 1)])]
  const starts = unit.start ? daysIn(unit.start) : days
  const ends = unit.end ? daysIn(unit.end) : days
  const shorter = unit.others.flatMap(({ end }) => (end ? daysIn(end) : []))
  const isSaid = (start: number, end: number) =>
    unit.attested.every((date) => daysIn(date).some((day) => start <= day && day <= end))
  const all = (last: readonly number[]) =>
    starts.flatMap((start) =>
      last.flatMap((end) => (start <= end && isSaid(start, end) ? [[start, end] as const] : [])),
    )
  const [from, to] = [boundOf('START', -9e9), boundOf('END', 9e9)]
  const possible = starts.flatMap((start) =>
    ends.map((end) => [unit.start ? start : from, unit.end ? end : to] as const),
  )
  return { possible, certain: all(unit.end ? [...ends, ...shorter] : ends) }
}

/** What began with an event has its dates, or those that it tells itself. */
async function waysOfEvent(whole: Whole, event: string, { start, end }: Unit): Promise<Ways> {
  const told = standing(whole.claims)
  const daysTold = (property: string) =>
    told.flatMap((each) =>
      each.subject === event && each.property === property && each.value.type === 'date' ? daysIn(each.value.date) : [],
    )
  const isDecision = whole.entities.find(({ slug }) => slug === event)?.kind === 'DECISION'
  const [starts, ends] = isDecision ? [daysTold('date'), []] : [daysTold('startDate'), daysTold('endDate')]
  // What has no date of its own lies within something larger.
  const within = await daysOfHappening(whole.view, event)
  const isDated = starts.length + ends.length > 0
  const first = isDated ? Math.min(...(starts.length > 0 ? starts : [-9e9])) : within.first
  const last = isDated ? Math.max(...(ends.length > 0 ? ends : starts)) : within.last
  const begun = isDated ? Math.min(Math.max(...(starts.length > 0 ? starts : ends)), last) : within.begunBy
  const lasted = isDated ? Math.max(first, Math.min(...(ends.length > 0 ? ends : starts))) : within.lastedTo
  const [own, ownEnd] = [start ? daysIn(start) : [], end ? daysIn(end) : []]
  const possible = [start ? Math.min(...own) : first, end ? Math.max(...ownEnd) : Math.max(last, ...own)] as const
  const certain = [
    start ? Math.max(...own) : begun,
    Math.max(...(start ? [Math.min(...own)] : []), end ? Math.min(...ownEnd) : lasted),
  ] as const
  return { possible: [possible], certain: [certain] }
}

/** The days that a date can mean, if they are few, or else its ends. */
function daysIn(date: Edtf): number[] {
  const [first, last] = [Math.max(-9e9, earliestDay(date)), Math.min(9e9, latestDay(date))]
  return [...new Set([first, last])]
}
