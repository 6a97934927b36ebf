import type { Identifier as EntityIdentifier } from '../src/model/entity.ts'
import { addressOfIdentifier } from '../src/model/identifier.ts'
import { builder } from './builder.ts'

/** The entity's name in another catalogue. */
export const Identifier = builder.objectRef<EntityIdentifier>('Identifier')

Identifier.implement({
  description: 'What another catalogue calls the entity.',
  fields: (t) => ({
    scheme: t.exposeString('scheme', { description: 'The catalogue: "wikidata".' }),
    value: t.exposeString('value', { description: 'The id that it gives: "Q56226".' }),
    url: t.string({
      nullable: true,
      description: 'Where the catalogue shows it; null for a catalogue whose addresses are not known here.',
      resolve: addressOfIdentifier,
    }),
  }),
})
