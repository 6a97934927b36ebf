import { createHash } from 'node:crypto'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

/** A page of HTML that needs nothing from any other host, ready to be sent again and again. */
export interface Page {
  answer(asked: Headers): Promise<PageAnswer>
}

export interface PageAnswer {
  readonly status: 200 | 304
  readonly headers: Record<string, string>
  readonly body: Uint8Array<ArrayBuffer> | null
}

/** Makes a page out of its HTML. Each encoding is made when it is first asked for, and kept. */
export function createPage(html: string, { vary }: { readonly vary: string }): Page {
  const bytes = Buffer.from(html)
  const encoded = new Map<Encoding, Promise<Uint8Array<ArrayBuffer>>>()
  const etag = `W/"${createHash('sha256').update(bytes).digest('base64url')}"`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': securityPolicy(html),
    'cache-control': 'no-cache',
    etag,
    vary: `${vary}, Accept-Encoding`,
  }
  return {
    async answer(asked) {
      if (asked.get('if-none-match')?.includes(etag)) return { status: 304, headers, body: null }
      const encoding = chooseEncoding(asked.get('accept-encoding') ?? '')
      const body = encoded.get(encoding) ?? encoders[encoding](bytes)
      encoded.set(encoding, body)
      const coding = encoding === 'identity' ? {} : { 'content-encoding': encoding }
      return { status: 200, headers: { ...headers, ...coding }, body: await body }
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

/** Only the page's own script runs; it makes its workers of its own text, and speaks to this server alone. */
function securityPolicy(html: string): string {
  const scripts = [...html.matchAll(/<script>(.*?)<\/script/gs)].map(([, script = '']) => script)
  const hashes = scripts.map((script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`)
  return [
    "default-src 'none'",
    `script-src ${hashes.join(' ')}`,
    'worker-src blob:',
    "connect-src 'self'",
    "style-src 'unsafe-inline'",
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
