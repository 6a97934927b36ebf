import type { EntityNode } from './entity.ts'
import { type Eventually, whenThere } from './loader.ts'
import { allRelated, type RelationsRequest } from './relations.ts'
import type { View } from './view.ts'

/** Whose meetings or decisions to list: the body's own and, unless they are not wanted, those of its terms. */
export function bodyAndTerms(
  { view, slug }: EntityNode,
  { withTerms }: { readonly withTerms?: boolean | null | undefined },
): Eventually<Pick<RelationsRequest, 'owners'>> {
  if (withTerms === false) return { owners: [slug] }
  return whenThere(bodyWithTerms(view, slug), (owners) => ({ owners }))
}

/** The slugs of a body and of its terms. */
export function bodyWithTerms(view: View, slug: string): Eventually<string[]> {
  const terms = allRelated(view, { owners: [slug], ways: [{ property: 'termOf', direction: 'IN' }] })
  return whenThere(terms, (slugs) => [slug, ...slugs])
}

/**
 * Which decisions to list of a meeting: those taken at it and, if its parts are wanted, those taken at its sittings and
 * the single decisions that its decisions consist of.
 */
export function meetingAndParts(
  { view, slug }: EntityNode,
  { includeParts }: { readonly includeParts?: boolean | null | undefined },
): Eventually<Partial<RelationsRequest>> {
  if (!includeParts) return {}
  const sittings = allRelated(view, {
    owners: [slug],
    ways: [{ property: 'partOf', direction: 'IN' }],
    kinds: ['MEETING'],
  })
  return whenThere(sittings, (parts) => {
    const meetings = [slug, ...parts]
    const decisions = allRelated(view, { owners: meetings, ways: [{ property: 'adoptedAt', direction: 'IN' }] })
    return whenThere(decisions, (taken) => ({
      owners: [...meetings, ...taken],
      ways: [
        { property: 'adoptedAt', direction: 'IN' },
        { property: 'partOf', direction: 'IN' },
      ],
      kinds: ['DECISION'],
    }))
  })
}
