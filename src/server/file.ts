import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import { isMatched } from './answer.ts'

/** Something that is sent again and again as it is, from memory. */
export interface File {
  answer(asked: Headers): Promise<FileAnswer>
}

export interface FileAnswer {
  readonly status: 200 | 304
  readonly headers: Record<string, string>
  readonly body: Uint8Array<ArrayBuffer> | null
}

interface FileOptions {
  /** What is sent along with it; of `vary`, what else than the encoding depends on the request. */
  readonly headers: Readonly<Record<string, string>>
  /** False for what is compressed already. */
  readonly compress?: boolean
}

/** Makes bytes ready to be sent. Each encoding is made when it is first asked for, and kept. */
export function createFile(bytes: Buffer<ArrayBuffer>, { headers, compress = true }: FileOptions): File {
  const encoded = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url')}"`
  const vary = [headers.vary, compress ? 'Accept-Encoding' : undefined].filter(Boolean).join(', ')
  const all = { ...headers, etag, ...(vary ? { vary } : {}) }
  return {
    async answer(asked) {
      if (isMatched(asked.get('if-none-match'), etag)) return { status: 304, headers: all, body: null }
      const encoding = compress ? chooseEncoding(asked.get('accept-encoding') ?? '') : 'identity'
      const body = encoded.get(encoding) ?? encoders[encoding](bytes)
      encoded.set(encoding, body)
      const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding }
      return { status: 200, headers: { ...all, ...coding }, body: await body }
    },
  }
}

type Encoding = 'br' | 'gzip' | 'identity'

const encoders: Record<Encoding, (bytes: Buffer<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: promisify(gzip),
  identity: async (bytes) => bytes,
}

function chooseEncoding(accepted: string): Encoding {
  const names = accepted.split(',').flatMap((item) => {
    const [name = '', ...parameters] = item.split(';').map((part) => part.trim().toLowerCase())
    return parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter)) ? [] : [name]
  })
  if (names.includes('br')) return 'br'
  return names.includes('gzip') ? 'gzip' : 'identity'
}
