import { displayClaim, type Qualified, qualifiersOf } from '../src/graph/claim.ts'
import { getEntity } from '../src/graph/entity.ts'
import type { ResolvedFact } from '../src/graph/fact.ts'
import { formatDay } from '../src/model/day.ts'
import type { Edtf } from '../src/model/edtf.ts'
import { properties } from '../src/model/properties.ts'
import { upTo } from './bound.ts'
import { builder } from './builder.ts'
import { Claim, Qualifier } from './claim.ts'
import { Entity } from './entity.ts'
import { DatePrecision, FactStatus } from './enums.ts'
import { Property } from './property.ts'

/** A functional property resolved. */
export const Fact = builder.interfaceRef<ResolvedFact>('Fact')
export const DateFact = builder.objectRef<ResolvedFact>('DateFact')
export const TextFact = builder.objectRef<ResolvedFact>('TextFact')
export const PropertyFact = builder.objectRef<ResolvedFact>('PropertyFact')

/** A date by itself, with what its text leaves open. */
export const EDate = builder.objectRef<Edtf>('EDate')

Fact.implement({
  description: 'The best value on record, and every claim that competes for the place, best first.',
  fields: (t) => ({
    status: t.expose('status', {
      type: FactStatus,
      description: 'Whether any two of the claims cannot both be right.',
    }),
    claims: t.field({
      type: [Claim],
      ...upTo(3),
      description:
        "Every claim for the place, best first: by editors' rank, then by how many voices say it or something in accord with it, then the most precise, then the source published first.",
      resolve: ({ claims }) => [...claims],
    }),
  }),
})

DateFact.implement({
  description: 'A date as the best claim gives it. A disputed one has rivals among its claims.',
  interfaces: () => [Fact],
  fields: (t) => ({
    edtf: t.field({
      type: 'EDTF',
      description: 'The date as its source gives it.',
      resolve: (fact) => dateOf(fact).text,
    }),
    earliest: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day that fits; null where it is open or unknown.',
      resolve: (fact) => dayOf(dateOf(fact).earliest),
    }),
    latest: t.field({
      type: 'Date',
      nullable: true,
      description: 'The last day that fits; null where it is open or unknown.',
      resolve: (fact) => dayOf(dateOf(fact).latest),
    }),
    precision: t.field({
      type: DatePrecision,
      description: 'How precisely it is given.',
      resolve: (fact) => dateOf(fact).precision,
    }),
    approximate: t.boolean({
      description: 'Whether the source says "about" (EDTF ~).',
      resolve: (fact) => dateOf(fact).approximate,
    }),
    uncertain: t.boolean({
      description: 'Whether the source is not sure of it (EDTF ?).',
      resolve: (fact) => dateOf(fact).uncertain,
    }),
  }),
})

TextFact.implement({
  description: 'A text as the best claim gives it.',
  interfaces: () => [Fact],
  fields: (t) => ({
    text: t.string({ description: 'The text.', resolve: ({ best }) => displayClaim(best) }),
    language: t.string({
      nullable: true,
      description: 'Its language, as a BCP 47 tag.',
      resolve: ({ best: { value } }) => (value.type === 'text' ? value.language : null),
    }),
  }),
})

PropertyFact.implement({
  description: 'Any functional property that has a value: the value, its status and its rivals.',
  interfaces: () => [Fact],
  fields: (t) => ({
    property: t.field({
      type: Property,
      description: 'Which property.',
      resolve: ({ property }) => properties[property],
    }),
    qualifiers: t.field({
      type: [Qualifier],
      ...upTo(3),
      description: 'The qualifiers of the best claim.',
      resolve: ({ best }) => qualifiersOf(best) as Qualified[],
    }),
    display: t.string({
      description: 'The value of the best claim, readable.',
      resolve: ({ best }) => displayClaim(best),
    }),
    entity: t.field({
      type: Entity,
      nullable: true,
      description: 'The value of the best claim, where it is an entity.',
      resolve: ({ best: { view, value } }) => (value.type === 'entity' ? getEntity(view, value.slug) : null),
    }),
  }),
})

EDate.implement({
  description: 'A date with what its text leaves open.',
  fields: (t) => ({
    edtf: t.field({ type: 'EDTF', description: 'The date as text.', resolve: ({ text }) => text }),
    earliest: t.field({
      type: 'Date',
      nullable: true,
      description: 'The first day that fits; null where it is open or unknown.',
      resolve: ({ earliest }) => dayOf(earliest),
    }),
    latest: t.field({
      type: 'Date',
      nullable: true,
      description: 'The last day that fits; null where it is open or unknown.',
      resolve: ({ latest }) => dayOf(latest),
    }),
    precision: t.expose('precision', { type: DatePrecision, description: 'How precisely it is given.' }),
    approximate: t.exposeBoolean('approximate', { description: 'Whether it is only about right (EDTF ~).' }),
    uncertain: t.exposeBoolean('uncertain', { description: 'Whether it is not sure (EDTF ?).' }),
  }),
})

function dateOf({ best: { value, property } }: ResolvedFact): Edtf {
  if (value.type !== 'date') throw new Error(`"${property}" is shown as a date, and its value is none.`)
  return value.date
}

function dayOf(day: number | null): string | null {
  return day === null ? null : (formatDay(day) ?? null)
}
