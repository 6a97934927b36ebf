import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'
import type { Plugin } from 'graphql-yoga'
import { createFile, type File } from './file.ts'

/**
 * Serves the explorer, as it was built into a folder, from memory: its page at each of its routes, and its files.
 * Without a build its front page says how to make one.
 */
export function useExplorer(folder: string): Plugin {
  const built = existsSync(join(folder, 'index.html')) ? readBuild(folder) : undefined
  return {
    async onRequest({ request, url, endResponse, fetchAPI }) {
      if (request.method !== 'GET' && request.method !== 'HEAD') return
      if (!built) {
        if (url.pathname === '/') endResponse(new fetchAPI.Response(notBuilt, { status: 503, headers: plainText }))
        return
      }
      const file = built.files.get(url.pathname) ?? (built.isRoute(url.pathname) ? built.page : undefined)
      if (!file) return
      const { status, headers, body } = await file.answer(request.headers)
      endResponse(new fetchAPI.Response(body, { status, headers }))
    },
  }
}

const plainText = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }

const notBuilt = `The explorer is not built here. Run "npm run build" where Plenum is installed, then start it again.
The GraphQL API works without it: it is at /graphql.
`

interface Build {
  /** What answers every route: the script in it finds out which one it is. */
  readonly page: File
  /** All else, by path. */
  readonly files: ReadonlyMap<string, File>
  isRoute(path: string): boolean
}

function readBuild(folder: string): Build {
  const page = createFile(readFileSync(join(folder, 'index.html')), {
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...securityPolicy },
  })
  const patterns = (JSON.parse(readFileSync(join(folder, 'routes.json'), 'utf8')) as string[]).map(toPattern)
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && extname(entry.name) in types)
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [`/${relative(folder, path).split(sep).join('/')}`, readAsset(path)] as const)
  return { page, files: new Map(files), isRoute: (path) => patterns.some((pattern) => pattern.test(path)) }
}

/** "/entity/:slug" takes one step of a path for each name. */
function toPattern(route: string): RegExp {
  return new RegExp(`^${route.replace(/:\w+/g, '[^/]+')}$`)
}

/** Its name has the hash of what it holds, so that it never changes. */
function readAsset(path: string): File {
  const { type, compress } = types[extname(path) as keyof typeof types]
  const headers = { 'content-type': type, 'cache-control': 'public, max-age=31536000, immutable' }
  return createFile(readFileSync(path), { headers, compress })
}

const types = {
  '.js': { type: 'text/javascript; charset=utf-8', compress: true },
  '.css': { type: 'text/css; charset=utf-8', compress: true },
  '.svg': { type: 'image/svg+xml', compress: true },
  '.woff2': { type: 'font/woff2', compress: false },
} as const

/** Its own scripts, styles and fonts, and nothing from any other host. Images can be drawn to be saved. */
const securityPolicy = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "connect-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
}
