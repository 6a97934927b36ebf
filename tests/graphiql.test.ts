import { createHash } from 'node:crypto'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { type GraphDescription, undescribed } from '../src/model/graph-description.ts'
import { tabsOf } from '../src/server/examples.ts'
import { createServer } from '../src/server/server.ts'
import { graph, log, server } from './harness.ts'

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

describe('GraphiQL of another graph', () => {
  const said = { title: 'A & <b>B</b>', description: null, featured: [], examples: [] }
  const query = '# </script><script>alert(1)</script> $& {placeOfTabs}\n{ __typename }\n'

  async function pageOf(description: GraphDescription, access: { isPrivate?: boolean } = {}): Promise<string> {
    const other = createServer({ graph: { ...graph, description }, log, ...access })
    return (await other.yoga.fetch('http://localhost/graphql', { headers: browser })).text()
  }

  function tabsIn(page: string): unknown {
    const [, options = ''] = /querySelector\('#root'\),\s*(.*),\s*\);/.exec(page) ?? []
    return JSON.parse(options).defaultTabs
  }

  it('has its title, and general tabs where it has none of its own', async () => {
    const page = await pageOf(undescribed)
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe('Plenum')
    expect(tabsIn(page)).toEqual(tabsOf(undescribed))
  })

  it('runs nothing of what the graph says of itself', async () => {
    const example = { title: 'One </script>?', query, variables: { a: '</script>' } }
    const page = await pageOf({ ...said, examples: [example] })
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe('A &#38; &#60;b&#62;B&#60;/b&#62;')
    expect(page.includes('<b>B')).toBe(false)
    expect([...page.matchAll(/<script>/g)].length).toBe([...html.matchAll(/<script>/g)].length)
    expect(tabsIn(page)).toEqual(tabsOf({ ...said, examples: [example] }))
  })

  it('is another page once the graph says something else, and the same one until then', async () => {
    let current = { ...graph, description: { ...said, title: 'First' } }
    const live = { store: graph.store, now: () => current, close() {} }
    const other = createServer({ graph: live, log })
    const look = async () => {
      const response = await other.yoga.fetch('http://localhost/graphql', { headers: browser })
      return { etag: response.headers.get('etag'), title: /<title>(.*)<\/title>/.exec(await response.text())?.[1] }
    }
    const first = await look()
    current = { ...current, revision: 'another' }
    expect(await look()).toEqual(first)
    current = { ...current, description: { ...said, title: 'Second' } }
    const second = await look()
    expect([first.title, second.title]).toEqual(['First', 'Second'])
    expect(second.etag).not.toBe(first.etag)
  })

  it('tells nobody what a private graph says of itself', async () => {
    const page = await pageOf({ ...said, title: 'The Sund papers' }, { isPrivate: true })
    expect(page.includes('The Sund papers')).toBe(false)
    expect(/<title>(.*)<\/title>/.exec(page)?.[1]).toBe('Plenum')
  })

  it('is there with general tabs while the graph cannot be read', async () => {
    const live = { store: graph.store, now: () => Promise.reject(new Error('gone')), close() {} }
    const response = await createServer({ graph: live, log }).yoga.fetch('http://localhost/graphql', {
      headers: browser,
    })
    expect(response.status).toBe(200)
    expect(tabsIn(await response.text())).toEqual(tabsOf(undescribed))
  })
})
