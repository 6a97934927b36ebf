import { CompiledQuery, type Driver } from 'kysely'
import { askOnce, type Replica } from './postgres-servers.ts'

/** A replica that has to be closed, so that it is no longer watched. */
export interface WatchedReplica extends Replica {
  close(): void
}

/**
 * Watches a replica from the time on when it is not trusted until it is: it has caught up when it has replayed what the
 * primary had written when that was asked or, where it does not replay a primary's log, when it holds the same graph.
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
      await sleep(wait)
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

async function hasCaughtUp(driver: Driver, primary: Driver): Promise<boolean> {
  const [written] = (await askOnce<Written>(primary, CompiledQuery.raw(writtenByPrimary))).rows
  if (!written) return false
  const [replayed] = (await askOnce<Replayed>(driver, CompiledQuery.raw(replayedByReplica, [written.position]))).rows
  return replayed?.is_standby ? replayed.has_replayed : replayed?.revision === written.revision
}

interface Written {
  readonly position: string
  readonly revision: string | null
}

const writtenByPrimary = `
  select pg_current_wal_insert_lsn()::text as position, (select revision from graph) as revision`

interface Replayed {
  readonly is_standby: boolean
  readonly has_replayed: boolean
  readonly revision: string | null
}

const replayedByReplica = `
  select pg_is_in_recovery() as is_standby, coalesce(pg_last_wal_replay_lsn() >= $1::pg_lsn, false) as has_replayed,
    (select revision from graph) as revision`

function sleep(time: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, time).unref()
  })
}
