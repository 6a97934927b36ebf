import { type RawBuilder, sql } from 'kysely'
import type { StoredLists } from '../../lists/list.ts'
import type { ChangeState } from '../../model/change.ts'
import { type Dialect, textset } from '../dialect.ts'
import type { Store } from '../store.ts'
import type { Redirects } from './redirects.ts'

/** Who looks at the history: what has not taken effect is shown to its author, and to who may review. */
export interface Sight {
  readonly mayReview: boolean
  /** The id under which the history knows them. */
  readonly author: string | null
}

/** Which changes are listed: those that meet all of it. */
export interface ChangeFilter {
  readonly sight: Sight
  /** Names or ids of authors. */
  readonly by?: readonly string[] | null
  readonly states?: readonly ChangeState[] | null
  /** Moments in milliseconds, both counted in. */
  readonly from?: number | null
  readonly to?: number | null
  /** Only those with a larger number. */
  readonly since?: number | null
}

/** What changes are listed of: all there are; those that touch entities; those that changed claims. */
export type ChangesOf = 'ALL' | 'ENTITIES' | 'CLAIMS'

/**
 * Lists of changes, the oldest first. A list is named by the slugs or the ids that it is of (`changesListName`), and by
 * nothing where it is of all.
 */
export function storedChanges(dialect: Dialect, of: ChangesOf, filter: ChangeFilter): StoredLists {
  return {
    name: `changes ${of} ${JSON.stringify(filter)}`,
    rows: changeRows[of](dialect),
    isOfList: conditionsOf(dialect, filter),
    position: [
      { type: 'bigint', sql: sql`change.at` },
      { type: 'text', sql: sql`change.key` },
    ],
    indexed: of === 'ALL' ? 2 : 0,
    kind: null,
  }
}

export function changesListName(names: readonly string[]): string {
  return JSON.stringify(names.map((name) => [name]))
}

const changeRows: Readonly<Record<ChangesOf, (dialect: Dialect) => RawBuilder<unknown>>> = {
  ALL: () => sql`change`,
  ENTITIES: (dialect) => sql`(
    select distinct touched.change from ${namesOf(dialect)} as named join touched on touched.entity = named.name
    ) as own join change on change.key = own.change`,
  CLAIMS: (dialect) => sql`(
    select claim_since.since as number from ${namesOf(dialect)} as named
      join claim on claim.id = named.name join claim_since on claim_since.claim = claim.number
    union select past_claim.since from ${namesOf(dialect)} as named join past_claim on past_claim.id = named.name
    union select past_claim.until from ${namesOf(dialect)} as named join past_claim on past_claim.id = named.name
    ) as own join change on change.number = own.number`,
}

function namesOf(dialect: Dialect): RawBuilder<unknown> {
  return dialect.recordsetOf(sql`wanted.list`, { name: 'text' })
}

function conditionsOf(dialect: Dialect, { sight, by, states, from, to, since }: ChangeFilter): RawBuilder<unknown> {
  const conditions = [
    isShownTo(sight),
    ...(by
      ? [
          sql`change.author in (select author.number from ${textset(dialect, by)} as given
            join author on author.id = given.text or author.name = given.text)`,
        ]
      : []),
    ...(states ? [states.length === 0 ? sql`1 = 0` : sql`change.state in (${sql.join(states)})`] : []),
    ...(from == null ? [] : [sql`change.at >= ${from}`]),
    ...(to == null ? [] : [sql`change.at <= ${to}`]),
    ...(since == null ? [] : [sql`change.number > ${since}`]),
  ]
  return sql.join(conditions, sql` and `)
}

function isShownTo({ mayReview, author }: Sight): RawBuilder<unknown> {
  if (mayReview) return sql`1 = 1`
  if (author === null) return sql`change.state = 'APPLIED'`
  return sql`(change.state = 'APPLIED' or change.author in (select number from author where id = ${author}))`
}

/**
 * Lists of the entities that a change touched, by their slugs: those that are there, and what the others were merged into.
 * A list is named by the key of the change.
 */
export function storedTouched(dialect: Dialect, { entities: redirects }: Redirects): StoredLists {
  const led = dialect.recordset([...redirects], { old: 'text', entity: 'text' })
  const isTouched = (slug: RawBuilder<unknown>) => sql`exists (
    select 1 from touched as own where own.change = wanted.list and own.entity = ${slug})`
  const own = sql`
    select touched.entity as slug from touched
    where touched.change = wanted.list and exists (select 1 from entity where entity.slug = touched.entity)`
  const others = sql`
    union all
    select distinct led.entity from ${led} as led
    where ${isTouched(sql`led.old`)} and not ${isTouched(sql`led.entity`)}`
  return {
    name: 'touched',
    rows: sql`(${own} ${redirects.size === 0 ? sql`` : others}) as shown`,
    isOfList: sql`1 = 1`,
    position: [{ type: 'text', sql: sql`shown.slug` }],
    indexed: 0,
    kind: null,
  }
}

/** Which of these slugs the history knows: of entities that are there, that were, or that a proposal in sight would create. */
export async function findRemembered(
  { db, dialect }: Store,
  slugs: readonly string[],
  sight: Sight,
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ text: string }>`
    select wanted.text from ${textset(dialect, slugs)} as wanted
    where exists (select 1 from entity where entity.slug = wanted.text)
      or exists (select 1 from touched join change on change.key = touched.change
        where touched.entity = wanted.text and ${isShownTo(sight)})`.execute(db)
  return new Set(rows.map(({ text }) => text))
}
