import type { Claim } from '../../model/claim.ts'
import { encodeClaim, encodeReference, numberReferences } from '../claim-row.ts'
import { encodeEntity } from '../entities.ts'
import { entitiesNamed, mentionsOf } from '../mentions.ts'
import { deleteRows, insertRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { EntityChange } from './held-entities.ts'
import type { ClaimChange } from './holdings.ts'
import { identifiersOf } from './identifiers.ts'

/** What becomes of entities and claims. */
export interface Change {
  readonly entities: readonly EntityChange[]
  readonly claims: readonly ClaimChange[]
}

/** Writes what was said: entities, claims and references, and nothing that is derived from claims. */
export async function writeChange(store: Store, { entities, claims }: Change): Promise<void> {
  const there = <Item>(items: readonly (Item | null)[]) => items.flatMap((item) => item ?? [])
  await upsertRows(store, 'entity', there(entities.map(({ after }) => after)).map(encodeEntity))
  await writeIdentifiers(store, entities)
  const gone = claims.flatMap(({ before, after }) => (before && !after ? [before] : []))
  await deleteRows(store, 'reference', there(claims.map(({ before }) => before)).flatMap(numberReferences))
  await deleteRows(store, 'claim', gone)
  await deleteRows(store, 'mention', gone.flatMap(mentionsOf))
  const present = there(claims.map(({ after }) => after))
  await upsertRows(store, 'claim', present.map(encodeClaim))
  const added = claims.flatMap(({ before, after }) => (after && !before ? [after] : []))
  await insertRows(store, 'mention', added.flatMap(mentionsOf), (mention) => mention)
  await insertRows(store, 'reference', present.flatMap(numberReferences), encodeReference)
  await deleteRows(store, 'entity', there(entities.map(({ before, after }) => (after ? null : before))))
}

/** Every entity that the graph must have while it has the claim. */
export function mentionedBy(claim: Claim): string[] {
  return [
    ...entitiesNamed(claim),
    ...claim.references.flatMap(({ source, attributedTo }) => [
      source,
      ...(attributedTo === null ? [] : [attributedTo]),
    ]),
  ]
}

async function writeIdentifiers(store: Store, entities: readonly EntityChange[]): Promise<void> {
  const rowsOf = (entity: EntityChange['before']) =>
    new Map(entity ? identifiersOf(entity).map((row) => [JSON.stringify(row), row]) : [])
  const pairs = entities.map(({ before, after }) => [rowsOf(before), rowsOf(after)] as const)
  const missing = (from: (typeof pairs)[number][0], to: (typeof pairs)[number][0]) =>
    [...from].flatMap(([key, row]) => (to.has(key) ? [] : [row]))
  await deleteRows(
    store,
    'identifier',
    pairs.flatMap(([before, after]) => missing(before, after)),
  )
  await insertRows(
    store,
    'identifier',
    pairs.flatMap(([before, after]) => missing(after, before)),
    (row) => row,
  )
}
