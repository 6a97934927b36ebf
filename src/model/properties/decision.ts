import { agentKinds, allKinds } from '../kind.ts'
import type { PropertyDeclaration } from '../property.ts'
import { effects, outcomes, voteOptions } from '../vocabulary.ts'

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
  outcome: {
    label: 'outcome',
    inverseLabel: 'outcome of',
    description:
      'What became of what was put to the vote. Only a decision that is ADOPTED, or of which no outcome is told, has effects. Where and by whom it was put to the vote is told by adoptedAt and adoptedBy.',
    domain: ['DECISION'],
    range: { value: 'text', words: outcomes },
    functional: true,
    popolo: 'vote_event.result',
  },
  ballot: {
    label: 'votes on',
    inverseLabel: 'ballot of',
    description: 'A decision on which the person or body votes, and how: with an option, or for a candidate.',
    inverseDescription: 'Who votes on the decision, and how.',
    domain: agentKinds,
    range: { kinds: ['DECISION'] },
    qualifiers: {
      option: {
        description: 'What the voter does. Of one voter in one decision, two that differ cannot both be right.',
        requiredWithout: 'candidate',
        words: voteOptions,
        oneForEach: 'candidate',
      },
      candidate: { description: 'For whom or what the ballot is cast, in an election.', kinds: allKinds },
      onBehalfOf: {
        description: 'The body for which the voter votes: its parliamentary group.',
        kinds: ['ORGANIZATION'],
      },
      weight: { description: 'How many votes the ballot is: "0.5", "3". Absent: one.', number: true },
      pair: { description: 'The voter with whom the voter is paired.', kinds: agentKinds },
      role: { description: 'In which function the voter votes, as the source words it: "chair".' },
    },
    facet: 'option',
    lasting: 'ONCE_BEGUN',
    popolo: 'vote_event.votes',
  },
  ballotCount: {
    label: 'number of ballots',
    inverseLabel: 'number of ballots of',
    description:
      'How many votes a source counts: for an option, for a candidate, of a body, or in all. A source that holds its list of ballots to be complete and whose own count is another disagrees with itself.',
    domain: ['DECISION'],
    range: { value: 'quantity', unit: 'vote' },
    qualifiers: {
      option: { description: 'Only ballots with this option.', words: voteOptions },
      candidate: { description: 'Only ballots for this candidate.', kinds: allKinds },
      onBehalfOf: { description: 'Only ballots cast for this body.', kinds: ['ORGANIZATION'] },
    },
    functional: ['option', 'candidate', 'onBehalfOf'],
    popolo: 'vote_event.counts',
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
