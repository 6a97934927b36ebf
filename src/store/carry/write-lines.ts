import { type Selectable, sql } from 'kysely'
import { type ClaimRow, claimColumns, joinedEnds } from '../claim-row.ts'
import { textset } from '../dialect.ts'
import { decodeEntity, encodeEntity } from '../entities.ts'
import { StoreError } from '../error.ts'
import { findRevision } from '../graph.ts'
import type { ChangeTable, PastClaimTable, PastEntityTable } from '../history/tables.ts'
import { columnTypes, primaryKeys } from '../rows.ts'
import type { Store } from '../store.ts'
import type { EntityTable } from '../tables.ts'
import {
  type ChangeLine,
  type HistoryLine,
  historyVersion,
  namesClaims,
  type RowTable,
  tablesAfter,
  tablesBefore,
} from './line.ts'
import { type Course, createCourse, type Paged, readPages } from './pages.ts'

/** Lends the graph with its whole history, line by line: all of one state of the database, whoever writes meanwhile. */
export async function writeLines<Result>(
  store: Store,
  work: (lines: AsyncIterable<HistoryLine>) => Promise<Result>,
): Promise<Result> {
  const reading = store.db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only')
  return reading.execute((db) => work(withEnd(linesOf({ ...store, db }))))
}

async function* withEnd(lines: AsyncIterable<HistoryLine>): AsyncGenerator<HistoryLine> {
  let count = 0
  for await (const line of lines) {
    yield line
    count += 1
  }
  yield { end: count }
}

async function* linesOf(store: Store): AsyncGenerator<HistoryLine> {
  yield { history: historyVersion, revision: await findRevision(store) }
  for (const table of tablesBefore) yield* rowLines(store, table)
  const states = createStates(store)
  yield* states.since(0)
  const key = (name: string) => sql.ref(`change.${name}`)
  for await (const changes of changeLines(store, [key('number')], sql`change.number is not null`)) {
    for (const line of changes) {
      yield line
      yield* touchedLines(store, line.change.key)
      yield* states.since(Number(line.change.number))
    }
  }
  await states.refuseRest()
  for await (const proposals of changeLines(store, [key('at'), key('key')], sql`change.number is null`)) {
    for (const line of proposals) {
      yield line
      yield* touchedLines(store, line.change.key)
    }
  }
  for (const table of tablesAfter) yield* rowLines(store, table)
}

async function* rowLines(store: Store, table: RowTable): AsyncGenerator<HistoryLine> {
  const hasClaims = namesClaims(table)
  const columns = Object.keys(columnTypes[table]).map((name) =>
    hasClaims && name === 'claim' ? sql`claim.id as claim` : sql.ref(`${table}.${name}`),
  )
  const paged: Paged = {
    from: hasClaims
      ? sql`${sql.table(table)} join claim on claim.number = ${sql.ref(`${table}.claim`)}`
      : sql.table(table),
    columns: sql.join(columns),
    key: primaryKeys[table].map((name) => sql.ref(`${table}.${name}`)),
  }
  for await (const rows of readPages<Record<string, unknown>>(store, paged)) yield { rows, of: table }
}

async function* changeLines(
  store: Store,
  key: Paged['key'],
  where: NonNullable<Paged['where']>,
): AsyncGenerator<ChangeLine[]> {
  const from = sql`change join author on author.number = change.author
    left join author as reviewing on reviewing.number = change.reviewer`
  const columns = sql`change.*, author.id as author_id, reviewing.id as reviewer_id`
  type Row = Selectable<ChangeTable> & { author_id: string; reviewer_id: string | null }
  for await (const rows of readPages<Row>(store, { from, columns, key, where })) {
    const reverts = await findReverted(
      store,
      rows.map((row) => row.key),
    )
    yield rows.map(({ author_id, reviewer_id, ...row }) => ({
      change: { ...row, author: author_id, reviewer: reviewer_id, reverts: reverts.get(row.key) ?? [] },
    }))
  }
}

async function findReverted({ db, dialect }: Store, keys: readonly string[]): Promise<ReadonlyMap<string, string[]>> {
  const { rows } = await sql<{ change: string; reverted: string }>`
    select reversal.change, reversal.reverted from ${textset(dialect, keys)} as wanted
    join reversal on reversal.change = wanted.text order by reversal.reverted`.execute(db)
  const byChange = Map.groupBy(rows, ({ change }) => change)
  return new Map([...byChange].map(([change, all]) => [change, all.map(({ reverted }) => reverted)]))
}

async function* touchedLines(store: Store, change: string): AsyncGenerator<HistoryLine> {
  const paged = {
    from: sql`touched`,
    columns: sql`touched.entity`,
    key: [sql`touched.entity`],
    where: sql`touched.change = ${change}`,
  }
  for await (const rows of readPages<{ entity: string }>(store, paged))
    yield { touched: rows.map(({ entity }) => entity), by: change }
}

/** What has been so since each change, in the order of changes. */
function createStates(store: Store) {
  const past = <Row extends { readonly since: number }>(table: 'past_entity' | 'past_claim', id: 'slug' | 'id') =>
    createCourse(
      readPages<Row>(store, {
        from: sql.table(table),
        columns: sql`${sql.table(table)}.*`,
        key: ['since', id].map((name) => sql.ref(`${table}.${name}`)),
      }),
    )
  const pastEntities = past<PastEntityTable>('past_entity', 'slug')
  const pastClaims = past<PastClaimTable>('past_claim', 'id')
  const standing = createStanding(store)
  return {
    async *since(since: number): AsyncGenerator<HistoryLine> {
      for await (const rows of pastEntities.take(since))
        yield { entities: rows.map((row) => ({ slug: row.slug, ...endedState(row) })), since }
      for await (const rows of standing.entities(since)) {
        const entities = rows.map((row) => ({ slug: row.slug, until: null, state: encodeEntity(decodeEntity(row)) }))
        yield { entities, since }
      }
      for await (const rows of pastClaims.take(since))
        yield { claims: rows.map((row) => ({ id: row.id, ...endedState(row) })), since }
      for await (const rows of standing.claims(since)) {
        const claims = rows.map(({ since: _since, ...state }) => ({ id: state.id, until: null, state }))
        yield { claims, since }
      }
    },
    /** @throws StoreError where something has been so since a change that there is not */
    async refuseRest(): Promise<void> {
      for (const course of [pastEntities, pastClaims, standing.laterEntities, standing.laterClaims])
        if (await course.left())
          throw new StoreError('DAMAGED_DATABASE', 'The history is damaged. Look at it with "plenum doctor --db URL".')
    },
  }
}

function endedState({ until, state, held }: Pick<PastClaimTable, 'until' | 'state' | 'held'>) {
  return { until: Number(until), state: state === null ? null : JSON.parse(state), ...(held !== null && { held }) }
}

/** What stands since a change; of what was there before the first no change is noted. */
function createStanding(store: Store) {
  type Standing<Row> = Row & { readonly since: number }
  const course = <Row>(kind: 'entity' | 'claim', from: Paged['from'], columns: Paged['columns']) => {
    const since = sql.table(`${kind}_since`)
    const of = sql`${since} on ${sql.ref(`${kind}_since.${kind}`)} = ${sql.ref(`${kind}.number`)}`
    const [began, number] = [sql.ref(`${kind}_since.since`), sql.ref(`${kind}.number`)]
    const first = readPages<Standing<Row>>(store, {
      from: sql`${from} left join ${of}`,
      columns: sql`${columns}, 0 as since`,
      key: [number],
      where: sql`${began} is null`,
    })
    const later: Course<Standing<Row>> = createCourse(
      readPages<Standing<Row>>(store, {
        from: sql`${from} join ${of}`,
        columns: sql`${columns}, ${began}`,
        key: [began, sql.ref(`${kind}_since.${kind}`)],
      }),
    )
    return { later, since: (number: number) => (number === 0 ? first : later.take(number)) }
  }
  const entities = course<EntityTable>('entity', sql`entity`, sql`entity.*`)
  const claims = course<ClaimRow>('claim', sql`claim ${joinedEnds}`, claimColumns)
  return {
    entities: entities.since,
    claims: claims.since,
    laterEntities: entities.later,
    laterClaims: claims.later,
  }
}
