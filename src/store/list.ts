import type { DisagreementKind } from '../model/disagreement.ts'
import type { EntityKind } from '../model/kind.ts'
import { isPropertyName, type PropertyName } from '../model/properties.ts'

export type Direction = 'OUT' | 'IN'

/**
 * The names of the lists that entries belong to. A relation is listed at both of its ends, and, where its property
 * has a facet, once more for each word of it, so that "participants" and "participants in the presidium" are each
 * one index range.
 */
export function relationList(property: PropertyName, direction: Direction, facet = ''): string {
  return `${property}${direction === 'OUT' ? '>' : '<'}${facet}`
}

/** The claims in which an entity is the subject, or the value. */
export const claimsAsSubject = 'claims>'
export const claimsAsObject = 'claims<'

/** The claims that a source makes. */
export const claimsMade = 'claims made'

/** The sources that say anything of an entity, most first. */
export const sourcesOf = 'sources'

/** All entities of a kind that a claim names. They belong to the graph itself, whose lists have no owner. */
export function kindList(
  kind: EntityKind,
  order: 'DEFAULT' | 'NAME' | 'START_DATE' | 'START_DATE DESC' = 'DEFAULT',
): string {
  return order === 'DEFAULT' ? kind : `${kind} by ${order}`
}

export const graphOwner = ''

/** The disagreements about an entity, or all that the graph shows; of one kind, or of any. */
export function disagreementList(kind?: DisagreementKind): string {
  return kind === undefined ? 'disagreements' : `disagreements ${kind}`
}

/** Whatever an entity is related to: by any property in either direction, or in one. Each neighbour stands there once. */
export function neighbourList(direction?: Direction): string {
  return direction === undefined ? 'neighbours' : `neighbours${direction === 'OUT' ? '>' : '<'}`
}

/** The property and the direction of a list of relations that no facet narrows; null for any other list. */
export function relationOfList(list: string): { property: PropertyName; direction: Direction } | null {
  const [, property = '', sign] = /^(\w+)([<>])$/.exec(list) ?? []
  return isPropertyName(property) ? { property, direction: sign === '>' ? 'OUT' : 'IN' } : null
}

/** What happened, by the earliest day on which it can have. */
export const timeline = 'timeline'

/** The claims that give no date. They are only counted: the list has a tally and no entries. */
export const undatedList = 'undated'

/** Whether it is a list of relations, be it narrowed by a facet, or of neighbours. */
export function isRelated(list: string): boolean {
  const [, property = ''] = /^(\w+)[<>]/.exec(list) ?? []
  return isPropertyName(property) || list.startsWith(neighbourList())
}
