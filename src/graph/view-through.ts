import type { Edtf } from '../model/edtf.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { didYouMean } from '../model/suggestion.ts'
import type { Certainty } from '../model/vocabulary.ts'
import { findNumberAt } from '../store/history/entry.ts'
import { type Graph, presentOf } from './graph.ts'
import { shorten } from './id.ts'
import { InputError } from './input-error.ts'
import { type Lens, narrow, wholeGraph } from './lens.ts'
import { lookThrough } from './past.ts'
import { leadOn } from './redirect.ts'
import { noteLens, type Request } from './request.ts'
import type { View } from './view.ts'

export interface LensArguments {
  readonly at?: Edtf | null | undefined
  readonly match?: 'CERTAINLY' | 'POSSIBLY' | null | undefined
  /** Slugs of sources. */
  readonly toldBy?: readonly string[] | null | undefined
  readonly minSources?: number | null | undefined
  readonly excludeDisputed?: boolean | null | undefined
  readonly certainty?: readonly Certainty[] | null | undefined
  /** In milliseconds since 1970. */
  readonly recorded?: number | null | undefined
}

/**
 * The view through a further lens; both count.
 * @throws InputError as `narrowedLens`, for a moment that is not on record, or for too many lenses in a request
 */
export function viewThrough(view: View, { recorded, ...args }: LensArguments, request: Request): MaybePromise<View> {
  const seen = recorded == null ? view : viewRecorded(view, recorded)
  return andThen(seen, (found) => {
    const narrowed = found.through(narrowedLens(found, args))
    noteLens(request, narrowed.lensText)
    return narrowed
  })
}

/** The view as of a moment, in milliseconds; the earlier one counts. */
async function viewRecorded(view: View, moment: number): Promise<View> {
  const { graph, lens } = view
  const present = presentOf(graph)
  const number = await numberAt(present, moment)
  return lookThrough(view, narrow(lens, { ...wholeGraph, recorded: number }))
}

/**
 * The newest change that this revision of the graph knows, at or before a moment; 0 where the first was made later.
 * @throws InputError for a moment to come, and where there are no changes
 */
async function numberAt({ store, number: newest }: Graph, moment: number): Promise<number> {
  const asked = `"recorded" (${new Date(moment).toISOString()})`
  if (newest === 0)
    throw new InputError(
      `${asked}: this graph has no record of changes, for it was made of files. Leave "recorded" out.`,
    )
  if (moment > Date.now()) {
    const now = new Date().toISOString()
    throw new InputError(`${asked} is a moment to come, and it is ${now}: give one that has been, or leave it out.`)
  }
  return Math.min(newest, await findNumberAt(store, moment))
}

/**
 * The lens of a view, narrowed further, at the same moment of the record.
 * @throws InputError for no source or no certainty at all, an unknown source, or fewer voices than one
 */
export function narrowedLens(view: View, args: Omit<LensArguments, 'recorded'>): Lens {
  const { at, match, toldBy, minSources, excludeDisputed, certainty } = args
  const sources = toldBy?.map((slug) => leadOn(view.graph, slug))
  for (const slug of sources ?? []) {
    if (!view.graph.sources.has(slug)) {
      throw new InputError(
        `"toldBy": no source bears the slug "${shorten(slug)}"${didYouMean(slug, view.graph.sources) || '.'}`,
      )
    }
  }
  if (toldBy?.length === 0)
    throw new InputError('"toldBy" must name at least one source: leave it out for all of them.')
  if (certainty?.length === 0)
    throw new InputError('"certainty" must name at least one certainty: leave it out for all but EXPECTED.')
  if (minSources != null && minSources < 1) throw new InputError(`"minSources" must be at least 1, got ${minSources}.`)
  const lens = {
    ...wholeGraph,
    toldBy: sources ? new Set(sources) : null,
    certainties: certainty ? new Set(certainty) : null,
    at: at ? [{ date: at, certainly: match === 'CERTAINLY' }] : [],
    minSources: minSources ?? 1,
    excludeDisputed: excludeDisputed ?? false,
  }
  return narrow(view.lens, lens)
}
