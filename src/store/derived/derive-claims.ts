import type { Claim } from '../../model/claim.ts'
import type { Voices } from '../../model/voices.ts'
import { type Entry, unknown } from '../entries.ts'
import { claimsAsObject, claimsAsSubject, claimsMade } from '../list.ts'
import { claimKey } from './entity-key.ts'

/** Each claim in the lists of its subject, its value and its sources. */
export function claimEntries(claims: readonly Claim[], voices: Voices): Entry[] {
  return claims.flatMap((claim) => {
    const rest = { ...claimKey(claim, voices), tag: claim.property, claims: [claim.id] }
    const bySource = new Map<string, number | null>()
    for (const { source, order } of claim.references) bySource.set(source, bySource.get(source) ?? order)
    return [
      { owner: claim.subject, list: claimsAsSubject, ...rest },
      ...(claim.value.type === 'entity' ? [{ owner: claim.value.slug, list: claimsAsObject, ...rest }] : []),
      ...[...bySource].map(([owner, order]) => ({ owner, list: claimsMade, ...rest, place: order ?? unknown })),
    ]
  })
}
