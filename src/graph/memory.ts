import type { Store } from '../store/store.ts'
import { createKept, type Kept } from './kept.ts'
import { type LinkIndex, readLinkIndex } from './link-index.ts'
import { createSeenLists, type SeenLists } from './seen-lists.ts'

/** What an open graph holds in memory of its content, for all requests. */
export interface Memory {
  /** All links, from soon after they are first asked for. */
  readonly links: Kept<LinkIndex>
  /** Lists as lenses show them. */
  readonly lists: SeenLists
  /** To be called when the content has changed. */
  forget(): void
}

export function createMemory(store: Store): Memory {
  const [links, lists] = [createKept(() => readLinkIndex(store)), createSeenLists()]
  return {
    links,
    lists,
    forget() {
      links.forget()
      lists.forget()
    },
  }
}
