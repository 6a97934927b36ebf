import type { EntityKind } from '../model/kind.ts'
import type { PropertyName } from '../model/properties.ts'
import { entityKey } from '../store/derived/entity-key.ts'
import type { EntryKey } from '../store/entries.ts'
import type { EntityNode } from './entity.ts'
import { type Eventually, whenAllThere, whenThere } from './loader.ts'

/** The properties that place an entity of a kind among others. */
const placing: Readonly<Partial<Record<EntityKind, readonly PropertyName[]>>> = {
  MEETING: ['startDate', 'partOf'],
  OCCASION: ['startDate', 'partOf'],
  DECISION: ['date', 'partOf'],
  DOCUMENT: ['date', 'partOf'],
  AGENDA_ITEM: ['meeting'],
  SOURCE: ['published'],
}

/** Where an entity stands in lists, by the claims that its view keeps. */
export function keyOfEntity(entity: EntityNode): Eventually<EntryKey> {
  const { view, slug: node, kind } = entity
  const claims = (placing[kind] ?? []).map((property) => view.claimsAbout.load({ node, property, direction: 'OUT' }))
  return whenThere(whenAllThere(claims), (found) => entityKey(entity, found.flat(), view.voices))
}
