import { type Selectable, sql } from 'kysely'
import { type Claim, compareTexts } from '../../model/claim.ts'
import { textset } from '../dialect.ts'
import type { Entry } from '../entries.ts'
import { claimsAsObject, claimsAsSubject, claimsMade, graphOwner, timeline } from '../list.ts'
import type { Store } from '../store.ts'
import type { ContestTable, DatedTable, EventLinkTable, SpellingTable } from '../tables.ts'
import { addCount, countSources, type SourceCounts } from './derive-sources.ts'
import type { Spelled } from './derive-spellings.ts'
import { type DerivedPart, possibleEventLinks } from './derived-part.ts'
import { contestedBefore, type Neighbourhood, pairsBefore } from './neighbourhood.ts'
import { findEntriesOfClaims, findEntriesOfPairs, findEntriesOfSources, findEntriesOfTopics } from './stored-entries.ts'
import { keptOf } from './touched.ts'

/**
 * Reads the derived rows that can change with what was touched, as they are stored; and how often each source speaks
 * of each entity in all other claims.
 */
export async function readStoredPart(
  store: Store,
  around: Neighbourhood,
): Promise<{ part: DerivedPart; counts: SourceCounts }> {
  const { touched, kinds, keyed, spans, spanned, spelled } = around
  const old = touched.claims.flatMap(({ before }) => before ?? [])
  const ofClaims = await findEntriesOfClaims(
    store,
    old.map(({ id }) => id),
  )
  const byClaim = Map.groupBy(ofClaims, ({ item }) => item)
  const counts = countStored(byClaim)
  const mentioned = countSources(touched.claims.flatMap(({ after }) => keptOf(after) ?? []))
  const pairs = [...counts, ...mentioned].flatMap(([entity, bySource]) =>
    [...bySource.keys()].map((source) => [entity, source] as const),
  )
  const ofSources = await findEntriesOfSources(store, distinct(pairs))
  const others: SourceCounts = new Map()
  for (const { owner, item, place } of ofSources) addCount(others, owner, item, -place)
  for (const [entity, bySource] of counts)
    for (const [source, count] of bySource) addCount(others, entity, source, -count)
  const topics = contestedBefore(around)
  const entries = [
    ...ofClaims,
    ...ofSources,
    ...[...keyed].flatMap((slug) => kinds.get(slug) ?? []),
    ...(await findEntriesOfPairs(store, pairsBefore(around))),
    ...(await findEntriesOfTopics(store, topics)),
  ]
  const part = {
    entries,
    dated: await findDated(store, ofClaims),
    undated: countUndated(old, byClaim),
    spans: [...spanned].flatMap((event) => spans.get(event) ?? []),
    contests: await findContests(store, topics),
    eventLinks: await findEventLinkRows(store, possibleEventLinks(around)),
    spellings: await findSpelled(store, [...spelled]),
  }
  return { part, counts: others }
}

function distinct<Item>(items: readonly Item[]): Item[] {
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()]
}

/** How often each source speaks of each entity in these claims, by the lists in which the claims stand. */
function countStored(byClaim: ReadonlyMap<string, readonly Entry[]>): SourceCounts {
  const counts: SourceCounts = new Map()
  for (const entries of byClaim.values()) {
    const owners = (...lists: string[]) =>
      new Set(entries.filter(({ list }) => lists.includes(list)).map(({ owner }) => owner))
    const sources = owners(claimsMade)
    for (const entity of owners(claimsAsSubject, claimsAsObject))
      for (const source of sources) addCount(counts, entity, source, 1)
  }
  return counts
}

/** The claims that stand in lists of claims, and on no timeline: by owner. A date is always on one, or told by another. */
function countUndated(claims: readonly Claim[], byClaim: ReadonlyMap<string, readonly Entry[]>): Map<string, number> {
  const undated = new Map<string, number>()
  for (const { id, subject, value } of claims) {
    const entries = byClaim.get(id) ?? []
    if (value.type === 'date' || !entries.some(({ list }) => list === claimsAsSubject)) continue
    const told = new Set(entries.filter(({ list }) => list === timeline).map(({ owner }) => owner))
    for (const owner of new Set([graphOwner, subject, ...(value.type === 'entity' ? [value.slug] : [])]))
      if (!told.has(owner)) undated.set(owner, (undated.get(owner) ?? 0) + 1)
  }
  return undated
}

async function findDated({ db, dialect }: Store, entries: readonly Entry[]): Promise<DatedTable[]> {
  const wanted = entries.filter(({ list }) => list === timeline).map(({ owner, item }) => [owner, item])
  if (wanted.length === 0) return []
  const { rows } = await sql<Selectable<DatedTable>>`
    select dated.* from ${dialect.recordset(wanted, { owner: 'text', item: 'text' })} as wanted
    join dated on dated.owner = wanted.owner and dated.item = wanted.item`.execute(db)
  return rows.map(({ owner, item, first_day, last_day }) => ({
    owner,
    item,
    first_day: Number(first_day),
    last_day: Number(last_day),
  }))
}

async function findContests({ db, dialect }: Store, topics: ReadonlySet<string>): Promise<ContestTable[]> {
  if (topics.size === 0) return []
  const wanted = [...topics].map((topic) => topic.split(' '))
  const { rows } = await sql<Selectable<ContestTable>>`
    select contest.subject, contest.property from ${dialect.recordset(wanted, { subject: 'text', property: 'text' })} as wanted
    join contest on contest.subject = wanted.subject and contest.property = wanted.property`.execute(db)
  return rows
}

async function findEventLinkRows(
  { db, dialect }: Store,
  possible: readonly EventLinkTable[],
): Promise<EventLinkTable[]> {
  if (possible.length === 0) return []
  const wanted = dialect.recordset(
    possible.map(({ later, earlier, relation, claims }) => [later, earlier, relation, claims]),
    { later: 'text', earlier: 'text', relation: 'text', claims: 'text' },
  )
  const { rows } = await sql<Selectable<EventLinkTable>>`
    select event_link.* from ${wanted} as wanted
    join event_link on event_link.later = wanted.later and event_link.earlier = wanted.earlier
      and event_link.relation = wanted.relation and event_link.claims = wanted.claims`.execute(db)
  return rows
}

async function findSpelled({ db, dialect }: Store, slugs: readonly string[]): Promise<Spelled[]> {
  if (slugs.length === 0) return []
  const { rows } = await sql<Selectable<SpellingTable>>`
    select spelling.* from ${textset(dialect, slugs)} as wanted
    join spelling on spelling.entity = wanted.text`.execute(db)
  return rows
    .map(({ entity, text, shown, forms }) => ({ entity, text, isShown: Number(shown) === 1, forms }))
    .sort((a, b) => compareTexts(a.text, b.text))
}
