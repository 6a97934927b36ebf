import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { FormatError } from '../format-error.ts'
import { findInput, type Input } from '../input.ts'

/** Saved answers, in which order does not matter. */
export class AnswersInput implements Input {
  readonly path: string
  readonly size: number
  readonly files: readonly Input[]

  constructor(path: string, files: readonly Input[]) {
    this.path = path
    this.files = files
    this.size = files.reduce((sum, { size }) => sum + size, 0)
  }

  async *chunks(onBytes?: (read: number) => void): AsyncIterable<Uint8Array> {
    let before = 0
    for (const file of this.files) {
      yield* file.chunks((read) => onBytes?.(before + read))
      before += file.size
    }
  }

  /** What they hold, whatever they are called. */
  hash(): string {
    const hashes = this.files.map((file) => file.hash())
    return createHash('sha256').update(hashes.sort().join()).digest('hex')
  }
}

/**
 * Finds answers that were saved: files, and those of folders and of the folders in them.
 * @throws {FormatError} UNREADABLE_FILE
 */
export async function findAnswers(paths: readonly string[]): Promise<Input> {
  const [first = ''] = paths
  const found = paths.flatMap((path) => (isFolder(path) ? answersIn(path) : [path]))
  if (found.length === 0)
    throw new FormatError(
      'UNREADABLE_FILE',
      `${first} holds no answers: expected files whose names end with .json, or with .json.gz.`,
    )
  const files: Input[] = []
  for (const path of found) files.push(await findInput([path]))
  return new AnswersInput(paths.length === 1 ? first : `${first} and ${paths.length - 1} more`, files)
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

function answersIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.json(?:\.gz)?$/i.test(name) && !/(?:^|[/\\])\./.test(name))
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => !isFolder(path))
}
