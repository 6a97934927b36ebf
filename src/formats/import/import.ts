import { amendGraph } from '../../store/amend/amend.ts'
import { beginImport, findImport, finishImport, leaveImport, recordAliases } from '../../store/amend/imports.ts'
import { forgetRecords, recordThings } from '../../store/amend/records.ts'
import { openRegister } from '../../store/amend/register.ts'
import type { Twin } from '../../store/amend/register-twins.ts'
import type { Run } from '../../store/amend/runs.ts'
import { withdrawUnsaid } from '../../store/amend/withdraw.ts'
import type { Store } from '../../store/store.ts'
import type { Account } from './account.ts'
import { recallHeld, withdrawChanged } from './changes.ts'
import { describe } from './describe.ts'
import { FormatError } from './format-error.ts'
import { findInput } from './input.ts'
import { joinMerged, joinWithGraph, joinWithinFile, type Torn } from './join.ts'
import { Keys } from './keys.ts'
import { Pace } from './pace.ts'
import { permitWithdrawal } from './permission.ts'
import { hashedSlug, namespaceOf } from './slug.ts'
import { type ImportSummary, SummaryBuilder } from './summary.ts'
import { Survey } from './survey.ts'
import { type Problem, Tally } from './tally.ts'
import { createAccount, tellAll } from './telling.ts'
import { readThings, settleThings } from './things.ts'
import { type ImportOptions, usualBatch, type Work } from './work.ts'

/**
 * Brings a file into the graph. It is read for the things that it tells of, and for what it says of them; before that,
 * where its name held anything, for what it would take away. What an earlier import of the same name brought and this
 * one does not is taken away at the end; of a file that tells only what changed, what the records said that it names. Each batch is one
 * transaction, so that an import that was killed goes on where it was run again.
 * @throws {FormatError} where the file cannot be read, or is strictly held to be without problems and is not; and where
 *   it would withdraw more than it may, of which nothing is written then
 */
export async function importFile(store: Store, options: ImportOptions): Promise<ImportSummary> {
  const { format, paths, name } = options
  const origin = namespaceOf(name)
  const input = await (format.find ?? findInput)(paths)
  const { path } = input
  const register = openRegister(hashedSlug)
  const keys = new Keys()
  const summary = new SummaryBuilder({ format: format.name, path, name, namespace: origin })
  const tally = new Tally((problem) => {
    options.onProblem?.(problem)
    if (options.strict && !problem.isWarning) throw strictError(path, problem)
  })
  let begun: Run | null = null
  const runOf = () => `${format.name}-${format.version}-${input.hash()}`
  try {
    const survey = new Survey(origin, register, tally, keys)
    const { tellsChanges } = await readThings(input, survey, tally, register, options)
    const run = runOf()
    const known = await findImport(store, origin)
    if (known?.finished && known.run === run) return summary.unchanged(tally)
    const work: Work = { store, register, keys, input, origin, run, tellsChanges, summary, options }
    if (tellsChanges) await recallHeld(work, tally)
    settleThings(survey, register, format)
    const twins = [...(await joinMerged(store, register)), ...joinWithinFile(register)]
    await permitWithdrawal(work, tally)
    await beginImport(store, origin, run, { whatChanged: tellsChanges, message: options.message ?? null })
    begun = { origin, run }
    const account = createAccount(work, tally)
    await writeEntities(work, account, twins)
    const pace = new Pace(options.batch ?? usualBatch)
    await tellAll(work, account, { stage: 'claims', pace, flush: () => flush(work, account, pace) })
    if (runOf() !== run) throw changed(path)
    if (tellsChanges) await withdrawChanged(work)
    else await withdraw(work)
    await describe(work, account)
    await finishImport(store, origin, run)
    begun = null
    return summary.finished(tally)
  } finally {
    if (begun) await leaveImport(store, begun)
    register.close()
  }
}

/** The things of the file, joined to what other files brought of them. */
async function writeEntities(work: Work, account: Account, twins: readonly Twin[]): Promise<void> {
  const { store, register, origin, run, summary, options } = work
  const keeps = options.format.keepsRecords === true
  summary.joined(twins)
  let done = 0
  for (const part of register.parts(options.batch ?? usualBatch)) {
    const { entities, joins, torn } = await joinWithGraph(store, register, part, options.format.joinedTo)
    for (const each of torn) account.warn(tornProblem(each))
    const joined = new Map(joins.map(({ own, slug }) => [own, slug]))
    const entityOf = (own: string) => joined.get(own) ?? own
    summary.joined(joins)
    if (keeps) {
      const things = part.map(({ key, slug }) => ({ key, slug, entity: entityOf(slug) }))
      await recordThings(store, work, things)
    }
    summary.wrote(await amendGraph(store, { origin, run, entities, claims: [] }))
    await recordAliases(store, origin, run, joined)
    for (const { key, kind, slug, standsIn } of part) account.know(key, { slug: entityOf(slug), kind, standsIn })
    done += part.length
    options.onProgress?.({ stage: 'entities', done, total: 0 })
  }
  const slugOf = (key: string, own: string) => register.find(key)?.slug ?? own
  await recordAliases(store, origin, run, new Map(twins.map(({ own, first }) => [own, slugOf(first, own)])))
  if (keeps) await recordOtherKeys(work, twins)
}

/** The things of the file that are others of its things, and its other names for them. */
async function recordOtherKeys(work: Work, twins: readonly Twin[]): Promise<void> {
  const { store, register } = work
  const others = twins.map(({ key, own, first }) => ({ key, slug: own, entity: register.find(first)?.slug ?? own }))
  await recordThings(store, work, others)
  for (const part of register.redirects(keysAtOnce)) {
    const names = part.flatMap(({ key }) => {
      const found = register.find(key)
      return found ? [{ key, slug: null, entity: found.slug }] : []
    })
    await recordThings(store, work, names)
  }
}

const keysAtOnce = 1_000

async function flush({ store, origin, run, summary }: Work, account: Account, pace: Pace): Promise<void> {
  const { claims, sayings } = account.take()
  if (claims.length + sayings.length === 0) return
  pace.wrote(claims)
  summary.wrote(await amendGraph(store, { origin, run, entities: [], claims, sayings }))
}

async function withdraw(work: Work): Promise<void> {
  const { store, origin, run, summary, options } = work
  const batch = options.batch ?? usualBatch
  for (let last: string | null = ''; last !== null; ) last = await forgetRecords(store, work, last, batch)
  for (let done = 0; ; ) {
    const counts = await withdrawUnsaid(store, origin, run, batch)
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

function changed(path: string): FormatError {
  return new FormatError('FILE_CHANGED', `${path} was changed while it was read: import it again when it is whole.`)
}
