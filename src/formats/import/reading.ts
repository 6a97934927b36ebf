import type { FileRecord, Format } from './format.ts'
import { FormatError } from './format-error.ts'
import type { Input } from './input.ts'
import { soundRecord } from './sound-record.ts'
import type { Tally } from './tally.ts'

/** The records of a file, chunk by chunk, and a word whenever those of more of its bytes were read. */
export async function* readRecords(
  format: Format,
  input: Input,
  onBytes: (done: number, total: number) => void,
): AsyncIterable<Iterable<FileRecord>> {
  let [read, told] = [0, 0]
  const chunks = format.read(input, (bytes) => {
    read = bytes
  })
  for await (const records of chunks) {
    yield soundRecords(records)
    if (read !== told) onBytes(read, input.size)
    told = read
  }
}

function* soundRecords(records: Iterable<FileRecord>): Iterable<FileRecord> {
  for (const record of records) yield soundRecord(record)
}

/** Reads a record. One that its reader was not made for is told of, and ends no import. */
export function readRecord({ locator }: FileRecord, to: Pick<Tally, 'problem'>, reading: () => void): void {
  try {
    reading()
  } catch (error) {
    // What the disk or the database says of itself is no matter of the record.
    if (!(error instanceof Error) || error instanceof FormatError || 'code' in error) throw error
    const message = `the importer failed at it: ${error.message}. The rest of it was skipped; please report it.`
    to.problem({ reason: failedRecord, locator, message })
  }
}

/** Told of a record at which the importer itself is wrong. */
export const failedRecord = 'a record that the importer failed at'
