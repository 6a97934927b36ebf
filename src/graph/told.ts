import type { Direction } from '../lists/relations.ts'
import type { Told } from '../lists/told.ts'
import { boundsOf, daysWithin } from '../model/bound.ts'
import { type Claim, standing } from '../model/claim.ts'
import { earliestDay } from '../model/edtf-days.ts'
import { always, daysOfDate, daysOfSpell, daysWithEvent, type HeldDays } from '../model/held-days.ts'
import { joinClaims } from '../model/join.ts'
import { lastingOf } from '../model/lasting.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { supportOf } from '../model/ranking.ts'
import { type Relation, relationsOf } from '../model/relation.ts'
import type { Spell } from '../model/spell.ts'
import { countVoices } from '../model/voices.ts'
import { daysOfHappening } from './beginning.ts'
import { statusOfClaim } from './claim.ts'
import { containersOf } from './containers.ts'
import { hasEffects } from './effects.ts'
import { getEntity } from './entity.ts'
import { keep } from './keep.ts'
import { statusOfRelation } from './relations.ts'
import type { ClaimNode, View } from './view.ts'

/** What the view shows to be told of an entity: its relations, and the claims whose value is no entity. */
export function toldOf(
  view: View,
  slug: string,
  properties: readonly PropertyName[] | null,
  direction: Direction,
): MaybePromise<readonly Told[]> {
  const make = () =>
    andThen(claimsOf(view, slug, properties, direction), (claims) =>
      [...Map.groupBy(standing(claims), topicOf).values()].flatMap((topic) => {
        const isRelation = topic[0]?.value.type === 'entity'
        return isRelation ? relationsAmong(view, topic, direction) : topic.map((claim) => toldByClaim(view, claim))
      }),
    )
  return keep(view, `told ${slug} ${properties ?? '*'} ${direction}`, make, ({ length }) => 1 + length)
}

function claimsOf(
  view: View,
  node: string,
  properties: readonly PropertyName[] | null,
  direction: Direction,
): MaybePromise<readonly ClaimNode[]> {
  if (properties) {
    const found = properties.map((property) => view.claimsAbout.load({ node, property, direction }))
    return andThen(allOf(found), (lists) => lists.flat())
  }
  return andThen(view.claimsOf.load(node), (claims) =>
    claims.filter(({ subject, value }) =>
      direction === 'OUT' ? subject === node : value.type === 'entity' && value.slug === node,
    ),
  )
}

/** Of one relation only claims between the same two can tell. */
function topicOf({ subject, property, value }: Claim): string {
  return value.type === 'entity' ? `${subject} ${property} ${value.slug}` : `${subject} ${property}`
}

function relationsAmong(view: View, claims: readonly ClaimNode[], direction: Direction): Told[] {
  const relations = relationsOf(claims, view.graph.voices)
  return relations.map((relation) => {
    const { subject, property, value } = relation.claim
    return {
      claims: relation.claims,
      other: direction === 'IN' ? subject : value.type === 'entity' ? value.slug : null,
      qualifiers: relation.qualifiers,
      voices: () => countVoices(relation.claims, view.graph.voices),
      status: () => statusOfRelation(relation),
      held: () =>
        andThen(property !== 'effect' || hasEffects(view, subject), (has) =>
          has ? andThen(daysOf(view, relation.claim, relation, relations), (days) => [days]) : [],
        ),
    }
  })
}

function toldByClaim(view: View, claim: ClaimNode): Told {
  const { subject: node, property, value } = claim
  const others = () => view.claimsAbout.load({ node, property, direction: 'OUT' })
  return {
    claims: [claim],
    other: null,
    qualifiers: claim.qualifiers,
    voices: () => andThen(others(), (all) => supportOf([claim], all, view.graph.voices).get(claim.id) ?? 0),
    status: () => statusOfClaim(claim),
    held() {
      if (value.type === 'date') return [daysOfDate(value.date)]
      return andThen(others(), (all) => {
        const spells = joinClaims(all).map(({ claims, spell }): Spelled => ({ claims, ...spell }))
        const own = spells.filter(({ claims }) => claims.includes(claim))
        return allOf(own.map((spelled) => daysOf(view, claim, spelled, spells)))
      })
    },
  }
}

type Spelled = Spell & Pick<Relation, 'claims'>

/** When what is told held; `all` are the spells of the same, so that of what began once the earliest end counts. */
function daysOf(view: View, claim: Claim, spelled: Spelled, all: readonly Spelled[]): MaybePromise<HeldDays> {
  const { subject, value } = claim
  const ends = [subject, ...(value.type === 'entity' ? [value.slug] : [])]
  return andThen(allOf(ends.map((slug) => getEntity(view, slug))), (entities) => {
    const kinds = new Map(entities.map(({ slug, kind }) => [slug, kind]))
    const { start, end } = spelled
    const lasting = lastingOf({ ...claim, start, end }, (slug) => kinds.get(slug))
    if (lasting === 'ALWAYS') return always
    if (lasting !== 'SPELL')
      return andThen(daysOfHappening(view, lasting.begunBy), (event) => daysWithEvent(spelled, event))
    return andThen(start && end ? [] : containersOf(view, spelled.claims), (containers) =>
      daysOfSpell(spelled, daysWithin(boundsOf(spelled, containers)), endsBy(spelled, all)),
    )
  })
}

function endsBy({ claims }: Spelled, all: readonly Spelled[]): number {
  const begun = all.filter((other) => other.claims.some((claim) => claim.start && claims.includes(claim)))
  return Math.min(...begun.flatMap(({ end }) => (end ? earliestDay(end) : [])))
}
