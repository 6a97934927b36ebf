import type { ListItem } from '../lists/list.ts'
import type { Position } from '../lists/position.ts'
import { allOf, type MaybePromise } from '../model/maybe-promise.ts'
import { keep } from './keep.ts'
import type { Listing, Window } from './listing.ts'
import type { View } from './view.ts'

/** What a list is chosen from, and how. */
export interface Sieve {
  /** What the list is chosen by, as a text. */
  readonly key: string
  /** Items to choose from, in the order of the list; fewer than asked for only where there are no more. */
  read(window: Window): MaybePromise<readonly ListItem[]>
  /** Which of some items are in the list. */
  choose(items: readonly ListItem[]): MaybePromise<readonly ListItem[]>
  /** Whether it takes much to hold one against it: then no more than a page needs are first. */
  readonly isDear?: boolean
  /** Says that so many were held against it, and more are left. @throws where that is enough */
  readonly spend?: (held: number) => void
}

/** So many are read together, and up to so many of these are held against the sieve together. */
const readAtOnce = 1_000
const chosenAtOnce = 200

/** A list of which no more is made than a page needs. */
export function sieveListing(view: View, { key, read, choose, isDear = false, spend }: Sieve): Listing {
  const readChosen = async ({ after, before, limit, backwards }: Window): Promise<readonly ListItem[]> => {
    const found: ListItem[] = []
    let [window, held]: [Window, number] = [
      { after, before, limit: isDear ? Math.min(readAtOnce, 5 * limit) : readAtOnce, backwards },
      0,
    ]
    // Where most are chosen, few more than a page are held against it; where few are, many at once.
    let lot = isDear ? Math.min(chosenAtOnce, limit) : chosenAtOnce
    for (let isDone = false; !isDone; ) {
      const page = await read(window)
      const inTurn = backwards ? page.toReversed() : page
      for (let from = 0; from < inTurn.length && found.length < limit; ) {
        found.push(...(await choose(inTurn.slice(from, from + lot))))
        from += lot
        lot = chosenAtOnce
      }
      const end: Position | undefined = inTurn.at(-1)?.position
      isDone = found.length >= limit || page.length < window.limit || !end
      held += page.length
      if (!isDone) spend?.(held)
      if (end) window = { ...window, limit: readAtOnce, ...(backwards ? { before: end } : { after: end }) }
    }
    return backwards ? found.slice(0, limit).reverse() : found.slice(0, limit)
  }
  return {
    read: (window) =>
      keep(
        view,
        `chosen ${key} ${JSON.stringify(window)}`,
        () => readChosen(window),
        (items) => 4 + items.length,
      ),
    count: () =>
      keep(view, `count ${key}`, async () => {
        const all = await readChosen({ after: null, before: null, limit: Number.MAX_SAFE_INTEGER, backwards: false })
        return all.length
      }),
  }
}

/** Those of some items of which a test holds. */
export async function chosenBy<Item>(
  items: readonly Item[],
  holds: (item: Item) => MaybePromise<boolean>,
): Promise<Item[]> {
  const met = await allOf(items.map(holds))
  return items.filter((_, index) => met[index])
}
