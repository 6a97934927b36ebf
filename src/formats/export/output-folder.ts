import { appendFileSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { checkTarget, draftOf, type Overwriting, sync } from '../../store/care/draft.ts'

/** A folder of text files that grow at their ends, many at a time; what is not written yet is held in memory, up to a bound. */
export interface OutputFolder {
  append(name: string, text: string): void
  /** Makes a folder within it, be it left empty. */
  makeFolder(name: string): void
}

/** Lets `fill` write files into a folder that comes into its place whole or not at all. @throws StoreError TARGET_EXISTS */
export async function writeFolder(
  path: string,
  fill: (folder: OutputFolder) => Promise<void>,
  { force }: Overwriting,
): Promise<void> {
  checkTarget(path, { force: force || isEmptyFolder(path) }, 'folder')
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
    checkTarget(path, { force: force || isEmptyFolder(path) }, 'folder')
    replace(draft, path)
    sync(dirname(path))
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}

const mostHeld = 8_000_000

function isEmptyFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true && readdirSync(path).length === 0
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
