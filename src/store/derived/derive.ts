import { defaultCertainties, withCertainty } from '../../model/certainty.ts'
import { type Claim, compareTexts } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { createVoices } from '../../model/voices.ts'
import { identifiersOf } from '../amend/identifiers.ts'
import { compareEntries, type Entry } from '../entries.ts'
import { deriveEventLinks, type EventLink } from '../event-links.ts'
import { entitiesNamed, mentionsOf } from '../mentions.ts'
import type { IdentifierTable, MentionTable, SpanTable, TallyTable } from '../tables.ts'
import { tally } from '../tallies.ts'
import { claimEntries } from './derive-claims.ts'
import { type Contest, deriveContests, disagreementEntries } from './derive-disagreements.ts'
import { isEventKind, kindEntries, placeEntities } from './derive-kinds.ts'
import { relationEntries } from './derive-relations.ts'
import { countSources, sourceEntries } from './derive-sources.ts'
import { deriveSpans, spanReader } from './derive-spans.ts'
import { deriveSpellings, type Spelled } from './derive-spellings.ts'
import { type DatedEntry, deriveTimelines } from './derive-timeline.ts'

/** What reading needs again and again. All of it follows from entities, claims and references. */
export interface Derived {
  readonly entries: readonly Entry[]
  readonly eventLinks: readonly EventLink[]
  readonly spellings: readonly Spelled[]
  readonly mentions: readonly MentionTable[]
  readonly spans: readonly SpanTable[]
  readonly contests: readonly Contest[]
  readonly dated: readonly DatedEntry[]
  readonly tallies: readonly TallyTable[]
  readonly identifiers: readonly IdentifierTable[]
}

/**
 * Derives all of it at once, in memory: how a database is filled, and what changes of it are held against (see
 * refresh.ts). What is only expected is in no list, and is marked among the spellings.
 */
export function derive(entities: readonly Entity[], claims: readonly Claim[]): Derived {
  const voices = createVoices(claims)
  const kept = claims.flatMap((claim) => withCertainty(claim, defaultCertainties) ?? [])
  const bySlug = new Map(entities.map((entity) => [entity.slug, entity]))
  const placed = placeEntities(entities, kept, voices)
  const named = new Set(kept.flatMap(entitiesNamed))
  const spans = deriveSpans(kept, voices)
  const timelines = deriveTimelines(kept, bySlug, spanReader(spans))
  const entries = [
    ...relationEntries(kept, placed, voices),
    ...timelines.entries,
    ...claimEntries(kept, voices),
    ...sourceEntries(countSources(kept), bySlug, voices),
    ...kindEntries([...named].flatMap((slug) => placed.get(slug) ?? [])),
    ...disagreementEntries(kept, (slug) => bySlug.get(slug)?.name ?? slug),
  ].sort(byListThenPlace)
  return {
    entries,
    eventLinks: deriveEventLinks(claims, (slug) => isEventKind(bySlug.get(slug)?.kind)),
    spellings: deriveSpellings(entities, { claims, kept }, named),
    mentions: claims.flatMap(mentionsOf),
    spans,
    contests: deriveContests(claims),
    dated: timelines.dated,
    tallies: [...tally(entries), ...timelines.undated],
    identifiers: entities.flatMap(identifiersOf),
  }
}

/** In the order in which entries are stored, so that each page of the table is written once. */
function byListThenPlace(a: Entry, b: Entry): number {
  return compareTexts(a.owner, b.owner) || compareTexts(a.list, b.list) || compareEntries(a, b)
}
