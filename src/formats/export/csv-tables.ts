import { entityKinds } from '../../model/kind.ts'
import { allProperties } from '../../model/properties.ts'
import { certainties, ranks } from '../../model/vocabulary.ts'

/** A column of a table, as Frictionless' Table Schema tells of it. */
export interface CsvColumn {
  readonly name: string
  readonly type: 'string' | 'integer' | 'number' | 'boolean'
  readonly description: string
  readonly constraints?: { readonly required?: true; readonly unique?: true; readonly enum?: readonly string[] }
}

export interface CsvTable {
  readonly description: string
  readonly columns: readonly CsvColumn[]
  /** The columns that tell its rows apart. */
  readonly key: readonly string[]
  /** The columns that name a row of another table, by its first column. */
  readonly names: Readonly<Record<string, 'entities.csv' | 'claims.csv'>>
}

const required = { required: true } as const

const text = (name: string, description: string, constraints?: CsvColumn['constraints']): CsvColumn => ({
  name,
  type: 'string',
  description,
  ...(constraints && { constraints }),
})

const words = (list: object) => ({ required: true, enum: Object.keys(list) }) as const

/** Every qualifier that any property declares: each has a column of its own. */
const qualifiers = [...new Map(allProperties.flatMap(({ qualifiers }) => Object.entries(qualifiers ?? {})))].sort(
  ([a], [b]) => (a < b ? -1 : 1),
)

export const qualifierNames: readonly string[] = qualifiers.map(([name]) => name)

/** The tables, with their columns. The first of each is what its rows are known by, or what they belong to. */
export const csvTables = {
  'entities.csv': {
    description: 'What there is.',
    columns: [
      text('slug', 'By which it is known in the graph.', { required: true, unique: true }),
      text('kind', 'What it is.', words(entityKinds)),
      text('name', 'The preferred name.', required),
      text('description', 'What tells it apart from others of its name.'),
      text('classification', 'What sort of body, event or text it is: a word of an open list.'),
      { name: 'ordinal', type: 'integer', description: 'Its number in a series.' },
      { name: 'enlarged', type: 'boolean', description: 'Whether a meeting was enlarged by others than members.' },
    ],
    key: ['slug'],
    names: {},
  },
  'identifiers.csv': {
    description: 'What entities are called in other catalogues.',
    columns: [
      text('entity', 'The slug of the entity.', required),
      text('scheme', 'The catalogue.', required),
      text('value', 'The identifier in it.', required),
    ],
    key: ['entity', 'scheme', 'value'],
    names: { entity: 'entities.csv' },
  },
  'claims.csv': {
    description: 'What is said: each claim once, whoever says it.',
    columns: [
      text('id', 'The id of the claim.', { required: true, unique: true }),
      text('subject', 'The slug of what it is said of.', required),
      text('property', 'What is said of it.', words(Object.fromEntries(allProperties.map(({ name }) => [name, null])))),
      text('value_type', 'What the value is.', { required: true, enum: ['entity', 'date', 'quantity', 'text'] }),
      text('value', 'The value as it is written: a slug, a date by EDTF, a quantity or a text.', required),
      text('unit', 'What a quantity counts.'),
      text('language', 'The language of a text.'),
      text('display', 'The value for people to read: of an entity its name.'),
      text('earliest', 'The first day that a date can mean.'),
      text('latest', 'The last day that a date can mean.'),
      { name: 'amount', type: 'number', description: 'A quantity as a number; of a share, from 0 to 1.' },
      text('start', 'When it began to hold, by EDTF.'),
      text('end', 'When it ceased to hold, by EDTF.'),
      text('rank', 'What editors hold of it.', words(ranks)),
      text('rank_reason', 'Why they do.'),
      text('explanation', 'What an editor says of the disagreement in which it stands.'),
      ...qualifiers.map(([name, { description }]) => text(`qualifier_${name}`, description)),
    ],
    key: ['id'],
    names: { subject: 'entities.csv' },
  },
  'references.csv': {
    description: 'Who says it, and how.',
    columns: [
      text('claim', 'The id of the claim.', required),
      {
        name: 'position',
        type: 'integer',
        description: 'Which reference of the claim it is, from 0.',
        constraints: required,
      },
      text('source', 'The slug of the source.', required),
      text('locator', 'The place in the source.'),
      { name: 'order', type: 'integer', description: "The place in the source's list, from 1." },
      text('printed_as', 'The wording of the source.'),
      text('attributed_to', 'Who says it inside the source: a slug.'),
      text('attribution', 'The same as a text.'),
      text('certainty', 'How sure the source is.', words(certainties)),
      text('attested', 'The day for which it is said, by EDTF.'),
      text('note', 'What else is told of it.'),
    ],
    key: ['claim', 'position'],
    names: { claim: 'claims.csv', source: 'entities.csv' },
  },
  'links.csv': {
    description: 'The links of a projection: who shares how much, the heaviest first.',
    columns: [
      text('source', 'The slug of one of the two.', required),
      text('target', 'The slug of the other.', required),
      text('type', 'Links have no direction.', { required: true, enum: ['Undirected'] }),
      { name: 'weight', type: 'integer', description: 'How many things they share.', constraints: required },
      text('shared', 'The slugs of these, with a bar between them.', required),
    ],
    key: ['source', 'target'],
    names: { source: 'entities.csv', target: 'entities.csv' },
  },
} as const satisfies Record<string, CsvTable>

export type CsvTableName = keyof typeof csvTables
