import { type Kysely, type KyselyPlugin, RawNode, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import type { Dialect } from './dialect.ts'

/**
 * Brings a database to the present layout, step by step; does nothing where it is there. On PostgreSQL the first of
 * several processes does so while the others wait; on SQLite whoever calls sees to that.
 */
export async function migrateToLatest<Tables>(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: async () => migrationsFor(dialect) },
    migrationTableName: migrationTable,
    migrationLockTableName: `${migrationTable}_lock`,
  })
  const { error } = await migrator.migrateToLatest()
  if (error) throw error
}

/** Where a database keeps the names of the steps that it has taken: how Plenum knows its own. */
export const migrationTable = 'plenum_migration'

/** The steps that bring a database to the present layout, in order. A step that was released is never changed. */
function migrationsFor(dialect: Dialect): Record<string, Migration> {
  const plugin = layingOut(dialect)
  return Object.fromEntries(
    Object.entries(steps).map(([name, up]) => [name, { up: (db) => up(db.withPlugin(plugin), dialect) }]),
  )
}

function layingOut({ layOut }: Dialect): KyselyPlugin {
  return {
    transformQuery: ({ node }) =>
      RawNode.is(node) ? RawNode.create(node.sqlFragments.map(layOut), node.parameters) : node,
    transformResult: async ({ result }) => result,
  }
}

const steps: Readonly<Record<string, (db: Kysely<unknown>, dialect: Dialect) => Promise<void>>> = {
  '001-claims': createTables,
}

/** The names of the steps: a database that has taken others was written by a newer Plenum. */
export const migrationNames: readonly string[] = Object.keys(steps)

/** The number of the layout, kept in the database: one that is higher than ours is refused. */
export const layoutVersion = migrationNames.length

async function createTables(db: Kysely<unknown>, dialect: Dialect): Promise<void> {
  await sql`
    create table entity (
      slug text primary key,
      kind text not null,
      name text not null,
      description text,
      classification text,
      ordinal integer,
      enlarged integer,
      identifiers text not null
    ) without rowid`.execute(db)
  await sql`
    create table claim (
      subject text not null references entity (slug) deferrable initially deferred,
      property text not null,
      id text not null,
      value_type text not null,
      object text,
      text text,
      unit text,
      language text,
      qualifiers text not null,
      held_from text,
      held_until text,
      rank text not null,
      rank_reason text,
      explanation text,
      primary key (subject, property, id)
    ) without rowid`.execute(db)
  await sql`create index claim_by_id on claim (id)`.execute(db)
  await sql`create index claim_between on claim (object, subject) where object is not null`.execute(db)
  await sql`create index claim_by_object on claim (object, property) where object is not null`.execute(db)
  await sql`
    create table reference (
      subject text not null,
      claim text not null,
      position integer not null,
      source text not null,
      locator text,
      list_order integer,
      printed_as text,
      attributed_to text,
      attribution text,
      certainty text not null,
      attested text,
      note text,
      primary key (subject, claim, position)
    ) without rowid`.execute(db)
  await sql`create index reference_by_source on reference (source, claim)`.execute(db)
  await sql`create index reference_by_speaker on reference (attributed_to) where attributed_to is not null`.execute(db)
  await sql`
    create table entry (
      owner text not null,
      list text not null,
      place bigint not null,
      start bigint not null,
      name text not null,
      item text not null,
      tag text not null,
      claims text not null,
      primary key (owner, list, place, start, name, item)
    ) without rowid`.execute(db)
  await sql`create unique index entry_by_item on entry (item, owner, list)`.execute(db)
  await sql`
    create table tally (
      owner text not null,
      list text not null,
      tag text not null,
      entries bigint not null,
      primary key (owner, list, tag)
    ) without rowid`.execute(db)
  await sql`
    create table link (
      node text not null,
      property text not null,
      direction text not null,
      kind text not null,
      first text not null,
      count bigint not null,
      others text not null,
      primary key (node, property, direction, kind, first)
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
      entity text not null,
      text text not null,
      folded text not null,
      shown integer not null,
      forms text not null,
      unique (entity, text)
    )`.execute(db)
  for (const statement of dialect.wordIndex.create) await statement.execute(db)
  await sql`
    create table word (
      length integer not null,
      word text not null,
      reversed text not null,
      uses bigint not null,
      primary key (length, word)
    ) without rowid`.execute(db)
  await sql`create index word_by_end on word (length, reversed)`.execute(db)
  await sql`
    create table mention (
      entity text not null,
      claim text not null,
      primary key (entity, claim)
    ) without rowid`.execute(db)
  await sql`
    create table span (
      entity text primary key,
      first_day bigint not null,
      last_day bigint not null,
      started text,
      ended text
    ) without rowid`.execute(db)
  await sql`
    create table contest (
      subject text not null,
      property text not null,
      primary key (subject, property)
    ) without rowid`.execute(db)
  await sql`
    create table dated (
      owner text not null,
      item text not null,
      first_day bigint not null,
      last_day bigint not null,
      primary key (owner, item)
    ) without rowid`.execute(db)
  await sql`
    create table graph (
      id integer primary key,
      revision text not null
    )`.execute(db)
  await dialect.announceChanges?.execute(db)
  await createHoldings(db)
}

async function createHoldings(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table held_entity (
      slug text not null,
      origin text not null,
      run text not null,
      kind text not null,
      name text not null,
      description text,
      classification text,
      ordinal integer,
      enlarged integer,
      identifiers text not null,
      primary key (slug, origin)
    ) without rowid`.execute(db)
  await sql`create index held_entity_by_run on held_entity (origin, run)`.execute(db)
  await sql`
    create table holding (
      claim text not null,
      reference text not null,
      origin text not null,
      run text not null,
      rank text not null,
      rank_reason text,
      explanation text,
      primary key (claim, reference, origin)
    ) without rowid`.execute(db)
  await sql`create index holding_by_run on holding (origin, run)`.execute(db)
  await sql`
    create table identifier (
      scheme text not null,
      value text not null,
      entity text not null,
      primary key (scheme, value, entity)
    ) without rowid`.execute(db)
  await sql`create index identifier_by_entity on identifier (entity)`.execute(db)
  await sql`
    create table alias (
      origin text not null,
      slug text not null,
      entity text not null,
      run text not null,
      primary key (origin, slug)
    ) without rowid`.execute(db)
  await sql`
    create table import (
      origin text primary key,
      run text not null,
      finished integer not null
    ) without rowid`.execute(db)
}
