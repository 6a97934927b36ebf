import { shownOf } from '../../lists/derive.ts'
import type { Claim } from '../../model/claim.ts'
import { ownerListing } from '../../model/complete-list.ts'
import { identifiersOf, type PartTable, partTables, sourceCountRows, tieRows } from '../derived-rows.ts'
import { encodeEntity } from '../entities.ts'
import { addToRows, deleteRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import { nothingSurrounded } from '../stored-claims.ts'
import { type Around, addMates } from './around.ts'
import { changePart, type PartChange, writeDifference } from './change.ts'
import { followEntities, followSources } from './follow.ts'
import type { EntityChange } from './held-entities.ts'
import type { ClaimChange } from './holdings.ts'
import { knownPart, movedAmong, numbersOf } from './known.ts'
import { settle } from './settle.ts'
import { changeVoices, sourcesOf } from './source-voices.ts'
import { respell } from './spell.ts'

/** What becomes of entities and claims. */
export interface Change {
  readonly entities: readonly EntityChange[]
  readonly claims: readonly ClaimChange[]
}

/**
 * Writes what becomes of entities and claims, and brings all that is derived in step: the rows that follow from the
 * claims and their mates before the change, and those that follow from them after it, are held against each other.
 * What depends on where an entity stands, or on who spoke first, is followed as far as it reaches, `pace` claims at a time.
 */
export async function refresh(store: Store, change: Change, around: Around, pace: number): Promise<void> {
  const { known, mates } = around
  const { entities, claims } = change
  const present = entities.flatMap(({ number, after }) => (after ? [{ number, ...encodeEntity(after) }] : []))
  await upsertRows(store, 'entity', present)
  await writeIdentifiers(store, entities)
  const touched = new Set(claims.map(({ claim }) => claim.id))
  const others = [...mates.values()].flatMap(({ claim }) => (touched.has(claim.id) ? [] : [claim]))
  const [added, before, after] = sortOut(claims, others, around.listOwners)
  const voices = await changeVoices(store, sourcesOf(added, before, after, others), claims)
  const alone = knownPart(known, 'after', voices.after, added, [])
  const old = knownPart(known, 'before', voices.before, before, others)
  const now = knownPart(known, 'after', voices.after, after, others)
  const numbers = numbersOf(known, [...mates.values(), ...claims])
  const parts: PartChange[] = [
    { before: [], after: alone, numbers },
    { before: [old], after: now, numbers },
  ]
  for (const part of parts) await changePart(store, part, saidFirst)
  const keptAfter = [...alone.kept, ...now.kept]
  await settle(store, known, {
    entities,
    keptBefore: old.kept,
    keptAfter,
    whole: [...alone.kept, ...now.wholeKept],
    voices: voices.after,
  })
  for (const part of parts) await changePart(store, part, derivedThen)
  const sourceCounts = (kept: readonly Claim[]) => sourceCountRows(kept, numbers)
  await addToRows(store, 'source_count', 'claims', countDifference(sourceCounts, old.kept, keptAfter))
  const ties = (kept: readonly Claim[]) => tieRows(kept, numbers)
  await addToRows(store, 'tie', 'claims', countDifference(ties, old.kept, keptAfter))
  await spell(store, around, change)
  await deleteRows(
    store,
    'entity',
    entities.filter(({ after }) => !after),
  )
  const done = { claims: touched, pace, changes: claims }
  await followEntities(store, movedAmong(known), done)
  await followSources(store, { ...voices, created: createdAmong(entities) }, done)
}

/** What other rows are found by comes first. */
const saidFirst: readonly PartTable[] = ['claim', 'mention']
const derivedThen = partTables.filter((table) => !saidFirst.includes(table))

/**
 * Claims that come where nothing was said of their subjects that has to do with them, and all others as they were and as
 * they are: with the former there is nothing to hold against.
 */
function sortOut(
  claims: readonly ClaimChange[],
  others: readonly Claim[],
  listOwners: ReadonlySet<string>,
): [added: Claim[], before: Claim[], after: Claim[]] {
  const known = new Set(others.map(({ subject }) => subject))
  for (const { before } of claims) if (before) known.add(before.subject)
  // What is said of one subject stays together, for rows follow from it together.
  for (const { claim } of claims) if (listOwners.has(ownerListing(claim) ?? claim.subject)) known.add(claim.subject)
  const [added, old, now]: [Claim[], Claim[], Claim[]] = [[], [], []]
  for (const { claim, before, after } of claims) {
    if (before) old.push(before)
    if (after) (known.has(claim.subject) ? now : added).push(after)
  }
  return [added, old, now]
}

/** What the graph came to have: nothing was said by it before. */
function createdAmong(entities: readonly EntityChange[]): Set<string> {
  return new Set(entities.flatMap(({ slug, before }) => (before ? [] : [slug])))
}

/** Rows that count claims, by how much more or less they count after a change than before. */
function countDifference<Row extends { claims: number }>(
  rowsOf: (claims: readonly Claim[]) => readonly Row[],
  before: readonly Claim[],
  after: readonly Claim[],
): Row[] {
  const counts = new Map<string, Row>()
  const add = (rows: readonly Row[], times: 1 | -1) => {
    for (const row of rows) {
      const key = JSON.stringify({ ...row, claims: 0 })
      const known = counts.get(key)
      counts.set(key, { ...row, claims: (known?.claims ?? 0) + row.claims * times })
    }
  }
  add(rowsOf(after), 1)
  add(rowsOf(before), -1)
  return [...counts.values()]
}

async function writeIdentifiers(store: Store, entities: readonly EntityChange[]): Promise<void> {
  const rowsOf = (state: 'before' | 'after') =>
    entities.flatMap((change) => {
      const entity = change[state]
      return entity ? identifiersOf(entity, change.number) : []
    })
  await writeDifference(store, 'identifier', [rowsOf('before')], rowsOf('after'))
}

/** Spells entities that are called otherwise, or come to be shown or hidden, or of which names are told. */
async function spell(store: Store, around: Around, { entities, claims }: Change): Promise<void> {
  const { known, mates } = around
  const spelled = new Set(entities.map(({ slug }) => slug))
  for (const { claim } of claims) if (claim.property === 'name') spelled.add(claim.subject)
  for (const { slug, before, after } of known.values()) if (before?.shown !== after?.shown) spelled.add(slug)
  if (spelled.size === 0) return
  const topics = new Map<string, readonly [number, 'name']>()
  for (const slug of spelled) {
    const entity = known.get(slug)
    if (entity?.isSubject) topics.set(slug, [entity.number, 'name'])
  }
  await addMates(store, around, { ...nothingSurrounded(), topics })
  const touched = new Set(claims.map(({ claim }) => claim.id))
  const isName = ({ id, subject, property }: Claim) => property === 'name' && spelled.has(subject) && !touched.has(id)
  const others = [...mates.values()].flatMap(({ claim }) => (isName(claim) ? [claim] : []))
  const printed = (state: 'before' | 'after') => {
    const own = claims.flatMap((change) => (change[state]?.property === 'name' ? [change[state]] : []))
    const all = [...own, ...others]
    return { claims: all, kept: all.flatMap((claim) => shownOf(claim) ?? []) }
  }
  await respell(store, known, spelled, { before: printed('before'), after: printed('after') })
}
