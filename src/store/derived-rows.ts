import { createHash } from 'node:crypto'
import { claimKey, deriveCitations } from '../lists/claims.ts'
import { type Part, shownOf } from '../lists/derive.ts'
import { deriveContests } from '../lists/disagreements.ts'
import { deriveEventLinks } from '../lists/event-links.ts'
import { deriveMentions } from '../lists/mentions.ts'
import { unknown } from '../lists/position.ts'
import { deriveRelations } from '../lists/relations.ts'
import { countSources } from '../lists/sources.ts'
import type { Spelled } from '../lists/spellings.ts'
import { deriveSupport } from '../lists/support.ts'
import { countTies } from '../lists/ties.ts'
import { deriveTimelines } from '../lists/timeline.ts'
import { deriveValues } from '../lists/values.ts'
import type { Claim } from '../model/claim.ts'
import { compare } from '../model/compare.ts'
import { foldName } from '../model/display.ts'
import type { Entity } from '../model/entity.ts'
import { encodeClaim } from './claim-row.ts'
import type { Tables } from './tables.ts'

/** Under which numbers the database knows entities and claims. */
export interface Numbers {
  /** @throws where the graph has no such entity */
  entity(slug: string): number
  claim(id: string): number
}

/** What a part of the graph makes of each table that has rows of claims. */
export const rowsOfPart: {
  readonly [Name in PartTable]: (part: Part, numbers: Numbers) => Tables[Name][]
} = {
  claim: ({ claims, voices }, numbers) =>
    claims.map((claim) => {
      const shown = shownOf(claim)
      const { order, day, facet } = claimKey(shown ?? claim, voices)
      return encodeClaim(claim, {
        number: numbers.claim(claim.id),
        subject: numbers.entity(claim.subject),
        object: claim.value.type === 'entity' ? numbers.entity(claim.value.slug) : null,
        order,
        day,
        facet,
        shown: shown?.references.length ?? 0,
      })
    }),
  entry: ({ wholeKept, keyOf, voices }, numbers) =>
    deriveRelations(wholeKept, keyOf, voices).map(({ owner, list, kind, position }) => {
      const [order, day, name, item] = position as [number, number, string, string]
      return { owner: numbers.entity(owner), list, list_order: order, day, name, item: numbers.entity(item), kind }
    }),
  cited: ({ claims }, numbers) =>
    deriveCitations(claims, shownOf).map(({ source, shown, position }) => {
      const [place, order, day, property, id] = position as [
        string,
        number,
        number,
        Tables['cited']['property'],
        string,
      ]
      const row = { source: numbers.entity(source), shown: Number(shown), place, list_order: order, day, property, id }
      return { ...row, claim: numbers.claim(id) }
    }),
  dated: (part, numbers) =>
    deriveTimelines(part.wholeKept, part).map(({ owner, claim, day, lastDay, entity, shown }) => ({
      owner: owner === null ? 0 : numbers.entity(owner),
      day,
      claim: numbers.claim(claim),
      last_day: lastDay,
      entity: numbers.entity(entity),
      shown: Number(shown),
    })),
  event_link: ({ whole, isEvent }) =>
    deriveEventLinks(whole, isEvent).map(({ earlier, later, relation, claims }) => ({
      earlier,
      later,
      relation,
      claims: JSON.stringify(claims),
    })),
  mention: ({ claims }, numbers) =>
    deriveMentions(claims).map(({ entity, claim, role }) => ({
      entity: numbers.entity(entity),
      claim: numbers.claim(claim),
      role,
    })),
  value: ({ kept }, numbers) =>
    deriveValues(kept).map(({ subject, claim, property, text, wide, low, high }) => ({
      property,
      text,
      wide: Number(wide),
      low,
      high,
      subject: numbers.entity(subject),
      claim: numbers.claim(claim),
    })),
  support: ({ wholeKept, keyOf, voices }, numbers) =>
    deriveSupport(wholeKept, keyOf, voices).map(({ claim, property, day, voices: count }) => ({
      claim: numbers.claim(claim),
      property,
      id: claim,
      day,
      latest: day === unknown ? unknown : -day,
      voices: count,
    })),
  contest: ({ whole, voices }, numbers) =>
    deriveContests(whole, shownOf, voices).map(({ subject, property, slot, kinds, judged }) => ({
      subject: numbers.entity(subject),
      property,
      slot,
      kinds: kinds.length === 0 ? '' : ` ${kinds.join(' ')} `,
      judged: Number(judged),
    })),
}

export type PartTable =
  | 'claim'
  | 'entry'
  | 'cited'
  | 'dated'
  | 'event_link'
  | 'mention'
  | 'value'
  | 'support'
  | 'contest'

export const partTables = Object.keys(rowsOfPart) as readonly PartTable[]

/** How many claims of these a source makes about each entity. */
export function sourceCountRows(kept: readonly Claim[], numbers: Pick<Numbers, 'entity'>): Tables['source_count'][] {
  return countSources(kept).map(({ entity, source, claims }) => ({
    entity: numbers.entity(entity),
    source: numbers.entity(source),
    claims,
  }))
}

/** By how many of the claims each entity is tied to another. */
export function tieRows(kept: readonly Claim[], numbers: Pick<Numbers, 'entity'>): Tables['tie'][] {
  return countTies(kept).map(({ owner, list, item, claims }) => ({
    owner: numbers.entity(owner),
    list,
    item: numbers.entity(item),
    claims,
  }))
}

/** The rows of spellings by ascending number: SQLite's word index writes all it has gathered whenever one goes back. */
export function spellingRows(
  spellings: readonly Spelled[],
  speller: (text: string) => string,
  numbers: Pick<Numbers, 'entity'>,
): Tables['spelling'][] {
  const rows = spellings.map(({ entity, text, isShown }) => ({
    id: spellingNumber(entity, text),
    entity: numbers.entity(entity),
    text,
    folded: foldName(text),
    shown: Number(isShown),
    forms: speller(text),
  }))
  return rows.sort((a, b) => compare(a.id, b.id))
}

/** 52 bits of a SHA-256: so much as every database and JSON keep whole. */
export function spellingNumber(entity: string, text: string): number {
  return Number.parseInt(createHash('sha256').update(`${entity} ${text}`).digest('hex').slice(0, 13), 16)
}

/** The identifiers of an entity, as rows. */
export function identifiersOf({ identifiers }: Entity, entity: number): Tables['identifier'][] {
  if (identifiers.length === 0) return []
  const distinct = new Map(identifiers.map(({ scheme, value }) => [JSON.stringify([scheme, value]), { scheme, value }]))
  return [...distinct.values()].map((identifier) => ({ ...identifier, entity }))
}
