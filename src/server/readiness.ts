import type { Plugin } from 'graphql-yoga'
import type { Logger } from 'pino'
import { StoreError } from '../store/error.ts'
import type { Store } from '../store/store.ts'

export interface ReadinessOptions {
  /** Whether requests are still welcome. */
  readonly isWelcome: () => boolean
  /** What is read now: a data directory that is edited has another one from then on. */
  readonly store: () => Store
  readonly log: Logger
}

/**
 * `/livez`: 200 while the server runs. `/readyz`: 200 while requests are welcome and the database can be read, 503 from the
 * moment the server winds down, and while the database is away, does not answer, or is damaged.
 */
export function useReadiness({ isWelcome, store, log }: ReadinessOptions): Plugin {
  const look = keepForASecond(createLook(store, log))
  const answer = async () => {
    if (!isWelcome()) return { text: 'draining\n', status: 503 }
    const fault = await look()
    return fault === null ? { text: 'ready\n', status: 200 } : { text: `${fault}\n`, status: 503 }
  }
  return {
    async onRequest({ url, endResponse, fetchAPI }) {
      if (!healthPaths.has(url.pathname)) return
      const { text, status } = url.pathname === '/livez' ? { text: 'live\n', status: 200 } : await answer()
      const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' }
      endResponse(new fetchAPI.Response(text, { status, headers }))
    },
  }
}

export const healthPaths: ReadonlySet<string> = new Set(['/livez', '/readyz'])

/** Finds out what keeps the database from being read; null for nothing. The log has a line when that becomes something else. */
function createLook(store: () => Store, log: Logger): () => Promise<string | null> {
  let last: string | null = null
  return async () => {
    const error = await Promise.race([ask(store()), tooLate()])
    const code = error === null ? null : error instanceof StoreError ? error.code : 'DATABASE_UNAVAILABLE'
    if (code !== last) {
      if (error) log.error({ code }, `The server is not ready: ${error.message}`)
      else log.info('The database can be read again: the server is ready.')
    }
    last = code
    return code
  }
}

async function ask(store: Store): Promise<Error | null> {
  try {
    await (store.ask ?? store.revision)()
    return null
  } catch (error) {
    return error as Error
  }
}

async function tooLate(): Promise<Error> {
  const seconds = patience / 1_000
  await new Promise((resolve) => setTimeout(resolve, patience).unref())
  return new StoreError('DATABASE_UNAVAILABLE', `The database did not answer within ${seconds} seconds.`)
}

function keepForASecond<Found>(look: () => Promise<Found>): () => Promise<Found> {
  let kept: { readonly found: Promise<Found>; until: number } | undefined
  return () => {
    if (kept && Date.now() < kept.until) return kept.found
    // Whoever asks while it is looked shares the look.
    const looking = { found: look(), until: Number.POSITIVE_INFINITY }
    kept = looking
    void looking.found.finally(() => {
      looking.until = Date.now() + 1_000
    })
    return looking.found
  }
}

/** In milliseconds. */
const patience = 2_000
