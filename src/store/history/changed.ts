import { type RawBuilder, sql } from 'kysely'
import { comparePositions, type Position } from '../../lists/position.ts'
import { type Difference, differencesOfClaim, differencesOfEntity, erasedDifference } from '../../model/difference.ts'
import { findEntities } from '../entities.ts'
import type { Store } from '../store.ts'
import { findNumberedClaims } from '../stored-claims.ts'
import { decodeClaimState, decodeEntityState } from './state.ts'

/** What a change did to one entity or one claim, and where it stands among all that it changed. */
export interface Changed {
  readonly place: Position
  readonly differences: readonly Difference[]
}

/** Up to `limit` of what a change changed, from a place on and until another, both of these counted in. */
export interface ChangedRequest {
  readonly number: number
  readonly after: Position | null
  readonly before: Position | null
  readonly limit: number
  readonly backwards: boolean
}

/**
 * What several changes changed: entities first, then claims, as the indexes of the history have them, so that no more is
 * read of an import than is shown. In the order of their places, or from the last one where it is read backwards. The
 * requests must be alike in limit and direction.
 */
export async function findChanged(store: Store, requests: readonly ChangedRequest[]): Promise<Changed[][]> {
  const [{ limit, backwards } = { limit: 0, backwards: false }] = requests
  const bounds = sections.flatMap(({ type }, index) => [
    [`from_${index}`, type],
    [`to_${index}`, type],
  ])
  const columns = { index: 'bigint', number: 'bigint', ...Object.fromEntries(bounds) } as const
  const given = requests.map(({ number, after, before }, index) => [
    index,
    number,
    ...sections.flatMap((_, section) => [lowest(section, after), highest(section, before)]),
  ])
  const pages = sections.map(
    (section, index) =>
      sql`${store.dialect.jsonArray(pageOf(section, index, limit, backwards), rowColumns)} as ${sql.ref(`section_${index}`)}`,
  )
  const { rows } = await sql<Record<string, unknown>>`
    with wanted as (select * from ${store.dialect.recordset(given, columns)} as given)
    select wanted."index", ${sql.join(pages)} from wanted`.execute(store.db)
  const found: Row[][] = requests.map(() => [])
  for (const row of rows) {
    const all = sections.flatMap((_, section) =>
      (store.dialect.parseJson(row[`section_${section}`]) as unknown[][]).map((values) => rowOf(section, values)),
    )
    const sorted = all.sort((a, b) => comparePositions(a.place, b.place))
    found[Number(row.index)] = (backwards ? sorted.reverse() : sorted).slice(0, limit)
  }
  const told = await readStates(store, found.flat())
  return found.map((each) => each.map(told))
}

interface Section {
  readonly of: 'ENTITY' | 'CLAIM'
  /** By what it is ordered. */
  readonly type: 'bigint' | 'text'
  readonly place: RawBuilder<unknown>
  /** The parts of `rowColumns` besides the place. */
  readonly selected: RawBuilder<unknown>
  readonly from: RawBuilder<unknown>
  readonly where: RawBuilder<unknown>
}

/**
 * A state that a change began either stands still, or another change ended it since. What a change ended without beginning
 * another is gone.
 */
const sections: readonly Section[] = [
  {
    of: 'ENTITY',
    type: 'bigint',
    place: sql`entity_since.entity`,
    selected: sql`entity.slug as name, 1 as began, null as state, ended.since as was, ended.state as was_state, null as led`,
    from: sql`entity_since join entity on entity.number = entity_since.entity
      left join past_entity as ended on ended.slug = entity.slug and ended.until = entity_since.since`,
    where: sql`entity_since.since = wanted.number`,
  },
  {
    of: 'ENTITY',
    type: 'text',
    place: sql`past.slug`,
    selected: sql`past.slug as name, 1 as began, past.state, ended.since as was, ended.state as was_state, null as led`,
    from: sql`past_entity as past
      left join past_entity as ended on ended.slug = past.slug and ended.until = past.since`,
    where: sql`past.since = wanted.number`,
  },
  {
    of: 'ENTITY',
    type: 'text',
    place: sql`past.slug`,
    selected: sql`past.slug as name, 0 as began, null as state, past.since as was, past.state as was_state, redirect.entity as led`,
    from: sql`past_entity as past
      left join redirect on redirect.slug = past.slug and redirect.since = past.until`,
    where: sql`past.until = wanted.number
      and not exists (select 1 from past_entity as next where next.slug = past.slug and next.since = past.until)
      and not exists (select 1 from entity join entity_since on entity_since.entity = entity.number
        where entity.slug = past.slug and entity_since.since = past.until)`,
  },
  {
    of: 'CLAIM',
    type: 'bigint',
    place: sql`claim_since.claim`,
    selected: sql`claim.id as name, 1 as began, null as state, ended.since as was, ended.state as was_state, null as led`,
    from: sql`claim_since join claim on claim.number = claim_since.claim
      left join past_claim as ended on ended.id = claim.id and ended.until = claim_since.since`,
    where: sql`claim_since.since = wanted.number`,
  },
  {
    of: 'CLAIM',
    type: 'text',
    place: sql`past.id`,
    selected: sql`past.id as name, 1 as began, past.state, ended.since as was, ended.state as was_state, null as led`,
    from: sql`past_claim as past
      left join past_claim as ended on ended.id = past.id and ended.until = past.since`,
    where: sql`past.since = wanted.number`,
  },
  {
    of: 'CLAIM',
    type: 'text',
    place: sql`past.id`,
    selected: sql`past.id as name, 0 as began, null as state, past.since as was, past.state as was_state, null as led`,
    from: sql`past_claim as past`,
    where: sql`past.until = wanted.number
      and not exists (select 1 from past_claim as next where next.id = past.id and next.since = past.until)
      and not exists (select 1 from claim join claim_since on claim_since.claim = claim.number
        where claim.id = past.id and claim_since.since = past.until)`,
  },
]

const rowColumns = ['place', 'name', 'began', 'state', 'was', 'was_state', 'led']

interface Row {
  readonly section: Section
  readonly place: Position
  readonly name: string
  /** Whether the change left a state of it; the state, where another change ended it since. */
  readonly began: boolean
  readonly state: string | null
  /** Since when the state held that the change ended; null where it ended none. */
  readonly was: number | null
  readonly wasState: string | null
  readonly led: string | null
}

function pageOf(
  { place, selected, from, where }: Section,
  index: number,
  limit: number,
  backwards: boolean,
): RawBuilder<unknown> {
  const [least, most] = [sql.ref(`wanted.from_${index}`), sql.ref(`wanted.to_${index}`)]
  return sql`
    select ${place} as place, ${selected} from ${from}
    where ${where} and ${place} >= ${least} and ${place} <= ${most}
    order by ${place} ${backwards ? sql`desc` : sql`asc`} limit ${limit}`
}

function rowOf(section: number, [place, name, began, state, was, wasState, led]: readonly unknown[]): Row {
  const declared = sections[section] as Section
  return {
    section: declared,
    place: declared.type === 'bigint' ? [section, Number(place), ''] : [section, 0, String(place)],
    name: String(name),
    began: Number(began) === 1,
    state: state as string | null,
    was: was === null ? null : Number(was),
    wasState: wasState as string | null,
    led: led as string | null,
  }
}

/** Where a section is read from, so that a place and what follows it are read. */
function lowest(section: number, after: Position | null): number | string {
  const isNumbered = sections[section]?.type === 'bigint'
  const [at, number, text] = placeIn(after)
  if (at === undefined || section > at) return isNumbered ? 0 : ''
  if (section < at) return isNumbered ? Number.MAX_SAFE_INTEGER : last
  return isNumbered ? number : text
}

function highest(section: number, before: Position | null): number | string {
  const isNumbered = sections[section]?.type === 'bigint'
  const [at, number, text] = placeIn(before)
  if (at === undefined || section < at) return isNumbered ? Number.MAX_SAFE_INTEGER : last
  if (section > at) return isNumbered ? -1 : ''
  return isNumbered ? number : text
}

const last = '\u{10ffff}'

/** The parts of a forged cursor can be of other types. */
function placeIn(position: Position | null): [section: number | undefined, number: number, text: string] {
  const [section, number, text] = position ?? []
  return [
    typeof section === 'number' ? section : undefined,
    typeof number === 'number' ? number : 0,
    typeof text === 'string' ? text : '',
  ]
}

/** Reads what stands still, and gives how to tell what a row says. */
async function readStates(store: Store, rows: readonly Row[]): Promise<(row: Row) => Changed> {
  const standing = rows.filter(({ began, section }) => began && section.type === 'bigint')
  const slugs = standing.filter(({ section }) => section.of === 'ENTITY').map(({ name }) => name)
  const numbers = standing.filter(({ section }) => section.of === 'CLAIM').map(({ place }) => Number(place[1]))
  const entities = slugs.length === 0 ? [] : await findEntities(store, slugs)
  const claims = numbers.length === 0 ? [] : await findNumberedClaims(store, numbers)
  const bySlug = new Map(entities.map((entity) => [entity.slug, entity]))
  const byId = new Map(claims.map(({ claim }) => [claim.id, claim]))
  return (row) => ({ place: row.place, differences: differencesOf(row, bySlug, byId) })
}

function differencesOf(
  { section, name, began, state, was, wasState, led }: Row,
  entities: ReadonlyMap<string, Parameters<typeof differencesOfEntity>[0]['after']>,
  claims: ReadonlyMap<string, Parameters<typeof differencesOfClaim>[0]['after']>,
): readonly Difference[] {
  const isErased = (was !== null && wasState === null) || (began && section.type === 'text' && state === null)
  if (section.of === 'ENTITY') {
    if (isErased) return [erasedDifference({ subject: name })]
    const before = wasState === null ? null : decodeEntityState(wasState)
    const after = state === null ? (entities.get(name) ?? null) : decodeEntityState(state)
    return differencesOfEntity({ slug: name, before, after: began ? after : null, mergedInto: led })
  }
  if (isErased) return [erasedDifference({ claimId: name })]
  const before = wasState === null ? null : decodeClaimState(wasState)
  const after = state === null ? (claims.get(name) ?? null) : decodeClaimState(state)
  return differencesOfClaim({ before, after: began ? after : null })
}
