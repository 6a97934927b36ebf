import type { Entity, Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { openTemporarySqlite, type TemporaryDatabase } from '../sqlite/temporary.ts'

/**
 * What one import knows of the file it reads: which things the file tells of, under which key it names them, and
 * which slug in the graph stands for each. It lies in a database of its own on the disk, that goes with the process,
 * so that a file of any size takes the same memory.
 */
export interface Register {
  /** Adds a thing that the file has a record of. Of several records of one key the first gives what it says first. */
  declare(thing: DeclaredThing): void
  /** Notes that the file names a thing; without a record of it, a thing of that kind and name will stand for it. */
  mention(mentioned: MentionedThing): void
  /** Says of what kind a declared thing is, where its own record leaves that open. */
  suggestKind(key: string, kind: EntityKind): void
  /** Takes a key to be another name of a second one. */
  redirect(key: string, to: string): void
  /** Keeps a text for the second reading of the file. */
  keep(topic: string, key: string, text: string): void
  kept(topic: string, key: string): string | null
  /** Asks what each declared thing is whose kind nothing told yet. */
  settle(settleOne: (key: string) => { kind: EntityKind; classification: string | null } | null): void
  /** Gives a thing to each key that is mentioned and not declared, if its kind is known. */
  standIn(describe: (thing: { key: string; kind: EntityKind; name: string }) => { slug: string; name: string }): void
  /** The slug and kind of what the file names so; null where it names nothing so. */
  find(key: string): RegisteredThing | null
  /** Takes things of one kind to be one thing if they share an identifier of these schemes and differ in none of the first. */
  joinTwins(schemes: readonly string[], isTold: (identifier: Identifier) => boolean): readonly Twin[]
  /** The things of the file in the order in which it first tells of them, a part at a time; only those of a kind if one is given. */
  parts(size: number, kind?: EntityKind): Iterable<readonly WholeThing[]>
  /** Takes a thing to be the entity that bears this slug. */
  join(key: string, slug: string): void
  /** Whether the slug was given to a thing of this file. */
  isOwn(slug: string): boolean
  /** How many things are declared whose kind nothing tells. */
  countUnkind(): number
  close(): void
}

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

/** Opens an empty register. `hashed` gives the slug of a thing whose own slug another thing of the file has. */
export function openRegister(hashed: (slug: string, key: string) => string): Register {
  const database = openTemporarySqlite()
  database.run(`create table thing (
      place integer primary key, key text unique not null, kind text, name text not null, description text,
      classification text, ordinal integer, enlarged integer, own text unique not null, slug text not null,
      stands_in integer not null, twin text)`)
  database.run(`create table mention (
      place integer primary key, key text not null, kind text, name text not null, identifiers text not null,
      by text not null, unique (key, by))`)
  database.run('create table redirect (key text primary key, target text not null) without rowid')
  database.run(`create table suggestion (key text primary key, kind text) without rowid`)
  database.run(`create table identifier (
      scheme text, value text, key text, primary key (scheme, value, key)) without rowid`)
  database.run(`create index identifier_by_key on identifier (key)`)
  database.run(`create table kept (topic text, key text, text text, primary key (topic, key)) without rowid`)
  return {
    declare: (thing) => declare(database, thing, hashed, false),
    mention({ key, kind, name, identifiers, by }) {
      database.run(
        `insert into mention (key, kind, name, identifiers, by) values (?, ?, ?, ?, ?)
         on conflict (key, by) do update set kind = coalesce(kind, excluded.kind)`,
        [key, kind, name, JSON.stringify(identifiers), by],
      )
    },
    settle: (settleOne) => settle(database, settleOne),
    suggestKind(key, kind) {
      database.run('insert into suggestion values (?, ?) on conflict do nothing', [key, kind])
    },
    redirect: (key, to) => database.run('insert or ignore into redirect values (?, ?)', [key, to]),
    keep: (topic, key, text) => database.run('insert or replace into kept values (?, ?, ?)', [topic, key, text]),
    kept: (topic, key) =>
      (database.get('select text from kept where topic = ? and key = ?', [topic, key])?.text as never) ?? null,
    standIn: (describe) => standIn(database, describe, hashed),
    find: (key) => find(database, key) ?? find(database, targetOf(database, key)),
    joinTwins: (schemes, isTold) => schemes.flatMap((scheme) => joinTwins(database, scheme, schemes[0] ?? '', isTold)),
    parts: (size, kind) => partsOf(database, size, kind ?? null),
    join: (key, slug) => database.run('update thing set slug = ? where key = ?', [slug, key]),
    isOwn: (slug) => database.get('select 1 as own from thing where own = ?', [slug]) !== undefined,
    countUnkind: () => Number(database.get('select count(*) as count from thing where kind is null')?.count),
    close: () => database.close(),
  }
}

function find(database: TemporaryDatabase, key: string | null): RegisteredThing | null {
  const row = database.get(
    `select coalesce(first.slug, thing.slug) as slug, thing.kind, thing.stands_in from thing
     left join thing as first on first.key = thing.twin where thing.key = ? and thing.kind is not null`,
    [key],
  ) as { slug: string; kind: EntityKind; stands_in: number } | undefined
  return row ? { slug: row.slug, kind: row.kind, standsIn: row.stands_in === 1 } : null
}

function targetOf(database: TemporaryDatabase, key: string): string | null {
  return (database.get('select target from redirect where key = ?', [key])?.target as string) ?? null
}

function declare(
  database: TemporaryDatabase,
  thing: DeclaredThing,
  hashed: (slug: string, key: string) => string,
  standsIn: boolean,
): void {
  const { key, kind, name, description, classification, ordinal, enlarged, slug, identifiers } = thing
  const own = isTaken(database, slug, key) ? hashed(slug, key) : slug
  database.run(
    `insert into thing (key, kind, name, description, classification, ordinal, enlarged, own, slug, stands_in)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (key) do update set kind = coalesce(kind, excluded.kind),
       description = coalesce(description, excluded.description),
       classification = coalesce(classification, excluded.classification),
       ordinal = coalesce(ordinal, excluded.ordinal)`,
    [
      key,
      kind,
      name,
      description,
      classification,
      ordinal,
      enlarged === null ? null : Number(enlarged),
      own,
      own,
      Number(standsIn),
    ],
  )
  for (const { scheme, value } of identifiers) {
    database.run('insert or ignore into identifier values (?, ?, ?)', [scheme, value, key])
  }
}

function isTaken(database: TemporaryDatabase, slug: string, key: string): boolean {
  return database.get('select 1 as taken from thing where own = ? and key <> ?', [slug, key]) !== undefined
}

function settle(
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

function standIn(
  database: TemporaryDatabase,
  describe: (thing: { key: string; kind: EntityKind; name: string }) => { slug: string; name: string },
  hashed: (slug: string, key: string) => string,
): void {
  for (let last = 0; ; ) {
    const rows = database.all(
      `select * from mention where place > ? and kind is not null and not exists (
         select 1 from thing where thing.key = mention.key) and not exists (
         select 1 from redirect join thing on thing.key = redirect.target where redirect.key = mention.key) and (
         by = '' or exists (select 1 from thing where thing.key = mention.by and thing.kind is not null))
       order by place limit 1000`,
      [last],
    ) as unknown as { place: number; key: string; kind: EntityKind; name: string; identifiers: string }[]
    const final = rows.at(-1)
    if (!final) return
    for (const { key, kind, name, identifiers } of rows) {
      const unset = { description: null, classification: null, ordinal: null, enlarged: null }
      const described = describe({ key, kind, name })
      declare(database, { key, kind, ...described, identifiers: JSON.parse(identifiers), ...unset }, hashed, true)
    }
    last = final.place
  }
}

function joinTwins(
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
  let first: (typeof rows)[number] | undefined
  for (const row of rows) {
    if (row.value !== first?.value || row.kind !== first.kind) first = row
    if (row === first || !isTold({ scheme, value: row.value }) || differ(database, firstScheme, first.key, row.key))
      continue
    database.run('insert or ignore into identifier select scheme, value, ? from identifier where key = ?', [
      first.key,
      row.key,
    ])
    database.run('update thing set twin = ? where key = ?', [first.key, row.key])
    twins.push({ own: row.own, first: first.key, kind: row.kind, scheme })
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

function* partsOf(database: TemporaryDatabase, size: number, only: EntityKind | null): Iterable<readonly WholeThing[]> {
  for (let last = 0; ; ) {
    const rows = database.all(
      `select place, key, kind, name, description, classification, ordinal, enlarged, slug, stands_in, (
         select json_group_array(json_object('scheme', scheme, 'value', value)) from identifier
         where identifier.key = thing.key) as identifiers
       from thing where place > ? and kind = coalesce(?, kind) and twin is null order by place limit ?`,
      [last, only, size],
    ) as unknown as (Omit<WholeThing, 'identifiers' | 'enlarged' | 'standsIn'> & ThingRow)[]
    const final = rows.at(-1)
    if (!final) return
    yield rows.map(({ identifiers, enlarged, stands_in, place: _place, ...thing }) => ({
      ...thing,
      enlarged: enlarged === null ? null : enlarged === 1,
      identifiers: JSON.parse(identifiers) as Identifier[],
      standsIn: stands_in === 1,
    }))
    last = final.place
  }
}

/** A thing that is another thing of the same file. */
export interface Twin {
  /** The slug that it would bear by itself. */
  readonly own: string
  /** The key of the other one. */
  readonly first: string
  readonly kind: EntityKind
  readonly scheme: string
}

interface ThingRow {
  readonly place: number
  readonly enlarged: number | null
  readonly identifiers: string
  readonly stands_in: number
}
