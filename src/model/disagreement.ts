import { valuesCanAgree } from './accord.ts'
import { faultyBallots } from './ballot-sum.ts'
import { type Claim, citedSources, standing, valueKey } from './claim.ts'
import { parseListSlot } from './complete-list.ts'
import { comparePrecision, conflict, differAtATime, isSumOf, oneAtATime, slotOf } from './conflict.ts'
import { anyDifferAtATime, conflictsAmong } from './conflicts.ts'
import { type PropertyName, properties } from './properties.ts'
import type { Quantity } from './quantity.ts'
import type { BreakdownScheme, HeadcountGroup, Vocabulary } from './vocabulary.ts'

export const disagreementKinds = {
  VALUE: 'Two sources differ.',
  INTERNAL: 'One source differs from itself.',
  ARITHMETIC: 'Parts, or a list, that a source declares complete do not make the number that it gives.',
  LIST: 'Two sources give lists that each holds to be complete, and they differ.',
} as const satisfies Vocabulary
export type DisagreementKind = keyof typeof disagreementKinds

/** Where claims compete and cannot all be right: one for each place. */
export interface Disagreement {
  readonly place: Slot
  readonly kinds: readonly DisagreementKind[]
  readonly positions: readonly Position[]
  /** Whether nothing is left of it without what an editor holds to be wrong. */
  readonly judged: boolean
}

/** A subject, a property, and what tells one place of it from another. */
export interface Slot {
  readonly subject: string
  readonly property: PropertyName
  /** As `slotOf` gives it, or, of lists, as `slotOfList` does. */
  readonly per: string
}

/** What can be held: a value, with every claim that says so or that fits it less precisely. */
export interface Position {
  /** The most precise of the claims; for an arithmetic position, one of the parts. */
  readonly claim: Claim
  readonly claims: readonly Claim[]
  /** What the parts add up to, or how many are listed, where that is the position. */
  readonly sum: number | null
  /** Where not all sources of the claims hold it: who does. */
  readonly sources?: readonly string[]
  /** Where the position is a list: how long it is, and whom not all the others list. */
  readonly list?: { readonly size: number; readonly only: readonly string[] }
}

/**
 * The disagreements among all claims of one subject and property. `declared` are the breakdowns of the subject that
 * sources hold to be complete, or their complete lists of ballots with these. What an editor holds to be wrong disputes nothing: of what it did dispute alone, nothing is
 * left, and it is judged.
 */
export function disagreementsAmong(claims: readonly Claim[], declared: readonly Claim[]): Disagreement[] {
  const originals = new Map([...claims, ...declared].map((claim) => [claim.id, claim]))
  const asItWas = (claim: Claim) => originals.get(claim.id) ?? claim
  return disputesAmong(claims, declared).map(({ place, kinds, judged, rivals, context, sums }) => {
    const positions = [...positionsOf(rivals, context, sums.length > 0), ...sums]
    const asTold = positions.map((position) => ({
      ...position,
      claim: asItWas(position.claim),
      claims: position.claims.map(asItWas),
    }))
    return { place, kinds, judged, positions: judged ? asTold : positions }
  })
}

/** A disagreement without its positions, and what these are made of. */
interface Dispute extends Omit<Disagreement, 'positions'> {
  /** The claims of the place. */
  readonly rivals: readonly Claim[]
  /** All claims of the subject and property. */
  readonly context: readonly Claim[]
  readonly sums: readonly Position[]
}

/** The same without what is held at each place: that takes much longer to find where many claims compete. */
export function disputesAmong(claims: readonly Claim[], declared: readonly Claim[]): Dispute[] {
  const [left, leftDeclared] = [standing(claims), standing(declared)]
  const printed = [...claims, ...declared]
  const open = disputesOfAll(left, leftDeclared, printed, false)
  if (left === claims && leftDeclared === declared) return open
  const places = new Set(open.map(({ place }) => place.per))
  const all = disputesOfAll(claims.map(unjudged), declared.map(unjudged), printed, true)
  return [...open, ...all.filter(({ place }) => !places.has(place.per))]
}

function unjudged(claim: Claim): Claim {
  return claim.rank === 'DEPRECATED' ? { ...claim, rank: 'NORMAL' } : claim
}

/** `printed` is what sources print, whatever an editor holds of it: a sum is that of all its parts, or it is none. */
function disputesOfAll(
  context: readonly Claim[],
  declared: readonly Claim[],
  printed: readonly Claim[],
  judged: boolean,
): Dispute[] {
  const places = Map.groupBy(context, (claim) => slotOf(claim) ?? '')
  return [...places].flatMap(([per, rivals]) => {
    const [first] = rivals
    if (!first || slotOf(first) === null) return []
    const sums = rivals.flatMap((whole) => [
      ...faultySums(whole, context, declared, printed),
      ...faultyBallots(whole, declared, context, printed),
    ])
    const kinds = [...kindsOf(rivals, context), ...(sums.length > 0 ? ['ARITHMETIC' as const] : [])]
    if (kinds.length === 0) return []
    const place = { subject: first.subject, property: first.property, per }
    return [{ place, kinds, judged, rivals, context, sums }]
  })
}

/**
 * Whether the claims can come to disagree under some lens, if not all together: where a lens can take away the whole
 * that a share is measured by, or one of the parts that a source declares complete.
 */
export function canDisagree(claims: readonly Claim[], declared: readonly Claim[]): boolean {
  if (declared.length > 0 && claims.some(({ property }) => isSummed(property))) return true
  if (anyDifferAtATime(claims)) return true
  const mixed =
    new Set(claims.flatMap(({ value }) => (value.type === 'quantity' ? [value.quantity.unit] : []))).size > 1
  return mixed || disputesAmong(claims, declared).length > 0
}

/** Whether what sources declare complete is held against it. */
function isSummed(property: PropertyName): boolean {
  return property === 'headcount' || property === 'ballotCount'
}

/** Between whom the claims of a place are in conflict. */
function kindsOf(rivals: readonly Claim[], context: readonly Claim[]): DisagreementKind[] {
  const { others, themselves } = conflictsAmong(rivals, context)
  return [...(others ? ['VALUE' as const] : []), ...(themselves ? ['INTERNAL' as const] : [])]
}

/** A position for each value in conflict that no other fits more precisely; with `all`, also for what conflicts with none. */
function positionsOf(rivals: readonly Claim[], context: readonly Claim[], all: boolean): Position[] {
  const values = [...Map.groupBy(rivals, positionKey).values()]
  const fits = (a: Claim, b: Claim) =>
    !conflict(a, b, context) && !differAtATime(a, b) && (valuesCanAgree(a.value, b.value) || areOfTwoUnits(a, b))
  return values.flatMap((same) => {
    const [claim] = same
    if (!claim) return []
    const held = new Set(same)
    const isVague = rivals.some((other) => !held.has(other) && fits(claim, other) && comparePrecision(other, claim) < 0)
    const isContested = rivals.some((other) => same.some((each) => conflict(each, other, context)))
    if (isVague || !(isContested || all)) return []
    return [{ claim, claims: rivals.filter((other) => held.has(other) || fits(claim, other)), sum: null }]
  })
}

/** What is held: the value, and the qualifiers that have one value at a time. */
function positionKey({ property, value, qualifiers }: Claim): string {
  return [valueKey(value), ...oneAtATime(property).map((name) => qualifiers[name] ?? '')].join(' ')
}

/** The parts by which sources that hold them to be complete come to another sum than the whole they give. */
function faultySums(
  whole: Claim,
  context: readonly Claim[],
  declared: readonly Claim[],
  printed: readonly Claim[],
): Position[] {
  return [...sourcesOf(whole)].flatMap((source) =>
    declared
      .filter((claim) => sourcesOf(claim).has(source) && claim.qualifiers.counted === whole.qualifiers.counted)
      .flatMap(({ value }) => {
        if (value.type !== 'text' || whole.qualifiers.sector !== undefined) return []
        const [group, scheme] = [whole.qualifiers.counted as HeadcountGroup, value.text as BreakdownScheme]
        const parts = partsOf(group, scheme, source, context)
        const [claim] = parts
        if (!claim || parts.length < partsOf(group, scheme, source, printed).length) return []
        if (isSumOf(quantityOf(whole), parts.map(quantityOf))) return []
        return [{ claim, claims: parts, sum: parts.reduce((sum, part) => sum + quantityOf(part).amount, 0) }]
      }),
  )
}

/** What a group breaks down into: other groups, or its own sectors. */
const partGroups: Readonly<
  Record<BreakdownScheme, 'ITS_SECTORS' | Partial<Record<HeadcountGroup, readonly HeadcountGroup[]>>>
> = {
  SECTOR: 'ITS_SECTORS',
  ELECTION: { DELEGATES: ['ELECTED_DELEGATES', 'EX_OFFICIO_DELEGATES'] },
  RIGHTS: { DELEGATES: ['VOTING_DELEGATES', 'SPEAKING_DELEGATES'] },
  ATTENDANCE: { PARTICIPANTS: ['DELEGATES', 'OBSERVERS', 'GUESTS'] },
}

/** The amounts that a source gives for the parts of a group, in a scheme. */
export function partsOf(
  counted: HeadcountGroup,
  scheme: BreakdownScheme,
  source: string,
  context: readonly Claim[],
): Claim[] {
  const parts = partGroups[scheme]
  return context.filter((claim) => {
    const { counted: group, sector } = claim.qualifiers
    const isPart =
      parts === 'ITS_SECTORS'
        ? group === counted && sector !== undefined
        : sector === undefined && parts?.[counted]?.some((each) => each === group)
    return isPart && sourcesOf(claim).has(source) && isAmount(claim)
  })
}

function areOfTwoUnits(a: Claim, b: Claim): boolean {
  return a.value.type === 'quantity' && b.value.type === 'quantity' && a.value.quantity.unit !== b.value.quantity.unit
}

function isAmount({ value }: Claim): boolean {
  return value.type === 'quantity' && value.quantity.unit !== 'share'
}

function quantityOf({ value }: Claim): Quantity {
  if (value.type !== 'quantity') throw new Error('A headcount is a quantity.')
  return value.quantity
}

function sourcesOf(claim: Claim): ReadonlySet<string> {
  return new Set(citedSources(claim))
}

/** The names of the values in `per`: of qualifiers, or of the property itself for its value. None for a place of lists. */
export function slotNames({ property, per }: Slot): readonly string[] {
  const { functional } = properties[property]
  return parseListSlot(per) || functional === true ? [] : (functional ?? [property])
}

/** What a place is told by, besides subject and property: names and values; absent ones are left out. */
export function qualifiersOfSlot(slot: Slot): [name: string, value: string][] {
  const list = parseListSlot(slot.per)
  if (list) return Object.entries(list).flatMap(([name, value]) => (value === null ? [] : [[name, value]]))
  const values = JSON.parse(slot.per) as (string | null)[]
  return slotNames(slot).flatMap((name, index): [string, string][] => {
    const value = values[index]
    return value == null ? [] : [[name, value]]
  })
}
