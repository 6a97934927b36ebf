import { setTimeout as sleep } from 'node:timers/promises'
import { CompiledQuery, type Driver } from 'kysely'
import { askOnce, type Replica } from './servers.ts'

/** A replica that has to be closed, so that it is no longer watched. */
export interface WatchedReplica extends Replica {
  close(): void
}

/**
 * Watches a replica from the time on when it is not trusted until it is: when it answers, and holds the revision of the
 * graph that the primary holds.
 */
export function watchReplica(driver: Driver, primary: Driver): WatchedReplica {
  let isReady = false
  let isClosed = false
  let round = 0
  const catchUp = async () => {
    round += 1
    const own = round
    const goesOn = () => own === round && !isClosed
    for (let wait = shortestWait; goesOn(); wait = Math.min(wait * 2, longestWait)) {
      const caughtUp = await hasCaughtUp(driver, primary).catch(() => false)
      if (!goesOn()) return
      isReady = caughtUp
      if (caughtUp) return
      await sleep(wait, undefined, { ref: false })
    }
  }
  const replica: WatchedReplica = {
    driver,
    isReady: () => isReady,
    distrust() {
      isReady = false
      void catchUp()
    },
    close() {
      isClosed = true
    },
  }
  return replica
}

/** In milliseconds, between two looks at a replica. */
const shortestWait = 20
const longestWait = 2_000

/** Each change of the graph, with all that it changes, comes to a replica as the one change that it was. */
async function hasCaughtUp(driver: Driver, primary: Driver): Promise<boolean> {
  const [written, replicated] = await Promise.all([revisionIn(primary), revisionIn(driver)])
  return written === replicated
}

/** Asks a server for the revision that it has. */
export async function revisionIn(server: Driver): Promise<string> {
  const { rows } = await askOnce<{ revision: string }>(server, CompiledQuery.raw('select revision from graph'))
  return rows[0]?.revision ?? ''
}
