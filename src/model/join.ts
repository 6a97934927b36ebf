import { accord, refines } from './accord.ts'
import { createCandidates } from './candidates.ts'
import { type Claim, standing, topicOf } from './claim.ts'
import { compare } from './compare.ts'
import type { Edtf } from './edtf.ts'
import { datesCanAgree, firstDay } from './edtf-days.ts'
import { fitsWithin, type Spell, spellOf } from './spell.ts'

/** Claims that tell of one spell, and the spell. */
export interface Joined<Told extends Claim = Claim> {
  /** The most specific one first, then the others that were joined, then those that support them. */
  readonly claims: readonly Told[]
  readonly spell: Spell
}

/**
 * All spells that claims tell of, of whomever. What an editor holds to be wrong tells of none.
 *
 * Claims that tell of one spell are joined: one may tell the start, another the end, a third the role. All that are joined
 * accord, each with each, so that nothing joined contradicts a claim of it; a vague claim that fits several spells is in
 * each. Claims that are refined by no other are what is joined; those that are support what refines them. An end joins the
 * latest start before it. A day for which a source says it, and which none of these spells has room for, is a spell of its
 * own. Where what is told could be put together in more ways than there are claims (roles that are told without times, and
 * times without roles), nothing is put together. In which order claims come makes no difference.
 */
export function joinClaims<Told extends Claim>(claims: readonly Told[]): Joined<Told>[] {
  return [...Map.groupBy(standing(claims), topicOf).values()].flatMap((topic) => {
    const joined = groupsOf(topic).map((group): Joined<Told> => ({ claims: group, spell: spellOf(group) }))
    return topic.some(isAttested) ? [...joined, ...leftOver(topic, joined)] : joined
  })
}

function isAttested({ references }: Claim): boolean {
  return references.some(({ attested }) => attested)
}

/** The days for which claims are said that fit no spell that they tell of. */
function leftOver<Told extends Claim>(topic: readonly Told[], joined: readonly Joined<Told>[]): Joined<Told>[] {
  const spells = groupedBy(joined, ({ claims }) => claims)
  return topic.flatMap((claim) => {
    const days = claim.references.flatMap(({ attested }) => attested ?? [])
    const attested = days.filter((day) => !spells.get(claim)?.some(({ spell }) => fitsWithin(day, spell)))
    if (attested.length === 0) return []
    const isWithin = attested.every((day) => fitsWithin(day, claim))
    const dates = isWithin ? { start: claim.start, end: claim.end } : { start: null, end: null }
    return [{ claims: [claim], spell: { ...dates, attested } }]
  })
}

/** The claims of one topic that are told of one spell. */
function groupsOf<Told extends Claim>(claims: readonly Told[]): Told[][] {
  if (claims.length < 2) return claims.map((claim) => [claim])
  const inTurn = claims.toSorted((a, b) => compare(a.id, b.id))
  const candidates = createCandidates(inTurn)
  const isRefined = (claim: Told) => candidates(claim).some((other) => refines(other, claim))
  const [heads, vague]: [Told[], Told[]] = [[], []]
  for (const claim of inTurn) (isRefined(claim) ? vague : heads).push(claim)
  const groups = parted(heads).flatMap(({ heads, links }) => {
    const ways = heads.length === 1 ? [heads] : waysToJoin(heads, links)
    return ways?.map((way) => way.toSorted(bySpecificity)) ?? heads.map((head) => [head])
  })
  const byHead = groupedBy(groups, (group) => group)
  const supported = new Map(groups.map((group) => [group, [...group]]))
  const left = vague.filter((claim) => {
    const refining = candidates(claim).filter((other) => byHead.has(other) && refines(other, claim))
    const fitting = [...new Set(refining.flatMap((head) => byHead.get(head) ?? []))].filter((group) =>
      group.every((head) => accord(head, claim, [])),
    )
    for (const group of fitting) supported.get(group)?.push(claim)
    return fitting.length === 0
  })
  return [...supported.values(), ...left.map((claim) => [claim])]
}

/** Each item under each of its keys. */
function groupedBy<Item, Key>(items: readonly Item[], keysOf: (item: Item) => readonly Key[]): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  for (const item of items) {
    for (const key of keysOf(item)) {
      const known = groups.get(key)
      if (known) known.push(item)
      else groups.set(key, [item])
    }
  }
  return groups
}

type Links<Told> = ReadonlyMap<Told, ReadonlySet<Told>>

interface Parted<Told> {
  readonly heads: readonly Told[]
  readonly links: Links<Told>
}

/** The claims that hang together, and which of them can be told of one spell. */
function parted<Told extends Claim>(heads: readonly Told[]): Parted<Told>[] {
  const links = new Map(heads.map((head) => [head, new Set<Told>()]))
  const candidates = createCandidates(heads)
  const starts = new Map(
    heads.flatMap((head) => (head.end && !head.start ? [[head, startOf(head, candidates(head))] as const] : [])),
  )
  const isOfItsStart = (ending: Told, { start }: Told) => !start || datesCanAgree(start, starts.get(ending) ?? null)
  for (const a of heads) {
    for (const b of candidates(a)) {
      if (a === b || !accord(a, b, []) || !isOfItsStart(a, b) || !isOfItsStart(b, a)) continue
      links.get(a)?.add(b)
      links.get(b)?.add(a)
    }
  }
  const met = new Set<Told>()
  return heads.flatMap((head) => {
    if (met.has(head)) return []
    const part = new Set([head])
    for (const each of part) for (const other of links.get(each) ?? []) part.add(other)
    for (const each of part) met.add(each)
    return [{ heads: [...part], links }]
  })
}

/** An end that is told without its start joins the latest start before it; of those that can be before it, if none surely is. */
function startOf(ending: Claim, heads: readonly Claim[]): Edtf | null {
  const starts = heads.flatMap((head) => (head.start && canBeStartOf(head, ending) ? [head.start] : []))
  const before = starts.filter((start) => firstDay(start) < firstDay(ending.end))
  const [first, ...others] = before.length > 0 ? before : starts
  return first ? others.reduce((last, start) => (firstDay(start) > firstDay(last) ? start : last), first) : null
}

/** Whatever other end is told with it: where one was, this end is not that of an earlier start. */
function canBeStartOf(head: Claim, ending: Claim): boolean {
  return accord({ ...head, id: '', end: null }, ending, [])
}

/**
 * The greatest groups of which each claim accords with each (the maximal cliques, after Bron and Kerbosch 1973); null
 * where there are more of them than claims.
 */
function waysToJoin<Told extends Claim>(heads: readonly Told[], links: Links<Told>): Told[][] | null {
  const found: Told[][] = []
  const near = (claim: Told) => links.get(claim) ?? new Set<Told>()
  const extend = (joined: readonly Told[], open: readonly Told[], done: readonly Told[]): boolean => {
    if (open.length === 0 && done.length === 0) return found.push([...joined]) <= heads.length
    const pivot = [...open, ...done].reduce((best, each) => {
      const reach = (claim: Told) => open.filter((other) => near(claim).has(other)).length
      return reach(each) > reach(best) ? each : best
    })
    let [left, passed] = [open, done]
    for (const claim of open.filter((each) => !near(pivot).has(each))) {
      const isNear = (other: Told) => near(claim).has(other)
      if (!extend([...joined, claim], left.filter(isNear), passed.filter(isNear))) return false
      left = left.filter((each) => each !== claim)
      passed = [...passed, claim]
    }
    return true
  }
  return extend([], heads, []) ? found : null
}

/** What tells most first: by how many details, then by who leaves least open, then by id. */
function bySpecificity(a: Claim, b: Claim): number {
  return detailsOf(b) - detailsOf(a) || (refines(a, b) ? -1 : refines(b, a) ? 1 : 0) || compare(a.id, b.id)
}

function detailsOf({ qualifiers, start, end }: Claim): number {
  return Object.keys(qualifiers).length + (start ? 1 : 0) + (end ? 1 : 0)
}
