import { firstDay, lastDay } from '../model/accord.ts'
import type { Claim } from '../model/claim.ts'
import { foldName } from '../model/display.ts'
import type { Edtf } from '../model/edtf.ts'
import type { PropertyName } from '../model/properties.ts'
import type { MeetingFilter, OrganizationFilter, PersonFilter } from '../store/filters.ts'
import { entitiesNamed } from '../store/mentions.ts'
import type { EntityNode } from './entity.ts'

/** What a lens leaves of the claims around the entities of a kind, and the filters of lists applied to it. */
export interface Seen {
  readonly named: ReadonlySet<string>
  saidOf(slug: string): readonly Claim[]
  /** The claims of which an entity is the value. */
  saidWith(slug: string): readonly Claim[]
  readonly claims: readonly Claim[]
}

export function gather(claims: readonly Claim[]): Seen {
  const bySubject = Map.groupBy(claims, ({ subject }) => subject)
  const byObject = Map.groupBy(claims, ({ value }) => (value.type === 'entity' ? value.slug : null))
  return {
    claims,
    named: new Set(claims.flatMap(entitiesNamed)),
    saidOf: (slug) => bySubject.get(slug) ?? [],
    saidWith: (slug) => byObject.get(slug) ?? [],
  }
}

type Accepts = (entity: EntityNode) => boolean

export function personAccepted(seen: Seen, { memberOf, participatedIn, role, name }: PersonFilter): Accepts {
  const takesPart = ({ slug }: EntityNode) =>
    seen
      .saidWith(slug)
      .some(
        ({ property, subject, qualifiers }) =>
          property === 'participant' &&
          (participatedIn == null || subject === participatedIn) &&
          (role == null || role.includes(qualifiers.role ?? '')),
      )
  return (person) =>
    (memberOf == null || leadsTo(seen, person, ['memberOf'], [memberOf])) &&
    ((participatedIn == null && role == null) || takesPart(person)) &&
    (name == null || isSpelled(seen, person, name))
}

export function organizationAccepted(seen: Seen, { classification, partOf, name }: OrganizationFilter): Accepts {
  const below = partOf == null ? null : everythingBelow(seen, partOf)
  return (body) =>
    isClassified(body, classification) &&
    (!below || below.has(body.slug)) &&
    (name == null || isSpelled(seen, body, name))
}

export function meetingAccepted(seen: Seen, { bodies, classification, from, to }: MeetingFilter): Accepts {
  return (meeting) =>
    isClassified(meeting, classification) &&
    (bodies == null || leadsTo(seen, meeting, ['organization'], bodies)) &&
    ((from == null && to == null) || isWithin(seen, meeting, from ?? null, to ?? null))
}

function leadsTo(seen: Seen, { slug }: EntityNode, ways: readonly PropertyName[], ends: readonly string[]): boolean {
  return seen
    .saidOf(slug)
    .some(({ property, value }) => ways.includes(property) && value.type === 'entity' && ends.includes(value.slug))
}

function isSpelled(seen: Seen, { slug, name }: EntityNode, part: string): boolean {
  const spellings = seen
    .saidOf(slug)
    .flatMap(({ property, value }) => (property === 'name' && value.type === 'text' ? [value.text] : []))
  return [name, ...spellings].some((spelling) => foldName(spelling).includes(foldName(part)))
}

function isClassified({ classification }: EntityNode, words: readonly string[] | null | undefined): boolean {
  return words == null || words.includes(classification ?? '')
}

/** Subordinate bodies, organs and terms, at any depth. */
function everythingBelow(seen: Seen, body: string): ReadonlySet<string> {
  const ways: readonly PropertyName[] = ['parent', 'organOf', 'termOf']
  const found = new Set<string>()
  const open = [body]
  for (let above = open.pop(); above !== undefined; above = open.pop()) {
    for (const { subject, property } of seen.saidWith(above)) {
      if (!ways.includes(property) || found.has(subject)) continue
      found.add(subject)
      open.push(subject)
    }
  }
  return found
}

function isWithin(seen: Seen, { slug }: EntityNode, from: Edtf | null, to: Edtf | null): boolean {
  const dates = (wanted: PropertyName) =>
    seen
      .saidOf(slug)
      .flatMap(({ property, value }) => (property === wanted && value.type === 'date' ? [value.date] : []))
  const [starts, ends] = [dates('startDate'), dates('endDate')]
  const begins = starts.length > 0 ? starts : ends
  const lasts = ends.length > 0 ? ends : starts
  if (begins.length === 0) return false
  return Math.max(...lasts.map(lastDay)) >= firstDay(from) && Math.min(...begins.map(firstDay)) <= lastDay(to)
}
