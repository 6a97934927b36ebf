import { sql } from 'kysely'
import { foldName } from '../../model/display.ts'
import { findClaims } from '../claims.ts'
import { textset } from '../dialect.ts'
import { findEntities } from '../entities.ts'
import { sourcesOf } from '../list.ts'
import type { Store } from '../store.ts'
import type { SpanTable } from '../tables.ts'
import { derivePart, placesOf } from './derived-part.ts'
import { sourceKey } from './entity-key.ts'
import { type Neighbourhood, readNeighbourhood } from './neighbourhood.ts'
import { readVoices, type VoiceChange } from './source-voices.ts'
import { readStoredPart } from './stored-part.ts'
import type { Touched } from './touched.ts'
import { writeDifference } from './write-difference.ts'

/**
 * Brings all that is derived in step with claims and entities that were changed: what it follows from is read around
 * them, and only rows that differ are written. What depends on an entity's place, name, kind or time, or on who spoke
 * first, is followed as far as it reaches, so many claims at a time.
 */
export async function refresh(store: Store, touched: Touched, { voices, claimsAtOnce }: Reach): Promise<void> {
  const renamed = touched.entities.flatMap(({ before, after }) =>
    before && after && foldName(before.name) !== foldName(after.name) ? [after.slug] : [],
  )
  await rekeySources(store, [...new Set([...renamed, ...voices.redated])])
  const done = { ids: new Set(touched.claims.map(({ id }) => id)), claimsAtOnce }
  await refreshAround(store, touched, done)
  for (const source of voices.redated) await followSource(store, source, done, sql`1 = 1`)
  for (const source of voices.revoiced)
    await followSource(store, source, done, sql`claim.property in ('startDate', 'endDate')`)
}

/** How far a refresh has to reach. */
export interface Reach {
  readonly voices: VoiceChange
  /** How many claims are read at a time where a change is followed. */
  readonly claimsAtOnce: number
}

/** The claims that need not be followed again. */
interface Done {
  readonly ids: ReadonlySet<string>
  readonly claimsAtOnce: number
}

async function refreshAround(store: Store, touched: Touched, done: Done): Promise<void> {
  const around = await readNeighbourhood(store, touched)
  const { part: before, counts } = await readStoredPart(store, around)
  const after = derivePart(around, counts)
  await writeDifference(store, before, after)
  await follow(store, moved(around, after), done)
}

/** The entities that other lists show where they stood before, or as they were. */
function moved(
  { kinds, keyed, spans, spanned, touched }: Neighbourhood,
  after: ReturnType<typeof derivePart>,
): string[] {
  const places = placesOf(kinds)
  const placedNow = placesOf(
    Map.groupBy(
      after.entries.filter(({ owner }) => owner === ''),
      ({ item }) => item,
    ),
  )
  const placed = [...keyed].filter((slug) => {
    const [before, now] = [places.get(slug), placedNow.get(slug)]
    return before && now && JSON.stringify(before) !== JSON.stringify(now)
  })
  const spansNow = new Map(after.spans.map((span) => [span.entity, span]))
  const timed = [...spanned].filter((event) => timeOf(spans.get(event)) !== timeOf(spansNow.get(event)))
  const changedKind = touched.entities.filter(({ before, after }) => before && after && before.kind !== after.kind)
  return [...new Set([...placed, ...timed, ...changedKind.map(({ slug }) => slug)])]
}

function timeOf(span: SpanTable | undefined): string {
  return `${span?.started} ${span?.ended}`
}

/** Refreshes all claims in which these entities are the subject or the value, but those that are done. */
async function follow(store: Store, slugs: readonly string[], done: Done): Promise<void> {
  if (slugs.length === 0) return
  const { rows } = await sql<{ slug: string; count: number | string }>`
    select wanted.text as slug,
      (select count(*) from claim where claim.subject = wanted.text)
      + (select count(*) from claim where claim.object = wanted.text) as count
    from ${textset(store.dialect, slugs)} as wanted`.execute(store.db)
  const isHub = ({ count }: { count: number | string }) => Number(count) > done.claimsAtOnce
  let [few, sum]: [string[], number] = [[], 0]
  for (const row of rows.filter((each) => !isHub(each))) {
    few.push(row.slug)
    sum += Number(row.count)
    if (sum < done.claimsAtOnce) continue
    await followFew(store, few, done)
    few = []
    sum = 0
  }
  await followFew(store, few, done)
  for (const { slug } of rows.filter(isHub)) await followHub(store, slug, done)
}

async function followFew(store: Store, slugs: readonly string[], done: Done): Promise<void> {
  if (slugs.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select claim.id from ${textset(store.dialect, slugs)} as wanted join claim on claim.subject = wanted.text
    union
    select claim.id from ${textset(store.dialect, slugs)} as wanted join claim on claim.object = wanted.text`.execute(
    store.db,
  )
  await refreshClaims(
    store,
    rows.map(({ id }) => id),
    done,
  )
}

async function followHub(store: Store, slug: string, done: Done): Promise<void> {
  for (const end of ['subject', 'object'] as const) {
    let last = ['', '', '']
    for (;;) {
      const { rows } = await sql<{ subject: string; property: string; id: string }>`
        select subject, property, id from claim
        where ${sql.ref(`claim.${end}`)} = ${slug} and (subject, property, id) > (${sql.join(last)})
        order by subject, property, id limit ${done.claimsAtOnce}`.execute(store.db)
      await refreshClaims(
        store,
        rows.map(({ id }) => id),
        done,
      )
      const row = rows.at(-1)
      if (!row || rows.length < done.claimsAtOnce) break
      last = [row.subject, row.property, row.id]
    }
  }
}

/** Refreshes the claims of a source that fulfil a condition, but those that are done. */
async function followSource(
  store: Store,
  source: string,
  done: Done,
  condition: ReturnType<typeof sql>,
): Promise<void> {
  let last = ''
  for (;;) {
    const { rows } = await sql<{ id: string }>`
      select distinct claim.id from reference join claim on claim.subject = reference.subject and claim.id = reference.claim
      where reference.source = ${source} and reference.claim > ${last} and ${condition}
      order by claim.id limit ${done.claimsAtOnce}`.execute(store.db)
    await refreshClaims(
      store,
      rows.map(({ id }) => id),
      done,
    )
    if (rows.length < done.claimsAtOnce) return
    last = rows.at(-1)?.id ?? last
  }
}

async function refreshClaims(store: Store, ids: readonly string[], done: Done): Promise<void> {
  const left = ids.filter((id) => !done.ids.has(id))
  if (left.length === 0) return
  const claims = await findClaims(store, left, { rivals: false })
  await refreshAround(
    store,
    { claims: claims.map((claim) => ({ id: claim.id, before: claim, after: claim })), entities: [] },
    { ...done, ids: new Set(left) },
  )
}

/** Puts sources at their new places in the lists of who says most. */
async function rekeySources(store: Store, slugs: readonly string[]): Promise<void> {
  if (slugs.length === 0) return
  const { voices } = await readVoices(store, slugs)
  const keys = (await findEntities(store, slugs)).map((entity) => sourceKey(entity, 0, voices))
  const wanted = store.dialect.recordset(
    keys.map(({ item, start, name }) => [item, start, name]),
    { item: 'text', start: 'bigint', name: 'text' },
  )
  await sql`
    update entry set name = wanted.name, start = wanted.start from ${wanted} as wanted
    where entry.item = wanted.item and entry.list = ${sourcesOf}`.execute(store.db)
}
