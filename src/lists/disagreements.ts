import { sql } from 'kysely'
import type { Claim } from '../model/claim.ts'
import {
  canDisagree,
  type Disagreement,
  type DisagreementKind,
  disagreementsAmong,
  type Slot,
} from '../model/disagreement.ts'
import { foldName } from '../model/display.ts'
import { isSlug } from '../model/entity.ts'
import { isPropertyName, type PropertyName, properties } from '../model/properties.ts'
import type { StoredLists } from './list.ts'
import type { Position } from './position.ts'

/*
 * Where claims compete and cannot all be right, by the name of what they are about.
 */

/** The disagreements of these kinds, or of all; about some entities, or about any. */
export function storedDisagreements(kinds: readonly DisagreementKind[] | null, isAboutSome: boolean): StoredLists {
  const ofKind = kinds
    ? sql`(${sql.join([sql`1 = 0`, ...kinds.map((kind) => sql`contest.kinds like ${sql.lit(`% ${kind} %`)}`)], sql` or `)})`
    : sql`contest.kinds <> ''`
  return {
    name: `disagreements ${kinds} ${isAboutSome}`,
    rows: sql`contest join entity as subject on subject.number = contest.subject join listed on listed.number = contest.subject`,
    isOfList: isAboutSome ? sql`contest.subject = wanted.owner and ${ofKind}` : ofKind,
    position: [
      { type: 'text', sql: sql`listed.name` },
      { type: 'text', sql: sql`contest.property` },
      { type: 'text', sql: sql`subject.slug || ' ' || contest.property || ' ' || contest.slot` },
    ],
    indexed: 0,
    kind: null,
  }
}

export function disagreementPosition(place: Slot, name: string): Position {
  return [foldName(name), place.property, encodeSlot(place)]
}

/** A disagreement's place as the item of a list, and as its id carries it. */
export function encodeSlot({ subject, property, per }: Slot): string {
  return `${subject} ${property} ${per}`
}

/** Reads a place back from the text by which ids and lists name it; null if it is none. */
export function parseSlot(key: string): Slot | null {
  const [, subject = '', property = '', per = ''] = /^(\S+) (\w+) (\[.*\])$/.exec(key) ?? []
  if (!isSlug(subject) || !isPropertyName(property) || !properties[property].functional) return null
  return isSlotOf(property, per) ? { subject, property, per } : null
}

/** Where claims compete: with the disagreement that the whole graph shows, or where only a lens can show one. */
export interface Contest {
  readonly subject: string
  readonly property: PropertyName
  readonly slot: string
  readonly kinds: readonly DisagreementKind[]
}

/** `shownOf` gives what the whole graph shows of a claim. */
export function deriveContests(claims: readonly Claim[], shownOf: (claim: Claim) => Claim | null): Contest[] {
  return rivalriesOf(claims).flatMap(({ subject, property, rivals, declared }) => {
    const show = (all: readonly Claim[]) => all.flatMap((claim) => shownOf(claim) ?? [])
    const shown = disagreementsAmong(show(rivals), show(declared))
    if (shown.length > 0) return shown.map(contestOf)
    return canDisagree(rivals, declared) ? [{ subject, property, slot: '', kinds: [] }] : []
  })
}

/** The disagreements that all of these claims make. */
export function disagreementsIn(
  claims: readonly Claim[],
): { readonly found: Disagreement; readonly rivals: readonly Claim[] }[] {
  return rivalriesOf(claims).flatMap(({ rivals, declared }) =>
    disagreementsAmong(rivals, declared).map((found) => ({ found, rivals })),
  )
}

interface Rivalry {
  readonly subject: string
  readonly property: PropertyName
  readonly rivals: readonly Claim[]
  /** The breakdowns of the subject that sources hold to be complete. */
  readonly declared: readonly Claim[]
}

/** The claims of each subject's functional properties. */
function rivalriesOf(claims: readonly Claim[]): Rivalry[] {
  const groups = Map.groupBy(claims, ({ subject, property }) => `${subject} ${property}`)
  return [...groups.values()].flatMap((rivals) => {
    const [first] = rivals
    if (!first || !properties[first.property].functional) return []
    const { subject, property } = first
    return [{ subject, property, rivals, declared: groups.get(`${subject} breakdownExhaustive`) ?? [] }]
  })
}

function contestOf({ place: { subject, property, per }, kinds }: Disagreement): Contest {
  return { subject, property, slot: per, kinds }
}

/** Whether the text is what `slotOf` makes of the property's qualifiers. */
function isSlotOf(property: Slot['property'], per: string): boolean {
  const { functional } = properties[property]
  const count = functional === true ? 0 : (functional?.length ?? 0)
  try {
    const values: unknown = JSON.parse(per)
    const fits =
      Array.isArray(values) &&
      values.length === count &&
      values.every((value) => value === null || typeof value === 'string')
    return fits && JSON.stringify(values) === per
  } catch {
    return false
  }
}
