import { sql } from 'kysely'
import type { Claim } from '../../model/claim.ts'
import type { Voices } from '../../model/voices.ts'
import type { PartTable } from '../derived-rows.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { findNumberedClaims, type StoredClaim } from '../stored-claims.ts'
import type { Tables } from '../tables.ts'
import { readAround } from './around.ts'
import { changePart } from './change.ts'
import type { ClaimChange } from './holdings.ts'
import { type EntityState, knownPart, movedAmong, numbersOf } from './known.ts'
import { settle } from './settle.ts'
import { changeVoices, sourcesOf, type VoiceChange } from './source-voices.ts'

/** How a change is followed. */
export interface Pursuit {
  /** The ids of claims of which all rows are in step. */
  readonly claims: ReadonlySet<string>
  /** How many claims are read at a time. */
  readonly pace: number
  /** What became of claims: some of them tell of the voices by which rows are derived. */
  readonly changes: readonly ClaimChange[]
}

/** Brings the rows of all claims in step that show these entities where they stood. */
export async function followEntities(
  store: Store,
  moved: ReadonlyMap<string, EntityState>,
  pursuit: Pursuit,
): Promise<void> {
  if (moved.size === 0) return
  const { rows } = await sql<{ number: number; claims: number }>`
    with wanted as (
      select entity.number from ${textset(store.dialect, [...moved.keys()])} as given
      join entity on entity.slug = given.text)
    select number, (select count(*) from claim where claim.subject = wanted.number)
      + (select count(*) from claim where claim.object = wanted.number) as claims
    from wanted`.execute(store.db)
  for (const { few, hub } of partition(rows, pursuit.pace)) {
    if (few) await followClaims(store, await numbersOfAll(store, few), moved, pursuit)
    for (const end of hub === undefined ? [] : ends) await followHub(store, hub ?? 0, end, moved, pursuit)
  }
}

/** The columns in which a hub stands in claims, and those that follow in the order of their index. */
const ends = [
  { column: 'subject', order: ['property', 'number'], first: ['', 0] },
  { column: 'object', order: ['property', 'subject', 'number'], first: ['', 0, 0] },
] as const

async function followHub(
  store: Store,
  hub: number,
  { column, order, first }: (typeof ends)[number],
  moved: ReadonlyMap<string, EntityState>,
  pursuit: Pursuit,
): Promise<void> {
  const columns = sql.join(order.map((name) => sql.ref(`claim.${name}`)))
  for (let last: readonly (string | number)[] = first; ; ) {
    const { rows } = await sql<Pick<Tables['claim'], 'number' | 'subject' | 'property'>>`
      select number, subject, property from claim
      where ${sql.ref(`claim.${column}`)} = ${hub} and (${columns}) > (${sql.join(last)})
      order by ${columns} limit ${pursuit.pace}`.execute(store.db)
    const numbers = rows.map(({ number }) => number)
    await followClaims(store, numbers, moved, pursuit)
    const row = rows.at(-1)
    if (!row || rows.length < pursuit.pace) return
    last = order.map((name) => row[name])
  }
}

interface Share {
  readonly few?: readonly number[]
  readonly hub?: number
}

/** As many entities together as have so many claims; those that alone have more by themselves. */
function* partition(rows: readonly { number: number; claims: number }[], pace: number): Iterable<Share> {
  let [few, sum]: [number[], number] = [[], 0]
  for (const { number, claims } of rows) {
    if (Number(claims) > pace) yield { hub: Number(number) }
    else if (Number(claims) > 0) {
      few.push(Number(number))
      sum += Number(claims)
    }
    if (sum < pace) continue
    yield { few }
    few = []
    sum = 0
  }
  if (few.length > 0) yield { few }
}

async function numbersOfAll({ db, dialect }: Store, entities: readonly number[]): Promise<number[]> {
  const wanted = dialect.recordset(
    entities.map((entity) => [entity]),
    { number: 'bigint' },
  )
  const { rows } = await sql<{ number: number }>`
    with wanted as (select * from ${wanted} as given)
    select claim.number from wanted join claim on claim.subject = wanted.number
    union select claim.number from wanted join claim on claim.object = wanted.number`.execute(db)
  return rows.map(({ number }) => Number(number))
}

const whereEntitiesStand: readonly PartTable[] = ['entry', 'dated', 'event_link', 'support']

async function followClaims(
  store: Store,
  numbers: readonly number[],
  moved: ReadonlyMap<string, EntityState>,
  { claims: done, changes }: Pursuit,
): Promise<void> {
  const stored = await leftOf(store, numbers, done)
  if (stored.length === 0) return
  const { part, known, voices, allVoices, numbered } = await surroundings(store, stored, changes, whereEntitiesStand)
  for (const [slug, before] of moved) {
    const entity = known.get(slug)
    if (entity) entity.before = before
  }
  const before = allVoices.map((each) => part('before', each))
  const after = part('after', voices)
  await changePart(store, { before, after, numbers: numbered }, whereEntitiesStand)
}

const whereSourcesSpeak: readonly PartTable[] = ['claim', 'entry', 'dated', 'support', 'contest']

/** Brings the rows of all claims in step that depend on when their sources came out, or on whom these repeat. */
export async function followSources(
  store: Store,
  { redated, revoiced, created }: Pick<VoiceChange, 'redated' | 'revoiced'> & { readonly created: ReadonlySet<string> },
  pursuit: Pursuit,
): Promise<void> {
  for (const source of new Set([...redated, ...revoiced])) {
    if (created.has(source)) continue
    for (let last: CitedKey = { shown: -1, place: '', list_order: 0, day: 0, property: '', id: '' }; ; ) {
      const { shown, place, list_order, day, property, id } = last
      const { rows } = await sql<CitedKey & { readonly claim: number }>`
        select cited.* from entity join cited on cited.source = entity.number
          and (cited.shown, cited.place, cited.list_order, cited.day, cited.property, cited.id)
            > (${shown}, ${place}, ${list_order}, ${day}, ${property}, ${id})
        where entity.slug = ${source}
        order by cited.shown, cited.place, cited.list_order, cited.day, cited.property, cited.id
        limit ${pursuit.pace}`.execute(store.db)
      await followVoices(
        store,
        rows.map(({ claim }) => Number(claim)),
        pursuit,
      )
      if (rows.length < pursuit.pace) break
      last = rows.at(-1) ?? last
    }
  }
}

type CitedKey = Pick<Tables['cited'], 'shown' | 'place' | 'list_order' | 'day' | 'id'> & { readonly property: string }

async function followVoices(store: Store, numbers: readonly number[], pursuit: Pursuit): Promise<void> {
  const stored = await leftOf(store, numbers, pursuit.claims)
  if (stored.length === 0) return
  const { part, known, voices, allVoices, numbered } = await surroundings(
    store,
    stored,
    pursuit.changes,
    whereSourcesSpeak,
  )
  const now = part('after', voices)
  await settle(store, known, { entities: [], keptBefore: [], keptAfter: [], whole: now.wholeKept, voices })
  const before = allVoices.map((each) => part('before', each))
  await changePart(store, { before, after: now, numbers: numbered }, whereSourcesSpeak)
  await followEntities(store, movedAmong(known), { ...pursuit, claims: new Set() })
}

async function leftOf(store: Store, numbers: readonly number[], done: ReadonlySet<string>): Promise<StoredClaim[]> {
  if (numbers.length === 0) return []
  return (await findNumberedClaims(store, numbers)).filter(({ claim }) => !done.has(claim.id))
}

/** What stands around claims, with the voices by which their rows are to be derived, and all by which they can have been. */
async function surroundings(
  store: Store,
  stored: readonly StoredClaim[],
  changes: readonly ClaimChange[],
  tables: readonly PartTable[],
) {
  const claims = stored.map(({ claim }) => claim)
  const own = new Set(claims.map(({ id }) => id))
  const { known, mates } = await readAround(store, claims, [], { withLists: tables.includes('contest') })
  const others: Claim[] = []
  for (const { claim } of mates.values()) if (!own.has(claim.id)) others.push(claim)
  const part = (state: 'before' | 'after', voices: Voices) => knownPart(known, state, voices, claims, others)
  const { before, after } = await changeVoices(store, sourcesOf(claims, others), changes)
  const numbered = numbersOf(known, [...mates.values(), ...stored])
  return { known, numbered, part, voices: after, allVoices: [...new Set([before, after])] }
}
