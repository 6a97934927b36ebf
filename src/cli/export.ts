import { type Command, InvalidArgumentError, Option } from 'commander'
import { isBase } from '../formats/export/address.ts'
import type { ExportFormat, ExportSummary } from '../formats/export/export.ts'
import { createProgressDisplay } from '../formats/import/progress.ts'
import type { ProjectionArguments } from '../graph/projection.ts'
import type { LensArguments } from '../graph/view-through.ts'
import { openPlace, type Place } from '../library/place.ts'
import type { Certainty } from '../model/vocabulary.ts'
import type { Store } from '../store/store.ts'
import { examples } from './examples.ts'
import { type ProjectionOptions, projectionArguments, projectionOptions } from './projection-options.ts'
import { dataHere } from './root.ts'
import { terminal } from './terminal.ts'

/** Declares `plenum export`. */
export function declareExport(plenum: Command): void {
  const command = plenum
    .command('export')
    .description('write the graph, or what a lens leaves of it, in another format')
    .argument('<format>', 'plenum (data files), jsonld, graphml, gexf, popolo or csv', toFormat)
    .addOption(new Option('-d, --data <dir>', 'the data directory').default(...dataHere()))
    .option('--cache <dir>', 'where built databases are kept (default: .plenum beside the data)')
    .addOption(
      new Option('--db <url>', 'export a database instead: sqlite:PATH or postgres://USER@HOST:PORT/NAME').conflicts([
        'data',
        'cache',
      ]),
    )
    .option('-o, --out <path>', 'the file to write, or for plenum and csv the folder (default: standard output)')
    .option('--history', 'plenum: all changes with what they did, as JSON lines for "plenum import history"')
    .option('-f, --force', 'replace what stands at the path')
    .option('--base <iri>', 'jsonld: what the addresses of entities and claims begin with', toBase)
    .option('--excel', 'csv: for a spreadsheet, with a mark of UTF-8 and no cell that it takes for a formula')
    .option('--lens <json>', `the lens as the API takes it: '{"toldBy": ["kcna-reports"], "minSources": 2}'`, toLens)
    .option('--at <date>', 'only what can have held then (EDTF)')
    .addOption(
      new Option('--match <word>', 'with --at: what can have held, or must have').choices(['POSSIBLY', 'CERTAINLY']),
    )
    .option('--told-by <slugs...>', 'only what these sources say')
    .option('--min-sources <number>', 'only what so many voices say', toCount)
    .option('--exclude-disputed', 'without claims that dispute each other')
    .addOption(
      new Option('--certainty <words...>', 'only references that are so certain').choices([
        'STATED',
        'REPORTED',
        'EXPECTED',
        'INFERRED',
      ]),
    )
  for (const option of projectionOptions) command.addOption(option)
  command
    .option('--json', 'tell what was written, and what was left out, as JSON')
    .addHelpText(
      'after',
      examples(
        'plenum export plenum --out my-data',
        'plenum export plenum --history --db sqlite:graph.sqlite --out history.jsonl',
        'plenum export gexf --out congress.gexf',
        'plenum export gexf --project participant --kind PERSON --out together.gexf',
        'plenum export jsonld --at 2021-01 | head',
        'plenum export csv --db sqlite:graph.sqlite --told-by kcna-reports --out tables',
      ),
    )
    .action(runExport)
}

interface ExportOptions extends Place, ProjectionOptions {
  readonly out?: string
  readonly history?: true
  readonly force?: boolean
  readonly base?: string
  readonly excel?: true
  readonly lens?: Record<string, unknown>
  readonly at?: string
  readonly match?: 'POSSIBLY' | 'CERTAINLY'
  readonly toldBy?: string[]
  readonly minSources?: number
  readonly excludeDisputed?: true
  readonly certainty?: Certainty[]
  readonly json?: boolean
}

async function runExport(format: ExportFormat, options: ExportOptions): Promise<void> {
  if (options.history) return runHistory(format, options)
  const { exportFormats, exportGraph, takesProjection } = await import('../formats/export/export.ts')
  const { ExportError } = await import('../formats/export/export-error.ts')
  const { out, force = false, base, excel, json = false } = options
  if (excel && format !== 'csv') throw new Error(`"--excel" is for "plenum export csv" alone, and ${format} is given.`)
  if (!out && 'folder' in exportFormats[format]) {
    throw new ExportError(
      'NO_TARGET',
      `${format} is a folder of files: expected its name, as in --out ${format}-export.`,
    )
  }
  const projection = await projectionArguments(options)
  if (projection && !takesProjection(format))
    throw new Error(`"--project" is for gexf, graphml and csv, and ${format} is given.`)
  const { store } = await openPlace({ ...options, onNote: console.error })
  const progress = createProgressDisplay(terminal(), projection?.property ?? format)
  try {
    const summary = await exportGraph(store, {
      format,
      ...(await readThroughLens(store, options, projection)),
      target: out ?? process.stdout,
      force,
      ...(base !== undefined && { base }),
      onLinks: (done) => progress.show({ stage: 'links', done, total: 0 }),
      ...(excel && { excel }),
    })
    progress.clear()
    if (summary.whole) report({ format, out: out ?? null, ...summary }, json)
  } finally {
    progress.clear()
    await store.close()
  }
}

/** The whole history: a lens leaves nothing out of it. */
async function runHistory(format: ExportFormat, options: ExportOptions): Promise<void> {
  if (format !== 'plenum') throw new Error(`"--history" is for "plenum export plenum" alone, and ${format} is given.`)
  if (await lensArguments(options)) throw new Error('"--history" writes everything: leave the lens out.')
  if (await projectionArguments(options)) throw new Error('"--history" writes everything: leave "--project" out.')
  const { exportHistory } = await import('../formats/export/history.ts')
  const { out, force = false, json = false } = options
  const { store } = await openPlace({ ...options, onNote: console.error })
  try {
    const whole = await exportHistory(store, out ?? process.stdout, { force })
    if (whole) report({ format, out: out ?? null, leftOut: [], whole, projected: null }, json)
  } finally {
    await store.close()
  }
}

/** What the options' lens keeps, or null where they give none; what the whole graph shows; and what of it is projected. */
async function readThroughLens(store: Store, options: ExportOptions, projection: ProjectionArguments | null) {
  const { openGraph } = await import('../graph/graph.ts')
  const { keptThrough, shownFacts } = await import('../graph/kept-through.ts')
  const { projectedThrough } = await import('../graph/projected.ts')
  const { narrowedLens } = await import('../graph/view-through.ts')
  const { viewOf } = await import('../graph/views.ts')
  const args = await lensArguments(options)
  if (!args && !projection) return { keep: null, facts: shownFacts }
  const graph = await openGraph(store)
  const lens = args && narrowedLens(viewOf(graph), args)
  return {
    keep: lens && keptThrough(graph, lens),
    facts: shownFacts,
    ...(projection && { project: projectedThrough(graph, lens, projection) }),
  }
}

/** The arguments of the lens, from JSON and from options; an option stands over the JSON. */
async function lensArguments({ lens, ...options }: ExportOptions): Promise<LensArguments | null> {
  const { parseEdtf } = await import('../model/edtf.ts')
  const given = Object.fromEntries(
    lensNames.flatMap((name) => {
      const value = options[name] ?? lens?.[name]
      return value === undefined || value === null ? [] : [[name, value]]
    }),
  )
  if (!lens && Object.keys(given).length === 0) return null
  return { ...given, ...(given.at !== undefined && { at: parseEdtf(String(given.at)) }) } as LensArguments
}

const lensNames = ['at', 'match', 'toldBy', 'minSources', 'excludeDisputed', 'certainty'] as const

/** On standard error where the graph itself goes to standard output. */
function report(written: { format: ExportFormat; out: string | null } & ExportSummary, json: boolean): void {
  const { format, out, leftOut, projected } = written
  const print = out === null ? console.error : console.log
  if (json) {
    print(JSON.stringify({ format, out, leftOut, ...(projected && { projected }) }))
    return
  }
  if (out !== null) print(`Wrote ${out}.`)
  if (projected) {
    const [links, entities] = [projected.links, projected.entities].map((count) => count.toLocaleString('en'))
    console.error(`All links, none cut off: ${links} of ${entities} entities.`)
  }
  if (leftOut.length === 0) return
  console.error(`Left out, as ${format} has no place for it:`)
  for (const { count, reason } of leftOut) console.error(`${String(count).padStart(8)}  ${reason}`)
}

function toFormat(text: string): string {
  const formats = ['plenum', 'jsonld', 'graphml', 'gexf', 'popolo', 'csv'] satisfies ExportFormat[]
  if ((formats as string[]).includes(text)) return text
  throw new InvalidArgumentError(`Expected one of ${formats.join(', ')}.`)
}

function toBase(text: string): string {
  if (isBase(text)) return text
  throw new InvalidArgumentError('Expected an IRI that ends in / or #, such as https://example.org/graph/.')
}

function toCount(text: string): number {
  if (/^-?\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number.')
}

/** Of the shape that the API has: what a field means is for the lens to say. */
function toLens(text: string): Record<string, unknown> {
  const forms: Readonly<Record<(typeof lensNames)[number], (value: unknown) => boolean>> = {
    at: (value) => typeof value === 'string' || typeof value === 'number',
    match: (value) => value === 'POSSIBLY' || value === 'CERTAINLY',
    toldBy: isListOf((value) => typeof value === 'string'),
    minSources: Number.isInteger,
    excludeDisputed: (value) => typeof value === 'boolean',
    certainty: isListOf((value) => ['STATED', 'REPORTED', 'EXPECTED', 'INFERRED'].includes(String(value))),
  }
  const lens = parseObject(text)
  for (const [name, value] of Object.entries(lens)) {
    if (!Object.hasOwn(forms, name)) {
      throw new InvalidArgumentError(`Expected ${lensNames.join(', ')}, got "${name}".`)
    }
    if (value !== null && !forms[name as keyof typeof forms](value)) {
      throw new InvalidArgumentError(`Expected another ${name}, got ${JSON.stringify(value)}.`)
    }
  }
  return lens
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {}
  throw new InvalidArgumentError(`Expected a JSON object, such as '{"toldBy": ["kcna-reports"]}'.`)
}

function isListOf(isItem: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.every(isItem)
}
