import { type RawBuilder, sql } from 'kysely'
import { allProperties, type PropertyName, properties } from '../model/properties.ts'
import type { QualifierDeclaration } from '../model/property.ts'
import type { ClaimCondition, QualifierCondition } from './claim-condition.ts'
import { type Among, type Condition, oneByOne } from './condition.ts'
import { unknown } from './position.ts'
import { listOf } from './sql-words.ts'
import { isStanding } from './standing.ts'
import { asksValues, ofSubject, valuesAsked } from './value-condition.ts'

/*
 * A condition on what is claimed, on a row of `entity` in the whole graph. Each claim that is asked for is looked up by its
 * subject or its value. What follows from several claims together (spells, voices, disputes) is left to the test: then the
 * SQL lets through all that can meet it.
 */

export function claimConditionSql(asked: ClaimCondition): Pick<Condition, 'sql' | 'possible' | 'isExact' | 'among'> {
  const isExact = isToldBySql(asked)
  const [near] = endsOf(asked)
  const values = valuesAsked(asked)
  const meets = (where: RawBuilder<unknown>, found = values) =>
    found
      ? sql.join(
          found.ways.map(
            (way) => sql`
              select value.subject as number from value cross join claim as told
              where told.number = value.claim and ${way} and ${where}`,
          ),
          sql` union all `,
        )
      : sql`select told.${near} as number from claim as told where ${where}`
  const own = values ? sql`value.subject` : sql`told.${near}`
  const existing = (how: Reading) =>
    sql`exists (
      ${meets(sql`${own} = entity.number and ${isAsked(asked, how)}`, valuesAsked(asked, ofSubject))} ${oneByOne})`
  const exists = existing('SHOWN')
  if (!asked.not) {
    const found = values
      ? [{ numbers: meets(isAsked(asked, 'KEPT')), isExact: isExact && !asked.other && !asksVoices(asked) }]
      : leadsTo(asked)
    return { sql: exists, possible: existing('KEPT'), isExact, among: [...found, ...amongCited(asked)] }
  }
  return { sql: isExact ? sql`not ${exists}` : anything, possible: anything, isExact, among: [] }
}

/** Whether a row of `claim` as `told` is of what meets it; null where a row alone does not tell. */
export function rowsMeeting(asked: ClaimCondition): RawBuilder<unknown> | null {
  const isTold = isToldBySql(asked) && !asksValues(asked) && partsOfClaims(asked).loose.length === 0
  return isTold ? isAsked(asked, 'SHOWN') : null
}

/**
 * The claims that can tell of a relation that is asked for, as a condition on `told`; with `KEPT`, also those that only a
 * lens can put together. Whether it lets through no others.
 */
export function claimsAsked(asked: ClaimCondition, how: Reading): { where: RawBuilder<unknown>; isExact: boolean } {
  return { where: isAsked(asked, how), isExact: isToldBySql(asked) }
}

/** How the other end is read: as the whole graph shows it, or as a lens can that keeps less. */
type Reading = 'SHOWN' | 'KEPT'

const anything = sql`1 = 1`

/** The column of the entity that is listed, and that of the one at the other end. */
function endsOf({ direction }: ClaimCondition) {
  const [subject, object] = [sql.raw('subject'), sql.raw('object')]
  return direction === 'OUT' ? ([subject, object] as const) : ([object, subject] as const)
}

/** What leads to the claims that can meet it: the other end, what stands in a qualifier, or else the property. */
function leadsTo(asked: ClaimCondition): Among[] {
  const { entity, other, qualifiers, properties: named, sources } = asked
  const [near, far] = endsOf(asked)
  const found = (from: RawBuilder<unknown>, isOf: RawBuilder<unknown>, left = asked): Among => ({
    numbers: sql`select told.${near} as number from ${from} where ${isOf} and ${isAsked(left, 'KEPT')}`,
    isExact: isToldBySql(asked) && !left.other && !asksVoices(asked) && left.sources === sources,
  })
  const leads: Among[] = []
  const [few] = other?.among ?? []
  const tying = qualifiers.find((each) => isOfEntities(each, named))
  if (entity && named && asksOnlyEnd(asked)) {
    leads.push(foundByEnd(asked, entity, named))
  } else if (entity) {
    const isOf = sql`lead.slug in (${listOf(entity)}) and told.${far} = lead.number`
    leads.push(found(sql`entity as lead cross join claim as told`, isOf, { ...asked, entity: null }))
  } else if (few) {
    const from = sql`(select distinct number from (${few.numbers}) as found) as lead cross join claim as told`
    const left = few.isExact && (other?.parts ?? [other]).length === 1 ? { ...asked, other: null } : asked
    leads.push(found(from, sql`told.${far} = lead.number`, left))
  } else if (tying) {
    const isOf = sql`
      lead.slug in (${listOf(tying.values)}) and tying.entity = lead.number and tying.role = ${tying.name}
      and told.number = tying.claim`
    leads.push(found(sql`entity as lead cross join mention as tying cross join claim as told`, isOf))
  }
  const facet = named && qualifiers.find((each) => isFacet(each, named))
  if (facet) {
    const isOf = sql`told.property in (${listOf(named)}) and ${facetInIndex} in (${listOf(facet.values)})`
    leads.push(found(sql`claim as told`, isOf))
  }
  if (leads.length > 0 || !isOfFewProperties(asked)) return leads
  return [found(sql`claim as told`, anything, { ...asked, sources: null })]
}

/**
 * The facet in the form that its index has. Claims that are looked up by their ends are asked for the column itself: an
 * index that knew it would be taken for those, and is far the slower way to them.
 */
const facetInIndex = sql`(told.facet || '')`

/** By the other end alone, of which an index knows: the claims themselves are not looked at, since that costs more. */
function foundByEnd(asked: ClaimCondition, entity: readonly string[], named: readonly PropertyName[]): Among {
  const [near, far] = endsOf(asked)
  const isNamed = sql`told.property in (${listOf(named)})`
  return {
    numbers: sql`
      select told.${near} as number from entity as lead cross join claim as told
      where lead.slug in (${listOf(entity)}) and told.${far} = lead.number and ${isNamed}`,
    isExact: false,
    has: (number) => sql`exists (
      select 1 from claim as told where told.${near} = ${number} and ${isNamed}
        and told.${far} in (select lead.number from entity as lead where lead.slug in (${listOf(entity)})))`,
  }
}

/** Whether nothing but what stands at the other end is asked. */
function asksOnlyEnd(asked: ClaimCondition): boolean {
  const { other, qualifiers, sources, status } = asked
  return !other && qualifiers.length === 0 && !sources && !status && !asksVoices(asked) && !asksValues(asked)
}

/** By what its sources say: those of one property of a source are few where all of either are many. */
function amongCited(asked: ClaimCondition): Among[] {
  const { sources, properties: named, qualifiers } = asked
  if (!sources) return []
  const [near] = endsOf(asked)
  // Of a relation, another claim can have the qualifiers.
  const shared = isOfOneClaim(asked) ? qualifiers : qualifiers.filter((each) => isShared(each, asked))
  const ofProperty = named ? sql`and cited.property in (${listOf(named)})` : sql``
  const left = isAsked({ ...asked, sources: null, qualifiers: shared }, 'KEPT')
  const numbers = sql`
    select told.${near} as number from entity as lead cross join cited cross join claim as told
    where lead.slug in (${listOf(sources)}) and cited.source = lead.number and cited.shown = 1 ${ofProperty}
      and told.number = cited.claim and ${left}`
  return [{ numbers, isExact: false }]
}

/** Whether what can meet it is found by its properties. */
function isOfFewProperties({ direction, properties: named }: ClaimCondition): boolean {
  return named !== null && direction === 'OUT'
}

/** Whether a claim is among those that can meet it. */
function isAsked(asked: ClaimCondition, how: Reading): RawBuilder<unknown> {
  const { properties: named, entity, other, equals, contains, atLeast, atMost } = asked
  const [, far] = endsOf(asked)
  const parts = [sql`told.shown > 0 and ${isStanding('told')}`]
  if (named) parts.push(sql`told.property in (${listOf(named)})`)
  if (entity)
    parts.push(sql`told.${far} in (select named.number from entity as named where named.slug in (${listOf(entity)}))`)
  if (other) parts.push(meetsOther(other, sql`told.${far}`, how))
  if (equals || contains !== null) parts.push(sql`told.value_type = 'text'`)
  if (atLeast !== null || atMost !== null) parts.push(sql`told.value_type = 'quantity'`)
  if (asked.status === 'DISPUTED') parts.push(isContested)
  // Voices of a relation are those of all claims that are joined in it.
  if (asksVoices(asked) && !mayBeRelation(asked) && how === 'SHOWN') parts.push(hasVoices(asked))
  const { shared, loose } = partsOfClaims(asked)
  return sql.join([...parts, ...shared, ...(isOfOneClaim(asked) ? loose : loose.slice(0, 1))], sql` and `)
}

function asksVoices({ minVoices, maxVoices }: ClaimCondition): boolean {
  return minVoices !== null || maxVoices !== null
}

function hasVoices({ minVoices, maxVoices }: ClaimCondition): RawBuilder<unknown> {
  return sql`exists (
    select 1 from support where support.claim = told.number
      and support.voices >= ${minVoices ?? 0} and support.voices <= ${maxVoices ?? unknown})`
}

/** Only where claims contest each other, some can be disputed. */
const isContested = sql`exists (
  select 1 from contest where contest.subject = told.subject and contest.property = told.property)`

/**
 * What every claim of a relation tells, and what is told by one or another of those that are joined in it: a claim that
 * tells all of the former and one of the latter is surely there, and one that tells more may be not.
 */
function partsOfClaims(asked: ClaimCondition) {
  const [shared, loose] = [true, false].map((isWanted) =>
    asked.qualifiers.filter((each) => isShared(each, asked) === isWanted).map((each) => hasQualifier(each, asked)),
  ) as [RawBuilder<unknown>[], RawBuilder<unknown>[]]
  return { shared, loose: asked.sources ? [...loose, isBy(asked.sources)] : loose }
}

function isOfOneClaim(asked: ClaimCondition): boolean {
  return partsOfClaims(asked).loose.length < 2 || !mayBeRelation(asked)
}

/** By what the entity at the other end meets. */
function meetsOther(other: Condition, far: RawBuilder<unknown>, how: Reading): RawBuilder<unknown> {
  const isMet = how === 'SHOWN' ? other.sql : other.possible
  return sql`exists (select 1 from entity where entity.number = ${far} and ${isMet})`
}

function hasQualifier(
  { name, values }: QualifierCondition,
  { properties: named }: ClaimCondition,
): RawBuilder<unknown> {
  if (isFacet({ name }, named ?? allNames)) return sql`told.facet in (${listOf(values)})`
  if (isOfEntities({ name, values }, named)) {
    return sql`told.number in (
      select mention.claim from entity as named join mention on mention.entity = named.number and mention.role = ${name}
      where named.slug in (${listOf(values)}))`
  }
  // As it stands in the column: names and values are texts of JSON, within which no quotation mark stands bare.
  const written = [...new Set(values)].map((value) => `${JSON.stringify(name)}:${JSON.stringify(value)}`)
  const isWritten = written.map((part) => sql`replace(told.qualifiers, ${part}, '') <> told.qualifiers`)
  return sql`(${sql.join(isWritten, sql` or `)})`
}

function isBy(sources: readonly string[]): RawBuilder<unknown> {
  return sql`exists (
    select 1 from cited cross join entity as named
    where cited.claim = told.number and cited.shown = 1 and named.number = cited.source and named.slug in (${listOf(sources)}))`
}

/** Whether the SQL tells all that the condition asks. */
function isToldBySql(asked: ClaimCondition): boolean {
  const { other, status } = asked
  if ((asksVoices(asked) && mayBeRelation(asked)) || status || other?.isExact === false) return false
  return isOfOneClaim(asked) && (!asksValues(asked) || valuesAsked(asked)?.isExact === true)
}

/** Whether what meets it can be a relation, of which several claims tell. */
function mayBeRelation({ properties: named, equals, contains, atLeast, atMost }: ClaimCondition): boolean {
  if (equals || contains !== null || atLeast !== null || atMost !== null) return false
  return (named ?? allNames).some((name) => properties[name].range.kinds)
}

/** Whether all claims of a relation have the qualifier, and the same. */
function isShared({ name }: QualifierCondition, { properties: named }: ClaimCondition): boolean {
  return declared(name, named).every((each) => !each || each.required)
}

/** Whether the qualifier stands in a column of its own. */
function isFacet({ name }: Pick<QualifierCondition, 'name'>, named: readonly PropertyName[]): boolean {
  return named.every((each) => properties[each].facet === name)
}

/** Whether what stands in the qualifier is an entity, whatever the property. */
function isOfEntities({ name }: QualifierCondition, named: ClaimCondition['properties']): boolean {
  return declared(name, named).every((each) => !each || each.kinds !== undefined)
}

function declared(name: string, named: ClaimCondition['properties']): (QualifierDeclaration | undefined)[] {
  return (named ?? allNames).map((each) => properties[each].qualifiers?.[name])
}

const allNames = allProperties.map(({ name }) => name)
