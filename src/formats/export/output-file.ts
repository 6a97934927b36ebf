import { randomBytes } from 'node:crypto'
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Writable } from 'node:stream'
import { ExportError } from './export-error.ts'

/** Writes text to a file that comes into its place whole or not at all. @throws ExportError TARGET_EXISTS */
export async function writeFile(path: string, text: AsyncIterable<string>, { force }: Overwriting): Promise<void> {
  if (!force && existsSync(path)) throw targetExists(path)
  const draft = draftOf(path)
  try {
    const file = openSync(draft, 'wx')
    try {
      for await (const chunk of text) writeFileSync(file, chunk)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (!force && existsSync(path)) throw targetExists(path)
    renameSync(draft, path)
    syncFolder(dirname(path))
  } finally {
    rmSync(draft, { force: true })
  }
}

export interface Overwriting {
  /** Whether what stands in the place may be replaced. */
  readonly force: boolean
}

/** Writes text to a stream, no faster than it is taken. False where the reader has gone before the end. */
export async function writeStream(stream: Writable, text: AsyncIterable<string>): Promise<boolean> {
  for await (const chunk of text) {
    if (stream.destroyed || !stream.writable) return false
    if (!stream.write(chunk) && !(await drained(stream))) return false
  }
  return true
}

/** A name beside the place, by which what is not whole yet can be told from what is. */
export function draftOf(path: string): string {
  return `${path}.${randomBytes(4).toString('hex')}.partial`
}

export function targetExists(path: string): ExportError {
  return new ExportError(
    'TARGET_EXISTS',
    `${path} is there already: expected a new name, or --force to replace what stands there.`,
  )
}

/** So that the new name, too, outlives a loss of power; some systems cannot, and need not. */
export function syncFolder(path: string): void {
  try {
    const folder = openSync(path, 'r')
    try {
      fsyncSync(folder)
    } finally {
      closeSync(folder)
    }
  } catch {}
}

function drained(stream: Writable): Promise<boolean> {
  return new Promise((resolve) => {
    const finish = (taken: boolean) => {
      for (const [event, listener] of listeners) stream.off(event, listener)
      resolve(taken)
    }
    const listeners = [
      ['drain', () => finish(true)],
      ['close', () => finish(false)],
      ['error', () => finish(false)],
    ] as const
    for (const [event, listener] of listeners) stream.on(event, listener)
  })
}
