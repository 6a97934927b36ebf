import { agentKinds } from '../kind.ts'
import type { PropertyDeclaration } from '../property.ts'

/** What can be said of whoever can own, direct, pay or stand for another: persons and bodies. */
export const agentProperties = {
  directs: {
    label: 'directs',
    inverseLabel: 'directed by',
    description: 'The body on whose board, or at whose head, the person or body is.',
    domain: agentKinds,
    range: { kinds: ['ORGANIZATION'] },
    qualifiers: { role: { description: 'The function, as the source words it: "director", "treasurer".' } },
  },
  owns: {
    label: 'owns',
    inverseLabel: 'owned by',
    description: 'The body that the person or body owns, or has a share of.',
    domain: agentKinds,
    range: { kinds: ['ORGANIZATION'] },
    qualifiers: {
      share: { description: 'How much of it, as the source words it: "51%".' },
      role: { description: 'In which way, as the source words it: "shareholder".' },
    },
    wikidata: 'P1830',
  },
  represents: {
    label: 'represents',
    inverseLabel: 'represented by',
    description: 'For whom the person or body acts.',
    domain: agentKinds,
    range: { kinds: agentKinds },
    qualifiers: { role: { description: 'In which function, as the source words it: "lawyer".' } },
  },
  pays: {
    label: 'pays',
    inverseLabel: 'paid by',
    description: 'To whom the person or body gives money: a donation, a payment.',
    domain: agentKinds,
    range: { kinds: agentKinds },
    qualifiers: {
      amount: { description: 'How much, with the currency: "100000 EUR".' },
      purpose: { description: 'What for, as the source words it.' },
    },
  },
  linkedTo: {
    label: 'linked to',
    inverseLabel: 'linked to',
    description: 'Somebody or something that a source connects with it, without saying more closely how.',
    domain: agentKinds,
    range: { kinds: agentKinds, other: true },
    qualifiers: { role: { description: 'How, as the source words it.' } },
  },
} as const satisfies Record<string, PropertyDeclaration>
