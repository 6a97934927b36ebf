import { type Claim, standing } from './claim.ts'
import { compare } from './compare.ts'
import { type CompleteList, completeLists, slotOfList } from './complete-list.ts'
import type { Disagreement, Position } from './disagreement.ts'
import type { Edtf } from './edtf.ts'
import { datesCanAgree, firstDay, lastDay } from './edtf-days.ts'
import { listedOnce } from './listed-property.ts'
import type { Voices } from './voices.ts'

/**
 * The disagreements among lists that sources hold to be complete, of one owner: two lists of the same thing and day that
 * differ, told by two voices, and a list that is not as long as its own source says. `claims` are all that can stand in
 * them. What is listed and held to be wrong is listed all the same: it settles by whom the list differs from others.
 */
export function listDisagreements(
  declarations: readonly Claim[],
  claims: readonly Claim[],
  voices: Voices,
): Disagreement[] {
  const lists = Map.groupBy(completeLists(declarations, claims), ({ place }) => JSON.stringify(place))
  return [...lists.values()].flatMap((same) => daysOf(same).flatMap((day) => disagreementOn(day, same, voices)))
}

/** The days of lists, without those that another tells more precisely; null for lists of no day. */
function daysOf(lists: readonly CompleteList[]): (Edtf | null)[] {
  const days = [...new Map(lists.flatMap(({ day }) => (day ? [[day.text, day] as const] : []))).values()]
  const precise = days.filter((day) => !days.some((other) => other !== day && isWithin(other, day)))
  const inOrder = precise.sort((a, b) => compare(a.text, b.text))
  return lists.some(({ day }) => day === null) ? [null, ...inOrder] : inOrder
}

function isWithin(day: Edtf, other: Edtf): boolean {
  const isCovered = firstDay(day) >= firstDay(other) && lastDay(day) <= lastDay(other)
  const isSame = firstDay(day) === firstDay(other) && lastDay(day) === lastDay(other)
  return isCovered && (!isSame || compare(day.text, other.text) < 0)
}

function disagreementOn(day: Edtf | null, all: readonly CompleteList[], voices: Voices): Disagreement[] {
  // An event has one list of those who took part; a body has others on other days, and what is told of no day is of none.
  const lists = all.filter((list) =>
    day && (list.day || listedOnce.has(list.place.property)) ? datesCanAgree(list.day, day) : list.day === day,
  )
  const isOfDay = (list: CompleteList) => day === null || list.day !== null
  const [first] = lists
  if (!first) return []
  const versions = [...Map.groupBy(lists, (list) => listedIn(list).join(' ')).values()]
  const pairs = versions.flatMap((version, index) =>
    versions
      .slice(index + 1)
      .filter((other) => [...version, ...other].some(isOfDay) && isToldByOthers(version, other, voices))
      .map((other) => [version, other] as const),
  )
  const differ = versions.filter((version) => pairs.some((pair) => pair.includes(version)))
  const miscounted = lists.filter((list) => isOfDay(list) && !isAsLongAsTold(list))
  if (differ.length === 0 && miscounted.length === 0) return []
  const isMiscounted = miscounted.some(
    (list) => list.declaration.rank !== 'DEPRECATED' && !fits(list, standingIn(list)),
  )
  return [
    {
      place: {
        subject: first.declaration.subject,
        property: first.place.property,
        per: slotOfList(first.place, day?.text ?? null),
      },
      kinds: [
        ...(miscounted.length > 0 ? ['ARITHMETIC' as const] : []),
        ...(differ.length > 0 ? ['LIST' as const] : []),
      ],
      positions: [...differ.map((version) => positionOf(version, differ)), ...miscounted.flatMap(positionsOfCount)],
      judged: !isMiscounted && pairs.every(([one, other]) => isSettled(one, other) || isSettled(other, one)),
    },
  ]
}

/** Lists that are the same, each from another source. */
type Version = readonly CompleteList[]

/** Whether two voices tell the two versions. */
function isToldByOthers(one: Version, other: Version, voices: Voices): boolean {
  const [ones, others] = [one, other].map((version) => new Set(version.map(({ source }) => voices.voiceOf(source))))
  return ones !== undefined && others !== undefined && (ones.size > 1 || others.size > 1 || ones.isDisjointFrom(others))
}

/**
 * Whether an editor settled it: one is held not to be complete, without what is held to be wrong nothing is left by which
 * they differ, or all by which the version differs is held to be wrong, and the other has somebody else in each place.
 */
function isSettled(version: Version, other: Version): boolean {
  if (standing(version.map(({ declaration }) => declaration)).length === 0) return true
  const [list, against] = [version[0], other[0]]
  if (!list || !against) return false
  const own = listedIn(list).filter((slug) => !against.listed.has(slug))
  const others = listedIn(against).filter((slug) => !list.listed.has(slug))
  const isWrong = (slug: string) => standing(list.listed.get(slug) ?? against.listed.get(slug) ?? []).length === 0
  return own.every(isWrong) && (others.every(isWrong) || own.length === others.length)
}

/** What the version lists and some other does not, with what declares it complete. */
function positionOf(version: Version, versions: readonly Version[]): Position {
  const [list] = version as readonly [CompleteList]
  const others = versions.flatMap(([other]) => (other && other !== list ? [other.listed] : []))
  const only = listedIn(list).filter((slug) => others.some((listed) => !listed.has(slug)))
  const claims = version.flatMap((each) => [each.declaration, ...only.flatMap((slug) => each.listed.get(slug) ?? [])])
  const sources = [...new Set(version.map(({ source }) => source))]
  return {
    claim: list.declaration,
    claims: [...new Set(claims)],
    sum: null,
    sources,
    list: { size: list.listed.size, only },
  }
}

function listedIn({ listed }: CompleteList): string[] {
  return [...listed.keys()].sort()
}

/** What a source prints is as long as it is, whatever an editor holds of it. */
function isAsLongAsTold(list: CompleteList): boolean {
  return fits(list, listedIn(list))
}

function fits({ declaration: { value } }: CompleteList, { length }: readonly string[]): boolean {
  return value.type !== 'quantity' || (value.quantity.lower <= length && length <= value.quantity.upper)
}

function standingIn({ listed }: CompleteList): string[] {
  return [...listed].flatMap(([slug, claims]) => (standing(claims).length > 0 ? [slug] : []))
}

/** The number that the source gives, and the length of its list. */
function positionsOfCount({ declaration, source, listed }: CompleteList): Position[] {
  const claims = [...listed.values()].flat()
  const sources = [source]
  return [
    { claim: declaration, claims: [declaration], sum: null, sources },
    { claim: declaration, claims: claims.length > 0 ? claims : [declaration], sum: listed.size, sources },
  ]
}
