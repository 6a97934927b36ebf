import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { eventKinds } from '../../model/kind.ts'
import type { Voices } from '../../model/voices.ts'
import type { Entry, EntryKey } from '../entries.ts'
import { graphOwner, kindList } from '../list.ts'
import { entityKey, latestFirst, orderedKey, placingProperties } from './entity-key.ts'

/** An entity's kind, with what orders it in lists that give it no place of their own. */
export interface Placed {
  readonly kind: Entity['kind']
  readonly key: EntryKey
}

export type PlacedEntities = ReadonlyMap<string, Placed>

/** Places entities by the claims that place them; all other claims are ignored. */
export function placeEntities(entities: Iterable<Entity>, claims: readonly Claim[], voices: Voices): PlacedEntities {
  const placing = Map.groupBy(
    claims.filter(({ property }) => placingProperties.has(property)),
    ({ subject }) => subject,
  )
  return new Map(
    Array.from(entities, (entity) => {
      const key = entityKey(entity, placing.get(entity.slug) ?? [], voices)
      return [entity.slug, { kind: entity.kind, key }]
    }),
  )
}

/** The entities, listed by their kinds. */
export function kindEntries(placed: Iterable<Placed>): Entry[] {
  return [...placed].flatMap(({ kind, key }) => {
    const rest = { owner: graphOwner, tag: kind, claims: [] }
    const byName = orderedKey(key, 'NAME')
    const byStart = orderedKey(key, 'START_DATE')
    return [
      { ...rest, ...key, list: kindList(kind) },
      { ...rest, ...byName, list: kindList(kind, 'NAME') },
      ...(isEventKind(kind)
        ? [
            { ...rest, ...byStart, list: kindList(kind, 'START_DATE') },
            { ...rest, ...latestFirst(byStart), list: kindList(kind, 'START_DATE DESC') },
          ]
        : []),
    ]
  })
}

export function isEventKind(kind: Entity['kind'] | undefined): boolean {
  return eventKinds.some((each) => each === kind)
}
