import { sql } from 'kysely'
import { entitiesNamed } from '../../lists/mentions.ts'
import { type Claim, citedSources, claimId } from '../../model/claim.ts'
import { isPropertyName } from '../../model/properties.ts'
import { type ClaimRow, claimColumns, decodeClaim, joinedEnds } from '../claim-row.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import { type Finding, mostExamples } from './finding.ts'

/**
 * Reads every claim, page by page, and finds those that cannot be read, whose id is not that of what they say, that
 * nobody makes, or that name what is not there.
 */
export async function checkClaims(store: Store, cures: { readonly source: string }): Promise<Finding[]> {
  const faults = {
    unreadable: fault(),
    misnamed: fault(),
    unsaid: fault(),
    source: fault(),
    speaker: fault(),
    loose: fault(),
  }
  for (let after = 0, page: NumberedRow[] | null = null; page === null || page.length > 0; ) {
    page = await readPage(store, after)
    after = Number(page.at(-1)?.number ?? after)
    const claims: Claim[] = []
    for (const row of page) {
      const claim = read(row)
      const place = `claim ${row.id} about ${row.subject}`
      if (claim === null) note(faults.unreadable, place)
      else if (claimId(claim) !== row.id) note(faults.misnamed, place)
      else if (claim.references.length === 0) note(faults.unsaid, place)
      if (claim) claims.push(claim)
    }
    await noteAbsent(store, claims, faults)
  }
  const finding = (problem: string, { count, examples }: Fault): Finding[] =>
    count === 0 ? [] : [{ check: 'claims', problem, count, examples, cure: cures.source }]
  return [
    ...finding('a claim cannot be read: its property, value, date or qualifiers are no such thing', faults.unreadable),
    ...finding('a claim has the id of something else than it says', faults.misnamed),
    ...finding('a claim has no reference: nobody says it', faults.unsaid),
    ...finding('a reference has a source that is no entity of the graph', faults.source),
    ...finding('a reference gives the words of somebody who is not in the graph', faults.speaker),
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

function read(row: ClaimRow): Claim | null {
  if (!isPropertyName(row.property)) return null
  try {
    return decodeClaim(row)
  } catch {
    return null
  }
}

/** The ends of claims are looked at before. */
async function noteAbsent(
  store: Store,
  claims: readonly Claim[],
  faults: Readonly<Record<'source' | 'speaker' | 'loose', Fault>>,
): Promise<void> {
  const named = claims.map((claim) => ({
    claim,
    qualified: entitiesNamed(claim).slice(claim.value.type === 'entity' ? 2 : 1),
    sources: citedSources(claim),
    speakers: [...new Set(claim.references.flatMap(({ attributedTo }) => attributedTo ?? []))],
  }))
  const all = named.flatMap(({ qualified, sources, speakers }) => [...qualified, ...sources, ...speakers])
  const present = await findPresent(store, [...new Set(all)])
  for (const { claim, qualified, sources, speakers } of named) {
    for (const slug of qualified) if (!present.has(slug)) note(faults.loose, `claim ${claim.id} names ${slug}`)
    for (const slug of sources) if (!present.has(slug)) note(faults.source, `claim ${claim.id} by ${slug}`)
    for (const slug of speakers) if (!present.has(slug)) note(faults.speaker, `claim ${claim.id} in words of ${slug}`)
  }
}

async function findPresent({ db, dialect }: Store, slugs: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ slug: string }>`
    select entity.slug from ${textset(dialect, slugs)} as wanted join entity on entity.slug = wanted.text`.execute(db)
  return new Set(rows.map(({ slug }) => slug))
}

type NumberedRow = ClaimRow & { readonly number: number | string }

async function readPage({ db }: Store, after: number): Promise<NumberedRow[]> {
  const { rows } = await sql<NumberedRow>`
    select claim.number, ${claimColumns} from claim ${joinedEnds}
    where claim.number > ${after} order by claim.number limit 2000`.execute(db)
  return rows
}
