import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { describe, expect, it, onTestFinished } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))
const launcher = fileURLToPath(new URL('../bin/plenum.js', import.meta.url))

interface Started {
  readonly child: ChildProcess
  readonly port: number
  readonly code: Promise<number | null>
}

/** A server in a process of its own, in a group of its own, so that nothing of it stays. */
async function start(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<Started> {
  // npm exec would build the explorer anew first, under the feet of the tests that look at it.
  const own = { PORT: '0', npm_config_ignore_scripts: 'true', ...env }
  const options = { cwd: root, detached: true, env: { ...process.env, ...own } }
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
  const code = once(child, 'exit').then(([exit]) => exit as number | null)
  onTestFinished(() => {
    try {
      process.kill(-(child.pid as number), 'SIGKILL')
    } catch {}
  })
  let text = ''
  for await (const chunk of child.stdout ?? []) {
    text += chunk
    if (/ at http/.test(text)) break
  }
  child.stderr?.resume()
  return { child, code, port: Number(/:(\d+)\/graphql/.exec(text)?.[1]) }
}

const direct = (...args: string[]) => start(process.execPath, [launcher, 'serve', ...args])

interface Told {
  readonly status: number
  readonly closes: boolean
  readonly body: string
}

/** Null where no connection is taken any more: then nothing was sent. */
function ask(port: number, agent: Agent, path = '/graphql', body?: string): Promise<Told | null> {
  return new Promise((resolve, reject) => {
    const headers = body === undefined ? {} : { 'content-type': 'application/json', 'content-length': body.length }
    const sent = request({ port, host: '127.0.0.1', agent, path, method: body ? 'POST' : 'GET', headers }, (answer) => {
      let text = ''
      answer.setEncoding('utf8')
      answer.on('data', (chunk) => {
        text += chunk
      })
      answer.on('error', reject)
      answer.on('end', () =>
        resolve({ status: answer.statusCode ?? 0, closes: answer.headers.connection === 'close', body: text }),
      )
    })
    sent.on('error', (error: NodeJS.ErrnoException) => (error.code === 'ECONNREFUSED' ? resolve(null) : reject(error)))
    sent.end(body)
  })
}

function query(salt: number): string {
  return JSON.stringify({ query: `{ people(first: 20) { nodes { name slug } } } #${salt}` })
}

describe('a server that is told to end', () => {
  it('loses not one request of clients that keep their connections, and ends with 0', async () => {
    const { child, code, port } = await direct()
    let told = 0
    const lost: unknown[] = []
    let answered = 0
    const clients = Array.from({ length: 20 }, async (_, client) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (let turn = 0; ; turn += 1) {
        try {
          const answer = await ask(port, agent, '/graphql', query(client % 3 === 0 ? turn : client))
          if (answer === null) return
          if (answer.status !== 200 || !answer.body.startsWith('{"data":')) lost.push(answer)
          answered += 1
        } catch (error) {
          lost.push(error)
          return
        }
        // Some ask without pause, some now and then.
        await sleep(client % 4 === 0 ? 0 : client * 5)
      }
    })
    await sleep(1_500)
    child.kill('SIGTERM')
    told = Date.now()
    await Promise.all(clients)
    expect(lost).toEqual([])
    expect(answered).toBeGreaterThan(100)
    expect(await code).toBe(0)
    expect(Date.now() - told).toBeLessThan(10_000)
  })

  it('says so at /readyz, takes requests for a while, and closes each connection with its answer', async () => {
    const { child, code, port } = await direct('--linger', '4')
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    expect(await ask(port, agent, '/readyz')).toMatchObject({ status: 200, closes: false })
    child.kill('SIGTERM')
    await expect.poll(async () => (await ask(port, agent, '/readyz'))?.status).toBe(503)
    expect(await ask(port, new Agent(), '/livez')).toMatchObject({ status: 200, closes: true })
    expect(await ask(port, agent, '/graphql', query(1))).toMatchObject({ status: 200, closes: true })
    expect(await code).toBe(0)
  })

  it('ends its streams', async () => {
    const { child, code, port } = await direct('--linger', '0')
    const url = `http://127.0.0.1:${port}/graphql?query=${encodeURIComponent('subscription { changed { number } }')}`
    const stream = await fetch(url, { headers: { accept: 'text/event-stream' } })
    child.kill('SIGTERM')
    expect(await stream.text()).toMatch(/event: complete/)
    expect(await code).toBe(0)
  })

  it('ends at once when it is told a second time, and takes two signals in a moment for one', async () => {
    const { child, code, port } = await direct('--linger', '60')
    child.kill('SIGINT')
    child.kill('SIGTERM')
    await sleep(800)
    expect((await ask(port, new Agent(), '/livez'))?.status).toBe(200)
    child.kill('SIGTERM')
    expect(await code).toBe(143)
  })
})

describe.runIf(process.platform !== 'win32')('what starts the server', () => {
  it.each([
    ['npm start', 'npm', ['start', '--silent', '--', '--linger', '1']],
    ['a shell', 'sh', ['-c', `exec "${process.execPath}" "${launcher}" serve`]],
    ['npm exec', 'npm', ['exec', '--no', '--', 'plenum', 'serve']],
  ])('passes SIGTERM on, and ends with it: %s', async (_, command, args) => {
    const { child, port } = await start(command, args)
    child.kill('SIGTERM')
    await expect.poll(() => ask(port, new Agent()).catch(() => null), { timeout: 10_000 }).toBeNull()
  })

  it('lets npm end when the server has ended well', async () => {
    const { child, code, port } = await start('npm', ['start', '--silent'])
    child.kill('SIGTERM')
    await expect.poll(async () => (await ask(port, new Agent(), '/readyz'))?.status).toBe(503)
    expect(await code).toBe(0)
  })
})
