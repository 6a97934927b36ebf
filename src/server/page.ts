import { createHash } from 'node:crypto'
import { createFile, type File } from './file.ts'

/** Makes a page out of its HTML, which needs nothing from any other host. */
export function createPage(html: string, { vary }: { readonly vary: string }): File {
  return createFile(Buffer.from(html), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': securityPolicy(html),
      'cache-control': 'no-cache',
      vary,
    },
  })
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
