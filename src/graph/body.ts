import type { Way } from '../lists/relations.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { allRelated, type RelationsRequest } from './related.ts'
import type { EntityNode, View } from './view.ts'

/** Whose meetings or decisions to list: the body's own and, unless they are not wanted, those of its terms. */
export function bodyAndTerms(
  { view, slug }: EntityNode,
  { withTerms }: { readonly withTerms?: boolean | null | undefined },
): MaybePromise<Pick<RelationsRequest, 'owners'>> {
  if (withTerms === false) return { owners: [slug] }
  return andThen(bodyWithTerms(view, slug), (owners) => ({ owners }))
}

/** Whose participants to list: the event's own and, if they are wanted, those of its parts. */
export function eventAndParts(
  { view, slug }: EntityNode,
  { includeParts }: { readonly includeParts?: boolean | null | undefined },
): MaybePromise<Pick<RelationsRequest, 'owners'>> {
  return includeParts ? andThen(withParts(view, slug), (owners) => ({ owners })) : { owners: [slug] }
}

/** The slugs of an event and of all its parts. */
export function withParts(view: View, slug: string): MaybePromise<string[]> {
  return reachedFrom(view, slug, { property: 'partOf', direction: 'IN' })
}

/** What took place where: at the place and, unless they are not wanted, at the places within it. */
export function placeAndWithin(
  { view, slug }: EntityNode,
  { within }: { readonly within?: boolean | null | undefined },
): MaybePromise<Pick<RelationsRequest, 'owners'>> {
  if (within === false) return { owners: [slug] }
  return andThen(reachedFrom(view, slug, { property: 'within', direction: 'IN' }), (owners) => ({ owners }))
}

/** An entity and all that is reached from it by going on in one way. */
function reachedFrom(view: View, slug: string, way: Way): MaybePromise<string[]> {
  const reached = new Set([slug])
  const goOn = (open: readonly string[]): MaybePromise<string[]> =>
    andThen(allRelated(view, { owners: open, ways: [way] }), (found) => {
      const fresh = found.filter((each) => !reached.has(each))
      for (const each of fresh) reached.add(each)
      return fresh.length > 0 ? goOn(fresh) : [...reached]
    })
  return goOn([slug])
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
