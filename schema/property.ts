import type { Property as DeclaredProperty } from '../src/model/properties.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { EntityKind } from './enums.ts'

/** A property, as the model declares it. */
export const Property = builder.objectRef<DeclaredProperty>('Property')

Property.implement({
  description:
    'Something that can be said of entities, declared once. A field that shows a single value bears the name of its property; Post.organization shows postOf.',
  fields: (t) => ({
    name: t.exposeString('name', { description: 'The name by which arguments call it: "memberOf".' }),
    label: t.exposeString('label', { description: 'How it reads from the subject: "member of".' }),
    inverseLabel: t.exposeString('inverseLabel', { description: 'How it reads from the value: "has member".' }),
    description: t.exposeString('description', { description: 'What it means.' }),
    domain: t.field({
      type: [EntityKind],
      ...upTo(11),
      description: 'The kinds of entity of which it can be said.',
      resolve: ({ domain }) => [...domain],
    }),
    range: t.field({
      type: [EntityKind],
      ...upTo(11),
      description: 'The kinds of entity that its value can be; empty where the value is a date, a number or a text.',
      resolve: ({ range }) => [...(range.kinds ?? [])],
    }),
    functional: t.boolean({
      description: 'Whether it has one value at a time, so that two values compete.',
      resolve: ({ functional }) => functional !== undefined,
    }),
    wikidata: t.string({
      nullable: true,
      description: 'The id of the nearest Wikidata property.',
      resolve: ({ wikidata }) => wikidata ?? null,
    }),
    popolo: t.string({
      nullable: true,
      description: 'The field of the Popolo specification that says the same.',
      resolve: ({ popolo }) => popolo ?? null,
    }),
  }),
})
