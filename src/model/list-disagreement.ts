import type { Claim } from './claim.ts'
import { type CompleteList, completeLists, slotOfList, standingIn } from './complete-list.ts'
import { type Disagreement, type Position, withJudged } from './disagreement.ts'
import type { Voices } from './voices.ts'

/**
 * The disagreements among lists that sources hold to be complete, of one owner: two lists of the same thing and day that
 * differ, told by two voices, and a list that is not as long as its own source says. `claims` are all that can stand in them.
 */
export function listDisagreements(
  declarations: readonly Claim[],
  claims: readonly Claim[],
  voices: Voices,
): Disagreement[] {
  if (declarations.length === 0) return []
  const find = (listed: readonly Claim[], declared: readonly Claim[]) => {
    const places = Map.groupBy(completeLists(declared, listed), ({ place }) => JSON.stringify(place))
    return [...places.values()].flatMap((lists) => daysOf(lists).flatMap((day) => disagreementOn(day, lists, voices)))
  }
  // What is listed and held to be wrong counts for the length of its list.
  return withJudged(claims, declarations, find, claims)
}

/** The days of lists; null alone where no list has one. */
function daysOf(lists: readonly CompleteList[]): (string | null)[] {
  const days = new Set(lists.flatMap(({ day }) => day?.text ?? []))
  return days.size > 0 ? [...days].sort() : [null]
}

function disagreementOn(
  day: string | null,
  all: readonly CompleteList[],
  voices: Voices,
): Omit<Disagreement, 'judged'>[] {
  // What is told of no day is told of any.
  const lists = all.filter((list) => list.day === null || list.day.text === day)
  const [first] = lists
  if (!first) return []
  const versions = [...Map.groupBy(lists, (list) => standingIn(list).join(' ')).values()]
  const voicesOf = (version: readonly CompleteList[]) => new Set(version.map(({ source }) => voices.voiceOf(source)))
  const differ = versions.filter((version) =>
    versions.some((other) => other !== version && isToldByOthers(voicesOf(version), voicesOf(other))),
  )
  const miscounted = lists.filter((list) => !isAsLongAsTold(list))
  if (differ.length === 0 && miscounted.length === 0) return []
  return [
    {
      place: {
        subject: first.declaration.subject,
        property: first.place.property,
        per: slotOfList(first.place, day),
      },
      kinds: [
        ...(miscounted.length > 0 ? ['ARITHMETIC' as const] : []),
        ...(differ.length > 0 ? ['LIST' as const] : []),
      ],
      positions: [...differ.map((version) => positionOf(version, differ)), ...miscounted.flatMap(positionsOfCount)],
    },
  ]
}

/** Whether two voices tell the two versions. */
function isToldByOthers(ones: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return ones.size > 1 || others.size > 1 || ones.isDisjointFrom(others)
}

/** What the version lists and some other does not, with what declares it complete. */
function positionOf(version: readonly CompleteList[], versions: readonly (readonly CompleteList[])[]): Position {
  const [list] = version as readonly [CompleteList]
  const others = versions.flatMap(([other]) => (other && other !== list ? [new Set(standingIn(other))] : []))
  const listed = standingIn(list)
  const only = listed.filter((slug) => others.some((other) => !other.has(slug)))
  const claims = version.flatMap((each) => [each.declaration, ...only.flatMap((slug) => each.listed.get(slug) ?? [])])
  const sources = [...new Set(version.map(({ source }) => source))]
  return {
    claim: list.declaration,
    claims: [...new Set(claims)],
    sum: null,
    list: { sources, size: listed.length, only },
  }
}

/** What a source prints is as long as it is, whatever an editor holds of it. */
function isAsLongAsTold({ declaration: { value }, listed }: CompleteList): boolean {
  return value.type !== 'quantity' || (value.quantity.lower <= listed.size && listed.size <= value.quantity.upper)
}

/** The number that the source gives, and the length of its list. */
function positionsOfCount({ declaration, source, listed }: CompleteList): Position[] {
  const claims = [...listed.values()].flat()
  const list = { sources: [source], size: listed.size, only: [] }
  return [
    { claim: declaration, claims: [declaration], sum: null },
    { claim: declaration, claims: claims.length > 0 ? claims : [declaration], sum: listed.size, list },
  ]
}
