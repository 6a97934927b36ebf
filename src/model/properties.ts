import { agentProperties } from './properties/agent.ts'
import { generalProperties } from './properties/any.ts'
import { decisionProperties } from './properties/decision.ts'
import { documentProperties } from './properties/document.ts'
import { eventProperties } from './properties/event.ts'
import { organizationProperties } from './properties/organization.ts'
import { personProperties } from './properties/person.ts'
import { sourceProperties } from './properties/source.ts'
import type { Property, PropertyDeclaration } from './property.ts'

const declared = {
  ...generalProperties,
  ...personProperties,
  ...agentProperties,
  ...organizationProperties,
  ...eventProperties,
  ...decisionProperties,
  ...documentProperties,
  ...sourceProperties,
} as const satisfies Record<string, PropertyDeclaration>

/** The name of a declared property; a field of the schema that shows a single value bears it. */
export type PropertyName = keyof typeof declared

/** Every declared property, by name. */
export const properties = Object.fromEntries(
  Object.entries<PropertyDeclaration>(declared).map(([name, declaration]) => [name, { name, ...declaration }]),
) as Readonly<Record<PropertyName, Property>>

export const allProperties: readonly Property[] = Object.values(properties)

export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(properties, name)
}
