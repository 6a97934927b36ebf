import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { StoreError } from '../error.ts'

/** Whether what stands in the place may be replaced. */
export interface Overwriting {
  readonly force: boolean
}

/** A name beside the place, by which what is not whole yet can be told from what is. */
export function draftOf(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.partial`
}

/** Finds out before any work is done what could not be written. @throws StoreError TARGET_EXISTS, NO_TARGET_FOLDER */
export function checkTarget(path: string, { force }: Overwriting, sort: Sort = 'file'): void {
  const folder = dirname(path)
  if (!existsSync(folder)) {
    throw new StoreError(
      'NO_TARGET_FOLDER',
      `${folder} is not there, and ${path} is to be written in it: make it first.`,
    )
  }
  if (force) checkSort(path, sort)
  if (force || !existsSync(path)) return
  throw new StoreError(
    'TARGET_EXISTS',
    `${path} is there already: expected a new name, or --force to replace what stands there.`,
  )
}

type Sort = 'file' | 'folder'

/** What is replaced is of the same sort: whoever names a file has not said that a folder may go, with all that it holds. */
function checkSort(path: string, sort: Sort): void {
  const stands = statSync(path, { throwIfNoEntry: false })
  if (!stands || stands.isDirectory() === (sort === 'folder')) return
  const other = sort === 'file' ? 'folder' : 'file'
  throw new StoreError(
    'TARGET_EXISTS',
    `${path} is a ${other}, and a ${sort} is to be written: expected another name. Not even --force replaces the one by the other.`,
  )
}

/** Brings a file that is whole into its place, in one step and so that it outlives a loss of power. @throws StoreError TARGET_EXISTS */
export function publish(draft: string, path: string, overwriting: Overwriting): void {
  sync(draft)
  checkTarget(path, overwriting)
  if (overwriting.force) renameSync(draft, path)
  else linkOrRename(draft, path, overwriting)
  sync(dirname(path))
}

/** Writes to the disk what a file or a folder holds; some systems cannot do so for a folder, and need not. */
export function sync(path: string): void {
  try {
    const file = openSync(path, 'r')
    try {
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EINVAL', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
  }
}

/** Unlike renaming, linking never replaces what another process has put there in the meantime. */
function linkOrRename(draft: string, path: string, overwriting: Overwriting): void {
  try {
    linkSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') checkTarget(path, overwriting)
    // Some file systems have no links.
    renameSync(draft, path)
    return
  }
  rmSync(draft, { force: true })
}
