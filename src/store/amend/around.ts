import { entitiesNeeded } from '../../lists/mentions.ts'
import type { Claim } from '../../model/claim.ts'
import type { Store } from '../store.ts'
import { findSurrounding, type StoredClaim, type Surrounded, surround } from '../stored-claims.ts'
import type { EntityChange } from './held-entities.ts'
import { type Known, readKnown } from './known.ts'

/** What claims stand among: the entities that they name, and the stored claims with which rows follow from them. */
export interface Around {
  readonly known: Known
  /** By id. Some of the claims themselves can be among them. */
  readonly mates: Map<string, StoredClaim>
}

/** Reads what stands around claims that are there, or are to come, and around entities that change. */
export async function readAround(
  store: Store,
  claims: readonly Claim[],
  entities: readonly EntityChange[],
): Promise<Around> {
  const slugs = new Set(entities.map(({ slug }) => slug))
  for (const claim of claims) for (const slug of entitiesNeeded(claim)) slugs.add(slug)
  const known: Known = new Map()
  for (const entity of await readKnown(store, [...slugs])) known.set(entity.slug, entity)
  for (const { slug, number, before } of entities)
    if (before === null) known.set(slug, { slug, number, isSubject: false, before: null, after: null })
  const wanted: Surrounded = { topics: new Map(), pairs: new Map() }
  for (const claim of claims) {
    const subject = known.get(claim.subject)
    if (!subject?.isSubject) continue
    const object = claim.value.type === 'entity' ? (known.get(claim.value.slug)?.number ?? null) : null
    surround(wanted, claim, subject.number, object)
  }
  const around = { known, mates: new Map<string, StoredClaim>() }
  await addMates(store, around, wanted)
  return around
}

/** Reads more of what stands around. */
export async function addMates(store: Store, { known, mates }: Around, wanted: Surrounded): Promise<void> {
  const found = await findSurrounding(store, wanted)
  const unknown = new Set<string>()
  for (const stored of found) {
    mates.set(stored.claim.id, stored)
    for (const slug of entitiesNeeded(stored.claim)) if (!known.has(slug)) unknown.add(slug)
  }
  for (const entity of await readKnown(store, [...unknown])) known.set(entity.slug, entity)
}
