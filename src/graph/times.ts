import { boundsOf, type Container, daysWithin } from '../model/bound.ts'
import type { Claim } from '../model/claim.ts'
import { earliestDay, firstDay, lastDay, latestDay } from '../model/edtf-days.ts'
import { type Joined, joinClaims } from '../model/join.ts'
import type { EntityKind } from '../model/kind.ts'
import { type Lasting, lastingOf } from '../model/lasting.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { anyDay, type Days, heldAt, type Moment, spellOf } from '../model/spell.ts'
import { beginningOf } from './beginning.ts'
import { containersOf } from './containers.ts'
import { hasEffects } from './effects.ts'
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
      andThen(idleAmong(view, claims), (idle) =>
        andThen(allOf(spells.map((told) => containersWanted(view, told))), (containers) => {
          const held = new Map(spells.map((told, index) => [told, containers[index] ?? []]))
          return createHeldAt(lasting, new Map(began), held, idle)
        }),
      ),
    )
  })
}

type Spells = ReadonlyMap<Joined, readonly Container[]>

function createHeldAt(
  lasting: ReadonlyMap<string, Lasting>,
  beginnings: ReadonlyMap<string, Days>,
  spells: Spells,
  idle: ReadonlySet<string>,
): HeldAt {
  const spellsOf = new Map<string, Joined[]>()
  for (const told of spells.keys())
    for (const { id } of told.claims) spellsOf.set(id, [...(spellsOf.get(id) ?? []), told])
  /** Where sources give several ends to what began once, it surely held to the earliest of them alone. */
  const endsBy = ({ claims }: Joined) => {
    const begun = claims.flatMap(({ id, start }) => (start ? (spellsOf.get(id) ?? []) : []))
    return Math.min(...begun.flatMap(({ spell }) => spell.end ?? []).map(earliestDay))
  }
  return (claims, dates) => {
    const holding = new Map<Joined, boolean>()
    const holds = (told: Joined) => {
      const known = holding.get(told) ?? isHeld(told, spells.get(told) ?? [], endsBy(told), dates)
      holding.set(told, known)
      return known
    }
    return claims.filter((claim) => {
      const lasts = lasting.get(claim.id)
      if (lasts === undefined || lasts === 'ALWAYS') return true
      if (lasts === 'SPELL') return spellsOf.get(claim.id)?.some(holds) ?? false
      if (claim.property === 'effect' && idle.has(claim.subject)) return false
      const { first, last } = begunOn(claim) ?? beginnings.get(lasts.begunBy) ?? anyDay
      // What a source says for a day has begun by then.
      const said = claim.references.flatMap(({ attested }) => attested ?? []).map(latestDay)
      const by = Math.min(last, ...said)
      return dates.every(({ date, certainly }) => (certainly ? by <= firstDay(date) : first <= lastDay(date)))
    })
  }
}

/** The decisions that had no effect, of those of which claims tell one. */
function idleAmong(view: View, claims: readonly Claim[]): MaybePromise<ReadonlySet<string>> {
  const decisions = [...new Set(claims.flatMap(({ property, subject }) => (property === 'effect' ? [subject] : [])))]
  return andThen(
    allOf(decisions.map((decision) => hasEffects(view, decision))),
    (have) => new Set(decisions.filter((_, index) => !have[index])),
  )
}

function begunOn({ start }: Claim): Days | null {
  return start && { first: earliestDay(start), last: latestDay(start) }
}

function isHeld(
  { spell }: Joined,
  containers: readonly Container[],
  endsBy: number,
  dates: readonly Moment[],
): boolean {
  const days = daysWithin(boundsOf(spell, containers))
  return dates.every((moment) => heldAt(spell, moment, days, endsBy))
}

/** All spells; what an editor holds to be wrong tells of no other's. */
function spellsAmong(claims: readonly Claim[]): Joined[] {
  const wrong = claims.filter(({ rank }) => rank === 'DEPRECATED')
  return [...joinClaims(claims), ...wrong.map((claim) => ({ claims: [claim], spell: spellOf([claim]) }))]
}

/** Only what is not told is bounded. */
function containersWanted(view: View, { claims, spell }: Joined): MaybePromise<readonly Container[]> {
  return spell.start && spell.end ? [] : containersOf(view, claims)
}

function kindsAround(view: View, claims: readonly Claim[]): MaybePromise<ReadonlyMap<string, EntityKind>> {
  const slugs = new Set(
    claims.flatMap(({ subject, value }) => [subject, ...(value.type === 'entity' ? [value.slug] : [])]),
  )
  return andThen(allOf([...slugs].map((slug) => findEntity(view, slug))), (entities) => {
    return new Map(entities.flatMap((entity) => (entity ? [[entity.slug, entity.kind] as const] : [])))
  })
}
