import type { Logger } from 'pino'
import type { Graph } from '../graph/graph.ts'
import { type GraphDescription, undescribed } from '../model/graph-description.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import type { Authentication } from './authentication.ts'
import { callerOf } from './viewers.ts'

/** What the graph says of itself to whoever sends the request. */
export type DescriptionFor = (request: Request, host: string, serverContext: unknown) => Promise<GraphDescription>

interface DescriptionsOptions {
  now(): MaybePromise<Graph>
  readonly authentication: Authentication
  readonly isPrivate: boolean
  readonly log: Logger
}

/** Tells for a page what the graph says of itself: nothing to whoever may not read it, or while it cannot be read. */
export function createDescriptions({ now, authentication, isPrivate, log }: DescriptionsOptions): DescriptionFor {
  return async (request, host, serverContext) => {
    const isAdmitted = async () => (await authentication.admit(callerOf(request, host, serverContext))) !== null
    if (isPrivate && !(await isAdmitted().catch(() => false))) return undescribed
    try {
      return (await now()).description
    } catch (error) {
      log.error({ err: error }, 'What the graph says of itself could not be read.')
      return undescribed
    }
  }
}
