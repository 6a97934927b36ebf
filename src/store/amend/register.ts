import type { Entity, Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { openTemporarySqlite, type TemporaryDatabase } from '../sqlite/temporary.ts'
import { createRecall, findRecalled, keysNamed, type Recalled, recall, takeRecalled } from './register-recall.ts'
import { joinTwins, type Twin } from './register-twins.ts'

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
  /** The keys under which anything of a topic is kept, a part at a time. */
  keptKeys(topic: string, size: number): Iterable<readonly string[]>
  /** Takes back that the file has a record of a thing: a later one takes its place. */
  forget(key: string): void
  /** The keys of all that the file tells of or names, a part at a time, with the slugs of what it tells of. */
  keysNamed(size: number): Iterable<readonly { readonly key: string; readonly own: string | null }[]>
  /** Takes note of what the graph holds under a key, for a file that tells only what changed. */
  recall(recalled: Recalled): void
  /** Gives what is recalled the slugs that it had. */
  takeRecalled(): void
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
  /** Takes no thing to be an entity of the graph. */
  unjoin(): void
  /** The other names of things, with their keys, a part at a time. */
  redirects(size: number): Iterable<readonly { readonly key: string; readonly target: string }[]>
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
  database.run('create index thing_by_twin on thing (twin) where twin is not null')
  database.run(`create table mention (
      place integer primary key, key text not null, kind text, name text not null, identifiers text not null,
      by text not null, unique (key, by))`)
  database.run('create table redirect (key text primary key, target text not null) without rowid')
  database.run(`create table suggestion (key text primary key, kind text) without rowid`)
  database.run(`create table identifier (
      scheme text, value text, key text, primary key (scheme, value, key)) without rowid`)
  database.run(`create index identifier_by_key on identifier (key)`)
  database.run(`create table kept (topic text, key text, text text, primary key (topic, key)) without rowid`)
  createRecall(database)
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
    keptKeys: function* (topic, size) {
      const page = 'select key from kept where topic = ? and key > ? order by key limit ?'
      for (const rows of pagesOf<{ key: string }>(database, page, [topic], size)) yield rows.map(({ key }) => key)
    },
    forget(key) {
      for (const table of ['thing', 'identifier']) database.run(`delete from ${table} where key = ?`, [key])
    },
    keysNamed: (size) => keysNamed(database, size),
    recall: (recalled) => recall(database, recalled),
    takeRecalled: () => takeRecalled(database),
    standIn: (describe) => standIn(database, describe, hashed),
    find: (key) => find(database, key) ?? find(database, targetOf(database, key)) ?? findRecalled(database, key),
    joinTwins: (schemes, isTold) => schemes.flatMap((scheme) => joinTwins(database, scheme, schemes[0] ?? '', isTold)),
    parts: (size, kind) => partsOf(database, size, kind ?? null),
    join: (key, slug) => database.run('update thing set slug = ? where key = ?', [slug, key]),
    unjoin: () => database.run('update thing set slug = own'),
    redirects: (size) =>
      pagesOf(database, 'select key, target from redirect where key > ? order by key limit ?', [], size),
    isOwn: (slug) => database.get('select 1 as own from thing where own = ?', [slug]) !== undefined,
    countUnkind: () => Number(database.get('select count(*) as count from thing where kind is null')?.count),
    close: () => database.close(),
  }
}

/** The rows of a statement that ends with the last key and the size of a page, page by page. */
function* pagesOf<Row extends { readonly key: string }>(
  database: TemporaryDatabase,
  statement: string,
  values: readonly string[],
  size: number,
): Iterable<readonly Row[]> {
  for (let last = ''; ; ) {
    const rows = database.all(statement, [...values, last, size]) as unknown as Row[]
    const final = rows.at(-1)
    if (!final) return
    yield rows
    last = final.key
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
         select 1 from redirect join thing on thing.key = redirect.target where redirect.key = mention.key) and not exists (
         select 1 from recalled where recalled.key = mention.key and recalled.kind is not null) and (
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

interface ThingRow {
  readonly place: number
  readonly enlarged: number | null
  readonly identifiers: string
  readonly stands_in: number
}
