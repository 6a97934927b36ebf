import { entitiesNeeded } from '../../lists/mentions.ts'
import { byJudgement, type Claim, mergeClaims } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { importAuthor } from '../history/author.ts'
import type { Entered, Entry } from '../history/entry.ts'
import { type Recorded, recordChange } from '../history/record.ts'
import { lockGraph, recordRevision } from '../revision.ts'
import type { Store } from '../store.ts'
import { adoptWritten } from './adopt.ts'
import { type Around, readAround } from './around.ts'
import { changesOf, holdEntities } from './held-entities.ts'
import { type ClaimChange, holdClaims } from './holdings.ts'
import { goOnWithImport } from './imports.ts'
import { leadAmendment } from './led-amendment.ts'
import { holdSayings, type Saying } from './records.ts'
import { type Change, refresh } from './refresh.ts'
import { numberRun, type Run } from './runs.ts'

/** Some of what an origin says: a batch of an import. */
export interface Amendment extends Run {
  /** The file's namespace: what it says is held under this name ("estonia-riigikogu"). Never empty. */
  readonly origin: string
  /** The run of the import: made of the file's content and the reader's version, so that a killed run resumes as itself. */
  readonly run: string
  /**
   * To add or to renew. What several origins give is called as the first of them calls it, by their slugs, and has the
   * identifiers of all.
   */
  readonly entities: readonly Entity[]
  /** To add: merged by id with what is there, references united. Every entity that they name must be there, or come with them. */
  readonly claims: readonly Claim[]
  /** Which record of the file says which of the claims, where that is kept. */
  readonly sayings?: readonly Saying[]
}

/** How many of an amendment's entities, claims and references are new to the graph, changed it, or were there before. */
export interface AmendmentCounts {
  readonly entities: Counts
  /** Changed claims are those that are judged otherwise. */
  readonly claims: Counts
  readonly references: { readonly added: number; readonly unchanged: number }
}

export interface Counts {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
}

/**
 * Adds to a graph, or renews of it, what an origin says. It is one transaction that leaves the graph whole: what is
 * derived from claims is in step with them. The same again changes nothing.
 */
export async function amendGraph(store: Store, amendment: Amendment, pace: Pace = usualPace): Promise<AmendmentCounts> {
  const plan = async (inside: Store) => {
    const run = await numberRun(inside, amendment)
    const said = await leadAmendment(inside, amendment)
    const claims = distinct(said.claims)
    const entities = await holdEntities(inside, run, said.entities)
    const around = await readAround(inside, claims, entities)
    const changes = await holdClaims(inside, run, claims, around.mates)
    const added = new Map(changes.map(({ number, claim }) => [claim.id, number]))
    const numberOf = (id: string) => around.mates.get(id)?.number ?? added.get(id) ?? 0
    await holdSayings(inside, run, said.sayings ?? [], numberOf)
    return { entities, claims: changes, around, said: claims }
  }
  const { said, ...change } = await changeGraph(store, amendment, plan, pace)
  return count(amendment, said, change)
}

/** How many claims are read at a time, where a change is followed to all that it reaches. */
export interface Pace {
  readonly claimsAtOnce: number
}

const usualPace: Pace = { claimsAtOnce: 2_000 }

/** What is to become of entities and claims, and what they stand among. */
export interface Plan extends Recorded {
  readonly around: Around
}

/** Brings about in one transaction what an import does, and enters it in the history. */
export async function changeGraph<Planned extends Plan>(
  store: Store,
  { origin, run }: Run,
  plan: (inside: Store) => Promise<Planned>,
  pace: Pace = usualPace,
): Promise<Planned> {
  return store.db.transaction().execute(async (db) => {
    const inside = { ...store, db }
    const revision = await lockGraph(inside)
    await adoptWritten(inside, revision)
    const planned = await plan(inside)
    await goOnWithImport(inside, { origin, run })
    if (planned.entities.length + planned.claims.length === 0) return planned
    const change = await writeChange(inside, planned, pace)
    const entry = { author: importAuthor(origin), message: null, origin, run }
    await enterAll(inside, revision, entry, { ...planned, ...change })
    return { ...planned, ...change }
  })
}

/**
 * Writes what is planned, with all that follows from it, and returns what became of everything. Entities go last, when no
 * claim names them any more; with them those go that nobody gives and no claim needs now.
 */
export async function writeChange(inside: Store, planned: Plan, { claimsAtOnce }: Pace = usualPace): Promise<Change> {
  const { claims, around } = planned
  const [entities, leaving] = [
    planned.entities.filter(({ after }) => after),
    planned.entities.filter(({ after }) => !after),
  ]
  if (entities.length + claims.length > 0) await refresh(inside, { entities, claims }, around, claimsAtOnce)
  const known = new Set(leaving.map(({ slug }) => slug))
  const orphans = await changesOf(
    inside,
    releasedBy(claims).filter((slug) => !known.has(slug)),
  )
  const gone = [...leaving, ...orphans.filter(({ after }) => after === null)]
  if (gone.length > 0)
    await refresh(inside, { entities: gone, claims: [] }, await readAround(inside, [], gone), claimsAtOnce)
  return { entities: [...entities, ...gone], claims }
}

/** Enters what was written in the history, and gives the graph another revision. */
export async function enterAll(inside: Store, revision: string, entry: Entry, written: Recorded): Promise<Entered> {
  const entered = await recordChange(inside, entry, written)
  const changed = [...written.entities.map(({ slug }) => slug), ...written.claims.map(({ claim }) => claim.id)]
  await recordRevision(inside, revision, entered.key, changed)
  return entered
}

/** The entities that were needed by claims as they were, and are not by these as they are. */
function releasedBy(claims: readonly ClaimChange[]): string[] {
  const released = new Set<string>()
  for (const { before, after } of claims) {
    if (!before) continue
    const needed = new Set(after ? entitiesNeeded(after) : [])
    for (const slug of entitiesNeeded(before)) if (!needed.has(slug)) released.add(slug)
  }
  return [...released]
}

/** Each claim once, in the order in which they came. */
function distinct(claims: readonly Claim[]): Claim[] {
  const known = new Map<string, Claim>()
  for (const claim of claims) {
    const other = known.get(claim.id)
    const [merged = claim] = other ? mergeClaims([other, claim]) : [claim]
    known.set(claim.id, merged)
  }
  return [...known.values()]
}

function count({ entities }: Amendment, claims: readonly Claim[], change: Change): AmendmentCounts {
  const references = claims.reduce((sum, claim) => sum + claim.references.length, 0)
  const tally = (changes: readonly { readonly before: unknown }[], all: number) => {
    const added = changes.filter(({ before }) => before === null).length
    return { added, changed: changes.length - added, unchanged: all - changes.length }
  }
  const judged = change.claims.filter(({ before, after }) => !before || (after && byJudgement(before, after) !== 0))
  const added = change.claims.reduce(
    (sum, { before, after }) => sum + (after?.references.length ?? 0) - (before?.references.length ?? 0),
    0,
  )
  return {
    entities: tally(change.entities, new Set(entities.map(({ slug }) => slug)).size),
    claims: tally(judged, claims.length),
    references: { added, unchanged: references - added },
  }
}
