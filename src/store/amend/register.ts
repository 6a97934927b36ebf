import type { EntityKind } from '../../model/kind.ts'
import { openTemporarySqlite, type TemporaryDatabase } from '../sqlite/temporary.ts'
import { allotSlugs } from './allot-slugs.ts'
import { createRecall, findRecalled, keysNamed, type Recalled, recall, takeRecalled } from './register-recall.ts'
import {
  betterName,
  type DeclaredThing,
  declare,
  find,
  isNameless,
  leastOf,
  type MentionedThing,
  partsOf,
  type RegisteredThing,
  settle,
  standIn,
  type WholeThing,
} from './register-things.ts'
import { type IsTold, joinTwins, type Twin, uniteNamed } from './register-twins.ts'

/**
 * What one import knows of the file it reads: which things the file tells of, under which key it names them, and
 * which slug in the graph stands for each. It lies in a database of its own on the disk, that goes with the process,
 * so that a file of any size takes the same memory.
 */
export interface Register {
  /** Adds a thing that the file has a record of. Of several records of one key each gives what the others do not. */
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
  /** The keys under which anything of a topic is kept, a part at a time. */
  keptKeys(topic: string, size: number): Iterable<readonly string[]>
  /** Takes back that the file has a record of a thing: a later one takes its place. */
  forget(key: string): void
  /** Whether the file has a record of a thing. */
  tellsOf(key: string): boolean
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
  /** Gives each thing its slug: its own, or, where others have the same, one with a hash to all but the least of them by key. */
  allotSlugs(): void
  /** The slug and kind of what the file names so; null where it names nothing so. */
  find(key: string): RegisteredThing | null
  /** Takes things of one kind to be one thing if they share an identifier of these schemes and differ in none of the first. */
  joinTwins(schemes: readonly string[], isTold: IsTold): readonly Twin[]
  /** Takes the things of one kind that have these slugs by themselves to be one: the first of them stands for all. */
  unite(slugs: readonly string[], scheme: string): readonly Twin[]
  /** The things of the file by their slugs, a part at a time; only those of a kind if one is given. */
  parts(size: number, kind?: EntityKind): Iterable<readonly WholeThing[]>
  /** Takes a thing to be the entity that bears this slug. */
  join(key: string, slug: string): void
  /** Takes no thing to be an entity of the graph. */
  unjoin(): void
  /** The other names of things, with their keys, a part at a time. */
  redirects(size: number): Iterable<readonly { readonly key: string; readonly target: string }[]>
  /** Whether the slug was given to a thing of this file. */
  isOwn(slug: string): boolean
  close(): void
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
  createRecall(database)
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
    keptKeys: function* (topic, size) {
      const page = 'select key from kept where topic = ? and key > ? order by key limit ?'
      for (const rows of pagesOf<{ key: string }>(database, page, [topic], size)) yield rows.map(({ key }) => key)
    },
    forget(key) {
      for (const table of ['thing', 'identifier']) database.run(`delete from ${table} where key = ?`, [key])
    },
    tellsOf: (key) => database.get('select 1 as told from thing where key = ?', [key]) !== undefined,
    keysNamed: (size) => keysNamed(database, size),
    recall: (recalled) => recall(database, recalled),
    takeRecalled: () => takeRecalled(database),
    standIn: (describe) => standIn(database, describe),
    allotSlugs: () => allotSlugs(database, hashed),
    find: (key) => find(database, key) ?? find(database, targetOf(database, key)) ?? findRecalled(database, key),
    joinTwins: (schemes, isTold) => joinTwins(database, schemes, isTold),
    unite: (slugs, scheme) => uniteNamed(database, slugs, scheme),
    parts: (size, kind) => partsOf(database, size, kind ?? null),
    join: (key, slug) => database.run('update thing set slug = ? where key = ?', [slug, key]),
    unjoin: () => database.run('update thing set slug = own'),
    redirects: (size) =>
      pagesOf(database, 'select key, target from redirect where key > ? order by key limit ?', [], size),
    isOwn: (slug) => database.get('select 1 as own from thing where own = ?', [slug]) !== undefined,
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

function targetOf(database: TemporaryDatabase, key: string): string | null {
  return (database.get('select target from redirect where key = ?', [key])?.target as string) ?? null
}
