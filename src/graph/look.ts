import type { Edtf } from '../model/edtf.ts'
import { didYouMean } from '../model/suggestion.ts'
import type { Certainty } from '../model/vocabulary.ts'
import { InputError } from './input-error.ts'
import { narrow, wholeGraph } from './lens.ts'
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

/**
 * Looks at a view through a further lens; both count.
 * @throws InputError for no source or no certainty at all, an unknown source, or fewer voices than one
 */
export function lookThrough(view: View, args: LensArguments): View {
  const { at, match, toldBy, minSources, excludeDisputed, certainty } = args
  for (const slug of toldBy ?? []) {
    if (!view.sources.has(slug)) {
      throw new InputError(`"toldBy": no source bears the slug "${slug}"${didYouMean(slug, view.sources) || '.'}`)
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
  return view.through(narrow(view.lens, lens))
}
