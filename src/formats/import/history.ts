import { type Taken, takeLines } from '../../store/carry/take-lines.ts'
import { StoreError } from '../../store/error.ts'
import type { Store } from '../../store/store.ts'
import { FormatError } from './format-error.ts'
import { findInput, type Input } from './input.ts'
import { readLines } from './lines.ts'
import type { Progress } from './work.ts'

/**
 * Makes of a file of all changes the graph with its history, in an empty database: all of it, or nothing.
 * @throws {StoreError} TARGET_EXISTS where the database holds anything
 * @throws {FormatError} UNREADABLE_FILE, BAD_FILE
 */
export async function importHistory(
  store: Store,
  path: string,
  onProgress?: (progress: Progress) => void,
): Promise<Taken> {
  const input = await findInput([path])
  const place = { line: 0 }
  try {
    return await takeLines(store, valuesOf(input, place, onProgress))
  } catch (error) {
    if (error instanceof StoreError || error instanceof FormatError) throw error
    const message = `${path}: line ${place.line}: ${(error as Error).message} Nothing was taken; write the file anew with "plenum export plenum --history".`
    throw new FormatError('BAD_FILE', message)
  }
}

async function* valuesOf(
  input: Input,
  place: { line: number },
  onProgress?: (progress: Progress) => void,
): AsyncGenerator<unknown> {
  const onBytes = (done: number) => onProgress?.({ stage: 'claims', done, total: input.size })
  for await (const lines of readLines(input, onBytes)) {
    for (const { number, text, fault } of lines) {
      place.line = number
      if (fault !== null) throw new Error(fault)
      if (text !== '') yield parse(text)
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Error('expected a JSON object, got what cannot be read as JSON.')
  }
}
