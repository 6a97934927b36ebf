import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Request } from './peers/peer.ts'

/** Requests that are made again and again, one of them at a time on each connection, each as likely as any. */
export interface Load {
  readonly url: string
  readonly requests: readonly (Request & { readonly bytes: number })[]
  readonly connections: number
  readonly seconds: number
  readonly seed: number
  readonly headers: Readonly<Record<string, string>>
}

/** How a server bore it: times in milliseconds. */
export interface Borne {
  readonly requests: number
  readonly seconds: number
  readonly p50: number
  readonly p99: number
  /** What the loader itself took, a request. */
  readonly loaderCpu: number
}

/** A process that makes loads, so that what it takes is not taken from a server's own. */
export interface Loader {
  run(load: Load): Promise<Borne>
  stop(): void
}

export function startLoader(): Loader {
  const child = fork(join(import.meta.dirname, 'loader.ts'))
  const ended = once(child, 'exit').then(() => null)
  return {
    async run(load) {
      child.send(load)
      const told = await Promise.race([once(child, 'message'), ended])
      if (!told) throw new Error(`The loader has ended: what went wrong at ${load.url} stands above.`)
      return told[0]
    },
    stop: () => void child.disconnect(),
  }
}
