import { createVoices, type Voices } from '../model/voices.ts'
import { findAllClaims } from '../store/claims.ts'
import { findSources } from '../store/entities.ts'
import { findLastNumber } from '../store/history/entry.ts'
import { type Redirects, readRedirects } from '../store/history/redirects.ts'
import type { Store } from '../store/store.ts'
import { type Background, createBackground } from './background.ts'
import { createRoom, type Room } from './cache.ts'
import { type LinkIndex, readLinkIndex } from './link-index.ts'

/** One revision of the graph, as all requests see it, with what was read of it. */
export interface Graph {
  readonly store: Store
  readonly voices: Voices
  /** The slugs of all sources. */
  readonly sources: ReadonlySet<string>
  /** No two states of the graph have the same. */
  readonly revision: string
  /** Of the newest change; 0 for a graph made of files. */
  readonly number: number
  /** Where slugs and ids lead that merges gave up. */
  readonly redirects: Redirects
  /** All links in memory, from soon after they are first asked for. */
  readonly links: Background<LinkIndex>
  readonly room: Room
  /** The graph as it is: this one, or that of which this is a look, at another time or with something besides. */
  readonly current: Graph
}

export interface GraphOptions {
  /** For how many small objects there is room to keep what was read. */
  readonly roomSize?: number
}

/** Opens the graph that a store holds. Who speaks with one voice is read once: it is the same under every lens. */
export async function openGraph(store: Store, { roomSize }: GraphOptions = {}): Promise<Graph> {
  // First, so that what changes meanwhile makes the revision an old one, and never what is read here.
  const revision = await store.revision()
  const voices = createVoices(await findAllClaims(store, ['basedOn', 'published']))
  const sources = new Set(await findSources(store))
  const links = createBackground(() => readLinkIndex(store))
  const number = await findLastNumber(store)
  const redirects = await readRedirects(store)
  const read = { store, voices, sources, revision, number, redirects, links, room: createRoom(roomSize) }
  const graph: Omit<Graph, 'current'> & { current?: Graph } = read
  graph.current = graph as Graph
  return graph.current
}
