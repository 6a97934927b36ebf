import { defaultModel, Model, type Schema } from '@alephdata/followthemoney'

/** FollowTheMoney's own model: which schemata there are, what they extend, and what their properties hold. */
export const model = new Model(defaultModel)

/** The properties of every schema, its own and those that it inherits: a schema gathers them anew whenever it is asked. */
const propertiesOfSchema = new Map(model.getSchemata().map((schema) => [schema, schema.getProperties()]))

/** The property that a schema has under a name, or none. */
export function propertyOf(schema: Schema, name: string) {
  return propertiesOfSchema.get(schema)?.get(name)
}
