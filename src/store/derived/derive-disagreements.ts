import type { Claim } from '../../model/claim.ts'
import { canDisagree, type Disagreement, disagreementsAmong, type Place } from '../../model/disagreement.ts'
import { foldName } from '../../model/display.ts'
import { isSlug } from '../../model/entity.ts'
import { isPropertyName, type PropertyName, properties } from '../../model/properties.ts'
import { type Entry, unknown } from '../entries.ts'
import { disagreementList, graphOwner } from '../list.ts'

/** A subject and a property of which some claims cannot all be right, at least under some lens. */
export interface Contest {
  readonly subject: string
  readonly property: PropertyName
}

/** Where claims can come to disagree, of all claims, what is only expected included. */
export function deriveContests(claims: readonly Claim[]): Contest[] {
  return topics(claims).flatMap(({ subject, property, rivals, declared }) =>
    canDisagree(rivals, declared) ? [{ subject, property }] : [],
  )
}

/** The lists of the disagreements that the whole graph shows. */
export function disagreementEntries(claims: readonly Claim[], nameOf: (slug: string) => string): Entry[] {
  return topics(claims).flatMap(({ rivals, declared }) =>
    disagreementsAmong(rivals, declared).flatMap((disagreement) =>
      entriesOf(disagreement, nameOf(disagreement.place.subject)),
    ),
  )
}

/** A disagreement's place as the item of a list, and as its id carries it. */
export function encodePlace({ subject, property, per }: Place): string {
  return `${subject} ${property} ${per}`
}

/** Reads a place back from the text by which ids and lists name it; null if it is none. */
export function parsePlace(key: string): Place | null {
  const [, subject = '', property = '', per = ''] = /^(\S+) (\w+) (\[.*\])$/.exec(key) ?? []
  if (!isSlug(subject) || !isPropertyName(property) || !properties[property].functional) return null
  return isPlaceOf(property, per) ? { subject, property, per } : null
}

function entriesOf({ place, kinds, positions }: Disagreement, name: string): Entry[] {
  const { subject, property } = place
  const rest = {
    place: unknown,
    start: unknown,
    name: `${foldName(name)} ${property}`,
    item: encodePlace(place),
    tag: property,
    claims: [...new Set(positions.flatMap(({ claims }) => claims.map(({ id }) => id)))].sort(),
  }
  return [graphOwner, subject].flatMap((owner) =>
    [undefined, ...kinds].map((kind) => ({ owner, list: disagreementList(kind), ...rest })),
  )
}

interface Topic extends Contest {
  readonly rivals: readonly Claim[]
  readonly declared: readonly Claim[]
}

/** The claims of each subject's functional properties, with the breakdowns that are declared complete. */
function topics(claims: readonly Claim[]): Topic[] {
  const groups = Map.groupBy(claims, ({ subject, property }) => `${subject} ${property}`)
  return [...groups.values()].flatMap((rivals) => {
    const [first] = rivals
    if (!first || !properties[first.property].functional) return []
    const { subject, property } = first
    return [{ subject, property, rivals, declared: groups.get(`${subject} breakdownExhaustive`) ?? [] }]
  })
}

/** Whether the text is what `placeOf` makes of the property's qualifiers. */
function isPlaceOf(property: Place['property'], per: string): boolean {
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
