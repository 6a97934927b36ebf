import type { View } from './view.ts'

/**
 * Where a list comes from: the whole graph's lists are stored as it shows them; under a lens they are made of the claims
 * that it keeps; so are those of a graph that is not as the store has it. Both follow from what the list's declaration says (see lists/), and nothing else tells the two apart.
 */
export function choose<Result>(
  view: View,
  sources: { readonly stored: () => Result; readonly made: () => Result },
): Result {
  return view.lensText === '' && view.graph.isStored ? sources.stored() : sources.made()
}
