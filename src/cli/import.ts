import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { Argument, type Command, InvalidArgumentError, Option } from 'commander'
import { type FormatName, formatNames } from '../formats/import/format-names.ts'
import { createProgressDisplay, type Display } from '../formats/import/progress.ts'
import { nameOfFile } from '../formats/import/slug.ts'
import type { Problem } from '../formats/import/tally.ts'
import type { Progress } from '../formats/import/work.ts'
import type { Withdrawal } from '../store/amend/unsaid.ts'
import { examples } from './examples.ts'
import type { TableOptions } from './import-table.ts'
import { toMessage } from './message.ts'
import { terminal } from './terminal.ts'

/** Declares `plenum import`. */
export function declareImport(plenum: Command): void {
  plenum
    .command('import')
    .description('bring files of another format into the graph of a database')
    .addArgument(new Argument('<format>', 'what the files are in').choices([...formatNames, 'table', 'history']))
    .argument(
      '<files...>',
      'the files; what gzip packed is unpacked; for plenum a data folder, or files of one; for oparl answers, folders of them, or the address of a server; for history one file',
    )
    .option('--db <url>', 'the database: sqlite:PATH or postgres://USER@HOST:PORT/NAME; a file is made')
    .option(
      '--as <name>',
      'what the file is called as a source; its slugs begin with it (default: the name of the file)',
    )
    .option('--message <text>', 'what stands in the history beside the import: why it is made', toMessage)
    .option('--strict', 'stop at the first record that cannot be read', false)
    .option('--yes', 'withdraw unasked, also more than a tenth of what the name holds', false)
    .option('--json', 'print one JSON object a line: progress, problems and the summary', false)
    .addOption(
      new Option('--batch <number>', 'how many claims are written in one transaction')
        .default(5_000)
        .argParser(toBatch),
    )
    .option('--texts', 'popolo: keep the texts of speeches, too; that there is a speech is always kept', false)
    .option('--mirror <dir>', 'oparl: where the answers of a server are kept (default: .plenum/oparl and the name)')
    .option('--allow-private', 'oparl: the server may be one of a private network', false)
    .option('--map <path>', 'table: what the columns are, in YAML')
    .option('--guess', 'table: print a map that is guessed by the first rows, and import nothing')
    .option('--dry-run', 'table: print the first five rows as claims, and import nothing')
    .option('--matches <path>', 'table: the file in which names that are not sure to be known are filled in')
    .option('--delimiter <character>', 'table: what parts cells, or "tab" (default: as the map says, or guessed)')
    .option('--encoding <name>', 'table: utf-8, windows-1252, latin1, euc-kr … (default: as the map says, or guessed)')
    .addHelpText(
      'after',
      examples(
        'plenum import popolo estonia.json --db sqlite:graph.sqlite',
        'plenum import popolo hansard.json --texts --db sqlite:graph.sqlite',
        'plenum import table mayors.csv --guess > mayors.yaml',
        'plenum import table mayors.csv --map mayors.yaml --db sqlite:graph.sqlite',
        'plenum import oparl https://ris.example.org/oparl/v1/system --as town --db sqlite:graph.sqlite',
        'plenum import ftm sanctions.ftm.json.gz --as sanctions --db sqlite:graph.sqlite',
        'plenum import popolo estonia.json --db sqlite:graph.sqlite --message "The members since March."',
        'plenum import wikidata latest-all.json.gz --db postgres://plenum@db1/plenum --strict',
      ),
    )
    .action(importFiles)
}

interface ImportOptions extends TableOptions {
  readonly db?: string
  readonly as?: string
  readonly message?: string
  readonly strict: boolean
  /** Whether anything may be withdrawn. */
  readonly yes: boolean
  /** One JSON object a line, instead of sentences. */
  readonly json: boolean
  readonly batch: number
  readonly texts: boolean
  readonly mirror?: string
  readonly allowPrivate: boolean
}

/** Imports files one after the other, or together where the format takes them so. */
async function importFiles(
  name: FormatName | 'table' | 'history',
  files: readonly string[],
  { db, as, message, strict, yes, json, batch, texts, mirror, allowPrivate, ...options }: ImportOptions,
  command: Command,
): Promise<void> {
  const isTable = name === 'table'
  refuseOptionsOfTables(name, options)
  if (texts && name !== 'popolo')
    throw new Error(`"--texts" is for "plenum import popolo" alone, and ${name} is given.`)
  if (name !== 'oparl' || !files.some(isAddress)) refuseOptionsOfServers({ mirror, allowPrivate })
  else if (files.length > 1)
    throw new Error(
      `One server is asked at a time, and ${files.length} files and addresses are given: import them one by one.`,
    )
  const { formatOfTable, readTables, showTables } = await import('./import-table.ts')
  if (isTable && (options.guess || options.dryRun)) {
    process.stdout.write(await showTables(files, options))
    return
  }
  if (db === undefined) return command.error("error: required option '--db <url>' not specified")
  if (name === 'history') return takeHistory(files, db, json)
  const { formatOf } = await import('../formats/import/formats.ts')
  const { importFile } = await import('../formats/import/import.ts')
  const { summaryText } = await import('../formats/import/summary-text.ts')
  const { openStore } = await import('../store/open.ts')
  const lots = !isTable && formatOf(name, { texts }).find ? [files] : files.map((path) => [path])
  if (as !== undefined && lots.length > 1) {
    throw new Error(`"--as" names one file, and ${files.length} are given: import them one by one, or leave it out.`)
  }
  const tables = isTable ? await readTables(files, options) : []
  const store = await openStore(db)
  try {
    for (const [index, paths] of lots.entries()) {
      const [path = ''] = paths
      const print = json ? printJson(path) : printPlain(path, terminal())
      const title = as ?? nameOfFile(isAddress(path) ? new URL(path).hostname : resolve(path))
      try {
        const table = tables[index]
        const format = table
          ? await formatOfTable(store, table, title, options, print.problem)
          : formatOf(name as FormatName, { texts })
        const isServer = name === 'oparl' && isAddress(path)
        const { folder, left } = isServer
          ? await (await import('./import-server.ts')).fetchAnswers(path, {
              title,
              mirror,
              allowPrivate,
              strict,
              ...print,
            })
          : { folder: null, left: {} }
        const summary = await importFile(store, {
          format,
          paths: folder === null ? paths : [folder],
          strict,
          batch,
          name: title,
          ...(message !== undefined && { message }),
          onProgress: print.progress,
          onProblem: print.problem,
          mayWithdraw(withdrawal) {
            print.finish()
            return yes || mayWithdraw(withdrawal)
          },
        })
        print.finish()
        const told = { ...summary, problems: { ...summary.problems, ...left } }
        console.log(json ? JSON.stringify({ event: 'summary', ...told }) : summaryText(told))
        if (Object.keys(left).length > 0) process.exitCode = 1
      } finally {
        print.finish()
      }
    }
  } finally {
    await store.close()
  }
}

/** What is for tables alone is not passed over in silence. */
function refuseOptionsOfTables(name: string, options: TableOptions): void {
  const [given] = Object.keys(options)
  if (name === 'table' || given === undefined) return
  const flag = given.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
  throw new Error(`"--${flag}" is for "plenum import table" alone, and ${name} is given.`)
}

/** Nor is what is for servers alone. */
function refuseOptionsOfServers({
  mirror,
  allowPrivate,
}: Pick<ImportOptions, 'allowPrivate'> & { mirror: string | undefined }): void {
  const flag = mirror !== undefined ? '--mirror' : allowPrivate ? '--allow-private' : null
  if (flag !== null) throw new Error(`"${flag}" is for the address of a server of OParl alone, and none is given.`)
}

/** Whether what is given for a file is an address of the web. */
function isAddress(path: string): boolean {
  return /^https?:\/\//i.test(path) && URL.canParse(path)
}

/** Makes a graph of its history. Nobody's name holds it, so nothing of it is withdrawn. */
async function takeHistory(files: readonly string[], db: string, json: boolean): Promise<void> {
  const [path = '', ...others] = files
  if (others.length > 0) throw new Error(`A history is one file, and ${files.length} are given.`)
  const { importHistory } = await import('../formats/import/history.ts')
  const { openStore } = await import('../store/open.ts')
  const store = await openStore(db)
  const print = json ? printJson(path) : printPlain(path, terminal())
  try {
    const taken = await importHistory(store, path, print.progress)
    print.finish()
    const [entities, claims, changes] = [taken.entities, taken.claims, taken.changes].map((each) =>
      each.toLocaleString('en'),
    )
    console.log(
      json
        ? JSON.stringify({ event: 'summary', format: 'history', path, ...taken })
        : `${path}: taken whole, ${entities} entities and ${claims} claims of ${changes} changes.`,
    )
  } finally {
    print.finish()
    await store.close()
  }
}

/** Asks on a terminal; anywhere else nobody could answer. */
async function mayWithdraw({ held, unsaid }: Withdrawal): Promise<boolean> {
  const { stdin, stderr } = process
  if (!stdin.isTTY || !stderr.isTTY) return false
  const asking = createInterface({ input: stdin, output: stderr })
  const [all, gone] = [held, unsaid].map((count) => count.toLocaleString('en'))
  try {
    const answer = await asking.question(
      `The file leaves unsaid, or takes away, ${gone} of the ${all} claims held. Withdraw them? (y/N) `,
    )
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    asking.close()
  }
}

function toBatch(text: string): number {
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Expected a whole number from 1 to 9999999.')
}

function printJson(file: string) {
  let last = Number.NEGATIVE_INFINITY
  return {
    progress: (progress: Progress) => {
      if (performance.now() - last < 1_000) return
      last = performance.now()
      console.log(JSON.stringify({ event: 'progress', file, ...progress }))
    },
    problem: (problem: Problem) => console.log(JSON.stringify({ event: 'problem', file, ...problem })),
    finish: () => {},
  }
}

/** So many problems of one sort are told one by one; the summary counts them all. */
const toldOfASort = 20

function printPlain(path: string, display: Display) {
  const progress = createProgressDisplay(display, nameOfFile(path))
  const told = new Map<string, number>()
  return {
    progress: progress.show,
    problem({ reason, locator, message }: Problem) {
      const count = (told.get(reason) ?? 0) + 1
      told.set(reason, count)
      if (count > toldOfASort + 1) return
      progress.clear()
      if (count <= toldOfASort) display.write(`${path}: ${locator}: ${message}\n`)
      else display.write(`${path}: more of ${reason}: the summary counts them, --json tells each\n`)
    },
    finish: progress.clear,
  }
}
