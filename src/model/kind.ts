/** What an entity can be. The kind belongs to the entity: no source can contest it. */
export const entityKinds = {
  PERSON: 'A human being, living or dead.',
  ORGANIZATION: 'A body: a party, an organ of one, a term of an organ, a state organ, a military unit, a newspaper.',
  POST: 'An office that persons hold, such as General Secretary.',
  MEETING: 'An event at which a body meets: a congress, a plenary, a session, a sitting.',
  OCCASION: 'An event that is no meeting: a campaign, a ceremony, an election, a performance.',
  AGENDA_ITEM: 'One item of the agenda of a meeting, as announced or as held.',
  DECISION: 'Something that a body or a meeting decided, or one part of it.',
  DOCUMENT: 'A text: a report, a resolution, rules, a provision of rules, a plan, a message, a speech.',
  PLACE: 'A place: a building, a city, a country.',
  SOURCE: 'An account that says what the graph records: an article, a page, a file.',
} as const

export type EntityKind = keyof typeof entityKinds

export const allKinds = Object.keys(entityKinds) as EntityKind[]

/** Whoever can take part, decide, author or belong. */
export const agentKinds = ['PERSON', 'ORGANIZATION'] as const satisfies readonly EntityKind[]

/** Whatever happens at a time. */
export const eventKinds = ['MEETING', 'OCCASION'] as const satisfies readonly EntityKind[]

/** The kinds with their articles: "a MEETING or an OCCASION". */
export function anyOf(kinds: readonly EntityKind[]): string {
  return kinds.length === allKinds.length ? 'an entity' : kinds.map(withArticle).join(' or ')
}

export function withArticle(kind: EntityKind): string {
  return `${/^[AO]/.test(kind) ? 'an' : 'a'} ${kind}`
}
