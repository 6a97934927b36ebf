import { type Kysely, type KyselyPlugin, RawNode, sql } from 'kysely'
import { type Migration, Migrator } from 'kysely/migration'
import { carryOver, takeEarlier } from './carry-over.ts'
import type { Dialect } from './dialect.ts'
import { recordRevision } from './revision.ts'
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

/** What is held to be wrong counts for nothing, and who stands in a qualifier is linked: all that is derived is derived anew. */
async function layOutTies(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
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
  const store = { db, dialect }
  await deriveAnew(store)
  const filled = await db.selectFrom('graph').select('revision').executeTakeFirst()
  if (filled) await recordRevision(store, filled.revision, { origin: '', run: '003-ties' }, [])
}

/** An import that would withdraw much of what its name held is asked about: what it held is kept with its run. */
async function layOutHeld(db: Kysely<Tables>): Promise<void> {
  await sql`alter table run add column held integer`.execute(db)
}

async function createTables(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
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
async function createGraph(db: Kysely<Tables>, dialect: Dialect): Promise<void> {
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
