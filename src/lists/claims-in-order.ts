import { type RawBuilder, sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import { firstDay } from '../model/edtf-days.ts'
import type { Entity } from '../model/entity.ts'
import type { PropertyName } from '../model/properties.ts'
import { rankInSql, rankOf } from './claims.ts'
import { oneByOne } from './condition.ts'
import type { StoredLists } from './list.ts'
import { knownDay, type Position, unknown } from './position.ts'
import { listOf } from './sql-words.ts'

/*
 * Claims of the whole graph: by property and by what they are about, by when what they say began, or by how many voices
 * support them.
 */

/** Which claims are listed; null for any. What else is asked of them is told by no SQL. */
export interface ClaimsAsked {
  readonly properties: readonly PropertyName[] | null
  /** Slugs, one of which says so. */
  readonly sources: readonly string[] | null
  readonly minVoices: number | null
  readonly maxVoices: number | null
  /** Only where claims contest each other. */
  readonly isContested: boolean
}

export type ClaimsOrder = 'PROPERTY' | 'START' | 'LATEST' | 'VOICES'

/** By property in the order in which these are declared, then by the name of what they are about, then by their start. */
export function propertyPosition(claim: Claim, { slug, name }: Entity): Position {
  return [rankOf(claim.property), foldName(name), slug, knownDay(firstDay(claim.start)), claim.id]
}

/** `day` is that of `beginningDay`. */
export function startPosition({ property, id }: Claim, day: number): Position {
  return [day, property, id]
}

/** The same, the latest first, with what is unknown last here, too. */
export function latestPosition({ property, id }: Claim, day: number): Position {
  return [day === unknown ? unknown : -day, property, id]
}

export function voicesPosition({ property, id }: Claim, voices: number): Position {
  return [voices, property, id]
}

/** What claims are found by without a look at each: subqueries of their numbers, in each of which are all that are asked for. */
export function claimsAmong({ properties, sources, minVoices, maxVoices, isContested }: ClaimsAsked) {
  const among: RawBuilder<unknown>[] = []
  const ofProperty = (table: string) =>
    properties ? sql`and ${sql.ref(`${table}.property`)} in (${listOf(properties)})` : sql``
  if (sources)
    among.push(sql`
      select cited.claim as number from entity as named join cited on cited.source = named.number
      where named.slug in (${listOf(sources)}) and cited.shown = 1 ${ofProperty('cited')}`)
  if (minVoices !== null || maxVoices !== null)
    among.push(sql`
      select support.claim as number from support
      where support.voices >= ${minVoices ?? 0} and support.voices <= ${maxVoices ?? unknown} ${ofProperty('support')}`)
  if (isContested)
    among.push(sql`
      select claim.number from contest cross join claim
      where claim.subject = contest.subject and claim.property = contest.property ${ofProperty('claim')}`)
  if (properties) among.push(sql`select claim.number from claim where claim.property in (${listOf(properties)})`)
  return among
}

/** What is found first, and put in order; named, since it tells these lists from others. */
export interface FoundClaims {
  readonly name: string
  readonly numbers: RawBuilder<unknown>
}

/** The claims of the whole graph, as they are stored. */
export function storedSupport(
  order: Exclude<ClaimsOrder, 'PROPERTY'>,
  asked: ClaimsAsked,
  among: FoundClaims | null,
): StoredLists {
  const first = { START: sql`support.day`, LATEST: sql`support.latest`, VOICES: sql`support.voices` }[order]
  const conditions = conditionsOn(asked, 'support')
  return {
    name: `claims by ${order} ${JSON.stringify(asked)} ${among?.name ?? ''}`,
    rows: among
      ? sql`(select distinct number from (${among.numbers}) as found) as met cross join support`
      : sql`support`,
    isOfList: sql.join(among ? [sql`support.claim = met.number`, ...conditions] : conditions, sql` and `),
    position: [
      { type: 'bigint', sql: first },
      { type: 'text', sql: sql`support.property` },
      { type: 'text', sql: sql`support.id` },
    ],
    indexed: among ? 0 : 3,
    kind: null,
  }
}

/** Those of a few properties, or those that were found, put in order. */
export function storedInOrder(asked: ClaimsAsked, among: FoundClaims | null): StoredLists {
  const from = among
    ? sql`(select distinct number from (${among.numbers}) as found) as met cross join claim`
    : sql`claim`
  const conditions = [sql`claim.shown > 0`, ...conditionsOn(asked, 'claim')]
  return {
    name: `claims by property ${JSON.stringify(asked)} ${among?.name ?? ''}`,
    rows: sql`${from} join listed on listed.number = claim.subject join entity on entity.number = claim.subject`,
    isOfList: sql.join(among ? [sql`claim.number = met.number`, ...conditions] : conditions, sql` and `),
    position: [{ type: 'bigint', sql: rankInSql }, ...withinProperty],
    indexed: 0,
    kind: null,
  }
}

/** Those of one property of which there are many: gone through by the names of what they are about. */
export function storedByName(asked: ClaimsAsked, property: PropertyName): StoredLists {
  const conditions = [
    sql`listed.shown = 1 and claim.shown > 0`,
    sql`claim.subject = listed.number and claim.property = ${property} and entity.number = listed.number`,
    ...conditionsOn({ ...asked, properties: null }, 'claim'),
  ]
  return {
    name: `claims of ${property} by name ${JSON.stringify(asked)}`,
    rows: sql`listed cross join entity cross join claim`,
    isOfList: sql.join(conditions, sql` and `),
    position: withinProperty,
    indexed: 1,
    kind: null,
  }
}

const withinProperty = [
  { type: 'text', sql: sql`listed.name` },
  { type: 'text', sql: sql`entity.slug` },
  { type: 'bigint', sql: sql`claim.day` },
  { type: 'text', sql: sql`claim.id` },
] as const

/** On a row of `support` or of `claim`. */
function conditionsOn(
  { properties, sources, minVoices, maxVoices, isContested }: ClaimsAsked,
  table: 'support' | 'claim',
): RawBuilder<unknown>[] {
  const isSupport = table === 'support'
  const number = isSupport ? sql`support.claim` : sql`claim.number`
  const voices = [
    ...(minVoices === null ? [] : [sql`support.voices >= ${minVoices}`]),
    ...(maxVoices === null ? [] : [sql`support.voices <= ${maxVoices}`]),
  ]
  const conditions = [sql`1 = 1`]
  if (properties) conditions.push(sql`${sql.ref(`${table}.property`)} in (${listOf(properties)})`)
  if (sources)
    conditions.push(sql`exists (
      select 1 from cited cross join entity as named
      where cited.claim = ${number} and cited.shown = 1 and named.number = cited.source and named.slug in (${listOf(sources)}) ${oneByOne})`)
  if (voices.length > 0) {
    const among = sql.join(voices, sql` and `)
    conditions.push(
      isSupport ? among : sql`exists (select 1 from support where support.claim = ${number} and ${among} ${oneByOne})`,
    )
  }
  if (isContested)
    conditions.push(sql`exists (
      select 1 from claim as told join contest on contest.subject = told.subject and contest.property = told.property
      where told.number = ${number} ${oneByOne})`)
  return conditions
}
