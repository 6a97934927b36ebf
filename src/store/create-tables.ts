import { type Kysely, sql } from 'kysely'
import type { Dialect } from './dialect.ts'
import type { Tables } from './tables.ts'

/** Lays out the tables as they were before ties were kept. A layout that was released is never changed: a step changes it. */
export async function createTables(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await sql`
    create table entity (
      number integer primary key,
      slug text not null unique,
      kind text not null,
      name text not null,
      description text,
      classification text,
      ordinal integer,
      enlarged integer,
      identifiers text
    )`.execute(db)
  await sql`
    create table claim (
      number integer primary key,
      id text not null,
      subject integer not null references entity (number) deferrable initially deferred,
      property text not null,
      object integer,
      value_type text,
      text text,
      unit text,
      language text,
      qualifiers text,
      held_from text,
      held_until text,
      rank text,
      rank_reason text,
      explanation text,
      citations text not null,
      list_order integer not null,
      day integer not null,
      facet text,
      shown integer not null
    )`.execute(db)
  await sql`create unique index claim_by_id on claim (id)`.execute(db)
  await sql`create index claim_by_subject on claim (subject, property)`.execute(db)
  await sql`create index claim_by_object on claim (object, property, subject) where object is not null`.execute(db)
  await createDerived(db, dialect)
  await createHoldings(db)
}

/** The one row that tells of what the graph as a whole is. */
export async function createGraph(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await sql`
    create table graph (
      id integer primary key,
      revision text not null
    )`.execute(db)
  await dialect.announceChanges?.execute(db)
}

/** What is written when claims are, so that it need not be made when they are read. */
async function createDerived(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await sql`
    create table listed (
      number integer primary key,
      kind text not null,
      list_order integer not null,
      day integer not null,
      name text not null,
      shown integer not null
    )`.execute(db)
  await sql`create index listed_in_order on listed (kind, shown, list_order, day, name)`.execute(db)
  await sql`create index listed_by_name on listed (kind, shown, name)`.execute(db)
  await sql`
    create table entry (
      owner integer not null,
      list text not null,
      list_order integer not null,
      day integer not null,
      name text not null,
      item integer not null,
      kind text not null,
      primary key (owner, list, list_order, day, name, item)
    ) without rowid`.execute(db)
  await sql`
    create table cited (
      source integer not null,
      shown integer not null,
      list_order integer not null,
      day integer not null,
      property text not null,
      id text not null,
      claim integer not null,
      primary key (source, shown, list_order, day, property, id)
    ) without rowid`.execute(db)
  await sql`
    create table source_count (
      entity integer not null,
      source integer not null,
      claims integer not null,
      primary key (entity, source)
    ) without rowid`.execute(db)
  await sql`
    create table dated (
      owner integer not null,
      day integer not null,
      claim integer not null,
      last_day integer not null,
      entity integer not null,
      shown integer not null,
      primary key (owner, day, claim)
    ) without rowid`.execute(db)
  await sql`
    create table event_link (
      later text not null,
      earlier text not null,
      relation text not null,
      claims text not null,
      primary key (later, earlier, relation, claims)
    ) without rowid`.execute(db)
  await sql`create index event_link_by_earlier on event_link (earlier, later)`.execute(db)
  await sql`
    create table spelling (
      id integer primary key,
      entity integer not null,
      text text not null,
      folded text not null,
      shown integer not null,
      forms text not null
    )`.execute(db)
  await sql`create index spelling_by_entity on spelling (entity)`.execute(db)
  for (const statement of dialect.wordIndex.create) await statement.execute(db)
  await sql`
    create table word (
      length integer not null,
      word text not null,
      reversed text not null,
      uses integer not null,
      primary key (length, word)
    ) without rowid`.execute(db)
  await sql`create index word_by_end on word (length, reversed)`.execute(db)
  await sql`
    create table mention (
      entity integer not null,
      claim integer not null,
      role text not null,
      primary key (entity, claim, role)
    ) without rowid`.execute(db)
  await sql`
    create table span (
      entity integer primary key,
      first_day integer not null,
      last_day integer not null,
      started text,
      ended text
    )`.execute(db)
  await sql`
    create table contest (
      subject integer not null,
      property text not null,
      slot text not null,
      kinds text not null,
      primary key (subject, property, slot)
    ) without rowid`.execute(db)
  await sql`
    create table identifier (
      scheme text not null,
      value text not null,
      entity integer not null,
      primary key (scheme, value, entity)
    ) without rowid`.execute(db)
}

/** Who holds what was said, so that it can be withdrawn. */
async function createHoldings(db: Kysely<Tables>): Promise<void> {
  await sql`
    create table run (
      number integer primary key,
      origin text not null,
      run text not null,
      finished integer not null,
      unique (origin, run)
    )`.execute(db)
  await sql`
    create table held_entity (
      slug text not null,
      run integer not null,
      kind text not null,
      name text not null,
      description text,
      classification text,
      ordinal integer,
      enlarged integer,
      identifiers text,
      primary key (slug, run)
    ) without rowid`.execute(db)
  await sql`create index held_entity_by_run on held_entity (run, slug)`.execute(db)
  await sql`
    create table holding (
      claim integer not null,
      run integer not null,
      citations text not null,
      rank text,
      rank_reason text,
      explanation text,
      primary key (claim, run)
    ) without rowid`.execute(db)
  await sql`create index holding_by_run on holding (run, claim)`.execute(db)
  await sql`
    create table alias (
      run integer not null,
      slug text not null,
      entity text not null,
      primary key (run, slug)
    ) without rowid`.execute(db)
}
