import type { GroupKey, ToldKey } from './group-key.ts'
import type { MetClaims } from './met-claims.ts'

/** Where keys are told together: two that are told by one property are told by one relation. */
export interface KeySource {
  /** What is told; null for an attribute of the entity itself. */
  readonly side: KeySide | null
  readonly keys: readonly PlacedKey[]
}

export interface KeySide extends Pick<ToldKey, 'property' | 'direction'> {
  /** Only the claims that meet one of these give keys; all where there are none. */
  readonly met: readonly MetClaims[]
}

export interface PlacedKey {
  /** Which of the keys that are asked for it is. */
  readonly place: number
  readonly key: GroupKey
}

/** Where keys are told. Where a list is narrowed by what is claimed with a property, only those claims give keys by it. */
export function sourcesOf(keys: readonly GroupKey[], met: readonly MetClaims[]): KeySource[] {
  const placed = keys.map((key, place): PlacedKey => ({ place, key }))
  const groups = Map.groupBy(placed, ({ key, place }) =>
    key.by === 'ATTRIBUTE' ? String(place) : `${key.property} ${key.direction}`,
  )
  return [...groups.values()].map((together) => ({ side: sideOf(together, met), keys: together }))
}

function sideOf([first]: readonly PlacedKey[], met: readonly MetClaims[]): KeySide | null {
  if (!first || first.key.by === 'ATTRIBUTE') return null
  const { property, direction } = first.key
  const own = met.filter((each) => each.direction === direction && each.properties?.includes(property))
  return { property, direction, met: own }
}

/** Whether single claims tell the keys: not where one claim can tell a part of a relation, and another one the rest. */
export function areToldByClaims({ side, keys }: KeySource): boolean {
  if (side === null) return true
  const ofParts = keys.filter(({ key }) => key.by === 'QUALIFIER' || key.by === 'START_YEAR')
  return ofParts.length < 2 && side.met.every(({ sql }) => sql !== null)
}
