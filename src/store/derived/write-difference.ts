import { sql } from 'kysely'
import { compareTexts } from '../../model/claim.ts'
import { compareEntries, type Entry } from '../entries.ts'
import { undatedList } from '../list.ts'
import { addToRows, deleteRows, insertRows, upsertRows } from '../rows.ts'
import type { Store } from '../store.ts'
import type { Tables, TallyTable, WordTable } from '../tables.ts'
import { sumTallies, tally } from '../tallies.ts'
import { type Spelled, spellingNumber, spellingRows, wordRows } from './derive-spellings.ts'
import type { DerivedPart } from './derived-part.ts'
import { changeLinks } from './link-rows.ts'

/** Brings the stored rows to what they are to be, and writes no row that is so already. */
export async function writeDifference(store: Store, before: DerivedPart, after: DerivedPart): Promise<void> {
  const { gone, come } = differenceOfEntries(before.entries, after.entries)
  await deleteRows(store, 'entry', gone)
  await insertRows(store, 'entry', come, (entry) => ({ ...entry, claims: JSON.stringify(entry.claims) }))
  await changeLinks(store, gone, come)
  const undated = [...undatedTallies(after, 1), ...undatedTallies(before, -1)]
  await addToRows(store, 'tally', 'entries', sumTallies([...tally(come), ...undated, ...tally(gone).map(negative)]))
  await writeRows(store, 'dated', before.dated, after.dated)
  await writeRows(store, 'span', before.spans, after.spans)
  await writeRows(store, 'contest', before.contests, after.contests)
  await writeRows(store, 'event_link', before.eventLinks, after.eventLinks)
  await writeSpellings(store, before.spellings, after.spellings)
}

async function writeRows<Name extends 'dated' | 'span' | 'contest' | 'event_link'>(
  store: Store,
  table: Name,
  before: readonly Tables[Name][],
  after: readonly Tables[Name][],
): Promise<void> {
  const { gone, come } = difference(before, after)
  await deleteRows(store, table, gone)
  await upsertRows(store, table, come)
}

async function writeSpellings(store: Store, before: readonly Spelled[], after: readonly Spelled[]): Promise<void> {
  const { gone, come } = difference(before, after)
  if (gone.length + come.length === 0) return
  const { db, dialect } = store
  const leaving = gone.map(({ entity, text }) => [entity, text])
  await sql`
    delete from spelling where (entity, text) in (
      select entity, text from ${dialect.recordset(leaving, { entity: 'text', text: 'text' })} as gone)`.execute(db)
  const numbers = dialect.recordset(
    come.map((spelled) => [spellingNumber(spelled)]),
    { id: 'bigint' },
  )
  const { rows } = await sql<{ id: number | string }>`
    select spelling.id from ${numbers} as wanted join spelling on spelling.id = wanted.id`.execute(db)
  const taken = new Set(rows.map(({ id }) => Number(id)))
  await insertRows(store, 'spelling', spellingRows(come, taken), (row) => row)
  await addToRows(store, 'word', 'uses', countWords(gone, come))
}

/** How often words are used more, or less. */
function countWords(gone: readonly Spelled[], come: readonly Spelled[]): WordTable[] {
  const changes = new Map(wordRows(come).map((row) => [row.word, row]))
  for (const row of wordRows(gone))
    changes.set(row.word, { ...row, uses: (changes.get(row.word)?.uses ?? 0) - row.uses })
  return [...changes.values()]
}

function negative(row: TallyTable): TallyTable {
  return { ...row, entries: -row.entries }
}

function undatedTallies({ undated }: DerivedPart, times: 1 | -1): TallyTable[] {
  return [...undated].map(([owner, count]) => ({ owner, list: undatedList, tag: '', entries: count * times }))
}

interface Difference<Row> {
  readonly gone: Row[]
  readonly come: Row[]
}

/** What is in one and not in the other. */
function difference<Row extends object>(before: readonly Row[], after: readonly Row[]): Difference<Row> {
  const [one, other] = [before, after].map((rows) => new Map(rows.map((row) => [contentOf(row), row])))
  const missing = (from?: Map<string, Row>, to?: Map<string, Row>) =>
    [...(from ?? [])].flatMap(([content, row]) => (to?.has(content) ? [] : [row]))
  return { gone: missing(one, other), come: missing(other, one) }
}

/** The same for entries, which are many. */
function differenceOfEntries(before: readonly Entry[], after: readonly Entry[]): Difference<Entry> {
  const keyOf = ({ owner, list, item }: Entry) => `${owner}\n${list}\n${item}`
  const known = new Map(before.map((entry) => [keyOf(entry), entry]))
  const come = after.filter((entry) => {
    const stored = known.size > 0 ? known.get(keyOf(entry)) : undefined
    if (!stored || !isSame(stored, entry)) return true
    known.delete(keyOf(entry))
    return false
  })
  return { gone: [...known.values()], come: come.sort(byList) }
}

function isSame(a: Entry, b: Entry): boolean {
  return compareEntries(a, b) === 0 && a.tag === b.tag && a.claims.join(' ') === b.claims.join(' ')
}

/** In the order in which entries are stored, so that each page of the table is written once. */
function byList(a: Entry, b: Entry): number {
  return compareTexts(a.owner, b.owner) || compareTexts(a.list, b.list) || compareEntries(a, b)
}

function contentOf(row: object): string {
  return JSON.stringify(Object.entries(row).sort(([a], [b]) => compareTexts(a, b)))
}
