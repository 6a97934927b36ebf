import { entitiesNeeded } from '../../lists/mentions.ts'
import type { Claim } from '../../model/claim.ts'
import { ownerListing } from '../../model/complete-list.ts'
import { isListed, type ListedProperty } from '../../model/listed-property.ts'
import type { Store } from '../store.ts'
import {
  findListOwners,
  findSurrounding,
  nothingSurrounded,
  type StoredClaim,
  type Surrounded,
  surround,
  surroundLists,
} from '../stored-claims.ts'
import type { EntityChange } from './held-entities.ts'
import { type Known, readKnown } from './known.ts'

/** What claims stand among: the entities that they name, and the stored claims with which rows follow from them. */
export interface Around {
  readonly known: Known
  /** By id. Some of the claims themselves can be among them. */
  readonly mates: Map<string, StoredClaim>
  /** The slugs of those of whom complete lists are declared, with all that can stand in them among the claims. */
  readonly listOwners: ReadonlySet<string>
}

/**
 * Reads what stands around claims that are there, or are to come, and around entities that change; with what can stand in
 * complete lists, of which the contests between lists follow.
 */
export async function readAround(
  store: Store,
  claims: readonly Claim[],
  entities: readonly EntityChange[],
  { withLists = true }: { readonly withLists?: boolean } = {},
): Promise<Around> {
  const slugs = new Set(entities.map(({ slug }) => slug))
  for (const claim of claims) for (const slug of entitiesNeeded(claim)) slugs.add(slug)
  const known: Known = new Map()
  for (const entity of await readKnown(store, [...slugs])) known.set(entity.slug, entity)
  for (const { slug, number, before } of entities)
    if (before === null) known.set(slug, { slug, number, isSubject: false, before: null, after: null })
  const wanted = nothingSurrounded()
  for (const claim of claims) {
    const subject = known.get(claim.subject)
    if (!subject?.isSubject) continue
    const object = claim.value.type === 'entity' ? (known.get(claim.value.slug)?.number ?? null) : null
    surround(wanted, claim, subject.number, object)
  }
  const listOwners = withLists ? await surroundAllLists(store, wanted, claims, known) : new Set<string>()
  const around = { known, mates: new Map<string, StoredClaim>(), listOwners }
  await addMates(store, around, wanted)
  return around
}

/** Where a list is declared complete, or changes that is, everything counts that can stand in it. */
async function surroundAllLists(
  store: Store,
  wanted: Surrounded,
  claims: readonly Claim[],
  known: Known,
): Promise<ReadonlySet<string>> {
  const lists = claims.flatMap((claim): [owner: string, property: ListedProperty, isDeclared: boolean][] => {
    const { property, subject, qualifiers } = claim
    const declared = property === 'listComplete' ? (qualifiers.listOf ?? '') : ''
    if (isListed(declared)) return [[subject, declared, true]]
    if (property === 'ballotCount') return [[subject, 'ballot', false]]
    const owner = ownerListing(claim)
    return owner !== null && isListed(property) ? [[owner, property, false]] : []
  })
  const numberOf = (slug: string) => known.get(slug)?.number ?? 0
  const asked = new Set(lists.map(([owner]) => numberOf(owner)))
  const stored = await findListOwners(store, [...asked])
  const declaring = new Set(lists.flatMap(([owner, , isDeclared]) => (isDeclared ? [owner] : [])))
  const owners = new Set<string>()
  for (const [owner, property] of lists) {
    if (!declaring.has(owner) && !stored.has(numberOf(owner))) continue
    owners.add(owner)
    surroundLists(wanted, numberOf(owner), property)
  }
  return owners
}

/** Reads more of what stands around. */
export async function addMates(
  store: Store,
  { known, mates }: Pick<Around, 'known' | 'mates'>,
  wanted: Surrounded,
): Promise<void> {
  const found = await findSurrounding(store, wanted)
  const unknown = new Set<string>()
  for (const stored of found) {
    mates.set(stored.claim.id, stored)
    for (const slug of entitiesNeeded(stored.claim)) if (!known.has(slug)) unknown.add(slug)
  }
  for (const entity of await readKnown(store, [...unknown])) known.set(entity.slug, entity)
}
