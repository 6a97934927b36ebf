import { renameClaim } from '../../lists/renamed-claim.ts'
import type { Claim } from '../../model/claim.ts'
import type { Entity } from '../../model/entity.ts'
import { readRedirects } from '../history/redirects.ts'
import type { Store } from '../store.ts'
import type { Saying } from './records.ts'

interface Said {
  readonly entities: readonly Entity[]
  readonly claims: readonly Claim[]
  readonly sayings?: readonly Saying[]
}

/** What is said, of what its entities were merged into: nothing brings the slug of a merged one back. Only while the graph is locked. */
export async function leadAmendment<Amended extends Said>(store: Store, amended: Amended): Promise<Amended> {
  const { entities: led } = await readRedirects(store)
  if (led.size === 0) return amended
  const rename = (slug: string) => led.get(slug) ?? slug
  const { entities, claims, sayings } = amended
  return {
    ...amended,
    entities: oneOfEach(entities, rename),
    claims: claims.map((claim) => renameClaim(claim, rename)),
    ...(sayings && {
      sayings: sayings.map(({ record, claim }) => ({ record, claim: claim && renameClaim(claim, rename) })),
    }),
  }
}

/** Where both are given, what was merged only adds its identifiers. */
function oneOfEach(entities: readonly Entity[], rename: (slug: string) => string): Entity[] {
  const own = new Map(
    entities.flatMap((entity) => (rename(entity.slug) === entity.slug ? [[entity.slug, entity]] : [])),
  )
  for (const entity of entities) {
    const slug = rename(entity.slug)
    if (slug === entity.slug) continue
    const known = own.get(slug)
    const identifiers = [...(known?.identifiers ?? []), ...entity.identifiers]
    const distinct = [...new Map(identifiers.map((each) => [`${each.scheme} ${each.value}`, each])).values()]
    own.set(slug, { ...(known ?? entity), slug, identifiers: distinct })
  }
  return [...own.values()]
}
