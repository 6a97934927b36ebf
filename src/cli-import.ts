import type { FormatName } from './formats/format-names.ts'
import { formats } from './formats/formats.ts'
import { importFile } from './formats/import.ts'
import { createProgressDisplay, type Display } from './formats/progress.ts'
import { nameOfFile } from './formats/slug.ts'
import { summaryText } from './formats/summary-text.ts'
import type { Problem } from './formats/tally.ts'
import { openStore } from './store/open.ts'

export interface ImportCommand {
  readonly format: FormatName
  readonly files: readonly string[]
  readonly db: string
  readonly name?: string | undefined
  readonly strict: boolean
  /** One JSON object a line, instead of sentences. */
  readonly json: boolean
  readonly batch?: number | undefined
}

/** What the command prints to: results apart from what is only told on the way. */
export interface ImportOutput {
  result(line: string): void
  readonly display: Display
}

/** Imports files one after the other. */
export async function importFiles(command: ImportCommand, { result, display }: ImportOutput): Promise<void> {
  const { files, name, strict, json, db } = command
  const format = formats[command.format]
  const lots = format.find ? [files] : files.map((path) => [path])
  if (name !== undefined && lots.length > 1) {
    throw new Error(`--as names one file, and ${files.length} are given: import them one by one, or leave it out.`)
  }
  const store = await openStore(db)
  try {
    for (const paths of lots) {
      const [path = ''] = paths
      const print = json ? printJson(path, result) : printPlain(path, display)
      const summary = await importFile(store, {
        format,
        paths,
        strict,
        name: name ?? nameOfFile(path),
        ...(command.batch !== undefined && { batch: command.batch }),
        onProgress: print.progress,
        onProblem: print.problem,
      })
      print.finish()
      result(json ? JSON.stringify({ event: 'summary', ...summary }) : summaryText(summary))
    }
  } finally {
    await store.close()
  }
}

function printJson(file: string, result: (line: string) => void) {
  let last = Number.NEGATIVE_INFINITY
  return {
    progress: (progress: object) => {
      if (performance.now() - last < 1_000) return
      last = performance.now()
      result(JSON.stringify({ event: 'progress', file, ...progress }))
    },
    problem: (problem: Problem) => result(JSON.stringify({ event: 'problem', file, ...problem })),
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
