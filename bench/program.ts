import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/** What a process has taken so far: milliseconds of CPU, and its most memory in MB. */
export interface Usage {
  readonly cpu: number
  readonly peak: number
}

/** A server in a process of its own, which prints its address when it listens. */
export interface Server {
  readonly url: string
  usage(): Promise<Usage>
  stop(): Promise<void>
}

/** What a program printed and took that ran to its end. */
export interface Run extends Usage {
  readonly seconds: number
  readonly output: string
}

/** Runs a program of Node to its end. */
export async function runProgram(file: string, args: readonly string[]): Promise<Run> {
  const start = performance.now()
  const { child, printed } = startProgram(file, args)
  let usage: Usage | undefined
  child.on('message', (message: { usage: Usage }) => {
    usage = message.usage
  })
  const [code] = await once(child, 'close')
  const seconds = (performance.now() - start) / 1_000
  if (code !== 0 || !usage) throw new Error(`${file} ${args.join(' ')} ended with ${code}:\n${printed.text}`)
  return { ...usage, seconds, output: printed.text }
}

/** Starts a server and waits until it tells where it listens. */
export async function startServer(file: string, args: readonly string[]): Promise<Server> {
  const { child, printed } = startProgram(file, args)
  const ended = once(child, 'exit')
  let url: string | undefined
  while (!url) {
    url = /http:\/\/[\d.]+:\d+/.exec(printed.text)?.[0]
    if (url) break
    const isRunning = await Promise.race([once(child.stdout as NodeJS.ReadableStream, 'data'), ended.then(() => null)])
    if (!isRunning) throw new Error(`${file} ${args.join(' ')} ended before it listened:\n${printed.text}`)
  }
  return {
    url,
    async usage() {
      const told = once(child, 'message')
      child.send('usage')
      const [{ usage }] = await told
      return usage
    },
    async stop() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function startProgram(file: string, args: readonly string[]): { child: ChildProcess; printed: { text: string } } {
  const child = fork(file, [...args], {
    execArgv: ['--import', join(import.meta.dirname, 'usage.ts')],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', GRAPHILE_ENV: 'production' },
  })
  const printed = { text: '' }
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      printed.text += text
    })
  }
  return { child, printed }
}
