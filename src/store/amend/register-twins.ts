import type { Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { TemporaryDatabase } from '../sqlite/temporary.ts'

/** A thing that is another thing of the same file. */
export interface Twin {
  readonly key: string
  /** The slug that it would bear by itself. */
  readonly own: string
  /** The key of the other one. */
  readonly first: string
  readonly kind: EntityKind
  readonly scheme: string
}

/**
 * Takes things of one kind to be one if they share an identifier of the scheme and differ in none of the first; the first
 * that the file tells of stands for both.
 */
export function joinTwins(
  database: TemporaryDatabase,
  scheme: string,
  firstScheme: string,
  isTold: (identifier: Identifier) => boolean,
): Twin[] {
  const rows = database.all(
    `select identifier.value, thing.key, thing.kind, thing.own from identifier join thing using (key)
     where scheme = ? and kind is not null and twin is null and exists (
       select 1 from identifier as other join thing as its using (key)
       where other.scheme = identifier.scheme and other.value = identifier.value and other.key <> thing.key
         and its.kind = thing.kind and its.twin is null)
     order by identifier.value, thing.kind, thing.place`,
    [scheme],
  ) as unknown as { value: string; key: string; kind: EntityKind; own: string }[]
  const twins: Twin[] = []
  // What became a twin by one identifier is found by another as what it became.
  const became = new Map<string, (typeof rows)[number]>()
  let [group, first]: (typeof rows)[number][] = []
  for (const row of rows) {
    let one = row
    for (let next = became.get(one.key); next; next = became.get(one.key)) one = next
    if (row.value !== group?.value || row.kind !== group.kind) [group, first] = [row, one]
    if (!first || first.key === one.key) continue
    if (!isTold({ scheme, value: row.value }) || differ(database, firstScheme, first.key, one.key)) continue
    database.run('insert or ignore into identifier select scheme, value, ? from identifier where key = ?', [
      first.key,
      one.key,
    ])
    for (const column of ['key', 'twin'])
      database.run(`update thing set twin = ? where ${column} = ?`, [first.key, one.key])
    became.set(one.key, first)
    twins.push({ key: one.key, own: one.own, first: first.key, kind: one.kind, scheme })
  }
  return twins
}

/** Whether both bear identifiers of the scheme, and none of them is the same. */
function differ(database: TemporaryDatabase, scheme: string, a: string, b: string): boolean {
  const valuesOf = (key: string) =>
    database.all('select value from identifier where scheme = ? and key = ?', [scheme, key]).map(({ value }) => value)
  const [ours, theirs] = [valuesOf(a), valuesOf(b)]
  return ours.length > 0 && theirs.length > 0 && !ours.some((value) => theirs.includes(value))
}
