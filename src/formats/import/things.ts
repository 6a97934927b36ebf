import type { Register } from '../../store/amend/register.ts'
import { keyOfFile } from './account.ts'
import type { FileRecord, Format, Kept } from './format.ts'
import { FormatError } from './format-error.ts'
import type { Input } from './input.ts'
import { readRecord, readRecords } from './reading.ts'
import type { Survey } from './survey.ts'
import type { Tally } from './tally.ts'
import type { ImportOptions } from './work.ts'

/**
 * The first reading of a file: notes what there is, and whether the file tells only what changed since another.
 * @throws {FormatError} BAD_FILE where nothing in it can be read, or where it has records of both sorts
 */
export async function readThings(
  input: Input,
  survey: Survey,
  tally: Tally,
  register: Register,
  { format, name: title, onProgress }: ImportOptions,
): Promise<{ tellsChanges: boolean }> {
  if (!format.isOwnSource)
    survey.declare({ key: keyOfFile, kind: 'SOURCE', word: 'file', id: title, slug: survey.namespace, name: title })
  let fault = input.size === 0 ? 'it is empty.' : null
  let first: FileRecord | null = null
  const onBytes = (done: number, total: number) => onProgress?.({ stage: 'survey', done, total })
  for await (const records of readRecords(format, input, onBytes)) {
    for (const record of records) {
      const { key, change, locator, sort } = record
      if (record.fault !== undefined) {
        fault ??= `${locator}: ${record.fault}`
        tally.problem({ reason: 'a record that cannot be read', locator, message: record.fault })
        continue
      }
      if (record.isMended)
        tally.warn({ reason: 'a text with characters that cannot be kept', locator, message: mended })
      if (record.isAside) fault ??= `${locator}: ${JSON.stringify(sort)} is none.`
      else first ??= record
      if (first && (change === undefined) !== (first.change === undefined)) throw mixed(input.path, first, record)
      tally.read(sort)
      if (change && key !== undefined) register.keep(changeTopic, key, JSON.stringify({ change, locator }), 'last')
      survey.turn(locator)
      readRecord(record, tally, () => format.survey(record, survey))
    }
  }
  if (!first) throw noRecords(input.path, format.name, fault ?? 'there is none in it.')
  return { tellsChanges: first.change !== undefined }
}

/** Under this topic the register keeps what the last change of each key is, and where. */
export const changeTopic = 'change'

export interface LastChange {
  readonly change: NonNullable<FileRecord['change']>
  readonly locator: string
}

/** Once everything is noted: what each thing is, and what stands for that which the file only names. */
export function settleThings(survey: Survey, register: Register, format: Format): void {
  const kept: Kept = (topic, key) => {
    const text = register.kept(topic, key)
    return text === null ? null : JSON.parse(text)
  }
  format.finishSurvey?.(survey)
  register.settle((key) => format.settle?.(key, kept) ?? null)
  register.standIn(({ key, kind, name }) => ({
    slug: survey.slugOfMentioned(key, kind, format.idInSlugs),
    name: format.nameOf?.(key, kept) ?? name,
  }))
  // What stands in for something that was told of before keeps its slug, too.
  register.takeRecalled()
  register.allotSlugs()
}

const mended =
  'it has half characters, or controls such as U+0000: each is read as U+FFFD, the sign of a character that was lost.'

/** Such a file is of another format, or was lost on its way: it must not take the place of what is held. */
function noRecords(path: string, format: string, fault: string): FormatError {
  const message = `${path} has no record that can be read as ${format}: ${fault} Look whether it is whole, and in which format it is.`
  return new FormatError('BAD_FILE', message)
}

/** Nobody knows whether such a file is the whole, or only what changed. */
function mixed(path: string, first: FileRecord, record: FileRecord): FormatError {
  const word = ({ change }: FileRecord) => (change ? 'a change' : 'an entity as it is')
  const message = `${path} has ${word(first)} (${first.locator}) and ${word(record)} (${record.locator}): expected all of them changes, or none. Nothing was changed; part them into two files.`
  return new FormatError('BAD_FILE', message)
}
