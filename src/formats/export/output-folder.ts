import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkTarget, draftOf, type Overwriting, sync } from '../../store/care/draft.ts'
import { StoreError } from '../../store/error.ts'

/** A folder of text files that grow at their ends, many at a time; what is not written yet is held in memory, up to a bound. */
export interface OutputFolder {
  append(name: string, text: string): void
  /** Makes a folder within it, be it left empty. */
  makeFolder(name: string): void
}

export interface FolderOverwriting extends Overwriting {
  /** What can stand in such a folder: one that holds anything else is somebody else's, and stays. */
  readonly parts: readonly string[]
}

/** Lets `fill` write files into a folder that comes into its place whole or not at all. @throws StoreError TARGET_EXISTS */
export async function writeFolder(
  path: string,
  fill: (folder: OutputFolder) => Promise<void>,
  overwriting: FolderOverwriting,
): Promise<void> {
  checkFolder(path, overwriting)
  const draft = draftOf(path)
  const pending = new Map<string, string[]>()
  let held = 0
  const flush = () => {
    for (const [name, texts] of pending) appendFileSync(join(draft, name), texts.join(''))
    pending.clear()
    held = 0
  }
  try {
    mkdirSync(draft)
    await fill({
      append(name, text) {
        const texts = pending.get(name)
        if (texts) texts.push(text)
        else {
          mkdirSync(dirname(join(draft, name)), { recursive: true })
          pending.set(name, [text])
        }
        held += text.length
        if (held > mostHeld) flush()
      },
      makeFolder: (name) => void mkdirSync(join(draft, name), { recursive: true }),
    })
    flush()
    checkFolder(path, overwriting)
    replace(draft, path)
    sync(dirname(path))
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

const mostHeld = 8_000_000

function checkFolder(path: string, { force, parts }: FolderOverwriting): void {
  const held = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? readdirSync(path) : null
  checkTarget(path, { force: force || held?.length === 0 }, 'folder')
  const other = held?.find((name) => !parts.includes(name))
  if (other === undefined) return
  throw new StoreError(
    'TARGET_EXISTS',
    `${path} holds ${other}, which is of no export: expected a new name, an empty folder, or an earlier export. Not even --force replaces it.`,
  )
}

/** Folders cannot be exchanged in one step: what stood there is put aside first, and only then removed. */
function replace(draft: string, path: string): void {
  if (!existsSync(path)) {
    renameSync(draft, path)
    return
  }
  const aside = draftOf(path)
  renameSync(path, aside)
  try {
    renameSync(draft, path)
  } catch (error) {
    renameSync(aside, path)
    throw error
  }
  rmSync(aside, { recursive: true, force: true })
}
