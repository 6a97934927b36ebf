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

/** Whether an identifier of a thing of this kind tells which one it is. */
export type IsTold = (identifier: Identifier, kind: EntityKind) => boolean

/**
 * Takes things of a register to be one where they are of one kind and share an identifier, unless those of the first
 * scheme tell them apart. Of several the least by slug stands for all, which others point to.
 */
export function joinTwins(database: TemporaryDatabase, schemes: readonly string[], isTold: IsTold): Twin[] {
  return schemes.flatMap((scheme) => joinByScheme(database, scheme, schemes[0] ?? '', isTold))
}

/** Takes the things that have these slugs by themselves to be one, where they are of one kind. */
export function uniteNamed(database: TemporaryDatabase, slugs: readonly string[], scheme: string): Twin[] {
  const things = slugs.flatMap((slug) => {
    const row = database.get('select key, kind, own from thing where own = ? and kind is not null', [slug])
    return row ? [firstOf(database, row as unknown as Bearer)] : []
  })
  const [first, ...others] = things
  if (!first) return []
  return others.flatMap(({ key, own, kind }) => {
    if (key === first.key || kind !== first.kind) return []
    unite(database, first.key, key)
    return [{ key, own, first: first.key, kind, scheme }]
  })
}

interface Bearer {
  readonly value: string
  readonly key: string
  readonly kind: EntityKind
  readonly own: string
}

function joinByScheme(database: TemporaryDatabase, scheme: string, firstScheme: string, isTold: IsTold): Twin[] {
  const bearers = database.all(
    `select identifier.value, thing.key, thing.kind, thing.own from identifier join thing using (key)
     where scheme = ? and kind is not null and twin is null and exists (
       select 1 from identifier as other join thing as its using (key)
       where other.scheme = identifier.scheme and other.value = identifier.value and other.key <> thing.key
         and its.kind = thing.kind and its.twin is null)
     order by identifier.value, thing.kind, thing.stands_in, thing.own`,
    [scheme],
  ) as unknown as Bearer[]
  const twins: Twin[] = []
  let before: Bearer | undefined
  let first = ''
  for (const bearer of bearers) {
    const { value, kind } = bearer
    if (!isTold({ scheme, value }, kind)) continue
    const { key, own } = firstOf(database, bearer)
    if (value !== before?.value || kind !== before.kind) first = key
    before = bearer
    // Whatever shares an identifier of the first scheme is one by now: of those that are told apart, no two are.
    if (key === first || areTold(database, firstScheme, { kind, isTold }, first, key)) continue
    unite(database, first, key)
    twins.push({ key, own, first, kind, scheme })
  }
  return twins
}

/** The thing that stands for a thing. */
function firstOf(database: TemporaryDatabase, bearer: Pick<Bearer, 'key'>): Omit<Bearer, 'value'> {
  const first = database.get(
    'select first.key, first.own, first.kind from thing join thing as first on first.key = thing.twin where thing.key = ?',
    [bearer.key],
  )
  return ((first as unknown) ?? bearer) as Omit<Bearer, 'value'>
}

function unite(database: TemporaryDatabase, first: string, key: string): void {
  database.run('insert or ignore into identifier select scheme, value, ? from identifier where key = ?', [first, key])
  database.run('update thing set twin = ? where twin = ?', [first, key])
  database.run('update thing set twin = ? where key = ?', [first, key])
}

/** Whether both bear identifiers of the scheme, and none of them is the same. */
function areTold(
  database: TemporaryDatabase,
  scheme: string,
  { kind, isTold }: { readonly kind: EntityKind; readonly isTold: IsTold },
  a: string,
  b: string,
): boolean {
  const valuesOf = (key: string) =>
    database
      .all('select value from identifier where scheme = ? and key = ?', [scheme, key])
      .map(({ value }) => String(value))
      .filter((value) => isTold({ scheme, value }, kind))
  const [ours, theirs] = [valuesOf(a), valuesOf(b)]
  return ours.length > 0 && theirs.length > 0 && !ours.some((value) => theirs.includes(value))
}
