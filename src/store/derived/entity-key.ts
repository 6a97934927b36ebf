import { firstDay } from '../../model/accord.ts'
import type { Claim } from '../../model/claim.ts'
import { foldName } from '../../model/display.ts'
import type { Entity } from '../../model/entity.ts'
import type { PropertyName } from '../../model/properties.ts'
import { orderOf, type Relation, startOf } from '../../model/relation.ts'
import type { Voices } from '../../model/voices.ts'
import { type EntryKey, unknown } from '../entries.ts'

/*
 * The order of lists, as entries are stored in and as lists are sorted that a lens made anew.
 */

/**
 * Where an entity stands in a list that gives it no place and no start of its own: by its number among the parts of
 * what it belongs to, then by the first day of what happened, then by name. `claims` are its own; others are ignored.
 */
export function entityKey(entity: Entity, claims: readonly Claim[], voices: Voices): EntryKey {
  const numbers = claims.filter(({ property }) => numbering.has(property))
  const days = claims.flatMap(({ property, value }) =>
    dating.has(property) && value.type === 'date' ? [firstDay(value.date)] : [],
  )
  return {
    place: orderOf(numbers, voices) ?? unknown,
    start: Math.min(unknown, ...days.filter(Number.isFinite)),
    name: foldName(entity.name),
    item: entity.slug,
  }
}

const dating: ReadonlySet<PropertyName> = new Set(['startDate', 'date', 'published'])
const numbering: ReadonlySet<PropertyName> = new Set(['meeting', 'partOf'])

/** The properties whose claims place an entity. */
export const placingProperties: ReadonlySet<PropertyName> = new Set([...dating, ...numbering])

/** Where a claim stands in a list of claims: by its place in a source's list, then by its start, then by property. */
export function claimKey(claim: Claim, voices: Voices): EntryKey {
  const start = firstDay(claim.start)
  return {
    place: orderOf([claim], voices) ?? unknown,
    start: Number.isFinite(start) ? start : unknown,
    name: claim.property,
    item: claim.id,
  }
}

/** Where an entity stands in a list of what is related: as its first relation says, and else as the entity itself does. */
export function relationKey(first: Relation, own: EntryKey): EntryKey {
  const start = startOf(first)
  return { ...own, place: first.order ?? own.place, start: Number.isFinite(start) ? start : own.start }
}

/** Where a source stands in a list of who says most: by its claims, then by the day on which it came out, whoever tells that. */
export function sourceKey(source: Entity, claims: number, voices: Voices): EntryKey {
  const day = voices.publishedOn(source.slug)
  return { place: -claims, start: Number.isFinite(day) ? day : unknown, name: foldName(source.name), item: source.slug }
}

/** The same in descending order, with what is unknown still last. */
export function latestFirst(key: EntryKey): EntryKey {
  return { ...key, start: key.start === unknown ? unknown : -key.start }
}

/** Where an entity stands in a list that is ordered by name, or by the first day of what happened. */
export function orderedKey(key: EntryKey, field: 'NAME' | 'START_DATE'): EntryKey {
  return { ...key, place: unknown, ...(field === 'NAME' && { start: unknown }) }
}
