import { amendGraph } from '../../store/amend/amend.ts'
import { beginImport, findImport, finishImport, recordAliases } from '../../store/amend/imports.ts'
import { openRegister, type Register } from '../../store/amend/register.ts'
import { countUnsaid, type Withdrawal, withdrawUnsaid } from '../../store/amend/withdraw.ts'
import type { Store } from '../../store/store.ts'
import { Account, keyOfFile } from './account.ts'
import type { FileRecord, Format, Kept } from './format.ts'
import { FormatError } from './format-error.ts'
import { findInput, type Input } from './input.ts'
import { joinWithGraph, joinWithinFile, type Torn } from './join.ts'
import { Keys } from './keys.ts'
import { hashedSlug, namespaceOf } from './slug.ts'
import { soundRecord } from './sound-record.ts'
import { type ImportSummary, SummaryBuilder } from './summary.ts'
import { Survey } from './survey.ts'
import { type Problem, Tally } from './tally.ts'

export interface ImportOptions {
  readonly format: Format
  /** One file, or all those that the format takes as one. */
  readonly paths: readonly string[]
  /** What the file is called as a source; the slugs of what it tells of begin with it. */
  readonly name: string
  /** Whether the first problem ends the import. */
  readonly strict?: boolean
  /** How many claims, or entities, are written in one transaction. */
  readonly batch?: number
  readonly onProgress?: (progress: Progress) => void
  readonly onProblem?: (problem: Problem) => void
  /** Asked where more than a tenth of what the name held is not said any more; left out, that is refused. */
  readonly mayWithdraw?: (withdrawal: Withdrawal) => boolean | Promise<boolean>
}

/** How far an import is. */
export interface Progress {
  /** The file is read for what there is, its entities are written, it is read for what it says, and what it no longer says is taken away. */
  readonly stage: 'survey' | 'entities' | 'claims' | 'withdrawal'
  /** Of the file's bytes, or of its things; `total` is 0 where that is not known. */
  readonly done: number
  readonly total: number
}

/**
 * Brings a file into the graph. It is read twice: for the things that it tells of, and for what it says of them. What
 * an earlier import of the same name brought and this one does not is taken away at the end. Each batch is one
 * transaction, so that an import that was killed goes on where it was run again.
 * @throws {FormatError} where the file cannot be read, or is strictly held to be without problems and is not; and where
 *   it would withdraw more than it may
 */
export async function importFile(store: Store, options: ImportOptions): Promise<ImportSummary> {
  const { format, paths, name } = options
  const namespace = namespaceOf(name)
  const input = await (format.find ?? findInput)(paths)
  const { path } = input
  const register = openRegister(hashedSlug)
  const keys = new Keys()
  const summary = new SummaryBuilder({ format: format.name, path, name, namespace })
  const tally = new Tally((problem) => {
    options.onProblem?.(problem)
    if (options.strict && !problem.isWarning) throw strictError(path, problem)
  })
  try {
    await survey(input, new Survey(namespace, register, tally, keys), tally, register, options)
    const run = `${format.name}-${format.version}-${input.hash()}`
    const known = await findImport(store, namespace)
    if (known?.finished && known.run === run) return summary.unchanged(tally)
    const work = { store, register, origin: namespace, run, summary, options }
    await beginImport(store, namespace, run)
    const account = new Account({ source: namespace, register, tally, keys, isClosed: format.isClosed })
    await writeEntities(work, account)
    if (!format.isOwnSource) await writeSources(work, account)
    await writeClaims(work, account, input)
    if (`${format.name}-${format.version}-${input.hash()}` !== run) throw changed(path)
    await permitWithdrawal(work)
    await withdraw(work)
    await finishImport(store, namespace, run)
    return summary.finished(tally)
  } finally {
    register.close()
  }
}

interface Work {
  readonly store: Store
  readonly register: Register
  readonly origin: string
  readonly run: string
  readonly summary: SummaryBuilder
  readonly options: ImportOptions
}

const usualBatch = 5_000

async function survey(
  input: Input,
  survey: Survey,
  tally: Tally,
  register: Register,
  { format, name: title, onProgress }: ImportOptions,
): Promise<void> {
  if (!format.isOwnSource)
    survey.declare({ key: keyOfFile, kind: 'SOURCE', word: 'file', id: title, slug: survey.namespace, name: title })
  let [isRead, fault]: [boolean, string | null] = [false, input.size === 0 ? 'it is empty.' : null]
  for await (const records of recordsOf(format, input, (done, total) =>
    onProgress?.({ stage: 'survey', done, total }),
  )) {
    for (const each of records) {
      const record = soundRecord(each)
      if (record.fault !== undefined) {
        fault ??= `${record.locator}: ${record.fault}`
        tally.problem({ reason: 'a record that cannot be read', locator: record.locator, message: record.fault })
        continue
      }
      if (record.isAside) fault ??= `${record.locator}: ${JSON.stringify(record.sort)} is none.`
      else isRead = true
      tally.read(record.sort)
      survey.turn(record.locator)
      read(record, tally, () => format.survey(record, survey))
    }
  }
  if (!isRead) throw noRecords(input.path, format.name, fault ?? 'there is none in it.')
  const kept: Kept = (topic, key) => {
    const text = register.kept(topic, key)
    return text === null ? null : JSON.parse(text)
  }
  register.settle((key) => format.settle?.(key, kept) ?? null)
  register.standIn(({ key, kind, name }) => ({
    slug: survey.slugOfMentioned(key, kind),
    name: format.nameOf?.(key, kept) ?? name,
  }))
  register.allotSlugs()
}

/** The things of the file, joined to what other files brought of them. */
async function writeEntities(work: Work, account: Account): Promise<void> {
  const { store, register, origin, run, summary, options } = work
  const twins = joinWithinFile(register)
  summary.joined(twins)
  let done = 0
  for (const part of register.parts(options.batch ?? usualBatch)) {
    const { entities, joins, torn } = await joinWithGraph(store, register, part)
    for (const each of torn) account.warn(tornProblem(each))
    summary.joined(joins)
    summary.wrote(await amendGraph(store, { origin, run, entities, claims: [] }))
    const joined = new Map(joins.map(({ own, slug }) => [own, slug]))
    await recordAliases(store, origin, run, joined)
    for (const { key, kind, slug, standsIn } of part)
      account.know(key, { slug: joined.get(slug) ?? slug, kind, standsIn })
    done += part.length
    options.onProgress?.({ stage: 'entities', done, total: 0 })
  }
  const slugOf = (key: string, own: string) => register.find(key)?.slug ?? own
  await recordAliases(store, origin, run, new Map(twins.map(({ own, first }) => [own, slugOf(first, own)])))
}

/** The sources inside the file come first, so that everything else is said by known voices. */
async function writeSources(work: Work, account: Account): Promise<void> {
  for (const part of work.register.parts(work.options.batch ?? usualBatch, 'SOURCE')) {
    for (const { key, identifiers } of part) {
      if (key === keyOfFile) continue
      account.saySource(key, identifiers.find(({ scheme }) => scheme === 'url')?.value)
    }
    await flush(work, account)
  }
}

async function writeClaims(work: Work, account: Account, input: Input): Promise<void> {
  const { options, register } = work
  const { format, onProgress, batch = usualBatch } = options
  if (!format.isOwnSource) account.sayFile(options.name)
  for await (const records of recordsOf(format, input, (done, total) =>
    onProgress?.({ stage: 'claims', done, total }),
  )) {
    for (const each of records) {
      const record = soundRecord(each)
      if (record.fault !== undefined) continue
      account.turn()
      read(record, account, () => format.tell(record, account))
      if (account.size >= batch) await flush(work, account)
    }
  }
  const unkind = register.countUnkind()
  if (unkind > 0) account.unheld('a thing of which nothing says what it is, among the kinds of the model', unkind)
  await flush(work, account)
}

/** Reads a record. One that its reader was not made for is told of, and ends no import. */
function read({ locator }: FileRecord, to: Pick<Tally, 'problem'>, reading: () => void): void {
  try {
    reading()
  } catch (error) {
    // What the disk or the database says of itself is no matter of the record.
    if (!(error instanceof Error) || error instanceof FormatError || 'code' in error) throw error
    const message = `the importer failed at it: ${error.message}. The rest of it was skipped; please report it.`
    to.problem({ reason: failedRecord, locator, message })
  }
}

/** The records of a file, chunk by chunk, and a word whenever those of more of its bytes were read. */
async function* recordsOf(
  format: Format,
  input: Input,
  onBytes: (done: number, total: number) => void,
): AsyncIterable<Iterable<FileRecord>> {
  let [read, told] = [0, 0]
  const chunks = format.read(input, (bytes) => {
    read = bytes
  })
  for await (const records of chunks) {
    yield records
    if (read !== told) onBytes(read, input.size)
    told = read
  }
}

async function flush({ store, origin, run, summary }: Work, account: Account): Promise<void> {
  const claims = account.take()
  if (claims.length > 0) summary.wrote(await amendGraph(store, { origin, run, entities: [], claims }))
}

/** Told of a record at which the importer itself is wrong. */
export const failedRecord = 'a record that the importer failed at'

/** The largest part of what a name holds that is withdrawn unasked. */
const usualWithdrawal = 0.1

async function permitWithdrawal({ store, origin, run, options }: Work): Promise<void> {
  const withdrawal = await countUnsaid(store, { origin, run })
  if (withdrawal.unsaid <= withdrawal.held * usualWithdrawal) return
  if (!(await options.mayWithdraw?.(withdrawal))) throw largeWithdrawal(options, withdrawal)
}

async function withdraw({ store, origin, run, summary, options }: Work): Promise<void> {
  for (let done = 0; ; ) {
    const counts = await withdrawUnsaid(store, origin, run, options.batch ?? usualBatch)
    if (counts.released === 0) return
    summary.withdrew(counts)
    done += counts.released
    options.onProgress?.({ stage: 'withdrawal', done, total: 0 })
  }
}

/** Entities that are there are not made one. */
function tornProblem({ own, slug, other, identifier: { scheme, value } }: Torn): Problem {
  const message = `it bears the identifiers of two entities of the graph, ${slug} and, by ${scheme} ${value}, ${other}. It is held as ${slug}: import the file that knows both before the others to have one.`
  return { reason: 'a thing that bears the identifiers of two entities', locator: own, message }
}

function strictError(path: string, { locator, message }: Problem): FormatError {
  return new FormatError(
    'BAD_RECORD',
    `${path}: ${locator}: ${message} Stopped there, as --strict asks; of the batch that holds it nothing was written.`,
  )
}

/** Such a file is of another format, or was lost on its way: it must not take the place of what is held. */
function noRecords(path: string, format: string, fault: string): FormatError {
  const message = `${path} has no record that can be read as ${format}: ${fault} Look whether it is whole, and in which format it is.`
  return new FormatError('BAD_FILE', message)
}

/** It may be a part of what it should be, or another file. */
function largeWithdrawal({ paths, name }: ImportOptions, { held, unsaid }: Withdrawal): FormatError {
  const [all, gone] = [held, unsaid].map((count) => count.toLocaleString('en'))
  return new FormatError(
    'LARGE_WITHDRAWAL',
    `${paths[0]} does not say ${gone} of the ${all} claims that "${name}" held. What it says was written, and nothing was taken away: look whether it is the whole file of that name, and if so import it again with --yes.`,
  )
}

function changed(path: string): FormatError {
  return new FormatError('FILE_CHANGED', `${path} was changed while it was read: import it again when it is whole.`)
}
