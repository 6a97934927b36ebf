import { setTimeout as sleep } from 'node:timers/promises'
import { changeChannel } from './postgres-dialect.ts'

/** A connection that is told of changes; as `pg` has it. */
export interface Listener {
  connect(): Promise<unknown>
  query(text: string): Promise<unknown>
  end(): Promise<void>
  on(event: 'notification', listener: () => void): unknown
  on(event: 'error', listener: (error: Error) => void): unknown
  on(event: 'end', listener: () => void): unknown
}

/**
 * Listens for changes, for as long as it is not closed: a connection that is lost is made anew. Since nobody knows what
 * was announced meanwhile, a new connection counts as a change.
 */
export function createChangeFeed(createListener: () => Listener, onChange: () => void): { close(): Promise<void> } {
  const closing = Promise.withResolvers<void>()
  let isClosed = false
  const follow = async (): Promise<void> => {
    const listener = createListener()
    const lost = new Promise<void>((resolve) => {
      listener.on('error', () => resolve())
      listener.on('end', resolve)
    })
    try {
      listener.on('notification', onChange)
      await listener.connect()
      await listener.query(`listen ${changeChannel}`)
      onChange()
      await Promise.race([lost, closing.promise, unanswered(listener, closing.promise)])
    } finally {
      void listener.end().catch(() => {})
    }
  }
  const run = async () => {
    while (!isClosed) {
      await follow().catch(() => {})
      await Promise.race([sleep(pause, undefined, unheld), closing.promise])
    }
  }
  const running = run()
  return {
    async close() {
      isClosed = true
      closing.resolve()
      await running
    },
  }
}

/** Ends when the server no longer answers: a connection can be lost without a sign of it. */
async function unanswered(listener: Listener, closing: Promise<void>): Promise<void> {
  let isClosing = false
  void closing.then(() => {
    isClosing = true
  })
  while (!isClosing) {
    await Promise.race([sleep(heartbeat, undefined, unheld), closing])
    const answer = listener.query('select 1').then(() => true)
    if (!(await Promise.race([answer, sleep(patience, false, unheld)]))) return
  }
}

/** In milliseconds: until a lost connection is made anew, between two questions, and until an answer. */
const pause = 250
const heartbeat = 15_000
const patience = 5_000

/** A wait that keeps no process alive. */
const unheld = { ref: false }
