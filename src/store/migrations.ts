import { type Kysely, type KyselyPlugin, RawNode, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { carryOver, takeEarlier } from './carry-over.ts'
import { createGraph, createTables } from './create-tables.ts'
import type { Dialect } from './dialect.ts'
import { beginHistory, createHistory } from './history/create-tables.ts'
import { recordRevision } from './revision.ts'
import type { Writing } from './rows.ts'
import type { Tables } from './tables.ts'
import { deriveAnew } from './write.ts'

/**
 * Brings a database to the present layout, step by step; does nothing where it is there. On PostgreSQL the first of
 * several processes does so while the others wait; on SQLite whoever calls sees to that.
 */
export async function migrateToLatest(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
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

const steps: Readonly<Record<string, (db: Kysely<Tables>, dialect: Dialect) => Promise<void>>> = {
  // What it laid out is laid out anew by the next.
  '001-claims': async () => {},
  '002-numbers': layOutNumbers,
  '003-ties': layOutTies,
  '004-held': layOutHeld,
  '005-records': layOutRecords,
  // What it derived is derived anew by the last.
  '006-spellings': async () => {},
  '007-history': layOutHistory,
  '008-values': layOutValues,
  '009-facets': layOutFacets,
  '010-description': layOutDescription,
}

/** The names of the steps: a database that has taken others was written by a newer Plenum. */
export const migrationNames: readonly string[] = Object.keys(steps)

/** The number of the layout, kept in the database: one that is higher than ours is refused. */
export const layoutVersion = migrationNames.length

async function layOutNumbers(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  const earlier = await takeEarlier(db)
  await createTables(db, dialect)
  if (earlier) await carryOver(db, dialect, earlier)
  else await createGraph(db, dialect)
}

/** What is held to be wrong counts for nothing, and who stands in a qualifier is linked. */
async function layOutTies(db: Kysely<Tables>): Promise<void> {
  await sql`
    create table tie (
      owner integer not null,
      list text not null,
      item integer not null,
      claims integer not null,
      primary key (owner, list, item)
    ) without rowid`.execute(db)
  await sql`drop table contest`.execute(db)
  await sql`
    create table contest (
      subject integer not null,
      property text not null,
      slot text not null,
      kinds text not null,
      judged integer not null,
      primary key (subject, property, slot)
    ) without rowid`.execute(db)
}

/** An import that would withdraw much of what its name held is asked about: what it held is kept with its run. */
async function layOutHeld(db: Kysely<Tables>): Promise<void> {
  await sql`alter table run add column held integer`.execute(db)
}

/**
 * What each record of a file said is kept, where the format has files that tell what changed. Of what was imported before
 * it is not known: such a file asks for the whole one once more.
 */
async function layOutRecords(db: Kysely<Tables>): Promise<void> {
  await sql`
    create table record (
      number integer primary key,
      origin text not null,
      key text not null,
      slug text,
      entity text,
      run integer not null,
      unique (origin, key)
    )`.execute(db)
  await sql`create index record_by_entity on record (entity, origin) where entity is not null`.execute(db)
  await sql`
    create table saying (
      record integer not null,
      claim integer not null,
      run integer not null,
      citations text not null,
      primary key (record, claim)
    ) without rowid`.execute(db)
  await sql`create index saying_by_claim on saying (claim)`.execute(db)
}

/** Every change is recorded from here on. What there was before is the first one. */
async function layOutHistory(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await createHistory(db)
  await beginHistory({ db, dialect })
}

/**
 * What is claimed that is no entity is found by what it says, entities are ordered by their first day and by their claims,
 * claims by what supports them and when it began, and those of a source as it tells them.
 */
async function layOutValues(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
  await dialect.checkConstraints?.execute(db)
  await sql`
    create table value (
      property text not null,
      text text not null,
      wide integer not null,
      low integer not null,
      high integer not null,
      subject integer not null,
      claim integer not null,
      primary key (property, text, wide, low, claim)
    ) without rowid`.execute(db)
  await sql`create index value_by_subject on value (subject, property)`.execute(db)
  await sql`create index claim_by_property on claim (property, subject)`.execute(db)
  await sql`alter table listed add column first_day bigint not null default 0`.execute(db)
  await sql`alter table listed add column claims bigint not null default 0`.execute(db)
  await sql`create index listed_by_first_day on listed (kind, shown, first_day, name)`.execute(db)
  await sql`create index listed_by_claims on listed (kind, shown, (-claims), name)`.execute(db)
  await sql`create index listed_all_by_name on listed (shown, name)`.execute(db)
  await sql`create index listed_all_by_first_day on listed (shown, first_day, name)`.execute(db)
  await sql`create index listed_all_by_claims on listed (shown, (-claims), name)`.execute(db)
  await sql`
    create table support (
      claim integer primary key,
      property text not null,
      id text not null,
      day integer not null,
      latest integer not null,
      voices integer not null
    )`.execute(db)
  await sql`create index support_by_day on support (day, property, id)`.execute(db)
  await sql`create index support_by_latest on support (latest, property, id)`.execute(db)
  await sql`create index support_by_voices on support (voices, property, id)`.execute(db)
  await sql`drop table cited`.execute(db)
  await sql`
    create table cited (
      source integer not null,
      shown integer not null,
      place text not null,
      list_order integer not null,
      day integer not null,
      property text not null,
      id text not null,
      claim integer not null,
      primary key (source, shown, place, list_order, day, property, id)
    ) without rowid`.execute(db)
  await sql`create index cited_by_claim on cited (claim, source, shown)`.execute(db)
  await deriveAgain({ db, dialect }, '008-values')
}

/** Who stands in a role, whatever in, is found by it; only by who asks for it in this form (see facetInIndex). */
async function layOutFacets(db: Kysely<Tables>): Promise<void> {
  await sql`create index claim_by_facet on claim (property, (facet || ''))`.execute(db)
}

/** What the graph says of itself is kept with it. */
async function layOutDescription(db: Kysely<Tables>): Promise<void> {
  await sql`create table description (id integer primary key, content text not null, origin text)`.execute(db)
}

/** All that is derived is derived anew, once, by the last step that asks for it. */
async function deriveAgain(store: Writing, step: string): Promise<void> {
  await deriveAnew(store)
  const filled = await store.db.selectFrom('graph').select('revision').executeTakeFirst()
  if (filled) await recordRevision(store, filled.revision, step, [])
}
