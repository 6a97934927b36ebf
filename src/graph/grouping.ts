import { earlierWords, type GroupKey, type GroupWord, slugOfWord } from '../lists/group-key.ts'
import { areToldByClaims, type KeySource, sourcesOf } from '../lists/group-source.ts'
import { comparePositions, itemAt, type Position } from '../lists/position.ts'
import { allOf } from '../model/maybe-promise.ts'
import { countGroups, findContested, type GroupsRequest } from '../store/groups.ts'
import { getEntity } from './entity.ts'
import { type GroupedEntity, readGroups } from './grouped-entity.ts'
import type { GroupedList } from './grouped-list.ts'
import { keep } from './keep.ts'
import { readAll } from './listing.ts'
import { tooManyGrouped } from './too-wide.ts'
import type { EntityNode, View } from './view.ts'

/** The entities of a list by what is told of them. */
export interface Grouping {
  readonly total: number
  readonly groups: readonly Group[]
  /** Groups that are not shown. */
  readonly others: number
  /** Entities of which nothing tells a key. */
  readonly unknown: number
}

export interface Group {
  readonly keys: readonly GroupValue[]
  readonly count: number
  readonly disputed: number
}

export interface GroupValue {
  readonly display: string
  /** As a condition takes it. */
  readonly value: string
  readonly entity: EntityNode | null
}

/** Groups a list, the largest group first. @throws TooWideError where too many would have to be looked at one by one */
export function groupList(list: GroupedList, keys: readonly GroupKey[], first: number): Promise<Grouping> {
  const { view, key } = list
  return keep(
    view,
    `groups ${key} ${JSON.stringify(keys)} ${first}`,
    async () => {
      const sources = sourcesOf(keys, list.met)
      const stored = sources.every(areToldByClaims) ? await list.listing.request?.() : null
      const told = stored ? await countStored(view, { ...stored, sources, first }) : null
      const counted = told ?? (await countInMemory(list, sources, first))
      const { size, groups, ...numbers } = counted
      return {
        ...numbers,
        others: size - groups.length,
        groups: await allOf(groups.map((each) => shown(view, each, keys))),
      }
    },
    ({ groups }) => 4 + 4 * groups.length,
  ) as Promise<Grouping>
}

/** Groups as they are counted, before they are shown. */
interface Counted {
  readonly total: number
  readonly unknown: number
  /** How many groups there are in all. */
  readonly size: number
  readonly groups: readonly CountedGroup[]
}

interface CountedGroup {
  readonly words: readonly GroupWord[]
  readonly count: number
  readonly disputed: number
}

/** How many entities are looked at one by one, at most, and how many of them together. */
const mostGrouped = 50_000
const groupedAtOnce = 500

/** Counted by the store; null where it cannot tell. Where the value of some is contested, only these are looked at one by one. */
async function countStored(view: View, request: GroupsRequest): Promise<Counted | null> {
  const { store } = view.graph
  const { total, known, size, hasLong, groups } = await countGroups(store, request)
  if (hasLong) return null
  const isContested = groups.some(({ contested }) => contested > 0)
  const contested = isContested ? await findContested(store, request, mostGrouped + 1) : []
  if (contested.length > mostGrouped) throw tooManyGrouped(mostGrouped)
  const disputed = new Map<string, number>()
  for (const entity of await readInTurn(view, contested, request.sources))
    for (const { key, isDisputed } of entity) if (isDisputed) disputed.set(key, (disputed.get(key) ?? 0) + 1)
  return {
    total,
    unknown: total - known,
    size,
    groups: groups.map(({ words, count }) => ({ words, count, disputed: disputed.get(keyOfWords(words)) ?? 0 })),
  }
}

/** Counted from what the view shows of each entity. */
async function countInMemory(
  { view, listing }: GroupedList,
  sources: readonly KeySource[],
  first: number,
): Promise<Counted> {
  const total = await listing.count()
  if (total > mostGrouped) throw tooManyGrouped(mostGrouped)
  const slugs = (await readAll(listing)).map(({ position }) => itemAt(position))
  const found = new Map<string, { words: readonly GroupWord[]; count: number; disputed: number }>()
  let unknown = 0
  for (const entity of await readInTurn(view, slugs, sources)) {
    if (entity.length === 0) unknown += 1
    for (const { key, words, isDisputed } of entity) {
      const group = found.get(key) ?? { words, count: 0, disputed: 0 }
      group.words = earlierWords(group.words, words)
      group.count += 1
      if (isDisputed) group.disputed += 1
      found.set(key, group)
    }
  }
  const groups = [...found.values()].sort((a, b) => comparePositions(placeOf(a), placeOf(b)))
  return { total, unknown, size: groups.length, groups: groups.slice(0, first) }
}

async function readInTurn(
  view: View,
  slugs: readonly string[],
  sources: readonly KeySource[],
): Promise<GroupedEntity[][]> {
  const read: GroupedEntity[][] = []
  for (let from = 0; from < slugs.length; from += groupedAtOnce)
    read.push(...(await allOf(slugs.slice(from, from + groupedAtOnce).map((slug) => readGroups(view, slug, sources)))))
  return read
}

function placeOf({ count, words }: CountedGroup): Position {
  return [-count, ...words.map(({ key }) => key)]
}

function keyOfWords(words: readonly GroupWord[]): string {
  return words.map(({ key }) => key).join('\n')
}

async function shown(view: View, { words, count, disputed }: CountedGroup, keys: readonly GroupKey[]): Promise<Group> {
  const values = words.map(async (word, index): Promise<GroupValue> => {
    const slug = slugOfWord(word)
    const entity = slug === null ? null : await getEntity(view, slug)
    const display = keys[index]?.by === 'DECADE' ? word.text.replace(/X$/, '0s') : word.text
    return { display: entity?.name ?? display, value: word.text, entity }
  })
  return { keys: await Promise.all(values), count, disputed }
}
