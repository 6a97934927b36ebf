/*
 * How much memory clients take that wait for changes, and how long it takes until all of them are told of one:
 * node subscribers.ts [CLIENTS]
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { type ClientRequest, request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { listen } from '../src/server/listen.ts'
import { createServer } from '../src/server/server.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openStore } from '../src/store/open.ts'

const [first, second] = process.argv.slice(2)
if (first === 'serve') await serve(second as string)
else await measure(Number(first ?? 1_000))

/** The process that is measured. */
async function serve(db: string): Promise<void> {
  const store = await openStore(db)
  const graph = await openLiveGraph(store, { onError: console.error })
  const server = createServer({ graph, log: pino({ level: 'error' }) })
  const { url } = await listen(server, { host: '127.0.0.1', port: 0 })
  process.on('message', () => {
    globalThis.gc?.()
    const { heapUsed, external, rss } = process.memoryUsage()
    process.send?.({ heap: heapUsed + external, rss })
  })
  process.send?.({ url })
}

interface Memory {
  readonly heap: number
  readonly rss: number
}

async function measure(clients: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'plenum-subscribers-'))
  const db = `sqlite:${join(folder, 'graph.sqlite')}`
  const store = await openStore(db)
  await change('person-a')
  const child = fork(import.meta.filename, ['serve', db], { execArgv: ['--expose-gc'] })
  try {
    const [{ url }] = (await once(child, 'message')) as [{ url: string }]
    const { next, leave } = await subscribe(url, 1)
    await change('person-b')
    await next()
    const before = await memoryOf(child)
    const subscribed = await subscribe(url, clients)
    const after = await memoryOf(child)
    const each = (name: keyof Memory) => `${((after[name] - before[name]) / clients / 1_024).toFixed(1)} kB`
    console.log(`${clients} clients that wait: ${each('heap')} of heap each, ${each('rss')} of the process`)
    const begun = performance.now()
    await change('person-c')
    const written = performance.now()
    await subscribed.next()
    const told = performance.now()
    console.log(
      `All are told of a change ${Math.round(told - written)} ms after it was written (${Math.round(written - begun)} ms)`,
    )
    subscribed.leave()
    leave()
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    const left = await memoryOf(child)
    console.log(`When they are gone: ${((left.heap - before.heap) / 1_048_576).toFixed(1)} MB more heap than before`)
  } finally {
    child.kill()
    await store.close()
    rmSync(folder, { recursive: true })
  }

  async function change(slug: string): Promise<void> {
    const blank = { description: null, classification: null, ordinal: null, enlarged: null, identifiers: [] }
    const entities = [{ ...blank, slug, kind: 'PERSON' as const, name: slug }]
    await amendGraph(store, { origin: slug, run: '1', entities, claims: [] })
  }
}

async function memoryOf(child: ChildProcess): Promise<Memory> {
  await new Promise((resolve) => setTimeout(resolve, 500))
  child.send('memory')
  const [memory] = (await once(child, 'message')) as [Memory]
  return memory
}

/** Clients that are subscribed, and are told together. */
async function subscribe(url: string, count: number) {
  const requests: ClientRequest[] = []
  let told = 0
  let allTold = Promise.withResolvers<void>()
  for (let index = 0; index < count; index += 1) {
    const headers = { 'content-type': 'application/json', accept: 'text/event-stream' }
    const sent = request(`${url}/graphql`, { method: 'POST', headers, agent: false })
    sent.on('error', () => {})
    sent.end(JSON.stringify({ query: 'subscription { changed { number entities(first: 5) { nodes { slug } } } }' }))
    const [response] = await once(sent, 'response')
    response.on('error', () => {})
    response.on('data', (text: Buffer) => {
      told += text.toString().split('event: next').length - 1
      if (told >= count) allTold.resolve()
    })
    requests.push(sent)
  }
  return {
    async next() {
      await allTold.promise
      told = 0
      allTold = Promise.withResolvers()
    },
    leave() {
      for (const each of requests) each.destroy()
    },
  }
}
