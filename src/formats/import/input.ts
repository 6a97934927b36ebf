import { createHash } from 'node:crypto'
import { createReadStream, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { type Readable, Transform } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { FormatError } from './format-error.ts'

/** A file that is read from its beginning to its end, once or again, a chunk at a time. */
export interface Input {
  readonly path: string
  /** The bytes of the file on the disk. */
  readonly size: number
  /** What it holds, unpacked if it is packed by gzip. `onBytes` is told how much of the file was read so far. */
  chunks(onBytes?: (read: number) => void): AsyncIterable<Uint8Array>
  /** The hash of the file as it was when it was last read to its end. */
  hash(): string
}

/**
 * Finds a file.
 * @throws {FormatError} UNREADABLE_FILE
 */
export async function findInput([path = '']: readonly string[]): Promise<Input> {
  const isPacked = await isGzip(path)
  let hash = ''
  return {
    path,
    size: statSync(path).size,
    hash: () => hash,
    async *chunks(onBytes) {
      const digest = createHash('sha256')
      let read = 0
      const watch = new Transform({
        transform(chunk: Buffer, _, done) {
          digest.update(chunk)
          read += chunk.length
          onBytes?.(read)
          done(null, chunk)
        },
      })
      const file = createReadStream(path, { highWaterMark: 256 * 1024 })
      const unpacked = isPacked ? [watch, createGunzip({ chunkSize: 256 * 1024 })] : [watch]
      try {
        yield* compose(file, unpacked)
      } catch (error) {
        throw unreadable(path, error as NodeJS.ErrnoException)
      }
      hash = digest.digest('hex')
    },
  }
}

/** An error of any of them ends the whole. */
function compose(file: Readable, through: readonly Transform[]): Readable {
  return through.reduce<Readable>((from, to) => {
    from.on('error', (error) => to.destroy(error))
    to.on('close', () => from.destroy())
    return from.pipe(to)
  }, file)
}

async function isGzip(path: string): Promise<boolean> {
  try {
    const file = await open(path)
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(3), 0, 3, 0)
      if (buffer.toString('latin1') === 'BZh') {
        throw new FormatError(
          'UNREADABLE_FILE',
          `${path} is packed by bzip2: unpack it, or take the file packed by gzip.`,
        )
      }
      return bytesRead > 1 && buffer[0] === 0x1f && buffer[1] === 0x8b
    } finally {
      await file.close()
    }
  } catch (error) {
    throw unreadable(path, error as NodeJS.ErrnoException)
  }
}

function unreadable(path: string, error: NodeJS.ErrnoException): Error {
  const { code, message } = error
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'nothing is there: give the path of a file',
    EISDIR: 'it is a directory: give the path of a file',
    EACCES: 'there is no permission to read it',
    Z_BUF_ERROR: 'it is packed by gzip and breaks off: fetch it again',
    Z_DATA_ERROR: 'it is packed by gzip and damaged: fetch it again',
  }
  const reason = reasons[code ?? '']
  return reason
    ? new FormatError('UNREADABLE_FILE', `${path} cannot be read: ${reason}.`)
    : Object.assign(error, { message })
}
