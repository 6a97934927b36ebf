import { sql } from 'kysely'
import type { Entry } from './entries.ts'
import { relationOfList } from './list.ts'
import type { Store } from './store.ts'
import type { TallyTable } from './tables.ts'

/** Counts the entries of each list, tag by tag. */
export function tally(entries: readonly Entry[]): TallyTable[] {
  return sumTallies(entries.map(({ owner, list, tag }) => ({ owner, list, tag, entries: 1 })))
}

/** One tally for each list and tag. */
export function sumTallies(tallies: readonly TallyTable[]): TallyTable[] {
  const sums = new Map<string, TallyTable>()
  for (const each of tallies) {
    const key = `${each.owner}\n${each.list}\n${each.tag}`
    const known = sums.get(key)
    if (known) known.entries += each.entries
    else sums.set(key, { ...each })
  }
  return [...sums.values()]
}

/** How many neighbours of a kind an entity has by each property, in each direction. */
export interface NeighbourTally {
  readonly list: string
  readonly kind: string
  readonly count: number
}

/** The neighbours of each entity, counted by property, direction and kind. */
export async function findNeighbourTallies(
  { db, dialect }: Store,
  owners: readonly string[],
): Promise<NeighbourTally[][]> {
  const wanted = dialect.recordset(
    owners.map((owner) => [owner]),
    { owner: 'text' },
  )
  const { rows } = await sql<TallyTable>`
    select tally.* from ${wanted} as wanted join tally on tally.owner = wanted.owner`.execute(db)
  const byOwner = Map.groupBy(rows, ({ owner }) => owner)
  return owners.map((owner) =>
    (byOwner.get(owner) ?? []).flatMap(({ list, tag, entries }) =>
      relationOfList(list) ? [{ list, kind: tag, count: Number(entries) }] : [],
    ),
  )
}
