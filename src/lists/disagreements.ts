import { sql } from 'kysely'
import { isOfBallots } from '../model/ballot-sum.ts'
import type { Claim } from '../model/claim.ts'
import { listSlotLength, ownerListing } from '../model/complete-list.ts'
import { isContestable, slotOf } from '../model/conflict.ts'
import {
  canDisagree,
  type Disagreement,
  type DisagreementKind,
  disagreementsAmong,
  disputesAmong,
  type Slot,
} from '../model/disagreement.ts'
import { foldName } from '../model/display.ts'
import { isSlug } from '../model/entity.ts'
import { listDisagreements } from '../model/list-disagreement.ts'
import { isListed } from '../model/listed-property.ts'
import { isPropertyName, type PropertyName, properties } from '../model/properties.ts'
import type { Voices } from '../model/voices.ts'
import type { StoredLists } from './list.ts'
import type { Position } from './position.ts'
import { listOf } from './sql-words.ts'

/*
 * Where claims compete and cannot all be right, by the name of what they are about.
 */

/** Which disagreements are listed. */
export interface DisagreementCondition {
  /** Of one of these kinds; null for all. */
  readonly kinds: readonly DisagreementKind[] | null
  /** Whether they are judged; null for either. */
  readonly judged: boolean | null
  /** About one of these properties; null for all. */
  readonly properties: readonly PropertyName[] | null
}

/** The disagreements that meet a condition; about some entities, or about any. */
export function storedDisagreements(
  { kinds, judged, properties: named }: DisagreementCondition,
  isAboutSome: boolean,
): StoredLists {
  const ofKind = kinds
    ? sql`(${sql.join([sql`1 = 0`, ...kinds.map((kind) => sql`contest.kinds like ${sql.lit(`% ${kind} %`)}`)], sql` or `)})`
    : sql`contest.kinds <> ''`
  const ofProperty = named ? sql`${ofKind} and contest.property in (${listOf(named)})` : ofKind
  const isAsked = judged === null ? ofProperty : sql`${ofProperty} and contest.judged = ${sql.lit(Number(judged))}`
  return {
    name: `disagreements ${kinds} ${judged} ${named} ${isAboutSome}`,
    rows: sql`contest join entity as subject on subject.number = contest.subject join listed on listed.number = contest.subject`,
    isOfList: isAboutSome ? sql`contest.subject = wanted.owner and ${isAsked}` : isAsked,
    position: [
      { type: 'text', sql: sql`listed.name` },
      { type: 'text', sql: sql`contest.property` },
      { type: 'text', sql: sql`subject.slug || ' ' || contest.property || ' ' || contest.slot` },
    ],
    indexed: 0,
    kind: null,
  }
}

/** Whether a disagreement meets the condition. */
export function meets(
  { kinds, judged, properties: named }: DisagreementCondition,
  disagreement: Disagreement,
): boolean {
  return (
    (!kinds || disagreement.kinds.some((kind) => kinds.includes(kind))) &&
    (judged === null || disagreement.judged === judged) &&
    (!named || named.includes(disagreement.place.property))
  )
}

export function disagreementPosition(place: Slot, name: string): Position {
  return [foldName(name), place.property, encodeSlot(place)]
}

/** A disagreement's place as the item of a list, and as its id carries it. */
export function encodeSlot({ subject, property, per }: Slot): string {
  return `${subject} ${property} ${per}`
}

/** Reads a place back from the text by which ids and lists name it; null if it is none. */
export function parseSlot(key: string): Slot | null {
  const [, subject = '', property = '', per = ''] = /^(\S+) (\w+) (\[.*\])$/.exec(key) ?? []
  if (!isSlug(subject) || !isPropertyName(property)) return null
  return isSlotOf(property, per) ? { subject, property, per } : null
}

/** Where claims compete: with the disagreement that the whole graph shows, or where only a lens can show one. */
export interface Contest {
  readonly subject: string
  readonly property: PropertyName
  readonly slot: string
  readonly kinds: readonly DisagreementKind[]
  readonly judged: boolean
}

/** `shownOf` gives what the whole graph shows of a claim. */
export function deriveContests(
  claims: readonly Claim[],
  shownOf: (claim: Claim) => Claim | null,
  voices: Voices,
): Contest[] {
  const show = (all: readonly Claim[]) => all.flatMap((claim) => shownOf(claim) ?? [])
  return rivalriesOf(claims).flatMap((rivalry) => {
    const { rivals, declared, areLists } = rivalry
    const shown = areLists ? disagreementsWithin(rivalry, show, voices) : disputesAmong(show(rivals), show(declared))
    if (shown.length > 0) return shown.map(contestOf)
    return canBeContested(rivalry) ? [{ ...rivalry, kinds: [], judged: false }] : []
  })
}

/** The disagreements that all of these claims make. */
export function disagreementsIn(claims: readonly Claim[], voices: Voices): Disagreement[] {
  return rivalriesOf(claims).flatMap((rivalry) => disagreementsWithin(rivalry, (all) => all, voices))
}

/** The disagreements at the places of one subject and property that all of these claims make. */
export function disagreementsAbout(
  { subject, property }: Pick<Slot, 'subject' | 'property'>,
  claims: readonly Claim[],
  voices: Voices,
): Disagreement[] {
  return rivalriesOf(claims)
    .filter((rivalry) => rivalry.subject === subject && rivalry.property === property)
    .flatMap((rivalry) => disagreementsWithin(rivalry, (all) => all, voices))
}

interface Rivalry {
  readonly subject: string
  readonly property: PropertyName
  /** What tells it from others of the same subject and property that can be contested by themselves. */
  readonly slot: string
  readonly rivals: readonly Claim[]
  /** What sources declare complete of the subject: breakdowns, or lists. */
  readonly declared: readonly Claim[]
  readonly areLists: boolean
}

function disagreementsWithin(
  { rivals, declared, areLists }: Rivalry,
  show: (claims: readonly Claim[]) => readonly Claim[],
  voices: Voices,
): Disagreement[] {
  return areLists
    ? listDisagreements(show(declared), show(rivals), voices)
    : disagreementsAmong(show(rivals), show(declared))
}

function canBeContested({ rivals, declared, areLists }: Rivalry): boolean {
  return areLists || canDisagree(rivals, declared)
}

/** The claims that compete: of each subject's functional properties, of each relation that is one at a time, of each list. */
function rivalriesOf(claims: readonly Claim[]): Rivalry[] {
  const groups = Map.groupBy(claims, topicOf)
  const rollsOf = rollsAmong(claims, groups)
  const rivalries = [...groups.values()].flatMap((rivals): Rivalry[] => {
    const [first] = rivals
    if (!first || !isContestable(first.property)) return []
    const { subject, property } = first
    const declared =
      property === 'ballotCount' ? rollsOf(subject) : (groups.get(`${subject} breakdownExhaustive`) ?? [])
    return [{ subject, property, slot: topicOf(first).split(' ')[2] ?? '', rivals, declared, areLists: false }]
  })
  return [...rivalries, ...listsAmong(claims)]
}

/** By decision: what declares lists of its ballots complete, and then the ballots. */
function rollsAmong(
  claims: readonly Claim[],
  groups: ReadonlyMap<string, readonly Claim[]>,
): (decision: string) => readonly Claim[] {
  let ballots: ReadonlyMap<string | null, readonly Claim[]> | undefined
  return (decision) => {
    const declared = (groups.get(`${decision} listComplete`) ?? []).filter(isOfBallots)
    if (declared.length === 0) return declared
    ballots ??= Map.groupBy(
      claims.filter(({ property }) => property === 'ballot'),
      ownerListing,
    )
    return [...declared, ...(ballots.get(decision) ?? [])]
  }
}

/** Only claims of one topic compete with each other. */
function topicOf(claim: Claim): string {
  const { subject, property } = claim
  const isOneOfMany = isContestable(property) && !properties[property].functional
  return isOneOfMany ? `${subject} ${property} ${slotOf(claim)}` : `${subject} ${property}`
}

function listsAmong(claims: readonly Claim[]): Rivalry[] {
  const declarations = Map.groupBy(
    claims.filter(({ property }) => property === 'listComplete'),
    ({ subject, qualifiers }) => `${subject} ${qualifiers.listOf}`,
  )
  if (declarations.size === 0) return []
  const listed = Map.groupBy(claims, (claim) => `${ownerListing(claim)} ${claim.property}`)
  return [...declarations].flatMap(([list, declared]): Rivalry[] => {
    const [{ subject, qualifiers }] = declared as [Claim]
    if (!isPropertyName(qualifiers.listOf ?? '')) return []
    const property = qualifiers.listOf as PropertyName
    return [{ subject, property, slot: '', rivals: listed.get(list) ?? [], declared, areLists: true }]
  })
}

function contestOf({ place, kinds, judged }: Pick<Disagreement, 'place' | 'kinds' | 'judged'>): Contest {
  const { subject, property, per } = place
  return { subject, property, slot: per, kinds, judged }
}

/** Whether the text is what `slotOf` makes of the property, or `slotOfList`. */
function isSlotOf(property: Slot['property'], per: string): boolean {
  const { functional } = properties[property]
  const count = functional === undefined ? Number(isContestable(property)) : functional === true ? 0 : functional.length
  try {
    const values: unknown = JSON.parse(per)
    if (!Array.isArray(values) || JSON.stringify(values) !== per) return false
    const areTexts = values.every((value) => value === null || typeof value === 'string')
    const isList = isListed(property) && values[0] === 'LIST' && values.length === listSlotLength
    const isPlace = isContestable(property) && values.length === count
    return areTexts && (isList || isPlace)
  } catch {
    return false
  }
}
