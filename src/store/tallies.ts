import { sql } from 'kysely'
import type { Entry } from './entries.ts'
import { relationOfList } from './list.ts'
import type { Store } from './store.ts'
import type { TallyTable } from './tables.ts'

/** Counts the entries of each list, tag by tag. */
export function tally(entries: readonly Entry[]): TallyTable[] {
  const tallies = new Map<string, TallyTable>()
  for (const { owner, list, tag } of entries) {
    const key = JSON.stringify([owner, list, tag])
    const known = tallies.get(key)
    if (known) known.entries += 1
    else tallies.set(key, { owner, list, tag, entries: 1 })
  }
  return [...tallies.values()]
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
