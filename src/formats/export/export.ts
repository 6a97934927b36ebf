import type { Writable } from 'node:stream'
import { type Extract, extractGraph, type Keep, keepAll } from '../../store/extract.ts'
import type { Store } from '../../store/store.ts'
import { type CsvOptions, csvParts, writeCsv } from './csv.ts'
import { ExportError } from './export-error.ts'
import { gexf } from './gexf.ts'
import { graphml } from './graphml.ts'
import { type JsonLdOptions, jsonLd } from './jsonld.ts'
import { createLeftOut, type LeftOut } from './left-out.ts'
import { writeFile, writeStream } from './output-file.ts'
import { type OutputFolder, writeFolder } from './output-folder.ts'
import { plenumParts, writePlenum } from './plenum.ts'
import { popolo } from './popolo.ts'

/** What a graph can be written as. A format is one text, or a folder of files. */
export const exportFormats = {
  plenum: {
    description: "Plenum's own data files: a folder",
    folder: (extract, folder, _, leftOut) => writePlenum(extract, folder, leftOut),
    parts: plenumParts,
  },
  jsonld: { description: 'JSON-LD by schema.org, W3C ORG and PROV-O', text: jsonLd },
  graphml: { description: 'GraphML', text: (extract, _, leftOut) => graphml(extract, leftOut), factsOnly: true },
  gexf: { description: 'GEXF, for Gephi', text: (extract, _, leftOut) => gexf(extract, leftOut), factsOnly: true },
  popolo: { description: 'Popolo JSON', text: (extract, _, leftOut) => popolo(extract, leftOut), factsOnly: true },
  csv: { description: 'tables: a folder of CSV files', folder: writeCsv, parts: csvParts },
} as const satisfies Record<string, FormatDeclaration>

export type ExportFormat = keyof typeof exportFormats

interface FormatDeclaration {
  readonly description: string
  readonly text?: (extract: Extract, options: JsonLdOptions, leftOut: LeftOut) => AsyncIterable<string>
  readonly folder?: (extract: Extract, folder: OutputFolder, options: CsvOptions, leftOut: LeftOut) => Promise<void>
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
}

export interface ExportSummary {
  /** What the format cannot hold, by reason. */
  readonly leftOut: ReturnType<LeftOut['counts']>
  /** False where whoever reads the stream had read enough. */
  readonly whole: boolean
}

/** Writes the graph, or what is kept of it, in a format. @throws ExportError */
export async function exportGraph(store: Store, request: ExportRequest): Promise<ExportSummary> {
  const { format, target, force } = request
  const declared: FormatDeclaration = exportFormats[format]
  const { text, folder, parts = [], factsOnly } = declared
  const leftOut = createLeftOut()
  const keep = request.keep ?? (factsOnly ? request.facts : format === 'plenum' ? keepAll : null)
  const whole = await extractGraph(store, keep, async (extract) => {
    if (!request.keep) await countPassedOver(extract, leftOut)
    if (folder) {
      if (typeof target !== 'string') throw noFolder(format)
      await writeFolder(target, (files) => folder(extract, files, request, leftOut), { force, parts })
      return true
    }
    const chunks = text?.(extract, request, leftOut) ?? nothing()
    if (typeof target !== 'string') return writeStream(target, chunks)
    await writeFile(target, chunks, { force })
    return true
  })
  return { leftOut: leftOut.counts(), whole }
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
