import type { Container, DatedClaim } from '../model/bound.ts'
import { type Claim, standing } from '../model/claim.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import type { PropertyName } from '../model/properties.ts'
import { bestFirst } from '../model/ranking.ts'
import { hasEffects } from './effects.ts'
import { getEntity } from './entity.ts'
import { bestClaim } from './fact.ts'
import { keep } from './keep.ts'
import type { ClaimNode, EntityNode, View } from './view.ts'

/**
 * What contains the spells that a claim tells of: the person and the body that are its ends, the body of a post, and the
 * term that stands in its qualifier.
 */
export function containersOf(view: View, claims: readonly Claim[]): MaybePromise<Container<ClaimNode>[]> {
  const slugs = claims.flatMap(({ subject, value, qualifiers: { term } }) => [
    subject,
    ...(value.type === 'entity' ? [value.slug] : []),
    ...(term === undefined ? [] : [term]),
  ])
  return allOf([...new Set(slugs)].map((slug) => containerOf(view, slug)))
}

const nothing: Container<ClaimNode> = { starts: [], ends: [] }

function containerOf(view: View, slug: string): MaybePromise<Container<ClaimNode>> {
  const make = () =>
    andThen(getEntity(view, slug), (entity) => {
      switch (entity.kind) {
        case 'PERSON':
          return between(view, slug, 'birthDate', 'deathDate')
        case 'MEETING':
        case 'OCCASION':
          return between(view, slug, 'startDate', 'endDate')
        case 'ORGANIZATION':
          return body(entity)
        case 'POST':
          return office(entity)
        default:
          return nothing
      }
    })
  return keep(view, `container ${slug}`, make)
}

function between(
  view: View,
  slug: string,
  first: PropertyName,
  last: PropertyName,
): MaybePromise<Container<ClaimNode>> {
  return andThen(allOf([datesOf(view, slug, first), datesOf(view, slug, last)]), ([starts = [], ends = []]) => ({
    starts,
    ends,
  }))
}

/** A body lasts from its founding to its dissolution. A term of a body ends where the next one begins. */
function body(entity: EntityNode): MaybePromise<Container<ClaimNode>> {
  const { view, slug } = entity
  return andThen(between(view, slug, 'founded', 'dissolved'), ({ starts, ends }) => {
    if (starts.length > 0 && ends.length > 0) return { starts, ends }
    return andThen(bestClaim(entity, 'termOf'), (term) => {
      if (term?.value.type !== 'entity') return { starts, ends }
      const { slug: standingBody } = term.value
      const begun = starts.length > 0 ? starts : electionsOf(view, slug)
      const ended =
        ends.length > 0
          ? ends
          : andThen(nextTerm(entity, standingBody), (next) => (next === null ? [] : beginningsOf(view, next)))
      return andThen(begun, (first) => andThen(ended, (last) => ({ starts: first, ends: last })))
    })
  })
}

/** The term of the body with the next higher number; of one without a number, the term that took its place. */
function nextTerm({ view, slug, ordinal }: EntityNode, standingBody: string): MaybePromise<string | null> {
  const claims = view.claimsAbout.load({ node: standingBody, property: 'termOf', direction: 'IN' })
  return andThen(claims, (found) =>
    andThen(allOf(standing(found).map(({ subject }) => getEntity(view, subject))), (terms) => {
      if (ordinal === null) return successorAmong(view, slug, terms)
      const later = terms.filter((term) => term.ordinal !== null && term.ordinal > ordinal)
      const [next] = later.sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0))
      return next?.slug ?? null
    }),
  )
}

function successorAmong(view: View, slug: string, terms: readonly EntityNode[]): MaybePromise<string | null> {
  const claims = view.claimsAbout.load({ node: slug, property: 'predecessor', direction: 'IN' })
  return andThen(claims, (found) => {
    const successors = standing(found).map(({ subject }) => subject)
    return (
      terms
        .map((term) => term.slug)
        .sort()
        .find((term) => successors.includes(term)) ?? null
    )
  })
}

function beginningsOf(view: View, slug: string): MaybePromise<DatedClaim<ClaimNode>[]> {
  return andThen(datesOf(view, slug, 'founded'), (founded) => (founded.length > 0 ? founded : electionsOf(view, slug)))
}

/** The dates of the decisions that elect a body; of one without a date, those of the meeting that took it. */
function electionsOf(view: View, slug: string): MaybePromise<DatedClaim<ClaimNode>[]> {
  const effects = view.claimsAbout.load({ node: slug, property: 'effect', direction: 'IN' })
  return andThen(effects, (found) => {
    const elections = standing(found).filter(({ qualifiers }) => qualifiers.effect === 'ELECTS')
    const decisions = [...new Set(elections.map(({ subject }) => subject))].sort()
    return andThen(allOf(decisions.map((decision) => datesOfElection(view, decision))), (dates) => dates.flat())
  })
}

/** Nobody is elected by what was not adopted. */
function datesOfElection(view: View, decision: string): MaybePromise<DatedClaim<ClaimNode>[]> {
  return andThen(hasEffects(view, decision), (has) => (has ? datesOfDecision(view, decision) : []))
}

function datesOfDecision(view: View, decision: string): MaybePromise<DatedClaim<ClaimNode>[]> {
  return andThen(datesOf(view, decision, 'date'), (dates) => {
    if (dates.length > 0) return dates
    const adopted = view.claimsAbout.load({ node: decision, property: 'adoptedAt', direction: 'OUT' })
    return andThen(adopted, (claims) => {
      const meetings = standing(claims).flatMap(({ value }) => (value.type === 'entity' ? [value.slug] : []))
      const found = allOf([...new Set(meetings)].map((meeting) => datesOf(view, meeting, 'startDate')))
      return andThen(found, (lists) => lists.flat())
    })
  })
}

/** A post lasts as long as its body; one that was moved from a body to another, as the widest of these. */
function office({ view, slug }: EntityNode): MaybePromise<Container<ClaimNode>> {
  const claims = view.claimsAbout.load({ node: slug, property: 'postOf', direction: 'OUT' })
  return andThen(claims, (found) => {
    const bodies = new Set(standing(found).flatMap(({ value }) => (value.type === 'entity' ? [value.slug] : [])))
    return andThen(allOf([...bodies].sort().map((body) => containerOf(view, body))), (containers) => {
      const datesOfAll = (side: 'starts' | 'ends') =>
        containers.every((each) => each[side].length > 0) ? containers.flatMap((each) => each[side]) : []
      return { starts: datesOfAll('starts'), ends: datesOfAll('ends') }
    })
  })
}

/** What standing claims give as the date, the best first. */
export function datesOf(view: View, node: string, property: PropertyName): MaybePromise<DatedClaim<ClaimNode>[]> {
  return andThen(view.claimsAbout.load({ node, property, direction: 'OUT' }), (claims) => {
    const told = standing(claims)
    return bestFirst(told, told, view.graph.voices).flatMap((claim) =>
      claim.value.type === 'date' ? [{ date: claim.value.date, claim }] : [],
    )
  })
}
