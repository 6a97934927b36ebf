import { get, type IncomingMessage, request as open } from 'node:http'
import { brotliDecompressSync, createGunzip, gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, it } from 'vitest'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openDatabase } from './databases.ts'
import { graph, log } from './harness.ts'
import { claim, smallGraph } from './small-graph.ts'

const listening = await listen(createServer({ graph, log }), { host: '127.0.0.1', port: 0 })
afterAll(() => listening.close())

const long = '{ people(first: 50) { nodes { id name slug } } }'
const short = '{ __typename }'

interface Came {
  readonly coding: string | undefined
  readonly vary: string | undefined
  readonly length: number
  readonly text: string
}

function decode(bytes: Buffer, coding: string | undefined): string {
  if (coding === 'br') return brotliDecompressSync(bytes).toString()
  return (coding === 'gzip' ? gunzipSync(bytes) : bytes).toString()
}

/** As it comes over the wire: nothing here decompresses by itself. */
async function ask(method: 'GET' | 'POST', query: string, accepted?: string): Promise<Came> {
  const url = new URL(`${listening.url}/graphql`)
  if (method === 'GET') url.searchParams.set('query', query)
  const headers = { 'content-type': 'application/json', ...(accepted !== undefined && { 'accept-encoding': accepted }) }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = open(url, { method, headers }, resolve).on('error', reject)
    sent.end(method === 'POST' ? JSON.stringify({ query }) : undefined)
  })
  const bytes = Buffer.concat(await response.toArray())
  const coding = response.headers['content-encoding']
  return { coding, vary: response.headers.vary, length: bytes.length, text: decode(bytes, coding) }
}

describe('an answer', () => {
  it.each([
    ['br, gzip', 'br'],
    ['gzip, deflate', 'gzip'],
    ['gzip;q=1, br;q=0', 'gzip'],
    ['identity', undefined],
    [undefined, undefined],
  ] as const)('is compressed as the client takes it, the first time and each other: %s', async (accepted, coding) => {
    for (const method of ['POST', 'GET'] as const) {
      const plain = await ask(method, long)
      for (let time = 0; time < 3; time += 1) {
        const came = await ask(method, long, accepted)
        expect(came).toMatchObject({ coding, text: plain.text })
        expect(came.vary).toMatch(/Accept-Encoding/i)
        if (coding) expect(came.length).toBeLessThan(plain.length / 2)
      }
    }
  })

  it('that is short stays as it is', async () => {
    expect((await ask('POST', short, 'br, gzip')).coding).toBeUndefined()
  })
})

it('sends each event of a stream as it comes, compressed', async () => {
  const store = await openDatabase()
  const live = await openLiveGraph(store, { onError: () => {} })
  const streaming = await listen(createServer({ graph: live, log }), { host: '127.0.0.1', port: 0 })
  const url = `${streaming.url}/graphql?query=${encodeURIComponent('subscription { changed { number } }')}`
  const headers = { accept: 'text/event-stream', 'accept-encoding': 'gzip' }
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    get(url, { headers }, resolve).on('error', reject)
  })
  expect(response.headers['content-encoding']).toBe('gzip')
  let text = ''
  response.pipe(createGunzip()).on('data', (chunk) => {
    text += chunk
  })
  await expect.poll(() => text).toContain(':\n\n')
  await amendGraph(store, {
    origin: 'f',
    run: '1',
    ...smallGraph([claim('a', 'memberOf', 'organization', { source: 'x' })]),
  })
  await expect.poll(() => text, { timeout: 10_000 }).toMatch(/event: next\ndata: .*"number":/)
  await streaming.close()
  await expect.poll(() => text).toContain('event: complete')
  live.close()
  await store.close()
})
