import type { MaybePromise } from '../model/maybe-promise.ts'
import { findApplied, findNews, findProposed, findTouched, type News } from '../store/history/news.ts'
import type { Store } from '../store/store.ts'
import { createFollower, type Followed, type Follower } from './follower.ts'
import type { Graph } from './graph.ts'
import { InputError } from './input-error.ts'
import { createNewsRing } from './news-ring.ts'

/** Tells of changes as they come, whoever makes them and on whichever server of the database. */
export interface Feed {
  /** Follows them, each once and in order, until the iterator is returned or the feed ends. @throws InputError */
  follow(wanted: Followed): Promise<AsyncIterableIterator<News>>
  /** The graph as it is. */
  now(): MaybePromise<Graph>
  /** Ends it for all who follow. */
  close(): void
}

export interface FeedOptions {
  readonly graph: { readonly store: Store }
  readonly now: () => MaybePromise<Graph>
  /** Told why the database could not be read; it is tried again. */
  readonly onError: (error: unknown) => void
}

/** Reads each change once for all who follow; while nobody does, nothing is read and nothing is watched. */
export function createFeed({ graph: held, now, onError }: FeedOptions): Feed {
  const followers = new Set<Follower>()
  const ring = createNewsRing(mostKept)
  let unwatch = () => {}
  /** The newest change that was told. */
  let told = 0
  /** The proposals that wait, once somebody wants to be told of them. */
  let waiting: ReadonlyMap<string, News> | null = null
  let reading: Promise<void> | null = null
  let isBehind = false
  let isClosed = false

  function look(): void {
    isBehind = true
    reading ??= readAll().finally(() => {
      reading = null
    })
  }

  async function readAll(): Promise<void> {
    while (isBehind && followers.size > 0) {
      isBehind = false
      try {
        const graph = await now()
        await readApplied(graph)
        if (waiting) waiting = await readProposed(graph, waiting)
      } catch (error) {
        if (isClosed) return
        onError(error)
        setTimeout(look, pause).unref()
      }
    }
  }

  async function readApplied(graph: Graph): Promise<void> {
    for (;;) {
      const page = await findApplied(graph.store, { after: told, limit: pageSize })
      const newest = page.at(-1)?.number
      if (newest == null) return
      await tell(graph, page)
      told = newest
    }
  }

  async function readProposed(graph: Graph, before: ReadonlyMap<string, News>): Promise<ReadonlyMap<string, News>> {
    const after = await findWaiting(graph.store)
    const gone = await findNews(
      graph.store,
      [...before.keys()].filter((key) => !after.has(key)),
    )
    const declined = gone.filter(({ state }) => state === 'DECLINED')
    await tell(graph, [...declined, ...[...after.values()].filter(({ key }) => !before.has(key))])
    return after
  }

  async function tell({ store, redirects }: Graph, news: readonly News[]): Promise<void> {
    const slugs = new Set([...followers].flatMap((follower) => [...(follower.concerns(redirects) ?? [])]))
    const keys = news.map(({ key }) => key)
    const touched = await findTouched(store, keys, [...slugs])
    for (const each of news) ring.add({ ...each, touched: touched.get(each.key) ?? new Set() })
    for (const follower of followers) follower.wake()
  }

  /** What is being read was not asked about what somebody new follows. */
  async function idle(): Promise<void> {
    while (reading) await reading
  }

  async function follow(wanted: Followed): Promise<AsyncIterableIterator<News>> {
    const graph = await now()
    const { since, states } = wanted
    if (since !== null && (since < 0 || since > graph.number))
      throw new InputError(`"since" must be between 0 and ${graph.number}, the newest change, got ${since}.`)
    const proposals = states.some((state) => state !== 'APPLIED') ? await findWaiting(graph.store) : null
    await idle()
    waiting ??= proposals
    if (followers.size === 0) {
      told = graph.number
      unwatch = held.store.watch(look)
    }
    const follower = createFollower({
      ...wanted,
      ...{ store: graph.store, redirects: graph.redirects, ring, known: since ?? graph.number, told },
      onEnd() {
        followers.delete(follower)
        if (followers.size > 0) return
        unwatch()
        waiting = null
      },
    })
    followers.add(follower)
    if (isClosed) follower.end()
    // Between looking at the graph and watching it, it can have changed.
    else look()
    return follower.news
  }

  return {
    follow,
    now,
    close() {
      isClosed = true
      for (const follower of [...followers]) follower.end()
    },
  }
}

async function findWaiting(store: Store): Promise<ReadonlyMap<string, News>> {
  return new Map((await findProposed(store)).map((news) => [news.key, news]))
}

/** How many are kept for those who have not taken them yet, and how many are read at once. */
const mostKept = 1_000
const pageSize = 100

/** In milliseconds, until it is tried again to read. */
const pause = 1_000
