import type { Claim } from '../../model/claim.ts'
import { ownerListing } from '../../model/complete-list.ts'
import { isListed, ownerOfList } from '../../model/listed-property.ts'
import type { PropertyName } from '../../model/properties.ts'
import type { ClaimsKey } from '../../store/claims.ts'
import type { Reading } from '../reading.ts'
import { alone, type Patch } from './patch.ts'

/**
 * What is contested, and what can be: where the store has claims of which a part can be contested, and wherever the patch
 * has some.
 */
export async function readContested(reading: Reading, overlaid: Reading, patch: Patch): Promise<Claim[]> {
  const stored = await reading.contestedClaims()
  const places = new Map<string, Place>()
  for (const claim of patch.claims.all) for (const place of placesOf(claim)) note(places, place)
  // What is declared complete is held against all that is listed, be it that only a part of that was read.
  for (const claim of stored)
    if (claim.property === 'listComplete') for (const place of placesOf(claim)) note(places, place)
  const keys = new Map(
    [...places.values()].flatMap(keysOf).map((key) => [`${key.node} ${key.property} ${key.direction}`, key]),
  )
  const around = keys.size > 0 ? await overlaid.claimsAbout([...keys.values()], alone) : []
  const holding = stored.filter(({ id }) => !patch.claims.has(id) && !patch.isHidden(id))
  return [...new Map([...holding, ...around.flat()].map((claim) => [claim.id, claim])).values()]
}

interface Place {
  readonly owner: string
  readonly property: PropertyName
}

function note(places: Map<string, Place>, place: Place): void {
  places.set(`${place.owner} ${place.property}`, place)
}

/** Where a claim can compete. */
function placesOf(claim: Claim): Place[] {
  const { subject, property, qualifiers } = claim
  const owner = ownerListing(claim)
  const { listOf = '' } = qualifiers
  return [
    { owner: subject, property },
    ...(owner !== null ? [{ owner, property }] : []),
    ...(property === 'breakdownExhaustive' ? [{ owner: subject, property: 'headcount' } as const] : []),
    ...(property === 'listComplete' && isListed(listOf) ? [{ owner: subject, property: listOf }] : []),
    ...(property === 'listComplete' ? [{ owner: subject, property: 'ballotCount' } as const] : []),
    ...(owner !== null && property === 'ballot' ? [{ owner, property: 'ballotCount' } as const] : []),
  ]
}

/** All that can compete at a place. */
function keysOf({ owner: node, property }: Place): ClaimsKey[] {
  const about = (name: PropertyName, direction: ClaimsKey['direction'] = 'OUT') => ({ node, property: name, direction })
  return [
    about(property),
    ...(property === 'headcount' ? [about('breakdownExhaustive')] : []),
    ...(isListed(property) || property === 'ballotCount' ? [about('listComplete')] : []),
    ...(property === 'ballotCount' ? [about('ballot', 'IN')] : []),
    ...(isListed(property) && ownerOfList[property] === 'OBJECT' ? [about(property, 'IN')] : []),
  ]
}
