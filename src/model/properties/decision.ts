import { allKinds } from '../kind.ts'
import type { PropertyDeclaration } from '../property.ts'
import { effects } from '../vocabulary.ts'

/** What can be said of a decision. */
export const decisionProperties = {
  adoptedAt: {
    label: 'adopted at',
    inverseLabel: 'adopts',
    description: 'The meeting at which the decision was taken.',
    inverseDescription: 'The decisions taken at the meeting.',
    domain: ['DECISION'],
    range: { kinds: ['MEETING'] },
    functional: true,
    popolo: 'motion.legislative_session_id',
  },
  adoptedBy: {
    label: 'adopted by',
    inverseLabel: 'adopts',
    description: 'The body that took the decision.',
    inverseDescription: 'The decisions that the body took.',
    domain: ['DECISION'],
    range: { kinds: ['ORGANIZATION'] },
    functional: true,
    wikidata: 'P790',
    popolo: 'motion.organization_id',
  },
  text: {
    label: 'content',
    inverseLabel: 'content of',
    description: "What was decided, in this graph's own words.",
    domain: ['DECISION'],
    range: { value: 'text' },
  },
  vote: {
    label: 'vote',
    inverseLabel: 'vote on',
    description: 'How the vote went, as the source puts it: "unanimous".',
    domain: ['DECISION'],
    range: { value: 'text' },
    functional: true,
    popolo: 'vote_event.result',
  },
  plannedDate: {
    label: 'planned for',
    inverseLabel: 'planned date of',
    description:
      'When the event that the decision convenes or announces is to take place. It is a plan, and no date of the event.',
    domain: ['DECISION'],
    range: { value: 'date' },
  },
  effect: {
    label: 'effect on',
    inverseLabel: 'concerned by',
    description: 'What the decision does, and to whom or what.',
    inverseDescription: 'The decisions that did something to it, and what they did.',
    domain: ['DECISION'],
    range: { kinds: allKinds },
    qualifiers: {
      effect: { description: 'What it does.', required: true, words: effects },
      post: { description: 'The post that somebody is elected to, appointed to or removed from.', kinds: ['POST'] },
      into: { description: 'What it becomes, or where it goes.', kinds: allKinds },
      over: { description: 'The body over which somebody gains or loses control.', kinds: ['ORGANIZATION'] },
    },
    facet: 'effect',
  },
} as const satisfies Record<string, PropertyDeclaration>
