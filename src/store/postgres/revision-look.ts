import type { Driver } from 'kysely'
import { revisionIn } from './replica.ts'
import { isLoss, isSilence, patiently, type Replica } from './servers.ts'

/**
 * Looks at the primary for the revision of the graph. Whoever asks is told by a look that begins after that: all who ask
 * while one is under way share the next. When the revision is another one than before, no replica is trusted until it is
 * known to have it too, so that nothing older is read for it. The driver must have one connection and no more.
 */
export function createRevisionLook(primary: Driver, replicas: readonly Replica[]): () => Promise<string> {
  let last: string | undefined
  const look = async () => {
    const revision = await currentRevision(primary, replicas)
    if (revision !== last) for (const replica of replicas) replica.distrust()
    last = revision
    return revision
  }
  return createSharedLook(look)
}

/**
 * While the primary is out of reach nothing can be changed there: what a replica has that was up to date is the latest.
 * A lost connection is no sign of that, and a new one that cannot be made is.
 */
async function currentRevision(primary: Driver, replicas: readonly Replica[]): Promise<string> {
  let silence: unknown
  for (let time = 0; time < 2; time++) {
    try {
      return await revisionIn(primary)
    } catch (error) {
      if (!isLoss(error)) throw error
      if (!isSilence(error)) continue
      silence = error
      break
    }
  }
  for (const { driver, isReady } of replicas) {
    const revision = isReady() ? await revisionIn(driver).catch(() => null) : null
    if (revision !== null) return revision
  }
  return patiently(() => (silence === undefined ? revisionIn(primary) : Promise.reject(silence)))
}

function createSharedLook(look: () => Promise<string>): () => Promise<string> {
  let underWay: Promise<string> | undefined
  let next: Promise<string> | undefined
  const begin = () => {
    const own = look().finally(() => {
      if (underWay === own) underWay = undefined
    })
    underWay = own
    return own
  }
  const begunNext = () => {
    next = undefined
    return begin()
  }
  return () => {
    if (!underWay) return begin()
    next ??= underWay.then(begunNext, begunNext)
    return next
  }
}
