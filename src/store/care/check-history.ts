import { type RawBuilder, sql } from 'kysely'
import { claimId } from '../../model/claim.ts'
import { isPropertyName } from '../../model/properties.ts'
import { decodeClaimState, decodeEntityState } from '../history/state.ts'
import type { Store } from '../store.ts'
import { checkDifferences } from './check-differences.ts'
import { look } from './check-ends.ts'
import { checkRedirects } from './check-redirects.ts'
import { type Finding, mostExamples } from './finding.ts'

/** Finds changes that do not follow each other, and states that no change began or ended, that overlap, or that cannot be read. */
export async function checkHistory(store: Store, cures: { readonly files: string }): Promise<Finding[]> {
  const found: Finding[] = []
  const add = (problem: string, { count, examples }: Pick<Finding, 'count' | 'examples'>) => {
    if (count > 0) found.push({ check: 'history', problem, count, examples, cure: cures.files })
  }
  for (const { problem, rows } of checks) add(problem, await look(store, rows))
  for (const { problem, ...places } of await checkRedirects(store)) add(problem, places)
  for (const kind of ['entity', 'claim'] as const)
    add(
      `what is kept of a${kind === 'entity' ? 'n entity' : ' claim'} cannot be read, or is of another`,
      await checkStates(store, kind),
    )
  // What cannot be read cannot be counted.
  if (found.length === 0)
    add('another number of differences is told of a change than it made', await checkDifferences(store))
  return found
}

interface Check {
  readonly problem: string
  /** A query of one column: where it is. */
  readonly rows: RawBuilder<unknown>
}

/** What is said of both the entities and the claims. */
function checksOf(kind: 'entity' | 'claim', key: 'slug' | 'id'): Check[] {
  const past = sql.table(`past_${kind}`)
  const [current, since] = [sql.table(kind), sql.table(`${kind}_since`)]
  const place = (of: string) => sql`${sql.lit(`${kind} `)} || ${sql.ref(`${of}.${key}`)}`
  const column = sql.ref(key)
  return [
    {
      problem: `a state of a${kind === 'entity' ? 'n entity' : ' claim'} began or ended with a change that is not there`,
      rows: sql`
        select ${place('past')} as place from ${past} as past
        left join change as began on began.number = past.since left join change as ended on ended.number = past.until
        where ended.number is null or (began.number is null and past.since <> 0)
        union all select ${place('now')} from ${since} as kept
        join ${current} as now on now.number = ${sql.ref(`kept.${kind}`)}
        left join change on change.number = kept.since where change.number is null`,
    },
    {
      problem: `it is told since when a${kind === 'entity' ? 'n entity' : ' claim'} is as it is that is not there`,
      rows: sql`
        select 'number ' || ${sql.ref(`kept.${kind}`)} as place from ${since} as kept
        left join ${current} as now on now.number = ${sql.ref(`kept.${kind}`)} where now.number is null`,
    },
    {
      problem: `states of one ${kind} overlap, or end before they begin`,
      rows: sql`
        select ${place('past')} as place from ${past} as past
        where past.since > past.until or (past.since = past.until and past.state is not null) or exists (
          select 1 from ${past} as later where later.${column} = past.${column}
            and later.since > past.since and later.since < past.until)
        union all select ${place('now')} from ${current} as now
        left join ${since} as kept on ${sql.ref(`kept.${kind}`)} = now.number
        join ${past} as past on past.${column} = now.${column} and past.until > coalesce(kept.since, 0)`,
    },
  ]
}

const checks: readonly Check[] = [
  {
    problem: 'the numbers of changes have a gap, or do not begin with 1',
    rows: sql`
      select 'change ' || change.number as place from change left join change as before on before.number = change.number - 1
      where change.number < 1 or (change.number > 1 and before.number is null)`,
  },
  {
    problem: 'a change is no later than the one before it',
    rows: sql`
      select 'change ' || change.number as place from change join change as before on before.number = change.number - 1
      where change.at <= before.at`,
  },
  {
    problem: 'a change has a number and did not take effect, or took effect and has none',
    rows: sql`select 'change ' || key as place from change where (number is null) = (state = 'APPLIED')`,
  },
  {
    problem: 'a change is by nobody, or was reviewed by nobody',
    rows: sql`
      select 'change ' || change.key as place from change left join author on author.number = change.author
      left join author as reviewing on reviewing.number = change.reviewer
      where author.number is null or (change.reviewer is not null and reviewing.number is null)`,
  },
  {
    problem: 'something is touched or undone by a change that is not there',
    rows: sql`
      select 'entity ' || touched.entity as place from touched left join change on change.key = touched.change
      where change.key is null
      union all select 'change ' || reversal.change from reversal left join change on change.key = reversal.change
      left join change as reverted on reverted.key = reversal.reverted where change.key is null or reverted.key is null`,
  },
  {
    problem: 'something was corrected or judged that is not there',
    rows: sql`
      select 'entity ' || correction.slug as place from correction left join entity on entity.slug = correction.slug
      where entity.slug is null
      union all select 'claim number ' || judgement.claim from judgement
      left join claim on claim.number = judgement.claim where claim.number is null`,
  },
  ...checksOf('entity', 'slug'),
  ...checksOf('claim', 'id'),
]

/** Reads every state that ended, page by page. */
async function checkStates({ db }: Store, kind: 'entity' | 'claim'): Promise<Pick<Finding, 'count' | 'examples'>> {
  const key = sql.ref(kind === 'entity' ? 'slug' : 'id')
  let count = 0
  const examples: string[] = []
  for (let last: readonly [string, number] = ['', -1]; ; ) {
    const { rows } = await sql<{ key: string; since: number | string; state: string }>`
      select ${key} as key, since, state from ${sql.table(`past_${kind}`)}
      where state is not null and (${key}, since) > (${last[0]}, ${sql.lit(last[1])})
      order by ${key}, since limit 2000`.execute(db)
    for (const row of rows) {
      if (isReadable(kind, row)) continue
      count += 1
      if (examples.length < mostExamples) examples.push(`${kind} ${row.key} since change ${row.since}`)
    }
    const final = rows.at(-1)
    if (!final) return { count, examples }
    last = [final.key, Number(final.since)]
  }
}

function isReadable(
  kind: 'entity' | 'claim',
  { key, state }: { readonly key: string; readonly state: string },
): boolean {
  try {
    if (kind === 'entity') return decodeEntityState(state).slug === key
    const claim = decodeClaimState(state)
    return isPropertyName(claim.property) && claim.id === key && claimId(claim) === key && claim.references.length > 0
  } catch {
    return false
  }
}
