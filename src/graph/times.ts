import { boundsOf, type Container, daysWithin } from '../model/bound.ts'
import type { Claim } from '../model/claim.ts'
import { earliestDay, firstDay, lastDay } from '../model/edtf-days.ts'
import { joinByTopic } from '../model/join.ts'
import type { EntityKind } from '../model/kind.ts'
import { type Lasting, lastingOf } from '../model/lasting.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { type Days, heldAt, type Moment, possibleDays, spellOf } from '../model/spell.ts'
import { beginningOf } from './beginning.ts'
import { containersOf } from './containers.ts'
import { findEntity } from './entity.ts'
import type { HeldAt } from './lens.ts'
import type { View } from './view.ts'

/** Reads what tells when claims held: what contains them, and what they began with. */
export function timesOf(view: View, claims: readonly Claim[]): MaybePromise<HeldAt> {
  return andThen(kindsAround(view, claims), (kinds) => {
    const lasting = new Map(claims.map((claim) => [claim.id, lastingOf(claim, (slug) => kinds.get(slug))]))
    const begun = new Set([...lasting.values()].flatMap((each) => (typeof each === 'object' ? [each.begunBy] : [])))
    const spells = spellsAmong(claims.filter(({ id }) => lasting.get(id) === 'SPELL'))
    const beginnings = allOf(
      [...begun].map((slug) => andThen(beginningOf(view, slug), (days) => [slug, days] as const)),
    )
    return andThen(beginnings, (began) =>
      andThen(allOf(spells.map((told) => containersWanted(view, told))), (containers) =>
        createHeldAt(lasting, new Map(began), new Map(spells.map((told, index) => [told, containers[index] ?? []]))),
      ),
    )
  })
}

type Spells = ReadonlyMap<readonly Claim[], readonly Container[]>

function createHeldAt(
  lasting: ReadonlyMap<string, Lasting>,
  beginnings: ReadonlyMap<string, Days>,
  spells: Spells,
): HeldAt {
  const spellsOf = new Map<string, (readonly Claim[])[]>()
  for (const told of spells.keys()) for (const { id } of told) spellsOf.set(id, [...(spellsOf.get(id) ?? []), told])
  /** Where sources give several ends to what began once, it surely held to the earliest of them alone. */
  const endsBy = (told: readonly Claim[]) => {
    const begun = told.flatMap(({ id, start }) => (start ? (spellsOf.get(id) ?? []) : []))
    return Math.min(...begun.flatMap((each) => spellOf(each).end ?? []).map(earliestDay))
  }
  return (claims, dates) => {
    const holding = new Map<readonly Claim[], boolean>()
    const holds = (told: readonly Claim[]) => {
      const known = holding.get(told) ?? isHeld(told, spells.get(told) ?? [], endsBy(told), dates)
      holding.set(told, known)
      return known
    }
    return claims.filter((claim) => {
      const lasts = lasting.get(claim.id)
      if (lasts === undefined || lasts === 'ALWAYS') return true
      if (lasts === 'SPELL') return spellsOf.get(claim.id)?.some(holds) ?? false
      const own = claim.start && possibleDays({ start: claim.start, end: claim.start, attested: [] })
      const { first, last } = own ?? beginnings.get(lasts.begunBy) ?? possibleDays(spellOf([]))
      return dates.every(({ date, certainly }) => (certainly ? last <= firstDay(date) : first <= lastDay(date)))
    })
  }
}

function isHeld(
  told: readonly Claim[],
  containers: readonly Container[],
  endsBy: number,
  dates: readonly Moment[],
): boolean {
  const spell = spellOf(told)
  const days = daysWithin(boundsOf(spell, containers))
  return dates.every((moment) => heldAt(spell, moment, days, endsBy))
}

/** The claims of each spell together; what an editor holds to be wrong tells of no other's. */
function spellsAmong(claims: readonly Claim[]): Claim[][] {
  const wrong = claims.filter(({ rank }) => rank === 'DEPRECATED').map((claim) => [claim])
  return [...joinByTopic(claims), ...wrong]
}

/** Only what is not told is bounded. */
function containersWanted(view: View, told: readonly Claim[]): MaybePromise<readonly Container[]> {
  const { start, end } = spellOf(told)
  return start && end ? [] : containersOf(view, told)
}

function kindsAround(view: View, claims: readonly Claim[]): MaybePromise<ReadonlyMap<string, EntityKind>> {
  const slugs = new Set(
    claims.flatMap(({ subject, value }) => [subject, ...(value.type === 'entity' ? [value.slug] : [])]),
  )
  return andThen(allOf([...slugs].map((slug) => findEntity(view, slug))), (entities) => {
    return new Map(entities.flatMap((entity) => (entity ? [[entity.slug, entity.kind] as const] : [])))
  })
}
