import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { checkTarget, draftOf, type Overwriting, publish } from '../../store/draft.ts'

/** Writes text to a file that comes into its place whole or not at all. @throws StoreError TARGET_EXISTS */
export async function writeFile(path: string, text: AsyncIterable<string>, overwriting: Overwriting): Promise<void> {
  checkTarget(path, overwriting)
  const draft = draftOf(path)
  try {
    const file = openSync(draft, 'wx')
    try {
      for await (const chunk of text) writeFileSync(file, chunk)
    } finally {
      closeSync(file)
    }
    publish(draft, path, overwriting)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** Writes text to a stream, no faster than it is taken. False where the reader has gone before the end. */
export async function writeStream(stream: Writable, text: AsyncIterable<string>): Promise<boolean> {
  for await (const chunk of text) {
    if (stream.destroyed || !stream.writable) return false
    if (!stream.write(chunk) && !(await drained(stream))) return false
  }
  return true
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
