import { describe, expect, it, onTestFinished } from 'vitest'
import { openLiveGraph } from '../src/graph/live-graph.ts'
import { createServer, type Server } from '../src/server/server.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { openStore } from '../src/store/open.ts'
import { databases, newAddress } from './databases.ts'
import { log } from './harness.ts'
import { claim, smallGraph } from './small-graph.ts'

const query = '{ people(first: 100) { totalCount nodes { slug memberships { totalCount } } } }'
const countQuery = 'query { organization(slug: "organization") { members(first: 1) { totalCount } } }'

async function openServer(address: string): Promise<Server> {
  const store = await openStore(address)
  const live = await openLiveGraph(store, { onError: (error) => expect(error).toBeUndefined() })
  onTestFinished(async () => {
    live.close()
    await store.close()
  })
  return createServer({ graph: live, log })
}

async function ask(server: Server, asked: string) {
  const response = await server.fetch(
    new Request('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: asked }),
    }),
  )
  const { data, errors } = (await response.json()) as { data: Answered; errors?: unknown }
  expect(errors).toBeUndefined()
  return data.people?.totalCount ?? data.organization?.members.totalCount ?? 0
}

interface Answered {
  readonly people?: { readonly totalCount: number }
  readonly organization?: { readonly members: { readonly totalCount: number } }
}

describe('an answer', () => {
  it('is never older than the question, whoever writes meanwhile and whichever server is asked', async () => {
    const address = await newAddress()
    const writer = await openStore(address)
    onTestFinished(() => writer.close())
    const members = (count: number) =>
      Array.from({ length: count }, (_, index) => claim(`person-${index}`, 'memberOf', 'organization', { source: 'x' }))
    const write = (count: number) =>
      amendGraph(writer, { origin: 'file', run: String(count), ...smallGraph(members(count)) })
    await write(1)
    const servers = [await openServer(address), await openServer(address)]
    let written = 1
    let isOver = false
    let [asked, kept] = [0, 0]
    const read = async (server: Server, text: string) => {
      for (let last = 0; !isOver; asked++) {
        const before = written
        const found = await ask(server, text)
        expect(found).toBeGreaterThanOrEqual(Math.max(before, last))
        expect(found).toBeLessThanOrEqual(written + 1)
        if (found === last) kept += 1
        last = found
        // Others have their turn.
        await new Promise((resolve) => setImmediate(resolve))
      }
    }
    const readers = servers.flatMap((server) => [query, query, countQuery].map((text) => read(server, text)))
    const most = databases.dialect === 'sqlite' ? 40 : 25
    const writing = (async () => {
      for (let count = 2; count <= most; count++) {
        await write(count)
        written = count
        // What was just written is asked for at once, and some of it twice.
        for (const server of servers) expect(await ask(server, query)).toBeGreaterThanOrEqual(count)
        await new Promise((resolve) => setTimeout(resolve, count % 3 === 0 ? 20 : 0))
      }
    })()
    await writing.finally(() => {
      isOver = true
    })
    await Promise.all(readers)
    for (const server of servers) expect(await ask(server, query)).toBe(most)
    expect([asked, kept].map((count) => count > most)).toEqual([true, true])
  }, 60_000)
})
