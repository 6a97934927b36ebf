import { sql } from 'kysely'
import { type Part, partOf } from '../../lists/derive.ts'
import type { EntityKey } from '../../lists/entity-key.ts'
import { isEventKind } from '../../lists/kinds.ts'
import type { DatedEvent } from '../../lists/spans.ts'
import type { Claim } from '../../model/claim.ts'
import type { EntityKind } from '../../model/kind.ts'
import type { EventSpan } from '../../model/moment.ts'
import type { Voices } from '../../model/voices.ts'
import { decodeDate } from '../citation.ts'
import type { Numbers } from '../derived-rows.ts'
import { textset } from '../dialect.ts'
import type { Store } from '../store.ts'

/** What is known of an entity that claims name, before a change and after it; null where it is not there. */
export interface KnownEntity {
  readonly slug: string
  readonly number: number
  /** Whether any claim was about it before. */
  readonly isSubject: boolean
  before: EntityState | null
  after: EntityState | null
}

export interface EntityState {
  readonly name: string
  readonly key: EntityKey
  /** Whether the whole graph shows it. */
  readonly shown: boolean
  /** Of how many claims that stand it is the subject or the value. */
  readonly claims: number
  readonly span: DatedEvent | null
}

/** By slug. */
export type Known = Map<string, KnownEntity>

export async function readKnown({ db, dialect }: Store, slugs: readonly string[]): Promise<KnownEntity[]> {
  if (slugs.length === 0) return []
  const { rows } = await sql<KnownRow>`
    select entity.slug, entity.number, entity.name, entity.kind, listed.list_order, listed.day, listed.name as folded,
      listed.shown, listed.first_day as first, listed.claims, span.first_day, span.last_day, span.started, span.ended,
      case when exists (select 1 from claim where claim.subject = entity.number) then 1 else 0 end as "isSubject"
    from ${textset(dialect, slugs)} as wanted
    join entity on entity.slug = wanted.text
    join listed on listed.number = entity.number
    left join span on span.entity = entity.number`.execute(db)
  return rows.map((row) => {
    const state: EntityState = {
      name: row.name,
      key: {
        kind: row.kind,
        order: Number(row.list_order),
        day: Number(row.day),
        name: row.folded,
        first: Number(row.first),
      },
      shown: Number(row.shown) === 1,
      claims: Number(row.claims),
      span: row.first_day === null ? null : spanOf(row),
    }
    const isSubject = Number(row.isSubject) === 1
    return { slug: row.slug, number: Number(row.number), isSubject, before: state, after: state }
  })
}

interface KnownRow {
  readonly slug: string
  readonly number: number | string
  readonly name: string
  readonly kind: EntityKind
  readonly list_order: number | string
  readonly day: number | string
  readonly folded: string
  readonly shown: number | string
  readonly first: number | string
  readonly claims: number | string
  readonly first_day: number | string | null
  readonly last_day: number | string | null
  readonly started: string | null
  readonly ended: string | null
  readonly isSubject: number | string
}

function spanOf({ slug, first_day, last_day, started, ended }: KnownRow): DatedEvent {
  return {
    event: slug,
    first: Number(first_day),
    last: Number(last_day),
    start: started === null ? null : decodeDate(started),
    end: ended === null ? null : decodeDate(ended),
  }
}

/** The part of the graph that claims make with their mates, as it is known. */
export function knownPart(
  known: Known,
  state: 'before' | 'after',
  voices: Voices,
  claims: readonly Claim[],
  mates: readonly Claim[],
): Part {
  return partOf(claims, mates, {
    keyOf: (slug) => known.get(slug)?.[state]?.key,
    spanOf: (slug) => known.get(slug)?.[state]?.span ?? noSpan,
    isEvent: (slug) => isEventKind(known.get(slug)?.[state]?.key.kind),
    voices,
  })
}

const noSpan: EventSpan = { start: null, end: null }

/** The number of an entity. @throws where the graph has none of that slug */
export function numberOf(known: Known, slug: string): number {
  const found = known.get(slug)
  if (!found)
    throw new Error(`A claim names "${slug}", which is no entity of the graph: give it first, or with the claim.`)
  return found.number
}

/** The numbers of what is known, and of claims. */
export function numbersOf(
  known: Known,
  claims: readonly { readonly number: number; readonly claim: Claim }[],
): Numbers {
  const byId = new Map<string, number>()
  for (const { number, claim } of claims) byId.set(claim.id, number)
  return { entity: (slug) => numberOf(known, slug), claim: (id) => byId.get(id) ?? 0 }
}

/** The entities that stand elsewhere than before, with where they stood. */
export function movedAmong(known: Known): Map<string, EntityState> {
  const moved = new Map<string, EntityState>()
  for (const { slug, before, after } of known.values())
    if (before && after && before !== after && isMoved(before, after)) moved.set(slug, before)
  return moved
}

function isMoved({ key: a, span: x }: EntityState, { key: b, span: y }: EntityState): boolean {
  const isElsewhere = a.kind !== b.kind || a.order !== b.order || a.day !== b.day || a.name !== b.name
  return isElsewhere || x?.start?.text !== y?.start?.text || x?.end?.text !== y?.end?.text
}
