import type { ChangeState } from '../model/change.ts'
import { findChanges } from '../store/history/changes.ts'
import type { News } from '../store/history/news.ts'
import { type ChangeNode, loadChange } from './change.ts'
import type { Graph } from './graph.ts'
import { parseEntityArgument } from './id.ts'
import { InputError } from './input-error.ts'
import type { Request } from './request.ts'
import { viewOf } from './views.ts'

/** What a subscription asks to be told of. */
export interface FollowArguments {
  readonly about?: readonly string[] | null | undefined
  readonly since?: number | null | undefined
  readonly state?: readonly ChangeState[] | null | undefined
}

const mostEntities = 100

/** The change that somebody is told of, in the graph as it is. What has not taken effect can have become something else in the same graph. */
export async function changeOf({ key, state }: News, { feed }: Pick<Request, 'feed'>): Promise<ChangeNode> {
  const graph = feed && (await feed.now())
  const change = graph && (state === 'APPLIED' ? await loadChange(graph, key) : await readChange(graph, key))
  if (change) return change
  throw new Error(`The change ${key} was told of, and cannot be found.`)
}

async function readChange(graph: Graph, key: string): Promise<ChangeNode | undefined> {
  const [record] = await findChanges(graph.store, [key])
  return record && { ...record, view: viewOf(graph) }
}

/** Tells whoever asks of changes as they come. @throws InputError */
export async function follow(
  { about, since, state }: FollowArguments,
  { feed, viewer }: Request,
): Promise<AsyncIterableIterator<News>> {
  if (!feed) throw new Error('Nobody listens to changes here.')
  if (about && about.length > mostEntities)
    throw new InputError(`"about" takes at most ${mostEntities} entities, got ${about.length}.`)
  return feed.follow({
    about: about?.map((text) => parseEntityArgument('about', text)) ?? null,
    since: since ?? null,
    states: state ?? ['APPLIED'],
    viewer,
  })
}
