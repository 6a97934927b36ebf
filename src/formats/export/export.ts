import type { Writable } from 'node:stream'
import { type Extract, extractGraph, type Keep, keepAll } from '../../store/extract.ts'
import type { Store } from '../../store/store.ts'
import { type CsvOptions, csvParts, writeCsv, writeProjectedCsv } from './csv.ts'
import { ExportError } from './export-error.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { type JsonLdOptions, jsonLd } from './jsonld.ts'
import { createLeftOut, type LeftOut } from './left-out.ts'
import { claimNetwork } from './network.ts'
import type { Network } from './network-form.ts'
import { writeFile, writeStream } from './output-file.ts'
import { type OutputFolder, writeFolder } from './output-folder.ts'
import { plenumParts, writePlenum } from './plenum.ts'
import { popolo } from './popolo.ts'
import { type OnLinks, type Projected, projectedNetwork } from './projected.ts'

/** What a graph can be written as. A format is one text, or a folder of files. */
export const exportFormats = {
  plenum: {
    description: "Plenum's own data files: a folder",
    folder: (extract, folder, _, leftOut) => writePlenum(extract, folder, leftOut),
    parts: plenumParts,
  },
  jsonld: { description: 'JSON-LD by schema.org, W3C ORG and PROV-O', text: jsonLd },
  graphml: { description: 'GraphML', network: graphml, factsOnly: true },
  gexf: { description: 'GEXF, for Gephi', network: gexf, factsOnly: true },
  popolo: { description: 'Popolo JSON', text: (extract, _, leftOut) => popolo(extract, leftOut), factsOnly: true },
  csv: {
    description: 'tables: a folder of CSV files',
    folder: writeCsv,
    projected: writeProjectedCsv,
    parts: csvParts,
  },
} as const satisfies Record<string, FormatDeclaration>

export type ExportFormat = keyof typeof exportFormats

interface FormatDeclaration {
  readonly description: string
  readonly text?: (extract: Extract, options: JsonLdOptions, leftOut: LeftOut) => AsyncIterable<string>
  readonly folder?: (extract: Extract, folder: OutputFolder, options: CsvOptions, leftOut: LeftOut) => Promise<void>
  /** A text, of the graph as a network or of a projection of it. */
  readonly network?: (network: Network) => AsyncIterable<string>
  /** The folder of a projection. */
  readonly projected?: (
    extract: Extract,
    folder: OutputFolder,
    options: CsvOptions,
    projected: Projected,
    onLinks?: OnLinks,
  ) => Promise<void>
  /** What the folder can hold. */
  readonly parts?: readonly string[]
  /** The format cannot tell what is only expected from what is a fact. */
  readonly factsOnly?: true
}

export interface ExportRequest extends JsonLdOptions, CsvOptions {
  readonly format: ExportFormat
  /** What a lens keeps; null for all that is on record. */
  readonly keep: Keep | null
  /** What the whole graph shows, which is without what is only expected: for formats that cannot tell the two apart. */
  readonly facts: Keep
  /** A path, or a stream for a format that is one text. */
  readonly target: string | Writable
  /** Whether what stands at the path may be replaced. */
  readonly force: boolean
  /** Projects the graph, read from the same state; left out, the graph itself is written. */
  readonly project?: (inside: Store) => Promise<Projected>
  readonly onLinks?: OnLinks
}

export interface ExportSummary {
  /** What the format cannot hold, by reason. */
  readonly leftOut: ReturnType<LeftOut['counts']>
  /** False where whoever reads the stream had read enough. */
  readonly whole: boolean
  /** How much a projection holds; null where the graph itself was written. */
  readonly projected: { readonly entities: number; readonly links: number } | null
}

/** Whether a projection can be written in a format. */
export function takesProjection(format: ExportFormat): boolean {
  const { network, projected }: FormatDeclaration = exportFormats[format]
  return network !== undefined || projected !== undefined
}

/** Writes the graph, what is kept of it, or a projection, in a format. @throws ExportError */
export async function exportGraph(store: Store, request: ExportRequest): Promise<ExportSummary> {
  const { format, project, onLinks } = request
  const { folder, factsOnly, ...declared }: FormatDeclaration = exportFormats[format]
  const leftOut = createLeftOut()
  const usual = factsOnly || project ? request.facts : format === 'plenum' ? keepAll : null
  return extractGraph(store, request.keep ?? usual, async (extract, inside) => {
    const projected = (await project?.(inside)) ?? null
    const counts = projected && { entities: projected.linked.size, links: projected.count }
    if (!request.keep && !projected) await countPassedOver(extract, leftOut)
    if (folder) {
      await writeInFolder(request, async (files) => {
        if (projected) await declared.projected?.(extract, files, request, projected, onLinks)
        else await folder(extract, files, request, leftOut)
      })
      return { leftOut: leftOut.counts(), whole: true, projected: counts }
    }
    const network = projected ? projectedNetwork(extract, projected, leftOut, onLinks) : claimNetwork(extract, leftOut)
    const chunks = declared.network?.(network) ?? declared.text?.(extract, request, leftOut) ?? nothing()
    const whole = await writeText(request, chunks)
    return { leftOut: leftOut.counts(), whole, projected: counts }
  })
}

async function writeInFolder(
  { format, target, force }: ExportRequest,
  fill: (folder: OutputFolder) => Promise<void>,
): Promise<void> {
  if (typeof target !== 'string') throw noFolder(format)
  const { parts = [] }: FormatDeclaration = exportFormats[format]
  await writeFolder(target, fill, { force, parts })
}

/** False where whoever reads the stream had read enough. */
async function writeText({ target, force }: ExportRequest, chunks: AsyncIterable<string>): Promise<boolean> {
  if (typeof target !== 'string') return writeStream(target, chunks)
  await writeFile(target, chunks, { force })
  return true
}

/** Without a lens, what is not taken out is what the format has no place for; with one, it is what the lens leaves. */
async function countPassedOver(extract: Extract, leftOut: LeftOut): Promise<void> {
  const { entities, claims, references } = await extract.passedOver()
  leftOut.add('entity', 'an entity that nothing written here names', entities)
  leftOut.add('claim', 'a claim that is only expected to hold', claims)
  leftOut.add('detail', 'a source that only expects it', references)
}

async function* nothing(): AsyncGenerator<string> {}

function noFolder(format: ExportFormat): ExportError {
  return new ExportError('NO_TARGET', `${format} is a folder of files: expected --out with its name.`)
}
