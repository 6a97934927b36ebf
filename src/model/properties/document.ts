import { agentKinds, allKinds, eventKinds } from '../kind.ts'
import type { PropertyDeclaration } from '../property.ts'

/** What can be said of a document. */
export const documentProperties = {
  author: {
    label: 'author',
    inverseLabel: 'author of',
    description: 'Who wrote the document or the source, or in whose name it was written.',
    domain: ['DOCUMENT', 'SOURCE'],
    range: { kinds: agentKinds, value: 'text' },
    wikidata: 'P50',
    popolo: 'speech.creator_id',
    lasting: 'ONCE_BEGUN',
  },
  presentedBy: {
    label: 'presented by',
    inverseLabel: 'presents',
    description: 'Who presented or delivered the document.',
    domain: ['DOCUMENT'],
    range: { kinds: agentKinds },
    wikidata: 'P823',
    popolo: 'speech.creator_id',
    lasting: 'ONCE_BEGUN',
  },
  presentedAt: {
    label: 'presented at',
    inverseLabel: 'sees presented',
    description: 'The event at which the document was presented, delivered or received.',
    inverseDescription: 'The documents presented, delivered or received at the event.',
    domain: ['DOCUMENT'],
    range: { kinds: eventKinds },
    popolo: 'speech.event_id',
    lasting: 'ONCE_BEGUN',
  },
  addressedTo: {
    label: 'addressed to',
    inverseLabel: 'addressee of',
    description: 'To whom the document is addressed.',
    domain: ['DOCUMENT'],
    range: { kinds: allKinds },
    wikidata: 'P1817',
    popolo: 'speech.audience_id',
    lasting: 'ONCE_BEGUN',
  },
  amendableBy: {
    label: 'can be amended by',
    inverseLabel: 'can amend',
    description: 'The bodies that are entitled to change the document.',
    domain: ['DOCUMENT'],
    range: { kinds: ['ORGANIZATION'] },
  },
  assessment: {
    label: 'assessment',
    inverseLabel: 'assessment of',
    description: "How a plan or its outcome is judged, in this graph's own words.",
    domain: ['DOCUMENT'],
    range: { value: 'text' },
    lasting: 'ALWAYS',
  },
} as const satisfies Record<string, PropertyDeclaration>
