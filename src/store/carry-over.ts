import { type Kysely, sql } from 'kysely'
import type { Claim, Reference } from '../model/claim.ts'
import type { Certainty, Rank } from '../model/vocabulary.ts'
import { decodeDate, encodeCitations } from './citation.ts'
import { type ClaimRow, decodeClaim } from './claim-row.ts'
import type { Dialect } from './dialect.ts'
import { decodeEntity } from './entities.ts'
import type { EntityColumns } from './holding-tables.ts'
import { isJudgedFirst } from './judged-row.ts'
import { insertRows } from './rows.ts'
import type { Tables } from './tables.ts'
import { insertSaid } from './write.ts'

/*
 * Databases of the layout before this one had slugs and ids where there are numbers now, and a row for each reference.
 */

/** What such a database holds: what was said, and who holds it. */
export interface EarlierGraph {
  readonly entities: readonly EntityColumns[]
  readonly claims: readonly Claim[]
  readonly runs: readonly EarlierRun[]
  readonly heldEntities: readonly (EntityColumns & EarlierRun)[]
  readonly holdings: readonly EarlierHolding[]
  readonly aliases: readonly (EarlierRun & { readonly slug: string; readonly entity: string })[]
}

interface EarlierRun {
  readonly origin: string
  readonly run: string
  readonly finished?: number
}

interface EarlierHolding extends EarlierRun {
  readonly claim: string
  readonly reference: string
  readonly rank: Rank
  readonly rank_reason: string | null
  readonly explanation: string | null
}

interface EarlierReference extends Omit<Reference, 'order' | 'printedAs' | 'attributedTo' | 'attested'> {
  readonly claim: string
  readonly certainty: Certainty
  readonly list_order: number | null
  readonly printed_as: string | null
  readonly attributed_to: string | null
  readonly attested: string | null
}

/** Reads all that is said out of a database of the earlier layout, and takes its tables away; null where it is none. */
export async function takeEarlier(db: Kysely<Tables>): Promise<EarlierGraph | null> {
  const tables = await db.introspection.getTables()
  if (!tables.some(({ name }) => name === 'reference')) return null
  // Whoever is writing comes to the end first, and whoever comes later finds these tables no more.
  await sql`update graph set revision = revision`.execute(db)
  const all = async <Row>(table: string) => (await sql<Row>`select * from ${sql.table(table)}`.execute(db)).rows
  const references = Map.groupBy(
    (await sql<EarlierReference>`select * from reference order by claim, position`.execute(db)).rows,
    ({ claim }) => claim,
  )
  const claims = (await all<EarlierClaim>('claim')).map((row) => claimOf(row, references.get(row.id) ?? []))
  const earlier = {
    entities: (await all<EntityColumns>('entity')).map(entityOf),
    claims,
    runs: await all<EarlierRun>('import'),
    heldEntities: (await all<EntityColumns & EarlierRun>('held_entity')).map(entityOf),
    holdings: await all<EarlierHolding>('holding'),
    aliases: await all<EarlierGraph['aliases'][number]>('alias'),
  }
  const names = new Set(tables.map(({ name }) => name))
  for (const name of earlierTables) if (names.has(name)) await sql`drop table ${sql.table(name)}`.execute(db)
  return earlier
}

/** What was said first goes, as it refers to what there is. The table `graph` stays. `spelling_word` is SQLite's alone. */
const earlierTables = [
  'reference',
  'claim',
  'entity',
  'entry',
  'tally',
  'link',
  'event_link',
  'spelling_word',
  'spelling',
  'word',
  'mention',
  'span',
  'contest',
  'dated',
  'held_entity',
  'holding',
  'identifier',
  'alias',
  'import',
]

/** Writes what an earlier layout held into the tables of the next; what follows from it is derived by the step after. */
export async function carryOver(db: Kysely<Tables>, dialect: Dialect, earlier: EarlierGraph): Promise<void> {
  const store = { db, dialect }
  const claims = earlier.claims.map((claim, index) => ({ number: index + 1, claim }))
  const entities = earlier.entities.map((row, index) => ({ number: index + 1, entity: decodeEntity(row) }))
  await insertSaid(store, { entities, claims })
  const { runs, numberOf } = numberRuns(earlier)
  if (runs.length > 0) await db.insertInto('run').values(runs).execute()
  const held = earlier.heldEntities.map(({ origin, run, ...entity }) => ({ ...entity, run: numberOf({ origin, run }) }))
  await insertRows(store, 'held_entity', held)
  const claimNumbers = new Map(claims.map(({ number, claim }) => [claim.id, number]))
  await insertRows(store, 'holding', holdingsOf(earlier.holdings, claimNumbers, numberOf))
  const aliases = earlier.aliases.map(({ origin, run, slug, entity }) => ({
    run: numberOf({ origin, run }),
    slug,
    entity,
  }))
  await insertRows(store, 'alias', aliases)
}

type EarlierClaim = Omit<ClaimRow, 'rank' | 'value_type' | 'citations'> & {
  readonly rank: Rank
  readonly value_type: Claim['value']['type']
}

function claimOf({ rank, value_type, ...row }: EarlierClaim, references: readonly EarlierReference[]): Claim {
  return decodeClaim({
    ...row,
    value_type: value_type === 'entity' ? null : value_type,
    rank: rank === 'NORMAL' ? null : rank,
    citations: encodeCitations(references.map(referenceOf)),
  })
}

function referenceOf(row: EarlierReference): Reference {
  const { source, locator, list_order, printed_as, attributed_to, attribution, certainty, attested, note } = row
  return {
    source,
    locator,
    order: list_order,
    printedAs: printed_as,
    attributedTo: attributed_to,
    attribution,
    certainty,
    attested: attested === null ? null : decodeDate(attested),
    note,
  }
}

function entityOf<Row extends EntityColumns>(row: Row): Row {
  return row.identifiers === '[]' ? { ...row, identifiers: null } : row
}

/** Every run of which anything is left has a number. */
function numberRuns({ runs, heldEntities, holdings, aliases }: EarlierGraph) {
  const runKey = ({ origin, run }: EarlierRun) => JSON.stringify([origin, run])
  const all = new Map([...heldEntities, ...holdings, ...aliases, ...runs].map((each) => [runKey(each), each]))
  const numbered = [...all.values()].map(({ origin, run, finished = 0 }, index) => {
    return { number: index + 1, origin, run, finished: Number(finished) }
  })
  const numbers = new Map(numbered.map((each) => [runKey(each), each.number]))
  return { runs: numbered, numberOf: (each: EarlierRun) => numbers.get(runKey(each)) ?? 0 }
}

/** One row for all references of a claim that a run holds, with the first of its judgements. */
function holdingsOf(
  rows: readonly EarlierHolding[],
  claims: ReadonlyMap<string, number>,
  runOf: (run: EarlierRun) => number,
): Tables['holding'][] {
  const holdings = new Map<string, Tables['holding']>()
  for (const { claim, reference, origin, run, rank, rank_reason, explanation } of rows) {
    const [number, of] = [claims.get(claim), runOf({ origin, run })]
    if (number === undefined) continue
    const known = holdings.get(`${number} ${of}`)
    const judged = rank === 'NORMAL' ? null : rank
    const given = { claim: number, run: of, citations: reference, rank: judged, rank_reason, explanation }
    const first = known && isJudgedFirst(known, given) ? known : given
    holdings.set(`${number} ${of}`, known ? { ...first, citations: `${known.citations} ${reference}` } : given)
  }
  return [...holdings.values()]
}
