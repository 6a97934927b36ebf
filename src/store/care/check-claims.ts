import { type RawBuilder, sql } from 'kysely'
import { claimId } from '../../model/claim.ts'
import { isPropertyName } from '../../model/properties.ts'
import { type ClaimRow, decodeClaim, referencesOf } from '../claim-row.ts'
import { textset } from '../dialect.ts'
import { entitiesNamed } from '../mentions.ts'
import type { Store } from '../store.ts'
import { type Finding, mostExamples } from './finding.ts'

/**
 * Reads every claim, page by page, and finds those that cannot be read, whose id is not that of what they say, or whose
 * qualifiers name what is not there.
 */
export async function checkClaims(store: Store, cures: { readonly source: string }): Promise<Finding[]> {
  const faults = { unreadable: fault(), misnamed: fault(), loose: fault() }
  for (let after = '', page: ClaimRow[] | null = null; page === null || page.length > 0; ) {
    page = await readRows(store, sql`claim where claim.id > ${after} order by claim.id limit 2000`)
    after = page.at(-1)?.id ?? ''
    const named = new Map<string, string[]>()
    for (const row of page) {
      const claim = read(row, store)
      if (claim === null) note(faults.unreadable, `claim ${row.id} about ${row.subject}`)
      else if (claimId(claim) !== row.id) note(faults.misnamed, `claim ${row.id} about ${row.subject}`)
      if (claim) named.set(row.id, entitiesNamed(claim).slice(claim.value.type === 'entity' ? 2 : 1))
    }
    const absent = await findAbsent(store, [...named.values()].flat())
    for (const [id, slugs] of named)
      for (const slug of slugs) if (absent.has(slug)) note(faults.loose, `claim ${id} names ${slug}`)
  }
  const finding = (problem: string, { count, examples }: Fault): Finding[] =>
    count === 0 ? [] : [{ check: 'claims', problem, count, examples, cure: cures.source }]
  return [
    ...finding('a claim cannot be read: its property, value, date or qualifiers are no such thing', faults.unreadable),
    ...finding('a claim has the id of something else than it says', faults.misnamed),
    ...finding('a claim names an entity in a qualifier that is not in the graph', faults.loose),
  ]
}

interface Fault {
  count: number
  readonly examples: string[]
}

function fault(): Fault {
  return { count: 0, examples: [] }
}

function note(known: Fault, place: string): void {
  known.count += 1
  if (known.examples.length < mostExamples) known.examples.push(place)
}

function read(row: ClaimRow, store: Store) {
  if (!isPropertyName(row.property)) return null
  try {
    return decodeClaim(row, store)
  } catch {
    return null
  }
}

async function findAbsent({ db, dialect }: Store, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ text: string }>`
    select wanted.text from ${textset(dialect, [...new Set(slugs)])} as wanted
    where not exists (select 1 from entity where entity.slug = wanted.text)`.execute(db)
  return new Set(rows.map(({ text }) => text))
}

async function readRows(store: Store, from: RawBuilder<unknown>): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`select claim.*, ${referencesOf(store)} as "references" from ${from}`.execute(
    store.db,
  )
  return rows
}
