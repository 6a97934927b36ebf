import { type RawBuilder, sql } from 'kysely'
import { type GroupKey, namesEntities, type ToldKey } from '../lists/group-key.ts'
import type { KeySource } from '../lists/group-source.ts'
import type { StoredLists } from '../lists/list.ts'
import type { ListRequest } from '../lists/list-request.ts'
import type { MetClaims } from '../lists/met-claims.ts'
import { isStanding } from '../lists/standing.ts'
import { storedLetters } from '../lists/values.ts'
import { properties } from '../model/properties.ts'
import { numbersOfList } from './lists.ts'
import type { Store } from './store.ts'

/** A group as it is counted: the keys and texts of its words, and how many of its entities have a value that is contested. */
export interface CountedGroup {
  readonly words: readonly { readonly key: string; readonly text: string }[]
  readonly count: number
  readonly contested: number
}

export interface CountedGroups {
  readonly total: number
  /** Entities that are in any group. */
  readonly known: number
  /** Groups in all, also those that are not among these. */
  readonly size: number
  /** Whether texts are among them that are longer than the store has them folded: those that are alike are not told here. */
  readonly hasLong: boolean
  readonly groups: readonly CountedGroup[]
}

export interface GroupsRequest extends ListRequest {
  readonly stored: StoredLists
  readonly sources: readonly KeySource[]
  readonly first: number
}

/** The largest groups of a stored list, counted: one statement. */
export async function countGroups(store: Store, request: GroupsRequest): Promise<CountedGroups> {
  const columns = columnsOf(request.sources)
  const words = columns.map(({ key, text }) => sql`${key}, min(${text}) as ${text}`)
  const keys = columns.map(({ key }) => key)
  const { rows } = await sql<Record<string, number | string | null>>`
    with ${keyedEntities(store, request)},
    counted as (
      select ${sql.join(words)}, count(*) as entities, sum(contested) as contested from keyed group by ${sql.join(keys)}
    )
    select totals.*, shown.* from (
      select (select count(*) from chosen) as total, (select count(distinct number) from keyed) as known,
        (select count(*) from counted) as size, exists (select 1 from keyed where ${sql.join(
          keys.map((key) => sql`substr(${key}, 1, 1) = ${ofLongText}`),
          sql` or `,
        )}) as has_long
    ) as totals left join (
      select * from counted order by entities desc, ${sql.join(keys)} limit ${request.first}
    ) as shown on 1 = 1
    order by shown.entities desc, ${sql.join(keys)}`.execute(store.db)
  const [{ total, known, size, has_long: hasLong } = {}] = rows
  const groups = rows.flatMap((row): CountedGroup[] => {
    if (row.entities === null) return []
    const told = columns.map((_, index) => ({ key: String(row[`k${index}`]), text: String(row[`t${index}`]) }))
    return [{ words: told, count: Number(row.entities), contested: Number(row.contested) }]
  })
  return { total: Number(total), known: Number(known), size: Number(size), hasLong: Boolean(hasLong), groups }
}

/** The slugs of the entities of which the value of a key may be disputed; up to a limit. */
export async function findContested(store: Store, request: GroupsRequest, limit: number): Promise<string[]> {
  const { rows } = await sql<{ slug: string }>`
    with ${keyedEntities(store, request)}
    select distinct entity.slug from keyed join entity on entity.number = keyed.number where keyed.contested = 1
    limit ${limit}`.execute(store.db)
  return rows.map(({ slug }) => slug)
}

/** Before a text that the store has not folded whole. */
const ofLongText = sql.lit('~')

interface Column {
  readonly key: RawBuilder<unknown>
  readonly text: RawBuilder<unknown>
}

function columnsOf(sources: readonly KeySource[]): Column[] {
  const places = sources.flatMap(({ keys }) => keys.map(({ place }) => place)).sort()
  return places.map((place) => ({ key: sql.ref(`k${place}`), text: sql.ref(`t${place}`) }))
}

/** The tables of a `with`: the entities that are chosen, and the keys that each has, every combination once. */
function keyedEntities(store: Store, { stored, sources, ...list }: GroupsRequest): RawBuilder<unknown> {
  const read = sources.map((source, index) => sql`${sql.ref(`s${index}`)} as (${rowsOf(store, source)})`)
  const columns = columnsOf(sources)
  const joined = sources.map((_, index) =>
    index === 0 ? sql`s0` : sql`join ${sql.ref(`s${index}`)} on ${sql.ref(`s${index}.number`)} = s0.number`,
  )
  const contested = sources.map((_, index) => sql.ref(`s${index}.contested`))
  const isContested = sql`max(case when ${sql.join(
    contested.map((each) => sql`${each} = 1`),
    sql` or `,
  )} then 1 else 0 end)`
  return sql`${numbersOfList(store, stored, list, 'chosen')}, ${sql.join(read)},
    keyed as materialized (
      select s0.number, ${sql.join(columns.map(({ key, text }) => sql`${key}, min(${text}) as ${text}`))},
        ${isContested} as contested
      from ${sql.join(joined, sql` `)} group by s0.number, ${sql.join(columns.map(({ key }) => key))}
    )`
}

/** What a source of keys tells of the entities that are chosen. */
function rowsOf(store: Store, source: KeySource): RawBuilder<unknown> {
  const [only] = source.keys
  if (source.side === null) return attributeRows(only?.key as GroupKey, only?.place ?? 0)
  const { property, direction, met } = source.side
  const [near, far] = direction === 'OUT' ? ['subject', 'object'] : ['object', 'subject']
  const told = source.keys.map(({ key, place }) => ({ place, ...toldColumn(store, key as ToldKey, place, far) }))
  const isTold = told.map(({ text }) => sql`${text} is not null`)
  return sql`
    select chosen.number,
      ${sql.join(told.map(({ place, key, text }) => sql`${key} as ${sql.ref(`k${place}`)}, ${text} as ${sql.ref(`t${place}`)}`))},
      case when exists (
        select 1 from contest
        where contest.subject = told.subject and contest.property = told.property and contest.kinds <> ''
      ) then 1 else 0 end as contested
    from chosen cross join claim as told ${sql.join([sql``, ...told.flatMap(({ joins }) => joins)], sql` `)}
    where ${sql.ref(`told.${near}`)} = chosen.number and told.property = ${property} and told.shown > 0
      and ${isStanding('told')} and ${anyMet(met)} and ${sql.join(isTold, sql` and `)}`
}

function anyMet(met: readonly MetClaims[]): RawBuilder<unknown> {
  if (met.length === 0) return sql`1 = 1`
  return sql`(${sql.join(
    met.map((each) => sql`(${each.sql ?? sql`1 = 1`})`),
    sql` or `,
  )})`
}

interface ToldColumn {
  readonly key: RawBuilder<unknown>
  /** Null where nothing is told. */
  readonly text: RawBuilder<unknown>
  readonly joins: readonly RawBuilder<unknown>[]
}

/** The same words as in memory (see lists/group-key.ts). */
function toldColumn(store: Store, key: ToldKey, place: number, far: string): ToldColumn {
  const { by, property, direction, name } = key
  const other = `o${place}`
  const entityAt = (number: RawBuilder<unknown>) => ({
    key: sql`'#' || ${sql.ref(`${other}.slug`)}`,
    text: sql.ref(`${other}.slug`),
    joins: [sql`join entity as ${sql.ref(other)} on ${sql.ref(`${other}.number`)} = ${number}`],
  })
  const plain = (text: RawBuilder<unknown>): ToldColumn => ({ key: sql`'=' || ${text}`, text, joins: [] })
  switch (by) {
    case 'VALUE': {
      if (direction === 'IN' || !properties[property].range.value) return entityAt(sql.ref(`told.${far}`))
      const [found, slug] = [sql.ref(`v${place}`), sql.ref(`${other}.slug`)]
      const isShort = sql`${sql.ref(`v${place}.text`)} <> '' and length(${sql.ref(`v${place}.text`)}) < ${sql.lit(storedLetters)}`
      const isLong = sql`told.value_type = 'text' and not (${isShort})`
      return {
        key: sql`case when told.object is not null then '#' || ${slug} when ${isLong} then ${ofLongText} || told.text
          when told.value_type = 'text' then '=' || ${sql.ref(`v${place}.text`)} else '=' || told.text end`,
        text: sql`case when told.object is null then told.text else ${slug} end`,
        joins: [
          sql`left join entity as ${sql.ref(other)} on ${sql.ref(`${other}.number`)} = told.object
            left join value as ${found} on ${sql.ref(`v${place}.subject`)} = told.subject
              and ${sql.ref(`v${place}.property`)} = told.property and ${sql.ref(`v${place}.claim`)} = told.number`,
        ],
      }
    }
    case 'QUALIFIER': {
      const isFacet = properties[property].facet === name
      const text = isFacet ? sql`told.facet` : store.dialect.textOfJson(sql`told.qualifiers`, name ?? '')
      return { key: sql`${sql.lit(namesEntities(key) ? '#' : '=')} || ${text}`, text, joins: [] }
    }
    case 'YEAR':
      return plain(yearIn(sql`told.text`, 4))
    case 'DECADE':
      return plain(yearIn(sql`told.text`, 3))
    case 'START_YEAR':
      return plain(yearIn(sql`told.held_from`, 4))
  }
}

/** The first digits of the year of a date, with X for those left out; null for what lies in no one year or decade. */
function yearIn(date: RawBuilder<unknown>, digits: 3 | 4): RawBuilder<unknown> {
  const last = sql`substr(${date}, length(rtrim(${date}, '0123456789-X~?%.T:Z+')) + 1)`
  const [first, second] = [date, last].map((end) => yearOfEnd(end, digits))
  // Most dates are plain days, which are told at once: what is written like one says its year in its first places.
  const written = sql`substr(${date}, 1, ${sql.lit(digits)})`
  const isPlain = sql`length(${date}) = 10 and substr(${date}, 5, 1) = '-' and substr(${date}, 8, 1) = '-'
    and replace(${written}, 'X', '') = ${written}`
  return sql`case when ${isPlain} then ${written} || ${opened(digits)} when ${first} = ${second} then ${first} end`
}

/** The same of a date that is no interval; null for none. */
function yearOfEnd(date: RawBuilder<unknown>, digits: 3 | 4): RawBuilder<unknown> {
  const sign = sql`case when substr(${date}, 1, 1) = '-' then 1 else 0 end`
  const places = [1, 2, 3, 4].map((place) => {
    const digit = sql`substr(${date}, ${sql.lit(place)} + ${sign}, 1)`
    const isOpen = place > digits ? sql`${digit} = 'X' or` : sql``
    return sql`(${isOpen} ${digit} between '0' and '9')`
  })
  return sql`case when ${sql.join(places, sql` and `)}
    then substr(${date}, 1, ${sql.lit(digits)} + ${sign}) || ${opened(digits)} end`
}

function opened(digits: 3 | 4): RawBuilder<unknown> {
  return sql.lit('X'.repeat(4 - digits))
}

function attributeRows(key: GroupKey, place: number): RawBuilder<unknown> {
  const attribute = key.by === 'ATTRIBUTE' ? key.attribute : null
  const [column, text] = [sql.ref(`k${place}`), sql.ref(`t${place}`)]
  if (attribute === 'SOURCE')
    return sql`
      select chosen.number, '#' || entity.slug as ${column}, entity.slug as ${text}, 0 as contested
      from chosen cross join claim as told join cited on cited.claim = told.number
        join entity on entity.number = cited.source
      where told.subject = chosen.number and told.shown > 0 and ${isStanding('told')} and cited.shown = 1`
  const word = attribute === 'KIND' ? sql`entity.kind` : sql`entity.classification`
  return sql`
    select chosen.number, '=' || ${word} as ${column}, ${word} as ${text}, 0 as contested
    from chosen join entity on entity.number = chosen.number where ${word} is not null`
}
