import { sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import type { EntityKind } from '../model/kind.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { facetOf, type Relation, relationsOf, startOf } from '../model/relation.ts'
import type { Voices } from '../model/voices.ts'
import type { EntityKey } from './entity-key.ts'
import type { ListItem, StoredLists } from './list.ts'
import type { Position } from './position.ts'

/*
 * Whom an entity is related to by a property, each once. A relation is listed at both of its ends, and, where its property
 * has a facet, once more for each word of it, so that "participants" and "participants in the presidium" are each one
 * index range.
 */

export type Direction = 'OUT' | 'IN'

/**
 * A property by which an entity is related to others: it is the subject (OUT) or the value (IN). With a qualifier, one of
 * the two stands in that, which lies between subject and value: the one that is asked, where it is BETWEEN them, and else
 * the other, of which it is an END.
 */
export interface Way {
  readonly property: PropertyName
  readonly direction: Direction
  readonly qualifier?: QualifierWay | undefined
}

export interface QualifierWay {
  readonly name: string
  readonly asked: 'END' | 'BETWEEN'
}

/** The name of the list; with a facet, of only the relations that have this word. */
export function relationList({ property, direction, qualifier }: Way, facet = ''): string {
  const place = qualifier ? `${qualifier.asked === 'END' ? '.' : '@'}${qualifier.name} ` : ''
  return `${property}${direction === 'OUT' ? '>' : '<'}${place}${facet}`
}

/** Every way in which entities can be related. */
export const allWays: readonly Way[] = allProperties.flatMap(({ name: property, range, qualifiers = {} }) => {
  const directions = ['OUT', 'IN'] as const
  const asked = ['END', 'BETWEEN'] as const
  const naming = Object.entries(qualifiers).flatMap(([name, { kinds }]) => (kinds ? [name] : []))
  return [
    ...(range.kinds ? directions.map((direction) => ({ property, direction })) : []),
    ...naming.flatMap((name) =>
      directions.flatMap((direction) =>
        asked.map((each) => ({ property, direction, qualifier: { name, asked: each } })),
      ),
    ),
  ]
})

/** What each list of all relations of a way is a list of. */
export const waysByList: ReadonlyMap<string, Way> = new Map(allWays.map((way) => [relationList(way), way]))

/** By the place that the first relation has in a source's list, then by its start; else where the entity itself stands. */
export function relationPosition(first: Relation, item: string, own: EntityKey): Position {
  const start = startOf(first)
  return [first.order ?? own.order, Number.isFinite(start) ? start : own.day, own.name, item]
}

export const storedRelations: StoredLists = {
  name: 'relations',
  rows: sql`entry join entity as item on item.number = entry.item`,
  counted: sql`entry`,
  isOfList: sql`entry.owner = wanted.owner and entry.list = wanted.list`,
  item: sql`entry.item`,
  position: [
    { type: 'bigint', sql: sql`entry.list_order` },
    { type: 'bigint', sql: sql`entry.day` },
    { type: 'text', sql: sql`entry.name` },
    { type: 'text', sql: sql`item.slug` },
  ],
  indexed: 3,
  kind: sql`entry.kind`,
}

/** An entity in the list of another. */
export interface RelatedItem extends ListItem {
  readonly owner: string
  readonly list: string
  readonly kind: EntityKind
}

/**
 * All lists of relations that claims make. The relations of two entities by a property follow from all claims of it
 * between the two, so these must all be given or none; in which order makes no difference.
 */
export function deriveRelations(
  claims: readonly Claim[],
  keyOf: (slug: string) => EntityKey | undefined,
  voices: Voices,
): RelatedItem[] {
  const items: RelatedItem[] = []
  const add = (owner: string, way: Way, facet: string, item: string, [first]: readonly Relation[]) => {
    const own = keyOf(item)
    if (!own || !first) return
    items.push({ owner, list: relationList(way, facet), kind: own.kind, position: relationPosition(first, item, own) })
  }
  for (const [subject, property, object, facet, group] of groupsOf(claims)) {
    const relations = relationsOf(group, voices)
    add(subject, { property, direction: 'OUT' }, facet, object, relations)
    add(object, { property, direction: 'IN' }, facet, subject, relations)
  }
  return items
}

type Group = [subject: string, property: PropertyName, object: string, facet: string, claims: Claim[]]

/** The claims of one property between two entities, all together and by facet. */
function groupsOf(claims: readonly Claim[]): Iterable<Group> {
  const groups = new Map<string, Group>()
  for (const claim of claims) {
    if (claim.value.type !== 'entity') continue
    const { subject, property, value } = claim
    const facet = facetOf(claim)
    for (const word of facet === null ? [''] : ['', facet]) {
      const key = `${subject} ${property} ${value.slug} ${word}`
      const group = groups.get(key)
      if (group) group[4].push(claim)
      else groups.set(key, [subject, property, value.slug, word, [claim]])
    }
  }
  return groups.values()
}
