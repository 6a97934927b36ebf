import { type RawBuilder, sql } from 'kysely'
import type { Store } from '../store.ts'

/** A condition that follows others: that the claim or entity has been as it is since the moment at which the store is read. */
export function andStood({ asOf }: Pick<Store, 'asOf'>, kind: 'claim' | 'entity'): RawBuilder<unknown> {
  if (asOf === undefined) return sql``
  const since = sql.table(`${kind}_since`)
  return sql`and not exists (
    select 1 from ${since} as later where later.${sql.ref(kind)} = ${sql.ref(`${kind}.number`)} and later.since > ${asOf})`
}
