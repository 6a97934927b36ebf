import type { Spelling } from '../src/graph/name.ts'
import { nameStyles } from '../src/model/vocabulary.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Reference } from './claim.ts'

/** A spelling of an entity. */
export const Name = builder.objectRef<Spelling>('Name')

Name.implement({
  description: 'One spelling under which an entity is printed.',
  fields: (t) => ({
    text: t.exposeString('text', { description: 'The spelling.' }),
    language: t.exposeString('language', { nullable: true, description: 'Its language, as a BCP 47 tag.' }),
    style: t.exposeString('style', {
      nullable: true,
      description: `Its script or romanization: ${Object.keys(nameStyles).join(', ')}.`,
    }),
    references: t.field({
      type: [Reference],
      ...upTo(3),
      description: 'Who prints it so.',
      resolve: ({ references }) => [...references],
    }),
  }),
})
