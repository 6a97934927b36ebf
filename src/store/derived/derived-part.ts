import type { Claim } from '../../model/claim.ts'
import type { Entry } from '../entries.ts'
import { deriveEventLinks, isConvening, isOwnRelation } from '../event-links.ts'
import type { ContestTable, DatedTable, EventLinkTable, SpanTable } from '../tables.ts'
import { claimEntries } from './derive-claims.ts'
import { deriveContests, disagreementEntries } from './derive-disagreements.ts'
import { isEventKind, kindEntries, type Placed, type PlacedEntities, placeEntities } from './derive-kinds.ts'
import { relationEntries } from './derive-relations.ts'
import { addCount, countSources, type SourceCounts, sourceEntries } from './derive-sources.ts'
import { deriveSpans, isOfSpan, spanReader } from './derive-spans.ts'
import { deriveSpellings, type Spelled } from './derive-spellings.ts'
import { deriveTimelines } from './derive-timeline.ts'
import { isOfPair, type Neighbourhood } from './neighbourhood.ts'
import { keptOf, topicKey } from './touched.ts'

/** Those of the derived rows that can change with what was touched: as they are stored, or as they are to be. */
export interface DerivedPart {
  readonly entries: readonly Entry[]
  readonly dated: readonly DatedTable[]
  /** How many claims give no date: by owner. */
  readonly undated: ReadonlyMap<string, number>
  readonly spans: readonly SpanTable[]
  readonly contests: readonly ContestTable[]
  readonly eventLinks: readonly EventLinkTable[]
  readonly spellings: readonly Spelled[]
}

/** Derives those rows from the neighbourhood. `counts` are how often each source spoke of each entity without the touched claims. */
export function derivePart(around: Neighbourhood, counts: SourceCounts): DerivedPart {
  const { touched, claims, entities, contested, voices, keyed, named } = around
  const kept = claims.flatMap((claim) => keptOf(claim) ?? [])
  const own = touched.claims.flatMap(({ after }) => keptOf(after) ?? [])
  const spans = deriveSpans(
    kept.filter((claim) => isOfSpan(claim) && around.spanned.has(claim.subject)),
    voices,
  )
  const timelines = deriveTimelines(own, entities, spanReader(spansNow(around, spans)))
  const placed = placeAll(around, kept)
  const isContested = (claim: Claim) => contested.has(topicKey(claim)) || claim.property === 'breakdownExhaustive'
  for (const [entity, bySource] of countSources(own))
    for (const [source, count] of bySource) addCount(counts, entity, source, count)
  return {
    entries: [
      ...claimEntries(own, voices),
      ...timelines.entries,
      ...kindEntries([...keyed].flatMap((slug) => (named.has(slug) ? (placed.get(slug) ?? []) : []))),
      ...relationEntries(
        kept.filter((claim) => isOfPair(around, claim)),
        placed,
        voices,
      ),
      ...sourceEntries(counts, entities, voices),
      ...disagreementEntries(kept.filter(isContested), (slug) => entities.get(slug)?.name ?? slug),
    ],
    dated: timelines.dated.map(({ owner, item, firstDay, lastDay }) => ({
      owner,
      item,
      first_day: firstDay,
      last_day: lastDay,
    })),
    undated: new Map(timelines.undated.map(({ owner, entries }) => [owner, entries])),
    spans,
    contests: deriveContests(claims.filter(isContested)),
    eventLinks: eventLinkRows(linking(around, 'after'), (slug) => isEventKind(entities.get(slug)?.kind)),
    spellings: spell(around),
  }
}

/** The rows of event links that the touched claims can have stood for, be it between events or not. */
export function possibleEventLinks(around: Neighbourhood): EventLinkTable[] {
  const claims = [...linking(around, 'before'), ...linking(around, 'after')]
  return eventLinkRows([...new Map(claims.map((claim) => [claim.id, claim])).values()], () => true)
}

/** Where entities stand among those of their kind: those that are keyed anew, and the others as they stood. */
function placeAll({ keyed, named, kinds, entities, voices }: Neighbourhood, kept: readonly Claim[]): PlacedEntities {
  const anew = [...keyed].flatMap((slug) => (named.has(slug) ? (entities.get(slug) ?? []) : []))
  return new Map([...placesOf(kinds), ...placeEntities(anew, kept, voices)])
}

/** Where entities stand by the entries of their kinds. */
export function placesOf(kinds: Neighbourhood['kinds']): PlacedEntities {
  return new Map(
    [...kinds].flatMap(([slug, entries]): [string, Placed][] => {
      const own = entries.find(({ list, tag }) => list === tag)
      if (!own) return []
      const { place, start, name, item, tag } = own
      return [[slug, { kind: tag as Placed['kind'], key: { place, start, name, item } }]]
    }),
  )
}

function spansNow({ spans, spanned }: Neighbourhood, derived: readonly SpanTable[]): SpanTable[] {
  return [...[...spans.values()].filter(({ entity }) => !spanned.has(entity)), ...derived]
}

/** The touched claims that can link events, and those that do so together with them. */
function linking({ touched, claims, convening }: Neighbourhood, state: 'before' | 'after'): Claim[] {
  const own = touched.claims.flatMap((change) => change[state] ?? [])
  const together = claims.filter((claim) => isConvening(claim) && convening.has(claim.subject))
  return [...own.filter((claim) => isOwnRelation(claim) || (state === 'before' && isConvening(claim))), ...together]
}

function eventLinkRows(claims: readonly Claim[], isEvent: (slug: string) => boolean): EventLinkTable[] {
  return deriveEventLinks(claims, isEvent).map((link) => ({ ...link, claims: JSON.stringify(link.claims) }))
}

function spell({ spelled, entities, claims, named }: Neighbourhood): Spelled[] {
  const names = claims.filter(({ property, subject }) => property === 'name' && spelled.has(subject))
  const present = [...spelled].flatMap((slug) => entities.get(slug) ?? [])
  return deriveSpellings(present, { claims: names, kept: names.flatMap((claim) => keptOf(claim) ?? []) }, named)
}
