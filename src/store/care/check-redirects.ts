import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { type Finding, mostExamples } from './finding.ts'

type Faults = Pick<Finding, 'problem' | 'count' | 'examples'>

/** Finds slugs and ids given up by merges that lead in a circle, to what never was, or away from what stands. */
export async function checkRedirects(store: Store): Promise<Faults[]> {
  return [...(await checkOf(store, 'entity')), ...(await checkOf(store, 'claim'))]
}

async function checkOf({ db }: Store, kind: 'entity' | 'claim'): Promise<Faults[]> {
  const [table, key] = kind === 'entity' ? ['redirect', 'slug'] : ['claim_redirect', 'id']
  const old = sql.ref(`${table}.${key}`)
  const there = (name: string) => sql`exists (select 1 from ${sql.table(name)} as there where there.${sql.ref(key)} =`
  const { rows } = await sql<{ old: string; now: string; ends: number; stands: number }>`
    select ${old} as old, ${sql.ref(`${table}.${kind}`)} as now,
      case when ${there(kind)} ${sql.ref(`${table}.${kind}`)})
        or ${there(`past_${kind}`)} ${sql.ref(`${table}.${kind}`)}) then 1 else 0 end as ends,
      case when ${there(kind)} ${old}) then 1 else 0 end as stands
    from ${sql.table(table)} where until is null`.execute(db)
  const steps = new Map(rows.map((row) => [row.old, row]))
  const what = kind === 'entity' ? 'a slug' : 'an id of a claim'
  return [
    faults(
      `${what} that a merge gave up leads in a circle`,
      kind,
      [...steps.keys()].filter((slug) => isInCircle(steps, slug)),
    ),
    faults(
      `${what} that a merge gave up leads to what never was`,
      kind,
      rows.filter(({ now, ends }) => !steps.has(now) && Number(ends) === 0).map((row) => row.old),
    ),
    faults(
      `${what} leads elsewhere, and something has it`,
      kind,
      rows.filter(({ stands }) => Number(stands) === 1).map((row) => row.old),
    ),
  ]
}

function isInCircle(steps: ReadonlyMap<string, { readonly now: string }>, start: string): boolean {
  const seen = new Set<string>()
  for (let at: string | undefined = start; at !== undefined; at = steps.get(at)?.now) {
    if (seen.has(at)) return true
    seen.add(at)
  }
  return false
}

function faults(problem: string, kind: string, places: readonly string[]): Faults {
  return { problem, count: places.length, examples: places.slice(0, mostExamples).map((place) => `${kind} ${place}`) }
}
