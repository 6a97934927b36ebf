import { closeSync, openSync, rmSync, writeFileSync } from 'node:fs'
import type { Writable } from 'node:stream'
import { checkTarget, draftOf, type Overwriting, publish } from '../../store/care/draft.ts'

/** Writes text to a file that comes into its place whole or not at all. @throws StoreError TARGET_EXISTS */
export async function writeFile(path: string, text: AsyncIterable<string>, overwriting: Overwriting): Promise<void> {
  checkTarget(path, overwriting)
  const draft = draftOf(path)
  try {
    const file = openSync(draft, 'wx')
    try {
      for await (const block of blocks(text)) writeFileSync(file, block)
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
  for await (const block of blocks(text)) {
    if (stream.destroyed || !stream.writable) return false
    if (!stream.write(block) && !(await drained(stream))) return false
  }
  return true
}

const blockLength = 65_536

/** The text in larger pieces: each that is written costs a call and a buffer. */
async function* blocks(text: AsyncIterable<string>): AsyncGenerator<string> {
  let pending: string[] = []
  let length = 0
  for await (const chunk of text) {
    pending.push(chunk)
    length += chunk.length
    if (length < blockLength) continue
    yield pending.join('')
    pending = []
    length = 0
  }
  if (length > 0) yield pending.join('')
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
