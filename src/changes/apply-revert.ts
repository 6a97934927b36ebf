import { entitiesNeeded } from '../lists/mentions.ts'
import type { Claim } from '../model/claim.ts'
import type { Entity } from '../model/entity.ts'
import { quote } from '../model/quote.ts'
import type { HeldClaim } from '../store/amend/drafted-claims.ts'
import type { HeldEntity } from '../store/amend/drafted-entities.ts'
import { type Held, isChange as isEntityChange } from '../store/amend/held-entities.ts'
import { isChange as isClaimChange } from '../store/amend/holdings.ts'
import { moveNamesBack, type NamesMoved } from '../store/amend/names-of-files.ts'
import { findAllRuns } from '../store/amend/runs.ts'
import { findChange, findNumbered, type StoredChange } from '../store/history/find-change.ts'
import { findLeading, findRedirectsEnded } from '../store/history/redirects.ts'
import {
  type ChangedItem,
  findFirstSince,
  readChangedClaims,
  readChangedEntities,
} from '../store/history/states-of-change.ts'
import type { Draft } from './draft.ts'
import { changeIn } from './names.ts'
import type { Problem, ProblemCode } from './problem.ts'

/**
 * Undoes what a change did, whole: every entity and claim is as it was before it. Nothing may have been built on it: what
 * the change left must be as it left it, or be so again.
 */
export async function applyRevert(draft: Draft, text: string, path: readonly string[]): Promise<Problem[]> {
  const key = changeIn(text)
  const change = key === undefined ? null : await findChange(draft.store, key)
  const problem = (code: ProblemCode, message: string): Problem => ({ code, message, path, suggestion: null })
  if (!change)
    return [problem('UNKNOWN_CHANGE', `expected the id of a change, got ${quote(text)}; look for it with "changes"`)]
  if (change.number === null) {
    const message = `expected a change that has taken effect, got one that is ${change.state}; there is nothing to undo`
    return [problem('NOT_REVERTIBLE', message)]
  }
  if (Number(change.differences) > mostDifferences) {
    const message = `expected a change of at most ${mostDifferences.toLocaleString('en')} differences, got change ${change.number} of ${Number(change.differences).toLocaleString('en')}; what a file brought is taken back by importing it once more without that`
    return [problem('NOT_REVERTIBLE', message)]
  }
  const entities = await readChangedEntities(draft.store, change.number)
  const claims = await readChangedClaims(draft.store, change.number)
  if ([...entities, ...claims].some(({ isErased }) => isErased))
    return [
      problem(
        'NOT_REVERTIBLE',
        `expected a change of which all is on record, got change ${change.number}, of which something was erased by law`,
      ),
    ]
  await draft.entities.read(entities.map((item) => item.key))
  await draft.claims.read(claims.map((item) => item.key))
  const built = await findBuiltOn(draft, change, entities, claims)
  if (built) return [problem('NOT_REVERTIBLE', built)]
  await restore(draft, change.number, entities, claims)
  const left = await findLeftOver(draft, entities, claims)
  if (left) return [problem('NOT_REVERTIBLE', left)]
  draft.reverted.push(change.key)
  return []
}

/** So much is undone in one transaction. */
const mostDifferences = 50_000

/** What is otherwise than the change left it, in words; null where nothing is. */
async function findBuiltOn(
  draft: Draft,
  { number }: StoredChange,
  entities: readonly ChangedItem<Entity>[],
  claims: readonly ChangedItem<Claim>[],
): Promise<string | null> {
  const claim = claims.find(({ key, after }) => isClaimChange({ before: draft.claims.find(key)?.claim ?? null, after }))
  if (claim) {
    const { subject, property } = claim.after ?? (claim.before as Claim)
    return tellBuilt(draft, number, 'claim', claim.key, `the ${property} of ${subject}`)
  }
  const entity = entities.find(({ key, after }) =>
    isEntityChange({ before: draft.entities.find(key)?.entity ?? null, after }),
  )
  return entity ? tellBuilt(draft, number, 'entity', entity.key, entity.key) : null
}

async function tellBuilt(
  { store }: Draft,
  number: number | null,
  kind: 'entity' | 'claim',
  key: string,
  what: string,
): Promise<string> {
  const first = await findFirstSince(store, kind, key, number ?? 0)
  const later = first === null ? null : await findNumbered(store, first)
  const by = later ? `change ${later.number} by ${later.author.name ?? 'an erased author'}` : 'this change'
  return `expected all that change ${number} left to be as it left it, got ${what}, which ${by} changed since; revert that first`
}

/** After the restoration: what names an entity that is gone again, or is not there to be named; null where nothing does. */
async function findLeftOver(
  draft: Draft,
  entities: readonly ChangedItem<Entity>[],
  claims: readonly ChangedItem<Claim>[],
): Promise<string | null> {
  const gone = new Set(entities.flatMap(({ key, before, after }) => (after && !before ? [key] : [])))
  await draft.claims.readNaming([...gone])
  for (const { claim } of gone.size > 0 ? draft.claims.standing() : []) {
    const key = entitiesNeeded(claim).find((slug) => gone.has(slug))
    if (key !== undefined)
      return tellBuilt(draft, null, 'claim', claim.id, `${key}, which the ${claim.property} of ${claim.subject} names`)
  }
  const needed = [...new Set(claims.flatMap(({ before }) => (before ? entitiesNeeded(before) : [])))]
  await draft.entities.read(needed)
  const missing = needed.find((slug) => !draft.entities.find(slug))
  return missing === undefined
    ? null
    : `expected ${missing} to be there, which a claim names that would come back; it was removed since`
}

async function restore(
  draft: Draft,
  number: number,
  entities: readonly ChangedItem<Entity>[],
  claims: readonly ChangedItem<Claim>[],
): Promise<void> {
  const runs = await findAllRuns(draft.store)
  for (const item of claims) restoreClaim(draft, item, runs)
  // What was merged comes back first: it takes its holders with it.
  const ordered = entities.toSorted((a, b) => Number(a.after !== null) - Number(b.after !== null))
  for (const item of ordered) await restoreEntity(draft, item, runs)
  // What comes back leads nowhere, whichever change led it on: the change itself, or one that did the same again.
  const back = (items: readonly ChangedItem<unknown>[]) => items.flatMap(({ key, before }) => (before ? [key] : []))
  const leading = await findLeading(draft.store, { slugs: back(entities), ids: back(claims) })
  for (const slug of leading.slugs) draft.ended.slugs.add(slug)
  for (const id of leading.ids) draft.ended.claims.add(id)
  const ended = await findRedirectsEnded(draft.store, number)
  for (const { slug, entity } of ended.entities) draft.redirects.slugs.set(slug, entity)
  for (const { id, claim } of ended.claims) draft.redirects.claims.set(id, claim)
}

const nobody: HeldClaim = { holdings: [], judgement: null, sayings: [] }

function restoreClaim(draft: Draft, { key, before, held }: ChangedItem<Claim>, runs: ReadonlySet<number>): void {
  const now = draft.claims.find(key)
  if (!before) {
    if (now) draft.claims.put(now.claim, [], nobody)
    return
  }
  draft.redirects.claims.delete(key)
  const then = held === null ? (now ?? nobody) : (JSON.parse(held) as HeldClaim)
  const isThere = ({ run }: { readonly run: number }) => runs.has(run)
  draft.restoreClaim(before, {
    judgement: null,
    holdings: then.holdings.filter(isThere),
    sayings: then.sayings.filter(isThere),
  })
}

/** What is kept of an entity that goes (see Draft.kept). */
interface KeptEntity extends HeldEntity {
  /** What it was merged into, as that was held. */
  readonly into?: HeldEntity & { readonly slug: string }
  readonly names?: NamesMoved
}

async function restoreEntity(
  draft: Draft,
  { key: slug, before, held }: ChangedItem<Entity>,
  runs: ReadonlySet<number>,
): Promise<void> {
  const now = draft.entities.find(slug)
  if (!before) {
    if (now) draft.kept.set(slug, JSON.stringify(now))
    draft.entities.remove(slug)
    return
  }
  draft.redirects.slugs.delete(slug)
  const kept = held === null ? null : (JSON.parse(held) as KeptEntity)
  if (kept?.into)
    await takeBack(
      draft,
      kept.into,
      kept.held.map(({ run }) => run),
    )
  if (kept?.names) await moveNamesBack(draft.store, slug, kept.names)
  const rows = (now?.held ?? kept?.held ?? []).filter(({ run }) => runs.has(run))
  if (rows.length === 0) {
    draft.create(before)
    return
  }
  hold(draft, before, rows)
}

/** Lets an entity be so, given by these: what they give otherwise is corrected. */
function hold(draft: Draft, entity: Entity, rows: readonly Held[]): void {
  draft.entities.put(entity.slug, rows, {})
  const given = draft.entities.find(entity.slug)?.entity
  const differing = Object.entries(entity).filter(
    ([field, value]) => JSON.stringify(given?.[field as keyof Entity]) !== JSON.stringify(value),
  )
  draft.entities.put(entity.slug, rows, Object.fromEntries(differing))
}

/** Of those who gave the merged entity, only those give the other still who did before; it stays as it is. */
async function takeBack(draft: Draft, into: NonNullable<KeptEntity['into']>, moved: readonly number[]): Promise<void> {
  draft.touched.add(into.slug)
  await draft.entities.read([into.slug])
  const now = draft.entities.find(into.slug)
  if (!now) return
  const others = now.held.filter(({ run }) => !moved.includes(run))
  const own = into.held.filter(({ run }) => moved.includes(run) && now.held.some((row) => row.run === run))
  hold(draft, now.entity, [...others, ...own])
}
