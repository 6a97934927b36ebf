import { type Author, type ChangeState, mayActAs, type Role } from '../model/change.ts'
import { findApplied, findUnapplied, type News } from '../store/history/news.ts'
import type { Redirects } from '../store/history/redirects.ts'
import type { Store } from '../store/store.ts'
import type { Entry, NewsRing } from './news-ring.ts'

/** What somebody wants to be told of. */
export interface Followed {
  /** The slugs of the entities of which a change must touch one; null for any change. */
  readonly about: readonly string[] | null
  /** The number of the newest change that is known already; null for the newest that there is. */
  readonly since: number | null
  readonly states: readonly ChangeState[]
  readonly viewer: { readonly role: Role; readonly author: Author } | null
}

/** Somebody who is told. Between two changes there is nothing of it in memory but where it stands. */
export interface Follower {
  readonly news: AsyncIterableIterator<News>
  /** The slugs that concern it, as merges have it now; null for all. */
  concerns(redirects: Redirects): ReadonlySet<string> | null
  /** Says that there is something new in the ring. */
  wake(): void
  end(): void
}

/** Somebody takes what is told more slowly than it comes. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError'
  readonly code = 'TOO_SLOW'
}

export interface FollowerOptions extends Followed {
  readonly store: Store
  readonly redirects: Redirects
  readonly ring: NewsRing
  /** The newest change that is known to it, and the newest that the ring has had: those between were missed. */
  readonly known: number
  readonly told: number
  onEnd(): void
}

/** Tells first what was missed, from the database, and then what comes, from the ring. */
export function createFollower({ store, redirects, ring, known, told, onEnd, ...followed }: FollowerOptions): Follower {
  const { about, since, states } = followed
  const concerns = concernsOf(about)
  let concerned = concerns(redirects)
  let place = ring.end()
  let caughtUpTo = known
  let isCaughtUp = false
  let isEnded = false
  let missed: News[] = []
  const fromDatabase = new Set<string>()
  let woken = Promise.withResolvers<void>()

  function end(): void {
    if (isEnded) return
    isEnded = true
    woken.resolve()
    onEnd()
  }

  /** The next page of what was missed. */
  async function catchUp(): Promise<News[]> {
    const touching = concerned && [...concerned]
    if (caughtUpTo < told) {
      const page = await findApplied(store, { after: caughtUpTo, upTo: told, touching, limit: pageSize })
      caughtUpTo = page.length < pageSize ? told : (page.at(-1)?.number ?? told)
      return page
    }
    isCaughtUp = true
    if (since === null || states.every((state) => state === 'APPLIED')) return []
    const unapplied = await findUnapplied(store, { after: since, touching })
    for (const news of unapplied) fromDatabase.add(keyOf(news))
    return unapplied
  }

  /** The next one in the ring that concerns it; null where that is to come. */
  function take(): News | null {
    for (let entry = ring.at(place); entry !== null; entry = ring.at(place)) {
      if (entry === 'gone') throw new TooSlowError(tooSlow)
      place += 1
      const isNew = (entry.number ?? Number.POSITIVE_INFINITY) > known && !fromDatabase.has(keyOf(entry))
      if (isNew && isShown(entry, followed) && isAbout(entry, concerned)) return entry
    }
    return null
  }

  async function next(): Promise<IteratorResult<News>> {
    while (!isEnded) {
      if (!isCaughtUp && missed.length === 0) {
        missed = (await catchUp()).filter((news) => isShown(news, followed))
        continue
      }
      woken = Promise.withResolvers<void>()
      const news = missed.shift() ?? take()
      if (news) return { done: false, value: news }
      await woken.promise
    }
    return { done: true, value: undefined }
  }

  const news: AsyncIterableIterator<News> = {
    async next() {
      try {
        return await next()
      } catch (error) {
        end()
        throw error
      }
    },
    async return() {
      end()
      return { done: true, value: undefined }
    },
    [Symbol.asyncIterator]: () => news,
  }
  return {
    news,
    concerns(now) {
      concerned = concerns(now)
      return concerned
    },
    wake: () => woken.resolve(),
    end,
  }
}

const pageSize = 100

const tooSlow =
  'More changes came than are kept for those who have not taken them: read on with changes(since:), and subscribe again with the number of the last one that you have seen.'

function keyOf({ key, state }: News): string {
  return `${state} ${key}`
}

/** What has not taken effect is shown to its author and to whoever may review it. */
function isShown({ state, author }: News, { states, viewer }: Followed): boolean {
  if (!states.includes(state)) return false
  return state === 'APPLIED' || (viewer !== null && (viewer.author.id === author || mayActAs(viewer.role, 'EDITOR')))
}

function isAbout({ touched }: Entry, concerned: ReadonlySet<string> | null): boolean {
  return concerned === null || concerned.values().some((slug) => touched.has(slug))
}

/** The slugs, with those that lead to the same entities: what an entity was called before it was merged is the same one. */
function concernsOf(about: readonly string[] | null): Follower['concerns'] {
  let known: { readonly of: Redirects; readonly slugs: ReadonlySet<string> } | null = null
  return (redirects) => {
    if (about === null) return null
    if (known?.of === redirects) return known.slugs
    const targets = new Set(about.map((slug) => redirects.entities.get(slug) ?? slug))
    const leading = [...redirects.entities].flatMap(([slug, target]) => (targets.has(target) ? [slug] : []))
    known = { of: redirects, slugs: new Set([...about, ...targets, ...leading]) }
    return known.slugs
  }
}
