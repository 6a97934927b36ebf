import { defaultCertainties, withCertainty } from '../../model/certainty.ts'
import type { Claim } from '../../model/claim.ts'
import { properties } from '../../model/properties.ts'
import type { EntityChange } from '../amend/held-entities.ts'
import type { ClaimChange } from '../amend/holdings.ts'
import { entitiesNamed } from '../mentions.ts'
import { isOfSpan } from './derive-spans.ts'
import { placingProperties } from './entity-key.ts'

/**
 * Claims and entities whose derived rows are to be brought in step. A claim that did not change can be among them,
 * where something around it did.
 */
export interface Touched {
  readonly claims: readonly ClaimChange[]
  readonly entities: readonly EntityChange[]
}

/** A subject and a property. */
export interface Topic {
  readonly subject: string
  readonly property: Claim['property']
}

/** The claim as the graph shows it, without what is only expected; null if that is all. */
export function keptOf(claim: Claim | null): Claim | null {
  return claim && withCertainty(claim, defaultCertainties)
}

/** The claims, before and after. */
export function claimsOf({ claims }: Touched): Claim[] {
  return claims.flatMap(({ before, after }) => [before, after].flatMap((claim) => claim ?? []))
}

export function topicKey({ subject, property }: Topic): string {
  return `${subject} ${property}`
}

/** The same for both directions. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** The pair of entities that a claim relates; null where its value is none. */
export function pairOf({ subject, value }: Claim): string | null {
  return value.type === 'entity' ? pairKey(subject, value.slug) : null
}

/** The topics in which the touched claims can come to disagree with others. */
export function contestedTopics(touched: Touched): Topic[] {
  return claimsOf(touched).flatMap(({ subject, property }): Topic[] => {
    if (property === 'breakdownExhaustive') return countedProperties.map((counted) => ({ subject, property: counted }))
    return properties[property].functional ? [{ subject, property }] : []
  })
}

/** Whether breakdowns that are declared complete are held against it. */
export function isCounted({ property }: Pick<Topic, 'property'>): boolean {
  return properties[property].functional !== undefined && properties[property].qualifiers?.counted !== undefined
}

const countedProperties = (Object.keys(properties) as Claim['property'][]).filter((property) => isCounted({ property }))

/** The events whose time the touched claims tell. */
export function spanSubjects(touched: Touched): Set<string> {
  return new Set(
    claimsOf(touched)
      .filter(isOfSpan)
      .map(({ subject }) => subject),
  )
}

/** The entities that the touched claims place. */
export function placedSubjects(touched: Touched): Set<string> {
  return new Set(
    claimsOf(touched)
      .filter(({ property }) => placingProperties.has(property))
      .map(({ subject }) => subject),
  )
}

/** The entities that the kept claims name: of the touched ones as they were, or as they are. */
export function namedBy({ claims }: Touched, state: 'before' | 'after'): Set<string> {
  return new Set(
    claims.flatMap((change) => {
      const kept = keptOf(change[state])
      return kept ? entitiesNamed(kept) : []
    }),
  )
}
