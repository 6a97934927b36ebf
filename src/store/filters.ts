import { type RawBuilder, sql } from 'kysely'
import { firstDay, lastDay } from '../model/accord.ts'
import { foldName } from '../model/display.ts'
import type { Edtf } from '../model/edtf.ts'
import type { Window } from '../model/moment.ts'
import type { EntryCondition } from './entries.ts'
import { type Direction, relationList } from './list.ts'

export interface PersonFilter {
  /** Slug of a body. */
  readonly memberOf?: string | null | undefined
  /** Slug of an event. */
  readonly participatedIn?: string | null | undefined
  /** The roles of that participation, or of any. */
  readonly role?: readonly string[] | null | undefined
  /** A part of any spelling. */
  readonly name?: string | null | undefined
}

export interface OrganizationFilter {
  readonly classification?: readonly string[] | null | undefined
  /** Slug of a body that it belongs under, directly or through others. */
  readonly partOf?: string | null | undefined
  readonly name?: string | null | undefined
}

export interface MeetingFilter {
  /** Slugs of the bodies that meet. */
  readonly bodies?: readonly string[] | null | undefined
  readonly classification?: readonly string[] | null | undefined
  /** Only meetings that can have lasted until this, or longer. */
  readonly from?: Edtf | null | undefined
  /** Only meetings that can have begun by this, or earlier. */
  readonly to?: Edtf | null | undefined
}

export function personCondition({ memberOf, participatedIn, role, name }: PersonFilter): EntryCondition | undefined {
  const inRole = (direction: Direction) =>
    role == null
      ? [relationList('participant', direction)]
      : role.map((word) => relationList('participant', direction, word))
  return every(
    ['person', memberOf, participatedIn, role, name],
    [
      memberOf == null ? null : isListedBy(memberOf, [relationList('memberOf', 'IN')]),
      participatedIn == null ? null : isListedBy(participatedIn, inRole('OUT')),
      participatedIn != null || role == null ? null : hasAny(inRole('IN')),
      name == null ? null : isSpelled(name),
    ],
  )
}

export function organizationCondition({
  classification,
  partOf,
  name,
}: OrganizationFilter): EntryCondition | undefined {
  return every(
    ['organization', classification, partOf, name],
    [
      classification == null ? null : isClassified(classification),
      partOf == null ? null : isBelow(partOf),
      name == null ? null : isSpelled(name),
    ],
  )
}

export function meetingCondition({ bodies, classification, from, to }: MeetingFilter): EntryCondition | undefined {
  return every(
    ['meeting', bodies, classification, from?.text, to?.text],
    [
      bodies == null ? null : isMeetingOf(bodies),
      classification == null ? null : isClassified(classification),
      from == null && to == null ? null : isWithin(from ?? null, to ?? null),
    ],
  )
}

/** Entries of a timeline that lie in a window. */
export function windowCondition({ from, to, certainly }: Window): EntryCondition | undefined {
  const [start, end] = [firstDay(from), lastDay(to)]
  const [late, early] = certainly
    ? [sql`dated.first_day`, sql`dated.last_day`]
    : [sql`dated.last_day`, sql`dated.first_day`]
  const inside = sql.join(
    [
      Number.isFinite(start) ? sql`${late} >= ${start}` : sql`1 = 1`,
      Number.isFinite(end) ? sql`${early} <= ${end}` : sql`1 = 1`,
    ],
    sql` and `,
  )
  return every(
    ['window', from?.text, to?.text, certainly],
    [
      from || to
        ? sql`exists (select 1 from dated where dated.owner = entry.owner and dated.item = entry.item and ${inside})`
        : null,
    ],
  )
}

/** All of the conditions together, known by the filter that they are of and the values that they are made of. */
function every(
  values: readonly unknown[],
  conditions: readonly (RawBuilder<unknown> | null)[],
): EntryCondition | undefined {
  const given = conditions.flatMap((condition) => condition ?? [])
  return given.length === 0 ? undefined : { key: JSON.stringify(values), condition: sql.join(given, sql` and `) }
}

function isListedBy(owner: string, lists: readonly string[]): RawBuilder<unknown> {
  if (lists.length === 0) return sql`1 = 0`
  return sql`exists (
    select 1 from entry as related where related.owner = ${owner} and related.list in (${sql.join(lists)}) and related.item = entry.item)`
}

function hasAny(lists: readonly string[]): RawBuilder<unknown> {
  if (lists.length === 0) return sql`1 = 0`
  return sql`exists (select 1 from entry as related where related.owner = entry.item and related.list in (${sql.join(lists)}))`
}

/** Not by `like`, whose pattern SQLite limits: what is too long for any spelling is found in none. */
function isSpelled(part: string): RawBuilder<unknown> {
  const folded = foldName(part)
  const contains = folded === '' ? sql`1 = 1` : sql`replace(spelling.folded, ${folded}, '') <> spelling.folded`
  return sql`exists (select 1 from spelling where spelling.entity = entry.item and spelling.shown = 1 and ${contains})`
}

function isClassified(words: readonly string[]): RawBuilder<unknown> {
  if (words.length === 0) return sql`1 = 0`
  return sql`exists (select 1 from entity where entity.slug = entry.item and entity.classification in (${sql.join([...new Set(words)])}))`
}

/** Under the body as a subordinate body, as its organ or as its term, at any depth. */
function isBelow(body: string): RawBuilder<unknown> {
  const lists = [relationList('parent', 'IN'), relationList('organOf', 'IN'), relationList('termOf', 'IN')]
  return sql`entry.item in (
    with recursive below (slug) as (
      select related.item from entry as related where related.owner = ${body} and related.list in (${sql.join(lists)})
      union
      select related.item from below join entry as related on related.owner = below.slug and related.list in (${sql.join(lists)})
    )
    select slug from below)`
}

function isMeetingOf(bodies: readonly string[]): RawBuilder<unknown> {
  return sql`exists (
    select 1 from entry as related
    where related.owner in (${sql.join(bodies)}) and related.list = ${relationList('organization', 'IN')} and related.item = entry.item)`
}

function isWithin(from: Edtf | null, to: Edtf | null): RawBuilder<unknown> {
  const first = Number.isFinite(firstDay(from)) ? sql`span.last_day >= ${firstDay(from)}` : sql`1 = 1`
  const last = Number.isFinite(lastDay(to)) ? sql`span.first_day <= ${lastDay(to)}` : sql`1 = 1`
  return sql`exists (select 1 from span where span.entity = entry.item and ${first} and ${last})`
}
