import type { Entity, Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { TemporaryDatabase } from '../sqlite/temporary.ts'

export interface MentionedThing {
  readonly key: string
  readonly kind: EntityKind | null
  readonly name: string
  readonly identifiers: readonly Identifier[]
  /** The thing whose record names it, if that one may have no kind; otherwise empty. */
  readonly by: string
}

/** What a record says of a thing that exists. A kind of null is one that only other records can tell. */
export interface DeclaredThing extends Omit<Entity, 'kind'> {
  readonly key: string
  readonly kind: EntityKind | null
  /** Of several names, the one of the least rank is taken, and of those the least. */
  readonly nameRank?: number
}

export interface RegisteredThing {
  readonly slug: string
  readonly kind: EntityKind
  /** Whether the file has no record of it, and only names it. */
  readonly standsIn: boolean
}

export interface WholeThing extends Entity {
  readonly key: string
  /** Whether the file has no record of it, and only names it. */
  readonly standsIn: boolean
}

export function find(database: TemporaryDatabase, key: string | null): RegisteredThing | null {
  const row = database.get(
    `select coalesce(first.slug, thing.slug) as slug, thing.kind, thing.stands_in from thing
     left join thing as first on first.key = thing.twin where thing.key = ? and thing.kind is not null`,
    [key],
  ) as { slug: string; kind: EntityKind; stands_in: number } | undefined
  return row ? { slug: row.slug, kind: row.kind, standsIn: row.stands_in === 1 } : null
}

export function declare(database: TemporaryDatabase, thing: DeclaredThing, standsIn: boolean): void {
  const { key, kind, name, nameRank = 0, description, classification, ordinal, enlarged, slug, identifiers } = thing
  database.run(
    `insert into thing (
       key, kind, name, nameless, description, classification, ordinal, enlarged, wanted, stands_in)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (key) do update set ${betterName}, wanted = min(wanted, excluded.wanted), ${['kind', 'description', 'classification', 'ordinal', 'enlarged'].map((column) => `${column} = ${leastOf(column)}`).join()}`,
    [
      key,
      kind,
      name,
      isNameless(key, name) * idAsName + nameRank,
      description,
      classification,
      ordinal,
      enlarged === null ? null : Number(enlarged),
      slug,
      Number(standsIn),
    ],
  )
  for (const { scheme, value } of identifiers) {
    database.run('insert or ignore into identifier values (?, ?, ?)', [scheme, value, key])
  }
}

/** The lesser of what is there and what comes; null is greater than anything. */
export function leastOf(column: string): string {
  return `coalesce(min(${column}, excluded.${column}), ${column}, excluded.${column})`
}

/** A name goes before an id that stands for one. */
export const betterName = `
  name = case when (excluded.nameless, excluded.name) < (nameless, name) then excluded.name else name end,
  nameless = min(nameless, excluded.nameless)`

/** The rank of an id that stands for a name: beyond that of any name. */
const idAsName = 100

export function isNameless(key: string, name: string): number {
  return Number(key.endsWith(`:${name}`))
}

export function settle(
  database: TemporaryDatabase,
  settleOne: (key: string) => { kind: EntityKind; classification: string | null } | null,
): void {
  for (let last = 0; ; ) {
    const rows = database.all(
      'select place, key from thing where place > ? and kind is null order by place limit 1000',
      [last],
    ) as { place: number; key: string }[]
    const final = rows.at(-1)
    if (!final) break
    for (const { key } of rows) {
      const settled = settleOne(key)
      if (settled)
        database.run('update thing set kind = ?, classification = coalesce(classification, ?) where key = ?', [
          settled.kind,
          settled.classification,
          key,
        ])
    }
    last = final.place
  }
  database.run(
    `update thing set kind = (select kind from suggestion where suggestion.key = thing.key) where kind is null`,
  )
}

export function standIn(
  database: TemporaryDatabase,
  describe: (thing: { key: string; kind: EntityKind; name: string }) => { slug: string; name: string },
): void {
  for (let last = ''; ; ) {
    const rows = database.all(
      `select key, min(kind) as kind, coalesce(min(name) filter (where nameless = 0), min(name)) as name,
         min(identifiers) as identifiers from mention
       where key > ? and kind is not null and not exists (
         select 1 from thing where thing.key = mention.key) and not exists (
         select 1 from redirect join thing on thing.key = redirect.target where redirect.key = mention.key) and not exists (
         select 1 from recalled where recalled.key = mention.key and recalled.kind is not null) and (
         by = '' or exists (select 1 from thing where thing.key = mention.by and thing.kind is not null))
       group by key order by key limit 1000`,
      [last],
    ) as unknown as { key: string; kind: EntityKind; name: string; identifiers: string }[]
    const final = rows.at(-1)
    if (!final) return
    for (const { key, kind, name, identifiers } of rows) {
      const unset = { description: null, classification: null, ordinal: null, enlarged: null }
      const described = describe({ key, kind, name })
      declare(database, { key, kind, ...described, identifiers: JSON.parse(identifiers), ...unset }, true)
    }
    last = final.key
  }
}

export function* partsOf(
  database: TemporaryDatabase,
  size: number,
  only: EntityKind | null,
): Iterable<readonly WholeThing[]> {
  for (let last = ''; ; ) {
    const rows = database.all(
      `select own, key, kind, name, description, classification, ordinal, enlarged, slug, stands_in, (
         select json_group_array(json_object('scheme', scheme, 'value', value)) from identifier
         where identifier.key = thing.key) as identifiers
       from thing where own > ? and kind = coalesce(?, kind) and twin is null order by own limit ?`,
      [last, only, size],
    ) as unknown as (Omit<WholeThing, 'identifiers' | 'enlarged' | 'standsIn'> & ThingRow)[]
    const final = rows.at(-1)
    if (!final) return
    yield rows.map(({ identifiers, enlarged, stands_in, own: _own, ...thing }) => ({
      ...thing,
      enlarged: enlarged === null ? null : enlarged === 1,
      identifiers: JSON.parse(identifiers) as Identifier[],
      standsIn: stands_in === 1,
    }))
    last = final.own
  }
}

interface ThingRow {
  readonly own: string
  readonly enlarged: number | null
  readonly identifiers: string
  readonly stands_in: number
}
