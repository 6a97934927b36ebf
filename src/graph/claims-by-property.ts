import { rankOf } from '../lists/claims.ts'
import { type ClaimsAsked, claimsAmong, storedByName, storedInOrder } from '../lists/claims-in-order.ts'
import type { ListItem, StoredLists } from '../lists/list.ts'
import type { Position } from '../lists/position.ts'
import { andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { allProperties, type PropertyName } from '../model/properties.ts'
import { countUpTo } from '../store/lists.ts'
import { keep } from './keep.ts'
import type { Listing, Window } from './listing.ts'
import type { View } from './view.ts'

/*
 * All claims by property, of a graph that can be large. Those of a property of which there are many are gone through in the
 * order of an index; properties with few are put in order together.
 */

/** Properties that follow each other and are read together; `isMany`: the one of them has more claims than are put in order. */
interface Run {
  readonly properties: readonly PropertyName[]
  readonly isMany: boolean
}

/** So many claims of one run are put in order at most. */
const mostOrdered = 5_000

export function listByProperty(view: View, asked: ClaimsAsked): Pick<Listing, 'read'> {
  return { read: (window) => andThen(runsOf(view, asked), (runs) => readRuns(view, runs, asked, window)) }
}

function runsOf(view: View, { properties }: ClaimsAsked): MaybePromise<readonly Run[]> {
  const inOrder = allProperties.map(({ name }) => name).filter((name) => !properties || properties.includes(name))
  return keep(view, `runs of claims ${properties ?? '*'}`, async () => {
    const each = inOrder.flatMap((name) => claimsAmong({ ...nothing, properties: [name] }))
    return runsAmong(inOrder, await countUpTo(view.graph.store, each, mostOrdered))
  })
}

const nothing = { sources: null, minVoices: null, maxVoices: null, isContested: false }

function runsAmong(inOrder: readonly PropertyName[], counts: readonly number[]): Run[] {
  const runs: Run[] = []
  let [few, sum]: [PropertyName[], number] = [[], 0]
  const close = () => {
    if (few.length > 0) runs.push({ properties: few, isMany: false })
    few = []
    sum = 0
  }
  inOrder.forEach((name, index) => {
    const count = counts[index] ?? 0
    if (sum + count >= mostOrdered) close()
    if (count >= mostOrdered) runs.push({ properties: [name], isMany: true })
    else if (count > 0) {
      few.push(name)
      sum += count
    }
  })
  close()
  return runs
}

/** Run after run, until there are enough. */
async function readRuns(
  view: View,
  runs: readonly Run[],
  asked: ClaimsAsked,
  { after, before, limit, backwards }: Window,
): Promise<readonly ListItem[]> {
  const found: ListItem[][] = []
  let left = limit
  for (const run of backwards ? runs.toReversed() : runs) {
    if (left <= 0) break
    const ranks = run.properties.map(rankOf)
    if (after && Math.max(...ranks) < rankAt(after)) continue
    if (before && Math.min(...ranks) > rankAt(before)) continue
    const items = await readRun(view, run, asked, { after, before, limit: left, backwards })
    found.push([...items])
    left -= items.length
  }
  return (backwards ? found.toReversed() : found).flat()
}

function readRun(
  view: View,
  { properties, isMany }: Run,
  asked: ClaimsAsked,
  window: Window,
): MaybePromise<readonly ListItem[]> {
  const read = (stored: StoredLists, part: Window) => view.pages.load({ stored, owner: '', list: '', ...part })
  const [only] = properties
  if (!isMany || !only) return read(storedInOrder({ ...asked, properties }, null), window)
  const rank = rankOf(only)
  const bound = (position: Position | null) => (position && rankAt(position) === rank ? position.slice(1) : null)
  const part = { ...window, after: bound(window.after), before: bound(window.before) }
  return andThen(read(storedByName(asked, only), part), (items) =>
    items.map(({ position, kind }) => ({ position: [rank, ...position], kind })),
  )
}

function rankAt([rank]: Position): number {
  return Number(rank)
}
