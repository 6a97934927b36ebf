import type { Entity, Identifier } from '../../model/entity.ts'
import type { EntityKind } from '../../model/kind.ts'
import { openTemporarySqlite, type TemporaryDatabase } from '../sqlite/temporary.ts'
import { allotSlugs } from './allot-slugs.ts'
import { type IsTold, joinTwins, type Twin } from './twins.ts'

/**
 * What one import knows of the file it reads: which things the file tells of, under which key it names them, and
 * which slug in the graph stands for each. It lies in a database of its own on the disk, that goes with the process,
 * so that a file of any size takes the same memory.
 */
export interface Register {
  /** Adds a thing that the file has a record of. Of what several records of one key say otherwise the least is held, in whichever order they come. */
  declare(thing: DeclaredThing): void
  /** Notes that the file names a thing; without a record of it, a thing of that kind and name will stand for it. */
  mention(mentioned: MentionedThing): void
  /** Says of what kind a declared thing is, where its own record leaves that open. */
  suggestKind(key: string, kind: EntityKind): void
  /** Takes a key to be another name of a second one. */
  redirect(key: string, to: string): void
  /** Keeps a text for the second reading of the file: of several, the least, or that which came last. */
  keep(topic: string, key: string, text: string, which: 'least' | 'last'): void
  kept(topic: string, key: string): string | null
  /** Asks what each declared thing is whose kind nothing told yet. */
  settle(settleOne: (key: string) => { kind: EntityKind; classification: string | null } | null): void
  /** Gives a thing to each key that is mentioned and not declared, if its kind is known. */
  standIn(describe: (thing: { key: string; kind: EntityKind; name: string }) => { slug: string; name: string }): void
  /** Gives each thing its slug: its own, or, where others have the same, one with a hash to all but the least of them by key. */
  allotSlugs(): void
  /** The slug and kind of what the file names so; null where it names nothing so. */
  find(key: string): RegisteredThing | null
  /** Takes things of one kind to be one thing if they share an identifier of these schemes and differ in none of the first. */
  joinTwins(schemes: readonly string[], isTold: IsTold): readonly Twin[]
  /** The things of the file by their slugs, a part at a time; only those of a kind if one is given. */
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
      place integer primary key, key text unique not null, kind text, name text not null, nameless integer not null,
      description text, classification text, ordinal integer, enlarged integer, wanted text not null, own text unique,
      slug text, stands_in integer not null, twin text)`)
  database.run('create index thing_by_wanted on thing (wanted, stands_in, key)')
  database.run('create index thing_by_twin on thing (twin) where twin is not null')
  database.run(`create table mention (
      key text, by text, kind text, name text not null, nameless integer not null, identifiers text not null,
      primary key (key, by)) without rowid`)
  database.run('create table redirect (key text primary key, target text not null) without rowid')
  database.run(`create table suggestion (key text primary key, kind text) without rowid`)
  database.run(`create table identifier (
      scheme text, value text, key text, primary key (scheme, value, key)) without rowid`)
  database.run(`create index identifier_by_key on identifier (key)`)
  database.run(`create table kept (topic text, key text, text text, primary key (topic, key)) without rowid`)
  return {
    declare: (thing) => declare(database, thing, false),
    mention({ key, kind, name, identifiers, by }) {
      database.run(
        `insert into mention (key, by, kind, name, nameless, identifiers) values (?, ?, ?, ?, ?, ?)
         on conflict (key, by) do update set kind = ${leastOf('kind')}, ${betterName}`,
        [key, by, kind, name, isNameless(key, name), JSON.stringify(identifiers)],
      )
    },
    settle: (settleOne) => settle(database, settleOne),
    suggestKind(key, kind) {
      database.run(
        `insert into suggestion values (?, ?) on conflict (key) do update set kind = min(kind, excluded.kind)`,
        [key, kind],
      )
    },
    redirect(key, to) {
      database.run(
        `insert into redirect values (?, ?) on conflict (key) do update set target = min(target, excluded.target)`,
        [key, to],
      )
    },
    keep(topic, key, text, which) {
      const kept = which === 'last' ? 'excluded.text' : 'min(text, excluded.text)'
      database.run(`insert into kept values (?, ?, ?) on conflict (topic, key) do update set text = ${kept}`, [
        topic,
        key,
        text,
      ])
    },
    kept: (topic, key) =>
      (database.get('select text from kept where topic = ? and key = ?', [topic, key])?.text as never) ?? null,
    standIn: (describe) => standIn(database, describe),
    allotSlugs: () => allotSlugs(database, hashed),
    find: (key) => find(database, key) ?? find(database, targetOf(database, key)),
    joinTwins: (schemes, isTold) => joinTwins(database, schemes, isTold),
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

function declare(database: TemporaryDatabase, thing: DeclaredThing, standsIn: boolean): void {
  const { key, kind, name, description, classification, ordinal, enlarged, slug, identifiers } = thing
  database.run(
    `insert into thing (
       key, kind, name, nameless, description, classification, ordinal, enlarged, wanted, stands_in)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (key) do update set ${betterName}, wanted = min(wanted, excluded.wanted), ${['kind', 'description', 'classification', 'ordinal', 'enlarged'].map((column) => `${column} = ${leastOf(column)}`).join()}`,
    [
      key,
      kind,
      name,
      isNameless(key, name),
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
function leastOf(column: string): string {
  return `coalesce(min(${column}, excluded.${column}), ${column}, excluded.${column})`
}

/** A name goes before an id that stands for one. */
const betterName = `
  name = case when (excluded.nameless, excluded.name) < (nameless, name) then excluded.name else name end,
  nameless = min(nameless, excluded.nameless)`

function isNameless(key: string, name: string): number {
  return Number(key.endsWith(`:${name}`))
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
): void {
  for (let last = ''; ; ) {
    const rows = database.all(
      `select key, min(kind) as kind, coalesce(min(name) filter (where nameless = 0), min(name)) as name,
         min(identifiers) as identifiers from mention
       where key > ? and kind is not null and not exists (
         select 1 from thing where thing.key = mention.key) and not exists (
         select 1 from redirect join thing on thing.key = redirect.target where redirect.key = mention.key) and (
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

function* partsOf(database: TemporaryDatabase, size: number, only: EntityKind | null): Iterable<readonly WholeThing[]> {
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
