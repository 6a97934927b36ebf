import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { speakerRole } from '../../lists/mentions.ts'
import { isStanding } from '../../lists/standing.ts'
import { columnTypes } from '../rows.ts'
import { openSqlite } from '../sqlite/sqlite.ts'
import type { Store } from '../store.ts'
import { copyRederived, derivedTables } from '../write.ts'
import { look } from './check-ends.ts'
import { type Finding, mostExamples } from './finding.ts'

/** Above so many claims, derived rows are held against each other and not against rows that are derived anew. */
const mostComparedClaims = 50_000

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

/** By queries of sets, which take no memory: whether what a claim makes is there, and whether anything is there that none makes. */
async function checkSpotwise(store: Store, cure: string): Promise<Finding[]> {
  const checks = [
    {
      check: 'derived',
      problem: 'a claim is missing from the lists of its sources',
      rows: sql`select 'claim ' || claim.id as place from claim
        join (select number from claim except select claim from cited) as left_out on left_out.number = claim.number`,
    },
    {
      check: 'derived',
      problem: 'a list has a claim that is not there',
      rows: sql`select 'claim ' || cited.id as place from cited
        left join claim on claim.number = cited.claim and claim.id = cited.id where claim.number is null`,
    },
    {
      check: 'derived',
      problem: 'two entities are related, and a list does not say so',
      rows: sql`select 'entity ' || owner.slug as place from (
          select subject, object from claim where object is not null and shown > 0 and ${isStanding('claim')}
          except select owner, item from entry
        ) as missing join entity as owner on owner.number = missing.subject`,
    },
    {
      check: 'derived',
      problem: 'a list has an entity to which nothing relates its owner',
      rows: sql`select 'entity ' || owner.slug as place from (
          select owner, item from entry
          except select subject, object from claim where shown > 0 and ${isStanding('claim')}
          except select object, subject from claim where shown > 0 and ${isStanding('claim')}
        ) as stray join entity as owner on owner.number = stray.owner`,
    },
    {
      check: 'derived',
      problem: 'an entity stands in a qualifier, and is not tied to the subject of the claim',
      rows: sql`select 'entity ' || owner.slug as place from (
          select mention.entity, claim.subject from mention join claim on claim.number = mention.claim
          where mention.role <> ${speakerRole} and claim.shown > 0 and ${isStanding('claim')}
            and mention.entity <> claim.subject
          except select owner, item from tie
        ) as missing join entity as owner on owner.number = missing.entity`,
    },
    {
      check: 'derived',
      problem: 'an entity is tied to another by a qualifier in which it does not stand',
      rows: sql`select 'entity ' || owner.slug as place from (
          select owner from tie except select mention.entity from mention except select claim.subject from claim
          except select claim.object from claim
        ) as stray join entity as owner on owner.number = stray.owner`,
    },
    {
      check: 'derived',
      problem: 'an entity is not among those of its kind',
      rows: sql`select 'entity ' || entity.slug as place from entity
        left join listed on listed.number = entity.number and listed.kind = entity.kind where listed.number is null`,
    },
    {
      check: 'search',
      problem: 'a name on record is not among the spellings that are searched',
      rows: sql`select entity.slug || ': ' || missing.text as place from (
          select subject, text from claim where property = 'name' union select number, name from entity
          except select entity, text from spelling
        ) as missing join entity on entity.number = missing.subject`,
    },
    {
      check: 'search',
      problem: 'a spelling that is searched is no name on record',
      rows: sql`select 'entity ' || stray.entity || ': ' || stray.text as place from (
          select entity, text from spelling
          except select subject, text from claim where property = 'name' except select number, name from entity
        ) as stray`,
    },
  ] as const
  const found: Finding[] = []
  for (const { check, problem, rows } of checks) {
    const looked = await look(store, rows)
    if (looked.count > 0) found.push({ check, problem, cure, ...looked })
  }
  return found
}

/** A claim's own row has derived columns, too. */
const comparedTables = ['claim', ...derivedTables] as const

type ComparedTable = (typeof comparedTables)[number]

/** Writes what is said into a database of its own, in memory, and holds each derived table against that. */
async function compareWhole(store: Store, cure: string): Promise<Finding[]> {
  const scratch = await openSqlite(':memory:')
  try {
    await copyRederived(store, scratch)
    const found: Finding[] = []
    for (const table of comparedTables) {
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
async function rowsOf({ db }: Store, table: ComparedTable): Promise<Map<string, string>> {
  const columns = Object.keys(columnTypes[table]).map((name) => sql.ref(name))
  const { rows } = await sql<Record<string, unknown>>`select ${sql.join(columns)} from ${sql.table(table)}`.execute(db)
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
