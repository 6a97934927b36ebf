import type { Vocabulary } from './vocabulary.ts'

/** The properties of which a source can give a list that it holds to be complete. */
export const listedProperties = {
  participant: 'Those who take part in the event, in a role if one is given.',
  memberOf: 'The persons who belong to the body, in a role or with a status if one is given.',
  memberBodyOf: 'The bodies that belong to the body.',
  ballot: 'Those who vote on the decision.',
} as const satisfies Vocabulary
export type ListedProperty = keyof typeof listedProperties

/** On which side of the listed claims the owner of a list stands. */
export const ownerOfList = {
  participant: 'SUBJECT',
  memberOf: 'OBJECT',
  memberBodyOf: 'OBJECT',
  ballot: 'OBJECT',
} as const satisfies Record<ListedProperty, 'SUBJECT' | 'OBJECT'>

/** Of these there is one list, whenever that was: of who took part in an event, of who voted. */
export const listedOnce: ReadonlySet<ListedProperty> = new Set(['participant', 'ballot'])

export function isListed(property: string): property is ListedProperty {
  return Object.hasOwn(ownerOfList, property)
}
