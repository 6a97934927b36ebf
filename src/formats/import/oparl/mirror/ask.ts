import { isUtf8 } from 'node:buffer'
import { get as getPlain, type IncomingMessage, Agent as PlainAgent } from 'node:http'
import { get as getSecure, Agent as SecureAgent } from 'node:https'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import packageFile from '../../../../../package.json' with { type: 'json' }
import { isObject, type JsonObject, parseJson } from '../../json/json-value.ts'
import { Left } from './left.ts'
import { lookupWithin, type Reach, withinReach } from './reach.ts'

/** How patient one is with a server, and how much is taken of it. */
export interface Bounds {
  /** Of one answer, unpacked. */
  readonly mostBytesOfAnswer: number
  readonly mostBytes: number
  readonly mostPagesOfList: number
  /** How many milliseconds to wait before each further try. */
  readonly pauses: readonly number[]
  /** How long a server may be silent, and how long one answer may take, in milliseconds. */
  readonly silence: number
  readonly longest: number
}

export const usualBounds: Bounds = {
  mostBytesOfAnswer: 64 * 1024 * 1024,
  mostBytes: 4 * 1024 * 1024 * 1024,
  mostPagesOfList: 100_000,
  pauses: [1_000, 4_000, 16_000, 60_000],
  silence: 60_000,
  longest: 600_000,
}

export interface Answer {
  readonly url: URL
  readonly value: JsonObject
  /** What the server takes the time to be. */
  readonly date: Date
}

/** Asks one server, one question at a time. */
export interface Asker {
  readonly reach: Reach
  readonly bounds: Bounds
  /** @throws {Left} */
  ask(url: URL): Promise<Answer>
  close(): void
}

export function createAsker(reach: Reach, bounds: Bounds): Asker {
  const agents = {
    'http:': new PlainAgent({ keepAlive: true, maxSockets: 1 }),
    'https:': new SecureAgent({ keepAlive: true, maxSockets: 1 }),
  }
  const server: Server = { reach, bounds, agents, bytes: 0 }
  return {
    reach,
    bounds,
    async ask(url) {
      for (let tries = 0; ; tries += 1) {
        try {
          return await follow(url, server)
        } catch (error) {
          const wait = error instanceof Left ? null : bounds.pauses[tries]
          if (error instanceof Left) throw error
          if (wait === undefined || wait === null || !isPassing(error)) throw silent(error, tries + 1)
          await pause(Math.max(wait, error instanceof Busy ? Math.min(error.wait, longestWait) : 0))
        }
      }
    },
    close() {
      for (const agent of Object.values(agents)) agent.destroy()
    },
  }
}

interface Server {
  readonly reach: Reach
  readonly bounds: Bounds
  readonly agents: { readonly 'http:': PlainAgent; readonly 'https:': SecureAgent }
  /** How much was read of it so far. */
  bytes: number
}

/** What is said by a server that can answer later. */
class Busy extends Error {
  readonly wait: number

  constructor(status: number, wait: number) {
    super(`it answers with the status ${status}`)
    this.wait = wait
  }
}

/** Longer than this no server can make one wait. */
const longestWait = 300_000

const mostRedirects = 5

async function follow(from: URL, server: Server): Promise<Answer> {
  let url = from
  for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
    const signal = AbortSignal.timeout(server.bounds.longest)
    const inTime = <Made>(made: Promise<Made>) =>
      made.catch((error) => {
        throw signal.aborted ? slow(server.bounds) : error
      })
    const response = await inTime(request(url, signal, server))
    const { statusCode: status = 0, headers } = response
    if (status === 200)
      return { url, value: readAnswer(await inTime(textOf(response, server))), date: dateOf(headers.date) }
    response.resume()
    response.destroy()
    if ([301, 302, 303, 307, 308].includes(status)) url = withinReach(headers.location ?? '', url, server.reach)
    else if (status === 408 || status === 429 || status >= 500) throw new Busy(status, waitOf(headers['retry-after']))
    else throw new Left('an answer that is none', `it answers with the status ${status}.`)
  }
  throw new Left('an answer that is none', `it leads on and on, more than ${mostRedirects} times.`)
}

function request(url: URL, signal: AbortSignal, { reach, bounds, agents }: Server): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'application/json', 'user-agent': `plenum/${packageFile.version}` }
    const options = {
      headers,
      lookup: lookupWithin(reach),
      signal,
      timeout: bounds.silence,
    }
    const asked =
      url.protocol === 'https:'
        ? getSecure(url, { ...options, agent: agents['https:'] }, resolve)
        : getPlain(url, { ...options, agent: agents['http:'] }, resolve)
    asked.on('error', reject)
    asked.on('timeout', () => asked.destroy(new Error(`it was silent for ${bounds.silence / 1_000} s`)))
  })
}

const unpackers = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress }

/** @throws {Left} where it is too long, or none of JSON */
async function textOf(response: IncomingMessage, server: Server): Promise<string> {
  const { bounds } = server
  const { 'content-encoding': encoding, 'content-length': length, 'content-type': type = '' } = response.headers
  try {
    if (/\bhtml\b/i.test(type)) throw isHtml()
    if (Number(length) > bounds.mostBytesOfAnswer) throw tooLong(bounds)
    const unpack = Object.hasOwn(unpackers, encoding ?? '') ? unpackers[encoding as keyof typeof unpackers]() : null
    if (unpack) response.on('error', (error) => unpack.destroy(error))
    const body: Readable = unpack ? response.pipe(unpack) : response
    const chunks: Buffer[] = []
    let bytes = 0
    for await (const chunk of body as AsyncIterable<Buffer>) {
      bytes += chunk.length
      server.bytes += chunk.length
      if (bytes > bounds.mostBytesOfAnswer) throw tooLong(bounds)
      if (server.bytes > bounds.mostBytes) throw tooMuch(bounds)
      chunks.push(chunk)
    }
    const whole = Buffer.concat(chunks)
    if (!isUtf8(whole)) throw new Left('an answer that is none', 'expected a text in UTF-8, got bytes that are none.')
    return whole.toString('utf8').replace(/^\ufeff/, '')
  } finally {
    response.destroy()
  }
}

function readAnswer(text: string): JsonObject {
  if (text.trimStart().startsWith('<')) throw isHtml()
  let value: unknown
  try {
    value = parseJson(text)
  } catch (error) {
    throw new Left(
      'an answer that is none',
      `expected JSON, got what cannot be read as JSON: ${(error as Error).message}.`,
    )
  }
  if (isObject(value)) return value
  throw new Left(
    'an answer that is none',
    `expected an object of OParl or a page of a list, got ${text.trim().slice(0, 60)}.`,
  )
}

function isHtml(): Left {
  return new Left('a page of HTML', 'expected JSON, got a page of HTML: that is for people to look at.')
}

function tooLong({ mostBytesOfAnswer }: Bounds): Left {
  const message = `expected an answer of at most ${amount(mostBytesOfAnswer)}, got a longer one: it was not read to its end.`
  return new Left('an answer that is too long', message)
}

function tooMuch({ mostBytes }: Bounds): Left {
  const message = `expected at most ${amount(mostBytes)} in all, got more: nothing further was asked.`
  return new Left('more than is taken of one server', message, true)
}

function amount(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.round(bytes / 1024 / 1024)} MB` : `${bytes} bytes`
}

/** Whether trying again can help: not where the host is none, or cannot show who it is. */
function isPassing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  return !/^(?:ENOTFOUND|CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|Z_)/.test(code)
}

function slow({ longest }: Bounds): Left {
  return new Left('no answer', `expected an answer within ${longest / 1_000} s, got one that went on longer.`)
}

function silent(error: unknown, tries: number): Left {
  const reason = (error as Error).message || (error as NodeJS.ErrnoException).code
  return new Left(
    'no answer',
    `it was asked ${tries === 1 ? 'once' : `${tries} times`}, and did not answer: ${reason}.`,
  )
}

/** In milliseconds; a server says how many seconds, or until when. */
function waitOf(header: string | undefined): number {
  if (header === undefined) return 0
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now()
  return Number.isFinite(wait) ? Math.max(0, wait) : 0
}

function dateOf(header: string | undefined): Date {
  const date = new Date(header ?? Number.NaN)
  return Number.isNaN(date.getTime()) ? new Date() : date
}
