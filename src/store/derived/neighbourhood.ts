import { type Selectable, sql } from 'kysely'
import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import type { Voices } from '../../model/voices.ts'
import { findClaims } from '../claims.ts'
import { textset } from '../dialect.ts'
import { findEntities } from '../entities.ts'
import type { Entry } from '../entries.ts'
import { isConvening } from '../event-links.ts'
import { entitiesNamed } from '../mentions.ts'
import type { Store } from '../store.ts'
import type { SpanTable } from '../tables.ts'
import { isEventKind } from './derive-kinds.ts'
import { placingProperties } from './entity-key.ts'
import { readVoices } from './source-voices.ts'
import { findKindEntries } from './stored-entries.ts'
import {
  claimsOf,
  contestedTopics,
  isCounted,
  namedBy,
  pairOf,
  placedSubjects,
  spanSubjects,
  type Topic,
  type Touched,
  topicKey,
} from './touched.ts'

/** All that the derived rows of touched claims and entities follow from, and nothing of the size of a hub. */
export interface Neighbourhood {
  readonly touched: Touched
  /** Every claim of the topics and pairs below, as it is now, and every touched one that is there. */
  readonly claims: readonly Claim[]
  /** Subjects and properties in which claims can come to disagree. */
  readonly contested: ReadonlySet<string>
  /** Entities between which a touched claim stands, or stood. */
  readonly pairs: ReadonlySet<string>
  /** Events whose time is to be derived. */
  readonly spanned: ReadonlySet<string>
  /** Entities that are to be placed anew among those of their kind. */
  readonly keyed: ReadonlySet<string>
  /** Entities whose spellings are to be derived. */
  readonly spelled: ReadonlySet<string>
  /** Subjects of which effects or adoptions are touched. */
  readonly convening: ReadonlySet<string>
  /** Of the entities that are keyed or spelled, those that a kept claim names. */
  readonly named: ReadonlySet<string>
  readonly entities: ReadonlyMap<string, Entity>
  /** Where the entities stood among those of their kind. */
  readonly kinds: ReadonlyMap<string, readonly Entry[]>
  /** When events were, before. */
  readonly spans: ReadonlyMap<string, SpanTable>
  readonly voices: Voices
}

export async function readNeighbourhood(store: Store, touched: Touched): Promise<Neighbourhood> {
  const changed = new Set(touched.entities.map(({ slug }) => slug))
  const both = claimsOf(touched)
  const mentioned = new Set([...changed, ...both.flatMap(entitiesNamed)])
  const kinds = Map.groupBy(await findKindEntries(store, [...mentioned]), ({ item }) => item)
  const named = await namedAmong(store, touched, kinds)
  const appeared = [...named].filter((slug) => !kinds.has(slug))
  const vanished = [...kinds.keys()].filter((slug) => !named.has(slug))
  const keyed = new Set([...changed, ...appeared, ...vanished, ...placedSubjects(touched)])
  const renamed = both.filter(({ property }) => property === 'name').map(({ subject }) => subject)
  const spelled = new Set([...changed, ...appeared, ...vanished, ...renamed])
  const spanned = spanSubjects(touched)
  const contested = contestedTopics(touched)
  const convening = new Set(both.filter(isConvening).map(({ subject }) => subject))
  const topics: Topic[] = [
    ...contested,
    ...contested.filter(isCounted).map(({ subject }): Topic => ({ subject, property: 'breakdownExhaustive' })),
    ...topicsOf(spanned, ['startDate', 'endDate']),
    ...topicsOf(
      [...keyed].filter((slug) => named.has(slug)),
      [...placingProperties],
    ),
    ...topicsOf(spelled, ['name']),
    ...topicsOf(convening, ['adoptedAt', 'effect']),
  ]
  const pairs = new Set(both.flatMap((claim) => pairOf(claim) ?? []))
  const present = new Map(touched.claims.map(({ id, after }) => [id, after]))
  const ids = [...(await findIdsOfTopics(store, topics)), ...(await findIdsBetween(store, pairs))]
  const missing = [...new Set(ids)].filter((id) => !present.has(id))
  const around = missing.length > 0 ? await findClaims(store, missing, { rivals: false }) : []
  const claims = [...[...present.values()].flatMap((claim) => claim ?? []), ...around]
  const cited = (each: readonly Claim[]) => each.flatMap(({ references }) => references.map(({ source }) => source))
  const sources = new Set(cited([...both, ...around]))
  const effects = around.filter(isConvening).flatMap(({ value }) => (value.type === 'entity' ? [value.slug] : []))
  const entities = await findEntities(store, [...mentioned.union(sources).union(new Set(effects))])
  const events = entities.filter(({ kind }) => isEventKind(kind)).map(({ slug }) => slug)
  return {
    touched,
    claims,
    contested: new Set(contested.map(topicKey)),
    pairs,
    spanned,
    keyed,
    spelled,
    convening,
    named,
    entities: new Map(entities.map((entity) => [entity.slug, entity])),
    kinds,
    spans: await findSpans(store, [...spanned.union(new Set(events))]),
    voices: (await readVoices(store, sources)).voices,
  }
}

function topicsOf(subjects: Iterable<string>, properties: readonly Topic['property'][]): Topic[] {
  return Array.from(subjects, (subject) => properties.map((property) => ({ subject, property }))).flat()
}

/** Of the entities that the touched claims name, or named, those that a kept claim names now. */
async function namedAmong(
  store: Store,
  touched: Touched,
  kinds: ReadonlyMap<string, unknown>,
): Promise<ReadonlySet<string>> {
  const named = namedBy(touched, 'after')
  const doubtful = new Set([...namedBy(touched, 'before')].filter((slug) => !named.has(slug)))
  const standing = [...kinds.keys()].filter((slug) => !doubtful.has(slug))
  return new Set([...named, ...standing, ...(await findNamedByKept(store, [...doubtful]))])
}

async function findNamedByKept({ db, dialect }: Store, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return []
  const kept = sql`exists (
    select 1 from reference
    where reference.subject = claim.subject and reference.claim = claim.id and reference.certainty <> 'EXPECTED')`
  const { rows } = await sql<{ text: string }>`
    select wanted.text from ${textset(dialect, slugs)} as wanted
    where exists (select 1 from claim where claim.subject = wanted.text and ${kept})
      or exists (select 1 from claim where claim.object = wanted.text and ${kept})
      or exists (
        select 1 from mention join claim on claim.id = mention.claim
        where mention.entity = wanted.text and ${kept})`.execute(db)
  return rows.map(({ text }) => text)
}

async function findIdsOfTopics({ db, dialect }: Store, topics: readonly Topic[]): Promise<string[]> {
  const distinct = new Map(topics.map((topic) => [topicKey(topic), [topic.subject, topic.property]]))
  const wanted = dialect.recordset([...distinct.values()], { subject: 'text', property: 'text' })
  const { rows } = await sql<{ id: string }>`
    select claim.id from ${wanted} as wanted
    join claim on claim.subject = wanted.subject and claim.property = wanted.property`.execute(db)
  return rows.map(({ id }) => id)
}

async function findIdsBetween({ db, dialect }: Store, pairs: ReadonlySet<string>): Promise<string[]> {
  const ends = [...pairs].flatMap((pair) => {
    const [a = '', b = ''] = pair.split(' ')
    return a === b
      ? [[a, b]]
      : [
          [a, b],
          [b, a],
        ]
  })
  const wanted = dialect.recordset(ends, { subject: 'text', object: 'text' })
  const { rows } = await sql<{ id: string }>`
    select claim.id from ${wanted} as wanted
    join claim on claim.object = wanted.object and claim.subject = wanted.subject`.execute(db)
  return rows.map(({ id }) => id)
}

async function findSpans({ db, dialect }: Store, events: readonly string[]): Promise<ReadonlyMap<string, SpanTable>> {
  const { rows } = await sql<Selectable<SpanTable>>`
    select span.* from ${textset(dialect, events)} as wanted join span on span.entity = wanted.text`.execute(db)
  return new Map(
    rows.map((row) => [row.entity, { ...row, first_day: Number(row.first_day), last_day: Number(row.last_day) }]),
  )
}

/** Whether the claims between two entities are to be derived. */
export function isOfPair({ pairs }: Neighbourhood, claim: Claim): boolean {
  const pair = pairOf(claim)
  return pair !== null && pairs.has(pair)
}

/** The pairs in which there were claims before: those between which nothing stood have no rows. */
export function pairsBefore({ touched, claims, pairs }: Neighbourhood): Set<string> {
  const added = new Set(touched.claims.flatMap(({ id, before }) => (before ? [] : [id])))
  const before = touched.claims.flatMap((change) => change.before ?? [])
  const old = [...before, ...claims.filter(({ id }) => !added.has(id))]
  return new Set(old.flatMap((claim) => pairOf(claim) ?? [])).intersection(pairs)
}

/** The contested topics in which there were claims before. */
export function contestedBefore({ touched, claims, contested }: Neighbourhood): Set<string> {
  const added = new Set(touched.claims.flatMap(({ id, before }) => (before ? [] : [id])))
  const before = touched.claims.flatMap((change) => change.before ?? [])
  const old = [...before, ...claims.filter(({ id }) => !added.has(id))]
  return new Set(old.map(topicKey)).intersection(contested)
}
