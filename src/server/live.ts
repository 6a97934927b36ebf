import { createSourceEventStream, executeSubscriptionEvent, GraphQLError, validateSubscriptionArgs } from 'graphql'
import { isAsyncIterable, type Plugin } from 'graphql-yoga'
import type { Graph } from '../graph/graph.ts'
import type { Credentials, Viewer } from '../graph/request.ts'
import type { MaybePromise } from '../model/maybe-promise.ts'
import { openRequest } from './root-view.ts'
import type { Viewers } from './viewers.ts'

export interface LiveOptions {
  readonly now: () => MaybePromise<Graph>
  readonly viewers: Pick<Viewers, 'of' | 'again'>
  /** What somebody may do. */
  readonly credentialsOf: (viewer: Viewer | null) => Credentials
}

/**
 * Runs subscriptions: each event on the graph as it is by then, as a request of its own, for somebody whose token still
 * holds. A stream that waits holds no graph.
 */
export function useLive({ now, viewers, credentialsOf }: LiveOptions): Plugin {
  return {
    onSubscribe({ setSubscribeFn }) {
      setSubscribeFn(async (args) => {
        const given = args.contextValue as { readonly request: Request }
        const { request } = given
        const open = async (viewer: Viewer | null) => {
          const { rootValue, context } = openRequest(await now(), credentialsOf(viewer))
          return { rootValue, contextValue: { ...given, ...context } }
        }
        try {
          const validated = validateSubscriptionArgs({ ...args, ...(await open(viewers.of(request))) })
          if (!('schema' in validated)) return { errors: validated }
          const source = await createSourceEventStream(validated)
          if (!isAsyncIterable(source)) return source
          const kept = { ...validated, rootValue: null, contextValue: null }
          return eachOf(source, async (event) => {
            const { contextValue } = await open(await viewers.again(request))
            return executeSubscriptionEvent({ ...kept, rootValue: event, contextValue })
          })
        } catch (error) {
          return failed(error)
        }
      })
    },
  }
}

/** What comes of each event. What fails ends the stream, and is its last result. */
function eachOf<Event, Result>(
  source: AsyncIterable<Event>,
  run: (event: Event) => Promise<Result>,
): AsyncIterableIterator<Result | Failed> {
  const events = source[Symbol.asyncIterator]()
  let isEnded = false
  const end = async () => {
    isEnded = true
    await events.return?.()
    return { done: true, value: undefined } as const
  }
  return {
    async next() {
      if (isEnded) return end()
      try {
        const { done, value } = await events.next()
        return done ? end() : { done: false, value: await run(value) }
      } catch (error) {
        await end()
        return { done: false, value: failed(error) }
      }
    },
    return: end,
    [Symbol.asyncIterator]() {
      return this
    },
  }
}

interface Failed {
  readonly errors: readonly GraphQLError[]
}

/** Other behaviours tell what it is about. */
function failed(error: unknown): Failed {
  if (error instanceof GraphQLError) return { errors: [error] }
  return { errors: [new GraphQLError('The subscription failed.', { originalError: error as Error })] }
}
