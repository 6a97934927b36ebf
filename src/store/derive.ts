import { firstDay, lastDay } from '../model/accord.ts'
import { defaultCertainties, withCertainty } from '../model/certainty.ts'
import { type Claim, compareTexts } from '../model/claim.ts'
import type { Edtf } from '../model/edtf.ts'
import type { Entity } from '../model/entity.ts'
import { eventKinds } from '../model/kind.ts'
import { type PropertyName, properties } from '../model/properties.ts'
import { facetOf, type Relation, relationsOf } from '../model/relation.ts'
import { createVoices, type Voices } from '../model/voices.ts'
import { type Contest, deriveContests, disagreementEntries } from './derive-disagreements.ts'
import { deriveSpellings, type Spelled } from './derive-spellings.ts'
import { type DatedEntry, deriveTimelines } from './derive-timeline.ts'
import {
  claimKey,
  entityKey,
  latestFirst,
  orderedKey,
  placingProperties,
  relationKey,
  sourceKey,
} from './entity-key.ts'
import { compareEntries, type Entry, type EntryKey, unknown } from './entries.ts'
import { deriveEventLinks, type EventLink } from './event-links.ts'
import {
  claimsAsObject,
  claimsAsSubject,
  claimsMade,
  graphOwner,
  kindList,
  neighbourList,
  relationList,
  relationOfList,
  sourcesOf,
} from './list.ts'
import type { IdentifierTable, TallyTable } from './tables.ts'
import { tally } from './tallies.ts'

/** What reading needs again and again. All of it follows from entities, claims and references. */
export interface Derived {
  readonly entries: readonly Entry[]
  readonly eventLinks: readonly EventLink[]
  readonly spellings: readonly Spelled[]
  readonly mentions: readonly Mention[]
  readonly spans: readonly Span[]
  readonly contests: readonly Contest[]
  readonly dated: readonly DatedEntry[]
  readonly tallies: readonly TallyTable[]
  readonly identifiers: readonly IdentifierTable[]
}

/** An entity that a claim names in a qualifier. */
export interface Mention {
  readonly entity: string
  readonly claim: string
}

/** The days between which an event can have taken place. */
export interface Span {
  readonly entity: string
  readonly firstDay: number
  readonly lastDay: number
}

/** Derives the graph's lists, links and spellings. What is only expected is in no list, and is marked among the spellings. */
export function derive(entities: readonly Entity[], claims: readonly Claim[]): Derived {
  const voices = createVoices(claims)
  const kept = claims.flatMap((claim) => withCertainty(claim, defaultCertainties) ?? [])
  const placed = placeEntities(entities, kept, voices)
  const relations = relationEntries(kept, placed, voices)
  const timelines = deriveTimelines(kept, new Map(entities.map((entity) => [entity.slug, entity])), voices)
  const entries = [
    ...relations,
    ...neighbourEntries(relations),
    ...timelines.entries,
    ...claimEntries(kept, voices),
    ...sourceEntries(kept, placed, voices),
    ...kindEntries(kept, placed),
    ...disagreementEntries(kept, (slug) => placed.get(slug)?.entity.name ?? slug),
  ].sort(byListThenPlace)
  return {
    entries,
    eventLinks: deriveEventLinks(claims, (slug) => isEvent(placed.get(slug)?.entity)),
    spellings: deriveSpellings(entities, { claims, kept }, new Set(kept.flatMap(entitiesNamed))),
    mentions: claims.flatMap(mentionsOf),
    spans: spansOf(kept),
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

/** An entity with what orders it in lists that give it no place of their own. */
interface Placed {
  readonly entity: Entity
  readonly key: EntryKey
}

type PlacedEntities = ReadonlyMap<string, Placed>

function placeEntities(entities: readonly Entity[], claims: readonly Claim[], voices: Voices): PlacedEntities {
  const placing = Map.groupBy(
    claims.filter(({ property }) => placingProperties.has(property)),
    ({ subject }) => subject,
  )
  return new Map(
    entities.map((entity) => [entity.slug, { entity, key: entityKey(entity, placing.get(entity.slug) ?? [], voices) }]),
  )
}

function relationEntries(claims: readonly Claim[], placed: PlacedEntities, voices: Voices): Entry[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.value.type !== 'entity') continue
    const facet = facetOf(claim)
    for (const list of facet === null ? [''] : ['', facet]) {
      const key = JSON.stringify([claim.subject, claim.property, claim.value.slug, list])
      const group = groups.get(key)
      if (group) group.push(claim)
      else groups.set(key, [claim])
    }
  }
  return [...groups].flatMap(([key, group]) => {
    const [subject, property, object, facet] = JSON.parse(key) as [string, PropertyName, string, string]
    const relations = relationsOf(group, voices)
    return [
      relationEntry(subject, relationList(property, 'OUT', facet), object, relations, placed),
      relationEntry(object, relationList(property, 'IN', facet), subject, relations, placed),
    ].flatMap((entry) => entry ?? [])
  })
}

function relationEntry(
  owner: string,
  list: string,
  item: string,
  relations: readonly Relation[],
  placed: PlacedEntities,
): Entry | null {
  const there = placed.get(item)
  const [first] = relations
  if (!there || !first) return null
  return {
    owner,
    list,
    ...relationKey(first, there.key),
    tag: there.entity.kind,
    claims: [...new Set(relations.flatMap(({ claims }) => claims.map(({ id }) => id)))].sort(),
  }
}

/** Each neighbour once, at its first place in any of the lists of relations. */
function neighbourEntries(relations: readonly Entry[]): Entry[] {
  const neighbours = new Map<string, Entry>()
  for (const entry of relations) {
    const relation = relationOfList(entry.list)
    if (!relation) continue
    for (const list of [neighbourList(), neighbourList(relation.direction)]) {
      const key = `${entry.owner} ${list} ${entry.item}`
      const known = neighbours.get(key)
      const first = !known || compareEntries(entry, known) < 0 ? entry : known
      const claims = known ? [...new Set([...known.claims, ...entry.claims])].sort() : entry.claims
      neighbours.set(key, { ...first, list, claims })
    }
  }
  return [...neighbours.values()]
}

function claimEntries(claims: readonly Claim[], voices: Voices): Entry[] {
  return claims.flatMap((claim) => {
    const rest = { ...claimKey(claim, voices), tag: claim.property, claims: [claim.id] }
    const bySource = new Map<string, number | null>()
    for (const { source, order } of claim.references) bySource.set(source, bySource.get(source) ?? order)
    return [
      { owner: claim.subject, list: claimsAsSubject, ...rest },
      ...(claim.value.type === 'entity' ? [{ owner: claim.value.slug, list: claimsAsObject, ...rest }] : []),
      ...[...bySource].map(([owner, order]) => ({ owner, list: claimsMade, ...rest, place: order ?? unknown })),
    ]
  })
}

/** Who says anything about an entity: the sources of the claims in which it is subject or value, most claims first. */
function sourceEntries(claims: readonly Claim[], placed: PlacedEntities, voices: Voices): Entry[] {
  const counts = new Map<string, Map<string, number>>()
  for (const { subject, value, references } of claims) {
    const about = new Set([subject, ...(value.type === 'entity' ? [value.slug] : [])])
    for (const source of new Set(references.map((reference) => reference.source))) {
      for (const entity of about) {
        const bySource = counts.get(entity) ?? new Map<string, number>()
        counts.set(entity, bySource.set(source, (bySource.get(source) ?? 0) + 1))
      }
    }
  }
  return [...counts].flatMap(([owner, bySource]) =>
    [...bySource].flatMap(([source, count]) => {
      const there = placed.get(source)
      const key = there && sourceKey(there.entity, count, voices)
      return key ? [{ owner, list: sourcesOf, ...key, tag: 'SOURCE', claims: [] }] : []
    }),
  )
}

/** Every entity that a claim names, listed by its kind. */
function kindEntries(claims: readonly Claim[], placed: PlacedEntities): Entry[] {
  const named = new Set(claims.flatMap(entitiesNamed))
  return [...named].sort().flatMap((slug) => {
    const there = placed.get(slug)
    if (!there) return []
    const { entity, key } = there
    const rest = { owner: graphOwner, tag: entity.kind, claims: [] }
    const byName = orderedKey(key, 'NAME')
    const byStart = orderedKey(key, 'START_DATE')
    return [
      { ...rest, ...key, list: kindList(entity.kind) },
      { ...rest, ...byName, list: kindList(entity.kind, 'NAME') },
      ...(isEvent(entity)
        ? [
            { ...rest, ...byStart, list: kindList(entity.kind, 'START_DATE') },
            { ...rest, ...latestFirst(byStart), list: kindList(entity.kind, 'START_DATE DESC') },
          ]
        : []),
    ]
  })
}

/** The entities that a claim names: its subject, its value, and those in its qualifiers. */
export function entitiesNamed(claim: Claim): string[] {
  const { subject, value } = claim
  return [subject, ...(value.type === 'entity' ? [value.slug] : []), ...entitiesInQualifiers(claim)]
}

export function mentionsOf(claim: Claim): Mention[] {
  return entitiesInQualifiers(claim).map((entity) => ({ entity, claim: claim.id }))
}

function entitiesInQualifiers({ property, qualifiers }: Claim): string[] {
  const declared = properties[property].qualifiers ?? {}
  const slugs = Object.entries(qualifiers).flatMap(([name, slug]) => (declared[name]?.kinds ? [slug] : []))
  return [...new Set(slugs)]
}

export function identifiersOf({ slug, identifiers }: Entity): IdentifierTable[] {
  const distinct = new Map(identifiers.map(({ scheme, value }) => [JSON.stringify([scheme, value]), { scheme, value }]))
  return [...distinct.values()].map((identifier) => ({ ...identifier, entity: slug }))
}

function isEvent(entity: Entity | undefined): boolean {
  return eventKinds.some((kind) => kind === entity?.kind)
}

/** From the first day of any start to the last day of any end, or of any start where no end is on record. */
function spansOf(claims: readonly Claim[]): Span[] {
  const starts = new Map<string, Edtf[]>()
  const ends = new Map<string, Edtf[]>()
  for (const { subject, property, value } of claims) {
    const dates = property === 'startDate' ? starts : property === 'endDate' ? ends : null
    if (dates && value.type === 'date') dates.set(subject, [...(dates.get(subject) ?? []), value.date])
  }
  return [...new Set([...starts.keys(), ...ends.keys()])].map((entity) => {
    const from = starts.get(entity) ?? ends.get(entity) ?? []
    const until = ends.get(entity) ?? starts.get(entity) ?? []
    return {
      entity,
      firstDay: Math.max(-unknown, Math.min(...from.map(firstDay))),
      lastDay: Math.min(unknown, Math.max(...until.map(lastDay))),
    }
  })
}
