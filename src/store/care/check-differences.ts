import { differencesOfClaim, differencesOfEntity } from '../../model/difference.ts'
import { readChangedClaims, readChangedEntities } from '../history/states-of-change.ts'
import type { Store } from '../store.ts'
import { type Finding, mostExamples } from './finding.ts'

/** Of the newest changes so many are looked at, as far as they are small. */
const newest = 100
const mostDifferences = 2_000

/** Finds changes of which another number of differences is told than the history has. Of what was erased nobody knows. */
export async function checkDifferences(store: Store): Promise<Pick<Finding, 'count' | 'examples'>> {
  const changes = await store.db
    .selectFrom('change')
    .select(['number', 'differences'])
    .where('number', 'is not', null)
    .where('differences', '<=', mostDifferences)
    .orderBy('number', 'desc')
    .limit(newest)
    .execute()
  const wrong: string[] = []
  for (const { number, differences } of changes) {
    const counted = await countOf(store, Number(number))
    if (counted !== null && counted !== Number(differences))
      wrong.push(`change ${number}: ${differences} are told, ${counted} on record`)
  }
  return { count: wrong.length, examples: wrong.slice(0, mostExamples) }
}

async function countOf(store: Store, number: number): Promise<number | null> {
  const entities = await readChangedEntities(store, number)
  const claims = await readChangedClaims(store, number)
  if ([...entities, ...claims].some(({ isErased }) => isErased)) return null
  const ofEntities = entities.map(({ key: slug, before, after }) => differencesOfEntity({ slug, before, after }))
  const ofClaims = claims.map((states) => differencesOfClaim(states))
  return [...ofEntities, ...ofClaims].reduce((sum, { length }) => sum + length, 0)
}
