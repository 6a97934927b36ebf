import type { Edtf } from '../model/edtf.ts'
import { didYouMean } from '../model/suggestion.ts'
import type { Certainty } from '../model/vocabulary.ts'
import { shorten } from './id.ts'
import { InputError } from './input-error.ts'
import { type Lens, narrow, wholeGraph } from './lens.ts'
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
}

/** The view through a further lens; both count. @throws InputError as `narrowedLens`, or for too many lenses in a request */
export function viewThrough(view: View, args: LensArguments, request: Request): View {
  const narrowed = view.through(narrowedLens(view, args))
  noteLens(request, narrowed.lensText)
  return narrowed
}

/**
 * The lens of a view, narrowed further.
 * @throws InputError for no source or no certainty at all, an unknown source, or fewer voices than one
 */
export function narrowedLens(view: View, args: LensArguments): Lens {
  const { at, match, toldBy, minSources, excludeDisputed, certainty } = args
  for (const slug of toldBy ?? []) {
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
    toldBy: toldBy ? new Set(toldBy) : null,
    certainties: certainty ? new Set(certainty) : null,
    at: at ? [{ date: at, certainly: match === 'CERTAINLY' }] : [],
    minSources: minSources ?? 1,
    excludeDisputed: excludeDisputed ?? false,
  }
  return narrow(view.lens, lens)
}
