import { type Graph, openGraph } from '../src/graph/graph.ts'
import { encodeId } from '../src/graph/id.ts'
import type { Viewer } from '../src/graph/request.ts'
import type { Role } from '../src/model/change.ts'
import type { Claim } from '../src/model/claim.ts'
import { amendGraph } from '../src/store/amend/amend.ts'
import { withdrawUnsaid } from '../src/store/amend/withdraw.ts'
import { personAuthor } from '../src/store/history/author.ts'
import { enterProposal } from '../src/store/history/entry.ts'
import { touch } from '../src/store/history/record.ts'
import type { SqliteOptions } from '../src/store/sqlite/sqlite.ts'
import type { Store } from '../src/store/store.ts'
import { openDatabase } from './databases.ts'
import { type Described, smallGraph } from './small-graph.ts'

/** A database whose history is written step by step. */
export interface WrittenHistory {
  readonly store: Store
  /** A part of what a run of an import says. */
  say(origin: string, run: string, claims: readonly Claim[], described?: readonly Described[]): Promise<void>
  /** Takes back what the import said in its other runs. */
  withdraw(origin: string, run: string): Promise<void>
  /** Enters a proposal that touches the claims' entities; gives its key. */
  propose(name: string, claims: readonly Claim[]): Promise<string>
  /** The graph as it is by now. */
  open(): Promise<Graph>
}

export async function openHistory(options: SqliteOptions = {}): Promise<WrittenHistory> {
  const store = await openDatabase(options)
  return {
    store,
    async say(origin, run, claims, described = []) {
      await amendGraph(store, { origin, run, ...smallGraph(claims, described) })
    },
    async withdraw(origin, run) {
      while ((await withdrawUnsaid(store, origin, run, 2)).released > 0);
    },
    async propose(name, claims) {
      const key = await enterProposal(store, { author: personAuthor(name), message: `From ${name}.` })
      const added = claims.map((claim, index) => ({ number: -index, claim, before: null, after: claim }))
      await touch(store, key, { entities: [], claims: added })
      return key
    },
    open: () => openGraph(store),
  }
}

export function viewer(name: string, role: Role): Viewer {
  return { name, role, author: personAuthor(name) }
}

export function changeId(key: string): string {
  return encodeId({ type: 'Change', key, lens: '' })
}
