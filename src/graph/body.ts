import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { allRelated, type RelationsRequest } from './relations.ts'
import type { EntityNode, View } from './view.ts'

/** Whose meetings or decisions to list: the body's own and, unless they are not wanted, those of its terms. */
export function bodyAndTerms(
  { view, slug }: EntityNode,
  { withTerms }: { readonly withTerms?: boolean | null | undefined },
): MaybePromise<Pick<RelationsRequest, 'owners'>> {
  if (withTerms === false) return { owners: [slug] }
  return andThen(bodyWithTerms(view, slug), (owners) => ({ owners }))
}

/** The slugs of a body and of its terms. */
export function bodyWithTerms(view: View, slug: string): MaybePromise<string[]> {
  const terms = allRelated(view, { owners: [slug], ways: [{ property: 'termOf', direction: 'IN' }] })
  return andThen(terms, (slugs) => [slug, ...slugs])
}

/**
 * Which decisions to list of a meeting: those taken at it and, if its parts are wanted, those taken at its sittings and
 * the single decisions that its decisions consist of.
 */
export function meetingAndParts(
  { view, slug }: EntityNode,
  { includeParts }: { readonly includeParts?: boolean | null | undefined },
): MaybePromise<Partial<RelationsRequest>> {
  if (!includeParts) return {}
  const sittings = allRelated(view, {
    owners: [slug],
    ways: [{ property: 'partOf', direction: 'IN' }],
    kinds: ['MEETING'],
  })
  return andThen(sittings, (parts) => {
    const meetings = [slug, ...parts]
    const decisions = allRelated(view, { owners: meetings, ways: [{ property: 'adoptedAt', direction: 'IN' }] })
    return andThen(decisions, (taken) => ({
      owners: [...meetings, ...taken],
      ways: [
        { property: 'adoptedAt', direction: 'IN' },
        { property: 'partOf', direction: 'IN' },
      ],
      kinds: ['DECISION'],
    }))
  })
}
