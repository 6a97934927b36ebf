import { Account, keyOfFile } from './account.ts'
import type { FileRecord } from './format.ts'
import type { Pace } from './pace.ts'
import { readRecord, readRecords } from './reading.ts'
import type { Tally } from './tally.ts'
import { changeTopic, type LastChange } from './things.ts'
import { type Progress, usualBatch, type Work } from './work.ts'

export function createAccount({ origin, register, keys, options }: Work, tally: Tally): Account {
  return new Account({ source: origin, register, tally, keys, isClosed: options.format.isClosed })
}

/** How it is gone through what a file says. */
export interface Course {
  readonly stage: Progress['stage']
  /** How much is said between two flushes. */
  readonly pace: Pick<Pace, 'size'>
  /** Takes what was said. */
  readonly flush: () => void | Promise<void>
}

/** Says everything that the file says, a batch at a time. */
export async function tellAll(work: Work, account: Account, { stage, pace, flush }: Course): Promise<void> {
  await tellSources(work, account, flush)
  const { options, input } = work
  const { format, onProgress } = options
  account.turn()
  if (!format.isOwnSource) account.sayFile(options.name)
  for await (const records of readRecords(format, input, (done, total) => onProgress?.({ stage, done, total }))) {
    for (const record of records) {
      if (record.fault !== undefined || !stands(work, record)) continue
      account.turn(record.locator, format.keepsRecords ? record.key : undefined)
      readRecord(record, account, () => format.tell(record, account))
      if (account.size >= pace.size) await flush()
    }
  }
  await flush()
}

/** The sources inside the file come first, so that everything else is said by known voices. */
async function tellSources(
  { register, options }: Work,
  account: Account,
  flush: () => void | Promise<void>,
): Promise<void> {
  if (options.format.isOwnSource) return
  for (const part of register.parts(options.batch ?? usualBatch, 'SOURCE')) {
    for (const { key, identifiers } of part) {
      if (key === keyOfFile) continue
      account.saySource(key, identifiers.find(({ scheme }) => scheme === 'url')?.value)
    }
    await flush()
  }
}

/** Of several changes of one key the last stands; what is gone says nothing. */
function stands({ register }: Work, { change, key, locator }: FileRecord): boolean {
  if (!change || key === undefined) return true
  if (change === 'GONE') return false
  const last = register.kept(changeTopic, key)
  return last !== null && (JSON.parse(last) as LastChange).locator === locator
}
