import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createServer } from '../src/server/server.ts'
import { graph, log } from './harness.ts'

const built = join(import.meta.dirname, '../web/built')
const server = createServer({ graph, log, explorer: built })
const html = readFileSync(join(built, 'index.html'), 'utf8')

async function get(path: string, headers: Record<string, string> = {}, from = server) {
  const response = await from.yoga.fetch(`http://localhost${path}`, { headers })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

/** The scripts and styles that a page asks for by itself, and what those import at once. */
function firstFiles(): string[] {
  const found = [...html.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, path = '']) => path)
  const start = readdirSync(join(built, 'assets')).filter((name) => /^start-.*\.js$/.test(name))
  const queue = [...found, ...start.map((name) => `/assets/${name}`)]
  const all = new Set<string>()
  for (let path = queue.shift(); path; path = queue.shift()) {
    if (all.has(path)) continue
    all.add(path)
    if (!path.endsWith('.js')) continue
    const text = readFileSync(join(built, path), 'utf8')
    for (const [, name] of text.matchAll(/(?:\bfrom|\bimport)\s*["']\.\/([^"']+)["']/g)) queue.push(`/assets/${name}`)
  }
  return [...all]
}

describe('the explorer, as it is served', () => {
  it('is the same page at each of its routes, asked for anew every time and sent once', async () => {
    for (const path of ['/', '/search?q=kim', '/entity/kim-jong-un', '/disagreements?at=2021']) {
      const { response, bytes } = await get(path)
      expect([response.status, response.headers.get('content-type')], path).toEqual([200, 'text/html; charset=utf-8'])
      expect(bytes.toString()).toBe(html)
      expect(response.headers.get('cache-control')).toBe('no-cache')
    }
    const etag = (await get('/')).response.headers.get('etag') ?? ''
    const { response, bytes } = await get('/', { 'if-none-match': etag })
    expect([response.status, bytes.length]).toEqual([304, 0])
  })

  it('is nowhere else: other paths lead nowhere, and the API stays what it is', async () => {
    for (const path of [
      '/entity',
      '/entity/a/b',
      '/nowhere',
      '/assets/none.js',
      '/routes.json',
      '/assets/../index.html2',
    ])
      expect((await get(path)).response.status, path).toBe(404)
    expect((await get('/livez')).response.status).toBe(200)
    expect((await get('/readyz')).bytes.toString()).toBe('ready\n')
    const answer = await get('/graphql?query={__typename}', { accept: 'application/json' })
    expect(JSON.parse(answer.bytes.toString())).toEqual({ data: { __typename: 'Query' } })
    const posted = await server.yoga.fetch('http://localhost/', { method: 'POST', body: '{}' })
    expect(posted.status).not.toBe(200)
  })

  it('has files that never change, each with its type, compressed as the browser likes', async () => {
    const script = firstFiles().find((path) => path.endsWith('.js')) ?? ''
    const { response, bytes } = await get(script, { 'accept-encoding': 'gzip, br' })
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
    expect(response.headers.get('content-encoding')).toBe('br')
    expect(response.headers.get('vary')).toBe('Accept-Encoding')
    expect(brotliDecompressSync(bytes).equals(readFileSync(join(built, script)))).toBe(true)
    const font = readdirSync(join(built, 'assets')).find((name) => name.endsWith('.woff2'))
    const face = await get(`/assets/${font}`, { 'accept-encoding': 'gzip, br' })
    expect(face.response.headers.get('content-type')).toBe('font/woff2')
    expect(face.response.headers.get('content-encoding')).toBeNull()
  })

  it('may speak to its own server alone', async () => {
    const policy = (await get('/')).response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("connect-src 'self';")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
    expect(html).not.toMatch(/<script(?![^>]*src=)/)
  })

  it('needs less than 200 kB of script for its first view, compressed', () => {
    const scripts = firstFiles().filter((path) => path.endsWith('.js'))
    expect(scripts.length).toBeGreaterThan(2)
    const size = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(built, path))).length, 0)
    expect(size).toBeGreaterThan(50_000)
    expect(size).toBeLessThan(200_000)
  })

  it('says how to build it where it is not built, and leaves the API alone', async () => {
    const empty = mkdtempSync(join(tmpdir(), 'plenum-explorer-'))
    onTestFinished(() => rmSync(empty, { recursive: true }))
    const unbuilt = createServer({ graph, log, explorer: empty })
    const { response, bytes } = await get('/', {}, unbuilt)
    expect(response.status).toBe(503)
    expect(bytes.toString()).toContain('npm run build')
    const answer = await get('/graphql?query={__typename}', { accept: 'application/json' }, unbuilt)
    expect(answer.response.status).toBe(200)
  })
})
