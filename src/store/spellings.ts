import { sql } from 'kysely'
import { reverse } from '../lists/spellings.ts'
import type { EntityKind } from '../model/kind.ts'
import type { Lookup } from '../model/lookup.ts'
import { isOneSlip, leftBySlip } from '../model/slip.ts'
import { endOfName } from '../model/spelling-record.ts'
import { textset } from './dialect.ts'
import type { Store } from './store.ts'

/** A name on record, and whose it is. */
export interface SpellingOf {
  readonly text: string
  readonly forms: string
  readonly entity: string
  readonly kind: EntityKind
  /** The entity's preferred name. */
  readonly name: string
  /** How many sources speak of the entity. */
  readonly sources: number
}

export interface SpellingsRequest {
  readonly lookup: Lookup
  /** Of entities of these kinds; null for any. */
  readonly kinds: readonly EntityKind[] | null
  /** These entities whatever their kind. */
  readonly also?: readonly string[]
  /** Only those that the whole graph shows. */
  readonly shown: boolean
  readonly limit: number
}

/** The names that meet a lookup, in no order. */
export async function findSpellings(
  { db, dialect }: Store,
  { lookup, kinds, also = [], shown, limit }: SpellingsRequest,
): Promise<SpellingOf[]> {
  if (lookup.length === 0 || kinds?.length === 0) return []
  const isAlso = also.length > 0 ? sql`or entity.slug in (select text from ${textset(dialect, also)} as also)` : sql``
  const { rows } = await sql<SpellingOf>`
    select spelling.text, spelling.forms, entity.slug as entity, entity.kind, entity.name, (
      select count(*) from source_count where source_count.entity = spelling.entity and source_count.claims > 0) as sources
    from spelling join entity on entity.number = spelling.entity
    where ${dialect.wordIndex.meets(lookup)}
      and ${shown ? sql`spelling.shown = 1` : sql`1 = 1`}
      and ${kinds ? sql`(entity.kind in (${sql.join(kinds)}) ${isAlso})` : sql`1 = 1`}
    limit ${limit}`.execute(db)
  return rows.map((row) => ({ ...row, sources: Number(row.sources) }))
}

/** For each word the words on record that are one slip of the pen away from it. One statement, even for no words. */
export async function findSlips(
  { db, dialect }: Store,
  words: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const slips = new Map<string, string[]>()
  const wanted = dialect.recordset(
    words.flatMap((word) => {
      const end = word.endsWith(endOfName) ? endOfName : ''
      const left = leftBySlip(word.slice(0, word.length - end.length))
      const forwards = [left.head, left.head + afterAll, left.allButLast, left.allButLast + afterAll, left.firstPart]
      const backwards = [left.tail, left.allButFirst, left.lastPart].map((part) => reverse(part + end))
      const [tail = '', most = '', last = ''] = backwards
      const ways = [...forwards, tail, tail + afterAll, most, most + afterAll, last]
      return [word.length - 1, word.length, word.length + 1].map((length) => [word, length, ...ways])
    }),
    slipColumns,
  )
  const { rows } = await sql<{ meant: string; word: string }>`
    with wanted as materialized (select * from ${wanted} as given)
    select wanted.meant, word.word from wanted join word
      on word.length = wanted.length and word.word >= wanted.head and word.word < wanted.end_of_head
    where substr(word.reversed, 1, length(wanted.last_part)) = wanted.last_part
      or word.word >= wanted.all_but_last and word.word < wanted.end_of_all_but_last
    union
    select wanted.meant, word.word from wanted join word
      on word.length = wanted.length and word.reversed >= wanted.tail and word.reversed < wanted.end_of_tail
    where substr(word.word, 1, length(wanted.first_part)) = wanted.first_part
      or word.reversed >= wanted.all_but_first and word.reversed < wanted.end_of_all_but_first`.execute(db)
  for (const { meant, word } of rows) {
    if (meant.endsWith(endOfName) !== word.endsWith(endOfName)) continue
    if (isOneSlip(meant, word)) slips.set(meant, [...(slips.get(meant) ?? []), word])
  }
  return slips
}

/** What a slip leaves of a word; from tail on, read backwards. */
const slipColumns = {
  meant: 'text',
  length: 'bigint',
  head: 'text',
  end_of_head: 'text',
  all_but_last: 'text',
  end_of_all_but_last: 'text',
  first_part: 'text',
  tail: 'text',
  end_of_tail: 'text',
  all_but_first: 'text',
  end_of_all_but_first: 'text',
  last_part: 'text',
} as const

/** Sorts after every letter. */
const afterAll = '\u{10ffff}'
