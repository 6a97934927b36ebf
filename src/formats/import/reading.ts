import type { FileRecord, Format } from './format.ts'
import type { Input } from './input.ts'
import { soundRecord } from './sound-record.ts'

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
