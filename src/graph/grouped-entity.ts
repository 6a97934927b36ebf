import {
  type AttributeKey,
  earlierWords,
  type GroupKey,
  type GroupWord,
  plainWord,
  wordOfEntity,
  wordsOf,
} from '../lists/group-key.ts'
import type { KeySide, KeySource, PlacedKey } from '../lists/group-source.ts'
import type { Told } from '../lists/told.ts'
import { allOf, andThen, type MaybePromise } from '../model/maybe-promise.ts'
import { readingOf } from './entities.ts'
import { findEntity } from './entity.ts'
import { toldOf } from './told.ts'
import type { View } from './view.ts'

/** That an entity is in a group. */
export interface GroupedEntity {
  readonly key: string
  /** In the order of the keys that are asked for. */
  readonly words: readonly GroupWord[]
  /** Whether that which puts it there is disputed. */
  readonly isDisputed: boolean
}

/** The groups that an entity is in by what the view shows of it. */
export async function readGroups(view: View, slug: string, sources: readonly KeySource[]): Promise<GroupedEntity[]> {
  const told = await Promise.all(
    sources.map(({ side, keys }) => (side ? wordsTold(view, slug, side, keys) : wordsOfAttribute(view, slug, keys))),
  )
  const groups = new Map<string, GroupedEntity>()
  for (const combined of told.reduce<Row[]>(combine, [{ words: new Map(), isDisputed: false }])) {
    const words = [...combined.words].sort(([a], [b]) => a - b).map(([, word]) => word)
    const key = words.map((word) => word.key).join('\n')
    const known = groups.get(key)
    groups.set(key, {
      key,
      words: known ? earlierWords(known.words, words) : words,
      isDisputed: combined.isDisputed || known?.isDisputed === true,
    })
  }
  return [...groups.values()]
}

/** Words by the place of their key. */
interface Row {
  readonly words: ReadonlyMap<number, GroupWord>
  readonly isDisputed: boolean
}

function combine(rows: readonly Row[], more: readonly Row[]): Row[] {
  return rows.flatMap((row) =>
    more.map(({ words, isDisputed }) => ({
      words: new Map([...row.words, ...words]),
      isDisputed: row.isDisputed || isDisputed,
    })),
  )
}

/** What each relation or claim tells by all keys together. */
async function wordsTold(
  view: View,
  slug: string,
  { property, direction, met }: KeySide,
  keys: readonly PlacedKey[],
): Promise<Row[]> {
  const [told, tests] = await Promise.all([
    toldOf(view, slug, [property], direction),
    Promise.all(met.map((each) => each.prepare(readingOf(view)))),
  ])
  const rows = told.map(async (each): Promise<Row[]> => {
    const isMet = await allOf(tests.map((test) => test(each)))
    if (tests.length > 0 && !isMet.includes(true)) return []
    const words = keys.map(({ place, key }) =>
      wordsOfKey(key, each).map((word): Row => ({ words: new Map([[place, word]]), isDisputed: false })),
    )
    const combined = words.reduce<Row[]>(combine, [{ words: new Map(), isDisputed: false }])
    if (combined.length === 0) return []
    const isDisputed = (await each.status()) === 'DISPUTED'
    return combined.map((row) => ({ ...row, isDisputed }))
  })
  return (await Promise.all(rows)).flat()
}

function wordsOfKey(key: GroupKey, told: Told): GroupWord[] {
  return key.by === 'ATTRIBUTE' ? [] : wordsOf(key, told)
}

function wordsOfAttribute(view: View, slug: string, keys: readonly PlacedKey[]): MaybePromise<Row[]> {
  const found = keys.map(({ place, key }) =>
    andThen(key.by === 'ATTRIBUTE' ? attributesOf(view, slug, key) : [], (words) =>
      words.map((word): Row => ({ words: new Map([[place, word]]), isDisputed: false })),
    ),
  )
  return andThen(allOf(found), (rows) => rows.flat())
}

function attributesOf(view: View, slug: string, { attribute }: AttributeKey): MaybePromise<GroupWord[]> {
  if (attribute === 'SOURCE')
    return andThen(toldOf(view, slug, null, 'OUT'), (told) => {
      const sources = told.flatMap(({ claims }) =>
        claims.flatMap(({ references }) => references.map(({ source }) => source)),
      )
      return [...new Set(sources)].map(wordOfEntity)
    })
  return andThen(findEntity(view, slug), (entity) => {
    const word = attribute === 'KIND' ? entity?.kind : entity?.classification
    return word == null ? [] : [plainWord(word)]
  })
}
