import { type GraphDescription, undescribed } from '../model/graph-description.ts'
import { createVoices, type Voices } from '../model/voices.ts'
import { findDescription } from '../store/description.ts'
import { findLastNumber } from '../store/history/entry.ts'
import { type Redirects, readRedirects } from '../store/history/redirects.ts'
import type { Store } from '../store/store.ts'
import { type Background, createBackground } from './background.ts'
import { createRoom, type Room } from './cache.ts'
import { type LinkIndex, readLinkIndex } from './link-index.ts'
import { type Reading, readingOf } from './reading.ts'

/** One revision of the graph, as all requests see it, with what was read of it. */
export interface Graph {
  readonly store: Store
  /** How views read it, where no list is stored for them. */
  readonly reading: Reading
  /** Whether it is as the store has it, with all lists that are stored. */
  readonly isStored: boolean
  /** Of a graph that is seen otherwise than it is: the graph as it is. */
  readonly present: Graph | null
  readonly voices: Voices
  /** The slugs of all sources. */
  readonly sources: ReadonlySet<string>
  /** No two states of the graph have the same. */
  readonly revision: string
  /** Of the newest change; 0 for a graph made of files. */
  readonly number: number
  /** What it says of itself, as it does now, at whatever moment it is seen. */
  readonly description: GraphDescription
  /** Where slugs and ids lead that merges gave up. */
  readonly redirects: Redirects
  /** All links in memory, from soon after they are first asked for. */
  readonly links: Background<LinkIndex>
  readonly room: Room
}

export interface GraphOptions {
  /** For how many small objects there is room to keep what was read. */
  readonly roomSize?: number
}

/** Opens the graph that a store holds. Who speaks with one voice is read once: it is the same under every lens. */
export async function openGraph(store: Store, { roomSize }: GraphOptions = {}): Promise<Graph> {
  // First, so that what changes meanwhile makes the revision an old one, and never what is read here.
  const revision = await store.revision()
  const reading = readingOf(store)
  const links = createBackground(() => readLinkIndex(store))
  const number = await findLastNumber(store)
  const redirects = await readRedirects(store)
  const { description } = (await findDescription(store)) ?? { description: undescribed }
  const read = { reading, ...(await readSources(reading)) }
  return {
    store,
    ...read,
    isStored: true,
    present: null,
    revision,
    number,
    description,
    redirects,
    links,
    room: createRoom(roomSize),
  }
}

/** The sources of a graph, and which of them speak with one voice. */
export async function readSources(reading: Reading): Promise<Pick<Graph, 'voices' | 'sources'>> {
  const voices = createVoices(await reading.allClaims(['basedOn', 'published']))
  return { voices, sources: new Set(await reading.sources()) }
}

/** The graph as it is, of one that is seen at another time or with something besides. */
export function presentOf(graph: Graph): Graph {
  return graph.present ?? graph
}

/** The same graph, read over another connection to its store. */
export function readThrough(graph: Graph, store: Store): Graph {
  return { ...graph, store, reading: readingOf(store) }
}
