import type { PropertyDeclaration } from '../property.ts'
import { membershipStatuses } from '../vocabulary.ts'

/** What can be said of a person. */
export const personProperties = {
  gender: {
    label: 'gender',
    inverseLabel: 'gender of',
    description: 'The gender that a source gives.',
    domain: ['PERSON'],
    range: { value: 'text' },
    functional: true,
    wikidata: 'P21',
    popolo: 'gender',
  },
  birthDate: {
    label: 'date of birth',
    inverseLabel: 'date of birth of',
    description: 'The day of birth, or the year where no more is known.',
    domain: ['PERSON'],
    range: { value: 'date' },
    functional: true,
    wikidata: 'P569',
    popolo: 'birth_date',
  },
  deathDate: {
    label: 'date of death',
    inverseLabel: 'date of death of',
    description: 'The day of death.',
    domain: ['PERSON'],
    range: { value: 'date' },
    functional: true,
    wikidata: 'P570',
    popolo: 'death_date',
  },
  birthPlace: {
    label: 'place of birth',
    inverseLabel: 'birthplace of',
    description: 'Where the person was born.',
    domain: ['PERSON'],
    range: { kinds: ['PLACE'] },
    functional: true,
    wikidata: 'P19',
  },
  memberOf: {
    label: 'member of',
    inverseLabel: 'has member',
    description: 'The bodies that the person belongs to, each spell with its start and end.',
    inverseDescription: 'The persons who belong to the body.',
    domain: ['PERSON'],
    range: { kinds: ['ORGANIZATION'] },
    qualifiers: {
      role: { description: 'The function within the body, as the field words it: "chairman", "secretary".' },
      membershipStatus: { description: 'Full or candidate member.', words: membershipStatuses },
    },
    wikidata: 'P463',
    popolo: 'memberships',
  },
  holds: {
    label: 'holds post',
    inverseLabel: 'held by',
    description: 'The posts that the person holds or held.',
    inverseDescription: 'The persons who hold or held the post.',
    domain: ['PERSON'],
    range: { kinds: ['POST'] },
    wikidata: 'P39',
    popolo: 'membership.post_id',
  },
} as const satisfies Record<string, PropertyDeclaration>
