import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { ExecutionResult } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openGraph } from '../src/graph/graph.ts'
import { usualOperationLimits } from '../src/server/operation-limits.ts'
import { createOperations } from '../src/server/operations.ts'
import { createServer, type Server } from '../src/server/server.ts'
import { openShipped } from './databases.ts'
import { log } from './harness.ts'

const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

/** Reads nearly everything, in many steps. */
const wide = (salt: number) =>
  `{ people(first: 100) { nodes { claims(first: 20) { nodes { id references { source { name } } } } } } } #${salt}`

const small = '{ people(first: 1) { nodes { slug } } }'

async function serve(limits: { atOnce?: number; waiting?: number; deadline?: number }) {
  const statements: string[] = []
  const store = await openShipped({ onStatement: (text) => statements.push(text) })
  onTestFinished(() => store.close())
  const operations = { atOnce: 50, waiting: 200, deadline: 10, ...limits }
  return { statements, server: createServer({ graph: await openGraph(store), log, operations }) }
}

async function ask(server: Server, query: string, signal?: AbortSignal) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' }
  const init = { method: 'POST', headers, body: JSON.stringify({ query }), ...(signal && { signal }) }
  const response = await server.fetch(new Request('http://localhost/graphql', init))
  return { status: response.status, retry: response.headers.get('retry-after'), body: await response.json() }
}

describe('an operation', () => {
  it('is ended at its deadline, whole, with the limit that it met, and those that are quick are answered', async () => {
    const { server, statements } = await serve({ deadline: 0.001 })
    expect(await ask(server, wide(1))).toEqual({
      status: 503,
      retry: null,
      body: {
        errors: [
          {
            message: expect.stringMatching(/^The operation took longer than 0.001 seconds and was ended: ask for less/),
            extensions: { code: 'DEADLINE_EXCEEDED', limit: 'deadline', allowed: 0.001 },
          },
        ],
      },
    })
    await sleep(300)
    const { server: patient, statements: all } = await serve({ deadline: 0 })
    expect((await ask(patient, wide(1))).status).toBe(200)
    expect(statements.length).toBeLessThan(all.length)
    expect((await ask(server, '{ __typename }')).status).toBe(200)
  })

  it('is ended when its client goes away', async () => {
    const { server, statements } = await serve({})
    const leaving = new AbortController()
    const asked = ask(server, wide(2), leaving.signal).catch(() => null)
    leaving.abort()
    await asked
    await sleep(300)
    const { server: other, statements: all } = await serve({})
    await ask(other, wide(2))
    expect(statements.length).toBeLessThan(all.length)
  })
})

it('prints each limit with its default', async () => {
  const help = await text(spawn(process.execPath, [launcher, 'serve', '--help']).stdout)
  const { atOnce, waiting, deadline } = usualOperationLimits
  const told = help.replace(/\s+/g, ' ')
  for (const [flag, usual] of Object.entries({
    ...{ deadline, 'max-operations': atOnce, 'max-waiting': waiting },
    ...{ 'statement-timeout': 10, linger: 1 },
  }))
    expect(told).toMatch(new RegExp(`--${flag} <\\w+> [^-]*\\(default: ${usual}\\)`))
})

describe('operations at once', () => {
  it('are bounded: some wait, and others are refused at once and told when to ask again', async () => {
    const operations = createOperations({ atOnce: 2, waiting: 3, deadline: 10 })
    const gate = Promise.withResolvers<ExecutionResult>()
    let [running, most] = [0, 0]
    const act = async () => {
      running += 1
      most = Math.max(most, running)
      const result = await gate.promise
      running -= 1
      return result
    }
    const all = Array.from({ length: 8 }, () => operations.run(act))
    const refused = await Promise.all(all.slice(5))
    for (const { errors } of refused)
      expect(errors?.[0]?.extensions).toMatchObject({ code: 'SERVER_BUSY', limit: 'waiting', allowed: 3, got: 4 })
    gate.resolve({ data: {} })
    expect(await Promise.all(all.slice(0, 5))).toEqual(Array(5).fill({ data: {} }))
    expect([most, running, operations.hasRoom()]).toEqual([2, 0, true])
  })

  it('leave their places, however they end', async () => {
    const operations = createOperations({ atOnce: 1, waiting: 10, deadline: 0.05 })
    const failing = operations.run(() => Promise.reject(new Error('broken')))
    await expect(failing).rejects.toThrow('broken')
    const endless = operations.run(() => sleep(200, { data: {} }))
    const waiting = [operations.run(() => ({ data: {} })), operations.run(() => ({ data: {} }))]
    for (const { errors } of await Promise.all([endless, ...waiting]))
      expect(errors?.[0]?.extensions.code).toBe('DEADLINE_EXCEEDED')
    await sleep(300)
    expect(operations.hasRoom()).toBe(true)
    expect(operations.run(() => ({ data: {} }))).toEqual({ data: {} })
  })

  it('are refused over HTTP with 503 and Retry-After', async () => {
    const { server } = await serve({ atOnce: 1, waiting: 1 })
    const answers = await Promise.all(Array.from({ length: 6 }, (_, salt) => ask(server, `${small} #${salt}`)))
    for (const { status, retry, body } of answers)
      expect(
        status === 200 || (status === 503 && retry === '1' && body.errors[0].extensions.code === 'SERVER_BUSY'),
      ).toBe(true)
    expect((await ask(server, small)).status).toBe(200)
  })
})
