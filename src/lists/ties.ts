import { sql } from 'kysely'
import { type Claim, standing } from '../model/claim.ts'
import { facetOf } from '../model/relation.ts'
import type { EntityKey } from './entity-key.ts'
import type { StoredLists } from './list.ts'
import { namedInQualifiers } from './mentions.ts'
import type { Position } from './position.ts'
import { relationList, type Way } from './relations.ts'

/*
 * Whom an entity is tied to by what stands in a qualifier: the entity there, with the subject of the claim and with its
 * value. "Elected, to the post" ties the post to the decision and to the person. A tie stands where the entity itself does.
 */

/** That so many claims put an entity into the list of another. */
export interface Tie {
  readonly owner: string
  readonly list: string
  readonly item: string
  readonly claims: number
}

export const storedTies: StoredLists = {
  name: 'ties',
  rows: sql`tie join listed on listed.number = tie.item join entity as item on item.number = tie.item`,
  isOfList: sql`tie.owner = wanted.owner and tie.list = wanted.list`,
  item: sql`tie.item`,
  position: [
    { type: 'bigint', sql: sql`listed.list_order` },
    { type: 'bigint', sql: sql`listed.day` },
    { type: 'text', sql: sql`listed.name` },
    { type: 'text', sql: sql`item.slug` },
  ],
  indexed: 0,
  kind: sql`listed.kind`,
}

export function tiePosition(own: EntityKey, item: string): Position {
  return [own.order, own.day, own.name, item]
}

/** The ties that claims make, counted. */
export function countTies(claims: readonly Claim[]): Tie[] {
  const counts = new Map<string, { owner: string; list: string; item: string; claims: number }>()
  for (const claim of standing(claims)) {
    for (const { owner, way, facet, item } of tiesOf(claim)) {
      const list = relationList(way, facet)
      const key = `${owner} ${item} ${list}`
      const tie = counts.get(key)
      if (tie) tie.claims += 1
      else counts.set(key, { owner, list, item, claims: 1 })
    }
  }
  return [...counts.values()]
}

interface TieOfClaim {
  readonly owner: string
  readonly way: Way
  readonly facet: string
  readonly item: string
}

/** The claim's ties, each from both of its ends; from its qualifier, also by the role, effect or stage. */
function tiesOf(claim: Claim): TieOfClaim[] {
  const { subject, property, value } = claim
  const named = namedInQualifiers(claim)
  if (named.length === 0) return []
  const facet = facetOf(claim)
  const facets = facet === null ? [''] : ['', facet]
  return named.flatMap(([name, between]) => {
    const tie = (end: string, outwards: boolean): TieOfClaim[] => {
      if (end === between) return []
      const [towards, back] = outwards ? (['OUT', 'IN'] as const) : (['IN', 'OUT'] as const)
      const fromEnd: Way = { property, direction: towards, qualifier: { name, asked: 'END' } }
      const fromBetween: Way = { property, direction: back, qualifier: { name, asked: 'BETWEEN' } }
      return [
        { owner: end, way: fromEnd, facet: '', item: between },
        ...facets.map((word) => ({ owner: between, way: fromBetween, facet: word, item: end })),
      ]
    }
    return [...tie(subject, true), ...(value.type === 'entity' ? tie(value.slug, false) : [])]
  })
}
