import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { type ClaimRow, decodeClaim, encodeClaim } from '../claim-row.ts'
import { decodeEntity, encodeEntity } from '../entities.ts'

/** A claim as one text, without what the database knows it by. */
export function encodeClaimState(claim: Claim): string {
  const known = { number: 0, subject: 0, object: null, order: 0, day: 0, facet: null, shown: 0 }
  const { number, list_order, day, facet, shown, ...said } = encodeClaim(claim, known)
  const object = claim.value.type === 'entity' ? claim.value.slug : null
  const row: ClaimRow = { ...said, subject: claim.subject, object }
  return JSON.stringify(row)
}

export function decodeClaimState(text: string): Claim {
  return decodeClaim(JSON.parse(text) as ClaimRow)
}

export function encodeEntityState(entity: Entity): string {
  return JSON.stringify(encodeEntity(entity))
}

export function decodeEntityState(text: string): Entity {
  return decodeEntity(JSON.parse(text))
}
