import type { Writable } from 'node:stream'
import type { Overwriting } from '../../store/care/draft.ts'
import type { HistoryLine } from '../../store/carry/line.ts'
import { writeLines } from '../../store/carry/write-lines.ts'
import type { Store } from '../../store/store.ts'
import { writeFile, writeStream } from './output-file.ts'

/** Writes the graph with all changes that made it, one JSON object a line. False where whoever reads the stream had read enough. */
export async function exportHistory(
  store: Store,
  target: string | Writable,
  overwriting: Overwriting,
): Promise<boolean> {
  return writeLines(store, async (lines) => {
    if (typeof target !== 'string') return writeStream(target, textOf(lines))
    await writeFile(target, textOf(lines), overwriting)
    return true
  })
}

async function* textOf(lines: AsyncIterable<HistoryLine>): AsyncGenerator<string> {
  for await (const line of lines) yield `${JSON.stringify(line)}\n`
}
