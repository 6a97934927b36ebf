import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { type ExportFormat, type ExportRequest, exportGraph } from '../src/formats/export/export.ts'
import { openGraph } from '../src/graph/graph.ts'
import { applyLens, judgesAlone, wholeGraph } from '../src/graph/lens.ts'
import { type LensArguments, narrowedLens } from '../src/graph/view-through.ts'
import { viewOf } from '../src/graph/views.ts'
import type { Keep } from '../src/store/extract.ts'
import type { Store } from '../src/store/store.ts'

/** What the whole graph shows. */
export const facts: Keep = keepOf(wholeGraph)

/** What a lens keeps. */
export async function lensOf(store: Store, args: LensArguments): Promise<Keep> {
  return keepOf(narrowedLens(viewOf(await openGraph(store)), args))
}

/** A graph in a format that is one text, and what the format has no place for. */
export async function exportText(
  store: Store,
  format: ExportFormat,
  request: Partial<ExportRequest> = {},
): Promise<{ text: string; leftOut: readonly { reason: string; count: number }[] }> {
  const target = new PassThrough()
  const read = text(target)
  const { leftOut } = await exportGraph(store, { format, keep: null, facts, target, force: false, ...request })
  target.end()
  return { text: await read, leftOut }
}

function keepOf(lens: typeof wholeGraph): Keep {
  return { alone: judgesAlone(lens), keep: (claims, voices) => applyLens(lens, claims, voices) }
}
