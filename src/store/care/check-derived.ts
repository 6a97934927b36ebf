import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { findAllClaims } from '../claims.ts'
import { findAllEntities } from '../entities.ts'
import { claimsAsSubject } from '../list.ts'
import { columnsOf } from '../rows.ts'
import { openSqlite } from '../sqlite/sqlite.ts'
import type { Store } from '../store.ts'
import { derivedTables, writeGraph } from '../write.ts'
import { look } from './check-ends.ts'
import { type Finding, mostExamples } from './finding.ts'

/** Above so many claims, derived rows are held against each other and not against rows that are derived anew. */
export const mostComparedClaims = 50_000

export interface Thoroughness {
  /** Whether to derive everything anew beside the database, whatever memory that takes. */
  readonly deep: boolean
}

/** Finds derived rows that are not what entities, claims and references make of them. */
export async function checkDerived(
  store: Store,
  cures: { readonly derived: string },
  { deep }: Thoroughness,
): Promise<Finding[]> {
  const { rows } = await sql<{ count: number | string }>`select count(*) as count from claim`.execute(store.db)
  const found = await checkSpotwise(store, cures.derived)
  if (found.length > 0 || (!deep && Number(rows[0]?.count) > mostComparedClaims)) return found
  return compareWhole(store, cures.derived)
}

/** By queries of sets, which take no memory: whether the lists, their lengths and the spellings fit what is said. */
async function checkSpotwise(store: Store, cure: string): Promise<Finding[]> {
  const shown = sql`exists (
    select 1 from reference
    where reference.subject = claim.subject and reference.claim = claim.id and certainty <> 'EXPECTED')`
  const checks = [
    {
      check: 'derived',
      problem: 'a claim is missing from the list of its subject',
      rows: sql`select 'claim ' || id || ' about ' || subject as place from claim where ${shown} and not exists (
        select 1 from entry where owner = claim.subject and list = ${claimsAsSubject} and item = claim.id)`,
    },
    {
      check: 'derived',
      problem: 'a list has a claim that is not there',
      rows: sql`select 'claim ' || item || ' of ' || owner as place from entry where list = ${claimsAsSubject} and not exists (
        select 1 from claim where claim.id = entry.item)`,
    },
    {
      check: 'derived',
      problem: 'a list has not as many entries as are counted',
      rows: sql`select counted.list || ' of ' || counted.owner as place from (
          select owner, list, tag, count(*) as entries from entry group by owner, list, tag) as counted
        left join tally on tally.owner = counted.owner and tally.list = counted.list and tally.tag = counted.tag
        where tally.entries is null or tally.entries <> counted.entries`,
    },
    {
      check: 'search',
      problem: 'a name on record is not among the spellings that are searched',
      rows: sql`select subject || ': ' || text as place from claim where property = 'name' and not exists (
        select 1 from spelling where spelling.entity = claim.subject and spelling.text = claim.text)`,
    },
    {
      check: 'search',
      problem: 'a spelling that is searched is no name on record',
      rows: sql`select spelling.entity || ': ' || spelling.text as place from spelling
        where not exists (select 1 from claim where subject = spelling.entity and property = 'name' and claim.text = spelling.text)
          and not exists (select 1 from entity where slug = spelling.entity and name = spelling.text)`,
    },
  ] as const
  const found = await Promise.all(
    checks.map(async ({ check, problem, rows }) => ({ check, problem, cure, ...(await look(store, rows)) })),
  )
  return found.filter(({ count }) => count > 0)
}

/** Writes what is said into a database of its own, in memory, and holds each derived table against that. */
async function compareWhole(store: Store, cure: string): Promise<Finding[]> {
  const scratch = await openSqlite(':memory:')
  try {
    const [entities, claims] = [await findAllEntities(store), await findAllClaims(store)]
    await writeGraph(scratch, { entities, claims, revision: 'compared' })
    const found: Finding[] = []
    for (const table of derivedTables) {
      const [due, there] = [await rowsOf(scratch, table), await rowsOf(store, table)]
      const missing = [...due.keys()].filter((key) => !there.has(key))
      const stray = [...there.keys()].filter((key) => !due.has(key))
      const examples = [...missing.map((key) => due.get(key) ?? ''), ...stray.map((key) => there.get(key) ?? '')]
      if (examples.length === 0) continue
      found.push({
        check: table === 'spelling' || table === 'word' ? 'search' : 'derived',
        problem: `the table ${table} is out of step: ${missing.length} rows are missing, ${stray.length} should not be there`,
        count: examples.length,
        examples: examples.slice(0, mostExamples),
        cure,
      })
    }
    return found
  } finally {
    await scratch.close()
  }
}

/** The rows of a table, each known by a hash of its values as any database writes them. */
async function rowsOf({ db }: Store, table: (typeof derivedTables)[number]): Promise<Map<string, string>> {
  const columns = sql.join(columnsOf(table).map((name) => sql.ref(name)))
  const { rows } = await sql<Record<string, unknown>>`select ${columns} from ${sql.table(table)}`.execute(db)
  return new Map(
    rows.map((row) => {
      const values = Object.keys(row)
        .sort()
        .map((name) => (row[name] === null ? null : String(row[name])))
      return [createHash('sha256').update(JSON.stringify(values)).digest('base64'), shown(values)]
    }),
  )
}

function shown(values: readonly (string | null)[]): string {
  const text = JSON.stringify(values)
  return text.length > 120 ? `${text.slice(0, 119)}…` : text
}
