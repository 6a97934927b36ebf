import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { tabsOf } from '../src/server/examples.ts'
import { graph, server } from './harness.ts'

const browser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

async function open(headers: Record<string, string> = {}) {
  const response = await server.yoga.fetch('http://localhost/graphql', { headers: { ...browser, ...headers } })
  return { response, bytes: Buffer.from(await response.arrayBuffer()) }
}

const plain = await open({ 'accept-encoding': 'identity' })
const html = plain.bytes.toString()

describe('GraphiQL', () => {
  it('is shown to a browser, and to nobody else', async () => {
    expect(plain.response.status).toBe(200)
    expect(plain.response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(html).toMatch(/^<!doctype html>.*<title>The 8th Congress of the Workers&#39; Party of Korea<\/title>/s)
    const other = await server.yoga.fetch('http://localhost/graphql?query={__typename}', { headers: { accept: '*/*' } })
    expect(await other.json()).toEqual({ data: { __typename: 'Query' } })
  })

  it('opens with the examples in its tabs', () => {
    const [, options] =
      /YogaGraphiQL\.renderYogaGraphiQL\(\s*window\.document\.querySelector\('#root'\),\s*(.*),\s*\);/.exec(html) ?? []
    expect(JSON.parse(options ?? '').defaultTabs).toEqual(tabsOf(graph.description))
  })

  it('loads nothing from any other host', () => {
    const markup = html.replace(/<script>.*?<\/script>/gs, '').replace(/<style>.*?<\/style>/gs, '')
    const addresses = [...markup.matchAll(/(?:src|href)\s*=\s*["']?([^"'\s>]{0,20})/g)].map(([, address]) => address)
    expect(addresses).toEqual([expect.stringMatching(/^data:/)])
    expect(html).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//)
    expect(html).not.toMatch(/unpkg\.com|jsdelivr|cdnjs|esm\.sh|googleapis/)
  })

  it('is allowed to run its own script and to speak to its own server, and nothing else', () => {
    const policy = plain.response.headers.get('content-security-policy') ?? ''
    const script = html.slice(html.indexOf('<script>') + '<script>'.length, html.lastIndexOf('</script>'))
    const hash = createHash('sha256').update(script).digest('base64')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`script-src 'sha256-${hash}';`)
    expect(policy).toContain("connect-src 'self'")
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval/)
  })

  it.each([
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const)('is sent compressed, a fraction of its size: %s', async (encoding, decompress) => {
    const { response, bytes } = await open({ 'accept-encoding': encoding })
    expect(response.headers.get('content-encoding')).toBe(encoding)
    expect(response.headers.get('vary')).toBe('Accept, Accept-Encoding')
    expect(bytes.length).toBeLessThan(plain.bytes.length / 3)
    expect(decompress(bytes).equals(plain.bytes)).toBe(true)
  })

  it('is compressed as the browser prefers, and not against its will', async () => {
    const encoding = async (accepted: string) =>
      (await open({ 'accept-encoding': accepted })).response.headers.get('content-encoding')
    expect(await encoding('gzip, deflate, br, zstd')).toBe('br')
    expect(await encoding('gzip, br;q=0')).toBe('gzip')
    expect(await encoding('gzip;q=0.0, br; q=0')).toBeNull()
    expect(plain.response.headers.get('content-encoding')).toBeNull()
  })

  it('is sent once to each browser: a 304 says that it has not changed', async () => {
    const etag = plain.response.headers.get('etag') ?? ''
    expect(plain.response.headers.get('cache-control')).toBe('no-cache')
    for (const tag of [etag, `"other", ${etag}`]) {
      const { response, bytes } = await open({ 'if-none-match': tag, 'accept-encoding': 'br' })
      expect([response.status, bytes.length, response.headers.get('etag')]).toEqual([304, 0, etag])
    }
    expect((await open({ 'if-none-match': '"other"' })).response.status).toBe(200)
  })
})
