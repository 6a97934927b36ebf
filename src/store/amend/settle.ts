import { settlingProperties } from '../../lists/derive.ts'
import { entityKey } from '../../lists/entity-key.ts'
import { entitiesNamed } from '../../lists/mentions.ts'
import { unknown } from '../../lists/position.ts'
import { countClaims } from '../../lists/sources.ts'
import { deriveSpans } from '../../lists/spans.ts'
import type { Claim } from '../../model/claim.ts'
import { foldName } from '../../model/display.ts'
import type { Voices } from '../../model/voices.ts'
import type { Store } from '../store.ts'
import { writeDifference } from './change.ts'
import { type EntityChange, findNamedByKept } from './held-entities.ts'
import type { Known, KnownEntity } from './known.ts'

/** What settles where entities stand: what becomes of them, and the kept claims that name them, with their mates. */
export interface Settling {
  readonly entities: readonly EntityChange[]
  readonly keptBefore: readonly Claim[]
  readonly keptAfter: readonly Claim[]
  /** Those that settle when entities were and where they stand: all of a subject, or none. */
  readonly whole: readonly Claim[]
  readonly voices: Voices
}

/**
 * Finds where entities stand after a change, when events were, and which the whole graph shows, and writes it. The
 * claims themselves must have been written.
 */
export async function settle(store: Store, known: Known, settling: Settling): Promise<void> {
  const { entities, keptBefore, keptAfter, whole, voices } = settling
  for (const { slug, after } of entities) {
    const entity = known.get(slug)
    if (entity) entity.after = after && stateOf(entity, after)
  }
  const settled = subjectsOfSettling([...keptBefore, ...keptAfter, ...whole])
  const bySubject = Map.groupBy(
    whole.filter(({ subject, property }) => settlingProperties.has(property) && settled.has(subject)),
    ({ subject }) => subject,
  )
  for (const slug of settled) {
    const entity = known.get(slug)
    if (!entity?.after) continue
    const { name, key } = entity.after
    const claims = bySubject.get(slug) ?? []
    const [span = null] = deriveSpans(claims, voices)
    entity.after = { ...entity.after, key: entityKey({ kind: key.kind, name }, claims, voices), span }
  }
  count(known, keptBefore, keptAfter)
  await show(store, known, keptBefore, keptAfter)
  await writeListed(store, known)
}

function subjectsOfSettling(claims: readonly Claim[]): Set<string> {
  const subjects = new Set<string>()
  for (const { subject, property } of claims) if (settlingProperties.has(property)) subjects.add(subject)
  return subjects
}

function stateOf({ before }: KnownEntity, { name, kind }: NonNullable<EntityChange['after']>): KnownEntity['after'] {
  const { order, day, first } = before?.key ?? { order: unknown, day: unknown, first: unknown }
  const key = { kind, order, day, name: foldName(name), first }
  return { name, key, shown: before?.shown ?? false, claims: before?.claims ?? 0, span: before?.span ?? null }
}

/** Counts the claims of entities by how many there are more, or fewer. */
function count(known: Known, keptBefore: readonly Claim[], keptAfter: readonly Claim[]): void {
  const [before, after] = [countClaims(keptBefore), countClaims(keptAfter)]
  for (const slug of new Set([...before.keys(), ...after.keys()])) {
    const entity = known.get(slug)
    const more = (after.get(slug) ?? 0) - (before.get(slug) ?? 0)
    if (entity?.after && more !== 0) entity.after = { ...entity.after, claims: entity.after.claims + more }
  }
}

/** An entity is shown that a kept claim names. */
async function show(
  store: Store,
  known: Known,
  keptBefore: readonly Claim[],
  keptAfter: readonly Claim[],
): Promise<void> {
  const named = new Set<string>()
  for (const claim of keptAfter) for (const slug of entitiesNamed(claim)) named.add(slug)
  for (const slug of named) {
    const entity = known.get(slug)
    if (entity?.after && !entity.after.shown) entity.after = { ...entity.after, shown: true }
  }
  const doubtful = new Map<number, KnownEntity>()
  for (const claim of keptBefore) {
    for (const slug of entitiesNamed(claim)) {
      const entity = known.get(slug)
      if (entity?.after?.shown && !named.has(slug)) doubtful.set(entity.number, entity)
    }
  }
  const standing = await findNamedByKept(store, [...doubtful.keys()])
  for (const [number, entity] of doubtful)
    if (entity.after && !standing.has(number)) entity.after = { ...entity.after, shown: false }
}

async function writeListed(store: Store, known: Known): Promise<void> {
  const changed = [...known.values()].filter(({ before, after }) => before !== after)
  const rows = (state: 'before' | 'after') =>
    changed.flatMap((entity) => {
      const { number } = entity
      const there = entity[state]
      if (!there) return []
      const { kind, order, day, name, first } = there.key
      const { shown, claims } = there
      return [{ number, kind, list_order: order, day, name, shown: Number(shown), first_day: first, claims }]
    })
  const spans = (state: 'before' | 'after') =>
    changed.flatMap((entity) => {
      const span = entity[state]?.span
      if (!span) return []
      const { first, last, start, end } = span
      return [
        {
          entity: entity.number,
          first_day: first,
          last_day: last,
          started: start?.text ?? null,
          ended: end?.text ?? null,
        },
      ]
    })
  await writeDifference(store, 'listed', [rows('before')], rows('after'))
  await writeDifference(store, 'span', [spans('before')], spans('after'))
}
