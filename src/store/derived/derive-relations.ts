import type { Claim } from '../../model/claim.ts'
import type { PropertyName } from '../../model/properties.ts'
import { facetOf, type Relation, relationsOf } from '../../model/relation.ts'
import type { Voices } from '../../model/voices.ts'
import { compareEntries, type Entry } from '../entries.ts'
import { neighbourList, relationList, relationOfList } from '../list.ts'
import type { PlacedEntities } from './derive-kinds.ts'
import { relationKey } from './entity-key.ts'

/**
 * The lists of what is related, and of neighbours. For two entities they follow from the claims between the two, so
 * that these must all be given or none; in which order makes no difference.
 */
export function relationEntries(claims: readonly Claim[], placed: PlacedEntities, voices: Voices): Entry[] {
  const relations = relatedEntries(claims, placed, voices)
  return [...relations, ...neighbourEntries(relations)]
}

function relatedEntries(claims: readonly Claim[], placed: PlacedEntities, voices: Voices): Entry[] {
  const groups = new Map<string, Claim[]>()
  for (const claim of claims) {
    if (claim.value.type !== 'entity') continue
    const facet = facetOf(claim)
    for (const list of facet === null ? [''] : ['', facet]) {
      const key = JSON.stringify([claim.subject, claim.property, claim.value.slug, list])
      const group = groups.get(key)
      if (group) group.push(claim)
      else groups.set(key, [claim])
    }
  }
  return [...groups].flatMap(([key, group]) => {
    const [subject, property, object, facet] = JSON.parse(key) as [string, PropertyName, string, string]
    const relations = relationsOf(group, voices)
    return [
      relationEntry(subject, relationList(property, 'OUT', facet), object, relations, placed),
      relationEntry(object, relationList(property, 'IN', facet), subject, relations, placed),
    ].flatMap((entry) => entry ?? [])
  })
}

function relationEntry(
  owner: string,
  list: string,
  item: string,
  relations: readonly Relation[],
  placed: PlacedEntities,
): Entry | null {
  const there = placed.get(item)
  const [first] = relations
  if (!there || !first) return null
  return {
    owner,
    list,
    ...relationKey(first, there.key),
    tag: there.kind,
    claims: [...new Set(relations.flatMap(({ claims }) => claims.map(({ id }) => id)))].sort(),
  }
}

/** Each neighbour once, at its first place in any of the lists of relations. */
function neighbourEntries(relations: readonly Entry[]): Entry[] {
  const neighbours = new Map<string, Entry>()
  for (const entry of relations) {
    const relation = relationOfList(entry.list)
    if (!relation) continue
    for (const list of [neighbourList(), neighbourList(relation.direction)]) {
      const key = `${entry.owner} ${list} ${entry.item}`
      const known = neighbours.get(key)
      const first = !known || compareEntries(entry, known) < 0 ? entry : known
      const claims = known ? [...new Set([...known.claims, ...entry.claims])].sort() : entry.claims
      neighbours.set(key, { ...first, list, claims })
    }
  }
  return [...neighbours.values()]
}
