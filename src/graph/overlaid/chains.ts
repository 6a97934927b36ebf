import { deriveEventLinks, type EventLink, linkingProperties } from '../../lists/event-links.ts'
import { isEventKind } from '../../lists/kinds.ts'
import { entitiesNamed } from '../../lists/mentions.ts'
import type { ChainRequest } from '../../store/event-links.ts'
import type { Reading } from '../reading.ts'
import type { Patch } from './patch.ts'

/** Follows links between events: those of the store where the patch leaves them alone, and else all of them, derived once. */
export function createOverlaidChains(reading: Reading, overlaid: () => Reading, patch: Patch): Reading['eventLinks'] {
  let derived: Promise<readonly EventLink[] | null> | undefined
  return async (requests) => {
    derived ??= deriveLinks(overlaid(), patch)
    const links = await derived
    return links ? requests.map((request) => within(links, request)) : reading.eventLinks(requests)
  }
}

/** All links; null where they are among those of the store. */
async function deriveLinks(overlaid: Reading, patch: Patch): Promise<readonly EventLink[] | null> {
  const isTouched =
    patch.changesEvents || linkingProperties.some((property) => patch.claims.ofProperty(property).length > 0)
  if (!isTouched) return null
  const claims = await overlaid.allClaims(linkingProperties)
  const named = await overlaid.entities([...new Set(claims.flatMap(entitiesNamed))])
  const kinds = new Map(named.map(({ slug, kind }) => [slug, kind]))
  return deriveEventLinks(claims, (slug) => isEventKind(kinds.get(slug)))
}

/** The links within reach of a root. */
function within(links: readonly EventLink[], { root, towards, relations, maxDepth }: ChainRequest): EventLink[] {
  const [near, far] = towards === 'EARLIER' ? (['later', 'earlier'] as const) : (['earlier', 'later'] as const)
  const from = Map.groupBy(
    links.filter(({ relation }) => relations.includes(relation)),
    (link) => link[near],
  )
  const found: EventLink[] = []
  const met = new Set([root])
  let open = [root]
  for (let depth = 0; depth < maxDepth && open.length > 0; depth += 1) {
    const next: string[] = []
    for (const link of open.flatMap((slug) => from.get(slug) ?? [])) {
      found.push(link)
      if (met.has(link[far])) continue
      met.add(link[far])
      next.push(link[far])
    }
    open = next
  }
  return found
}
