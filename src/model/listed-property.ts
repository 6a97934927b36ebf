import type { Vocabulary } from './vocabulary.ts'

/** The properties of which a source can give a list that it holds to be complete. */
export const listedProperties = {
  participant: 'Those who take part in the event, in a role if one is given.',
  memberOf: 'The persons who belong to the body, in a role or with a status if one is given.',
  memberBodyOf: 'The bodies that belong to the body.',
} as const satisfies Vocabulary
export type ListedProperty = keyof typeof listedProperties

/** On which side of the listed claims the owner of a list stands. */
export const ownerOfList = {
  participant: 'SUBJECT',
  memberOf: 'OBJECT',
  memberBodyOf: 'OBJECT',
} as const satisfies Record<ListedProperty, 'SUBJECT' | 'OBJECT'>

export function isListed(property: string): property is ListedProperty {
  return Object.hasOwn(ownerOfList, property)
}
