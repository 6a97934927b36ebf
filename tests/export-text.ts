import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type ExportFormat, type ExportRequest, type ExportSummary, exportGraph } from '../src/formats/export/export.ts'
import { openGraph } from '../src/graph/graph.ts'
import { keptThrough, shownFacts } from '../src/graph/kept-through.ts'
import { type LensArguments, narrowedLens } from '../src/graph/view-through.ts'
import { viewOf } from '../src/graph/views.ts'
import type { Keep } from '../src/store/extract.ts'
import type { Store } from '../src/store/store.ts'

/** What a lens keeps. */
export async function lensOf(store: Store, args: LensArguments): Promise<Keep> {
  const graph = await openGraph(store)
  return keptThrough(graph, narrowedLens(viewOf(graph), args))
}

/** A graph in a format that is one text, and what the format has no place for. */
export async function exportText(
  store: Store,
  format: ExportFormat,
  request: Partial<ExportRequest> = {},
): Promise<{ text: string; leftOut: ExportSummary['leftOut'] }> {
  const target = new PassThrough()
  const read = text(target)
  const { leftOut } = await exportGraph(store, {
    format,
    keep: null,
    facts: shownFacts,
    target,
    force: false,
    ...request,
  })
  target.end()
  return { text: await read, leftOut }
}
