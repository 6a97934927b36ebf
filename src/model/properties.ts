import { agentProperties } from './properties/agent.ts'
import { generalProperties } from './properties/any.ts'
import { decisionProperties } from './properties/decision.ts'
import { documentProperties } from './properties/document.ts'
import { eventProperties } from './properties/event.ts'
import { organizationProperties } from './properties/organization.ts'
import { personProperties } from './properties/person.ts'
import { sourceProperties } from './properties/source.ts'
import type { PropertyDeclaration, QualifierOf, WithOwnQualifiers } from './property.ts'

const declared = {
  ...generalProperties,
  ...personProperties,
  ...agentProperties,
  ...organizationProperties,
  ...eventProperties,
  ...decisionProperties,
  ...documentProperties,
  ...sourceProperties,
} as const

/** The name of a declared property; a field of the schema that shows a single value bears it. */
export type PropertyName = keyof typeof declared

/** A property as it is declared, with its name. */
export interface Property<Name extends PropertyName = PropertyName>
  extends PropertyDeclaration<QualifierOf<(typeof declared)[Name]>> {
  readonly name: Name
}

/** Every declared property, by name. */
export const properties = Object.fromEntries(
  Object.entries<PropertyDeclaration>(declared satisfies WithOwnQualifiers<typeof declared>).map(
    ([name, declaration]) => [name, { name, ...declaration }],
  ),
) as { readonly [Name in PropertyName]: Property<Name> }

export const allProperties: readonly Property[] = Object.values(properties)

export function isPropertyName(name: string): name is PropertyName {
  return Object.hasOwn(properties, name)
}
