import { createHash } from 'node:crypto'
import { accessSync, constants, existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'

/** Where the databases of a data directory are kept: beside it, or in the user's own cache where nothing may be written there. */
export function chooseCache(data: string, onNote: (note: string) => void = () => {}): string {
  const beside = join(dirname(resolve(data)), '.plenum')
  if (isWritable(beside)) return beside
  const own = join(userCache(), 'plenum', createHash('sha256').update(resolve(data)).digest('hex').slice(0, 12))
  onNote(
    `Nothing may be written in ${dirname(beside)}: built databases are kept in ${own}. Choose another with --cache.`,
  )
  return own
}

function isWritable(folder: string): boolean {
  try {
    accessSync(existsSync(folder) ? folder : dirname(folder), constants.W_OK)
    return true
  } catch {
    return false
  }
}

/** What each system calls the folder for what can be made again. */
function userCache(): string {
  if (process.platform === 'win32') return join(homedir(), 'AppData', 'Local')
  return join(homedir(), process.platform === 'darwin' ? 'Library/Caches' : '.cache')
}
