import type { PropertyDeclaration } from '../property.ts'

/** What can be said of a source. */
export const sourceProperties = {
  publisher: {
    label: 'publisher',
    inverseLabel: 'publishes',
    description: 'Who published the source.',
    domain: ['SOURCE'],
    range: { kinds: ['ORGANIZATION'], value: 'text' },
    functional: true,
    wikidata: 'P123',
  },
  published: {
    label: 'published',
    inverseLabel: 'publication date of',
    description: 'The day on which the source came out.',
    domain: ['SOURCE'],
    range: { value: 'date' },
    functional: true,
    wikidata: 'P577',
  },
  retrieved: {
    label: 'retrieved',
    inverseLabel: 'retrieval date of',
    description: 'The day on which the source was read for this graph.',
    domain: ['SOURCE'],
    range: { value: 'date' },
    functional: true,
    wikidata: 'P813',
  },
  url: {
    label: 'address',
    inverseLabel: 'address of',
    description: 'Where the source can be read.',
    domain: ['SOURCE'],
    range: { value: 'text' },
    functional: true,
    wikidata: 'P854',
  },
  language: {
    label: 'language',
    inverseLabel: 'language of',
    description: 'The language that the source is written in, as a BCP 47 tag.',
    domain: ['SOURCE'],
    range: { value: 'text' },
    functional: true,
    wikidata: 'P407',
  },
  basedOn: {
    label: 'based on',
    inverseLabel: 'basis of',
    description: 'The source of which this is a copy, a translation or a reprint. Both count as one voice.',
    domain: ['SOURCE'],
    range: { kinds: ['SOURCE'] },
    wikidata: 'P144',
  },
} as const satisfies Record<string, PropertyDeclaration>
